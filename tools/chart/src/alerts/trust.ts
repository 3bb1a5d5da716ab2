import { series, type Alert, type AlertGroup } from './alert.js';

const one = { service_name: 'svc-provenance' };
const pending = (values: string) => series('rwd_provenance_pending_age_seconds', one, values);
const size = (values: string) => series('rwd_provenance_tree_size_leaves', one, values);
const refusals = (reason: string, values: string) => series('rwd_identity_refusals_total', { service_name: 'svc-ingestion', rwd_reason: reason }, values);
const job = (outcome: string, values: string) => series('rwd_mpc_job_seconds_count', { rwd_stage: 'job', rwd_outcome: outcome }, values);

const alerts: readonly Alert[] = [
  {
    name: 'CheckpointsWait', severity: 'warning', expr: 'max(rwd_provenance_pending_age_seconds) > 60', for: '5m',
    summary: 'steps of records wait for a co-signed checkpoint',
    means: 'The quorum of witnesses is not met, so no receipts go out. The log itself goes on and nothing is lost.',
    check: ['The log of provenance names the witnesses that refuse and why.', '`GET /v1/status` of provenance: cosignatures and quorum.'],
    mend: ['Bring the members\' site nodes back; the next round publishes by itself.'],
    fires: [pending('0+60x60')], silent: [pending('0x10 60x2 0x48')],
  },
  {
    name: 'CheckpointsMissing', severity: 'critical', expr: 'max(rwd_provenance_pending_age_seconds) > 900', for: '5m',
    summary: 'no checkpoint for a quarter of an hour',
    means: 'Partners have no receipts for what they sent in that time.',
    check: ['As CheckpointsWait. Witnesses that answer 409 or 422 have seen another history: see LogShrank.'],
    mend: ['Reach the operators of the missing members: the quorum is in the member directory.'],
    fires: [pending('0+60x60')], silent: [pending('120x60')], after: 45,
  },
  {
    name: 'LogShrank', severity: 'critical', expr: 'max(rwd_provenance_tree_size_leaves offset 5m) > max(rwd_provenance_tree_size_leaves)', for: '0m',
    summary: 'the ledger has fewer leaves than before',
    means: 'A log only grows. A smaller one is a restored backup, a second log under the same key, or tampering.',
    check: ['Compare `/checkpoint` with what a witness holds: its last cosigned size and root.'],
    mend: ['Stop publishing (scale provenance to 0). Restore the newest backup (docs/operators/backup.md) and replay the leaves topic, which is kept for ever.', 'Treat as an incident: docs/runbooks/README.md.'],
    fires: [size('1000x15 900x45')], silent: [size('1000+10x60')], after: 18,
  },
  {
    name: 'LogStands', severity: 'warning', expr: 'sum(rate(rwd_messaging_records_total{rwd_outcome="accepted"}[15m])) > 0 and on () (max(rwd_provenance_tree_size_leaves) - max(rwd_provenance_tree_size_leaves offset 15m)) == 0', for: '15m',
    summary: 'records are accepted and the ledger does not grow',
    means: 'Steps are not logged: provenance does not read, or its sequencer hangs.',
    check: ['ConsumerStuck for svc-provenance and svc-provenance.sequencer; readiness of provenance.'],
    mend: ['Delete the pod; it takes the log up from its committed head.'],
    fires: [series('rwd_messaging_records_total', { rwd_outcome: 'accepted' }, '0+5x90'), size('700x90')], silent: [series('rwd_messaging_records_total', { rwd_outcome: 'accepted' }, '0+5x90'), size('700+5x90')], after: 60,
  },
  {
    name: 'TokenRefusals', severity: 'warning', expr: 'sum by (rwd_reason) (rate(rwd_identity_refusals_total[10m])) > 0.5', for: '10m',
    summary: 'tokens are refused: {{ $labels.rwd_reason }}',
    means: 'Calls with a wrong, expired or forged token, more than one in two seconds.',
    check: ['The code: expired tokens are a partner\'s clock or client; a wrong issuer is a wrong address; an unknown key is a changed realm or an attack.'],
    mend: ['Expired: check the clocks. Unknown key after a rotation: services take the new JWKS within a minute.'],
    fires: [refusals('RWD_IDENTITY_TOKEN_EXPIRED', '0+60x60')], silent: [refusals('RWD_IDENTITY_TOKEN_EXPIRED', '0+6x60')],
  },
  {
    name: 'DisabledPartnerTries', severity: 'info', expr: 'sum(increase(rwd_identity_refusals_total{rwd_reason="RWD_IDENTITY_CLIENT_DISABLED"}[15m])) > 0', for: '0m',
    summary: 'a disabled partner still calls',
    means: 'A partner on the deny list uses a token that is still live. It is refused.',
    check: ['Which partner: the access log of the ingress. The mesh does not label metrics with it.'],
    mend: ['Tell the partner that it is disabled, or take it in again: docs/operators/partners.md.'],
    fires: [refusals('RWD_IDENTITY_CLIENT_DISABLED', '0x10 5x50')], silent: [refusals('RWD_IDENTITY_CLIENT_DISABLED', '5x60')], after: 15,
  },
  {
    name: 'JointComputationsFail', severity: 'warning', expr: 'sum(increase(rwd_mpc_job_seconds_count{rwd_outcome="failed"}[1h])) > 2', for: '0m',
    summary: 'joint computations fail',
    means: 'Three or more multi-party computations failed within an hour. No share of any party is lost or shown.',
    check: ['`rwd.mpc.job-failed` events name the reason and the party.', 'mTLS between site nodes: certificates, port 7220, network policies.'],
    mend: ['Bring the missing party back and propose the job again.'],
    fires: [job('failed', '0x10 4x80')], silent: [job('failed', '4x90')], after: 30,
  },
];

export const trust: AlertGroup = { name: 'trust', title: 'Ledger, identities, joint computations', alerts };
