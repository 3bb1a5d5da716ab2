import { Type } from '@sinclair/typebox';
import { Instant, Tenant, defineEvent } from '../../define-event.js';

export const scoreChanged = defineEvent({
  type: 'rwd.assessment.score-changed.v1',
  topic: 'rwd.assessment.scores.v1',
  dataClass: 'none',
  key: 'tenant',
  summary: 'An organization\'s self-declared maturity changed as evidence arrived',
  schema: Type.Object(
    { tenant: Tenant, catalogue: Type.String(), level: Type.Integer({ minimum: 1, maximum: 5 }), overall: Type.Integer({ description: 'score times 10,000' }), gaps: Type.Integer({ minimum: 0 }), at: Instant },
    { additionalProperties: false },
  ),
  examples: [{ tenant: 'demo-a', catalogue: 'dcmm-2018', level: 1, overall: 10_000, gaps: 3, at: '2026-01-01T00:00:00Z' }],
});
