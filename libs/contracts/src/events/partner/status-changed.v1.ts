import { Type } from '@sinclair/typebox';
import { Instant, Tenant, defineEvent } from '../../define-event.js';

/** A token lives up to five minutes after its client was disabled; this closes that gap at every service. */
export const partnerStatusChanged = defineEvent({
  type: 'rwd.partner.status-changed.v1',
  topic: 'rwd.partner.status.v1',
  dataClass: 'none',
  key: 'tenant',
  summary: 'A partner was registered, disabled or enabled again',
  schema: Type.Object(
    { tenant: Tenant, clientId: Type.String(), status: Type.Union([Type.Literal('active'), Type.Literal('disabled')]), at: Instant },
    { additionalProperties: false },
  ),
  examples: [{ tenant: 'demo-a', clientId: 'partner-demo-a', status: 'active', at: '2026-01-01T00:00:00Z' }],
});
