import { series, type Alert, type AlertGroup } from './alert.js';

const at = { messaging_destination_name: 'rwd.payload.received.v1', messaging_consumer_group_name: 'svc-normalization' };
const handled = (outcome: string, values: string) => series('rwd_messaging_records_total', { ...at, rwd_outcome: outcome }, values);
const ages = (fast: string, all: string) => [series('rwd_record_age_seconds_bucket', { ...at, le: '30' }, fast), series('rwd_record_age_seconds_bucket', { ...at, le: '300' }, all), series('rwd_record_age_seconds_bucket', { ...at, le: '3600' }, all), series('rwd_record_age_seconds_bucket', { ...at, le: '+Inf' }, all)];
const lag = (values: string) => series('kafka_consumer_lag_records', { ...at, messaging_destination_partition_id: '0' }, values);
const quantile = (q: number, metric: string): string => `histogram_quantile(${q}, sum by (le, messaging_consumer_group_name) (rate(${metric}_bucket[5m])))`;
const share = (outcome: string, window: string): string =>
  `sum by (messaging_consumer_group_name) (rate(rwd_messaging_records_total{rwd_outcome="${outcome}"}[${window}])) / sum by (messaging_consumer_group_name) (rate(rwd_messaging_records_total[${window}]))`;
const group = '{{ $labels.messaging_consumer_group_name }}';

const alerts: readonly Alert[] = [
  {
    name: 'RecordsOld', severity: 'warning', expr: `${quantile(0.95, 'rwd_record_age_seconds')} > 120`, for: '10m',
    summary: `records are more than two minutes old when ${group} takes them up`,
    means: 'One record in twenty waits longer than two minutes between being written and being handled. Nothing is lost; receipts come late.',
    check: ['`kafka_consumer_lag_records` of the group: does it grow on every partition, or on one?', '`rwd_messaging_handle_seconds`: is each record slow, or are there many?', 'The document store: is its volume full or slow?'],
    mend: ['Many records: raise `replicas` (at most the number of partitions, 6), see docs/operators/scale.md.', 'One partition alone: look for parked keys (KeysParked) and for one very large sender.'],
    fires: ages('0x60', '0+60x60'), silent: ages('0+60x60', '0+60x60'),
  },
  {
    name: 'RecordsVeryOld', severity: 'critical', expr: `${quantile(0.5, 'rwd_record_age_seconds')} > 900`, for: '5m',
    summary: `half of the records are more than 15 minutes old when ${group} takes them up`,
    means: 'The group is far behind. Kafka keeps records for 14 days: what is older than that when it is read is gone.',
    check: ['Is the group assigned (readiness of its pods), and does its lag fall?', 'When did it begin: a deployment, a new partner, a full disk?'],
    mend: ['Scale the service; if it falls behind for days, raise the retention of its topic before 14 days are over.'],
    fires: [series('rwd_record_age_seconds_bucket', { ...at, le: '300' }, '0x60'), series('rwd_record_age_seconds_bucket', { ...at, le: '3600' }, '0+60x60'), series('rwd_record_age_seconds_bucket', { ...at, le: '+Inf' }, '0+60x60')],
    silent: ages('0x60', '0+60x60'),
  },
  {
    name: 'LagGrowing', severity: 'warning', expr: 'sum by (messaging_consumer_group_name) (kafka_consumer_lag_records) > 1000 and sum by (messaging_consumer_group_name) (deriv(kafka_consumer_lag_records[15m])) > 0', for: '15m',
    summary: `${group} falls behind and does not catch up`,
    means: 'More records arrive than are handled, for half an hour. A spike that is worked off does not raise this.',
    check: ['Rate in and rate out: `rate(rwd_messaging_records_total[5m])` of this group and of the one before it.'],
    mend: ['Scale the service, or ask the sender to slow down: docs/operators/scale.md has the rates one replica reaches.'],
    fires: [lag('0+200x60')], silent: [lag('5000-100x49 0x10')], after: 45,
  },
  {
    name: 'ConsumerStuck', severity: 'critical', expr: 'sum by (messaging_consumer_group_name) (kafka_consumer_lag_records) > 0 unless on (messaging_consumer_group_name) sum by (messaging_consumer_group_name) (rate(rwd_messaging_records_total[10m])) > 0', for: '10m',
    summary: `${group} has records waiting and handles none`,
    means: 'The consumer hangs, has lost its partitions, or meets a failure that it tries again and again.',
    check: ['`GET /health/live` and `/health/ready` of its pods.', 'Its log: a transient failure is logged with its code at every attempt.'],
    mend: ['Mend the server that the code names. A hanging process is ended by its liveness probe; if it is not, delete the pod: nothing is lost by that.'],
    fires: [lag('50x60'), handled('normalized', '100x60')], silent: [lag('50x60'), handled('normalized', '0+10x60')],
  },
  {
    name: 'TransientFailures', severity: 'warning', expr: 'sum by (messaging_consumer_group_name) (rate(rwd_messaging_records_total{rwd_outcome="retry-later"}[10m])) > 0', for: '10m',
    summary: `${group} puts records back again and again`,
    means: 'A server the service needs (store, Kafka, Keycloak) refuses work. Records wait in their partition and are not lost.',
    check: ['The failure code in the service\'s log; RWD_STORE_UNAVAILABLE and RWD_MESSAGING_BROKER_UNAVAILABLE name the server.'],
    mend: ['Mend that server; the group goes on by itself within a minute.'],
    fires: [handled('retry-later', '0+1x60')], silent: [handled('retry-later', '4x60')],
  },
  {
    name: 'DeadLetters', severity: 'warning', expr: 'sum by (messaging_consumer_group_name, rwd_reason) (increase(rwd_messaging_dead_letters_total[15m])) > 0', for: '0m',
    summary: `${group} set events aside: {{ $labels.rwd_reason }}`,
    means: 'An event of the mesh itself could not be read or handled. Its bytes are kept, sealed where they are identified.',
    check: ['`npm run chainnet -- replay list` shows them by fingerprint, with their first place.', 'docs/errors.md has the code.'],
    mend: ['Mend the cause, then `npm run chainnet -- replay replay --fingerprint F`. A replay has no second effect.'],
    fires: [series('rwd_messaging_dead_letters_total', { ...at, rwd_reason: 'RWD_MESSAGING_NOT_JSON' }, '0x10 1x50')],
    silent: [series('rwd_messaging_dead_letters_total', { ...at, rwd_reason: 'RWD_MESSAGING_NOT_JSON' }, '1x60')], after: 15,
  },
  {
    name: 'DeadLetterStorm', severity: 'critical', expr: 'sum by (messaging_consumer_group_name) (rate(rwd_messaging_dead_letters_total[10m])) / sum by (messaging_consumer_group_name) (rate(rwd_messaging_records_total[10m])) > 0.05', for: '10m',
    summary: `more than one event in twenty of ${group} is set aside`,
    means: 'Either a service writes what its readers cannot read, or a reader has a defect: usually a deployment.',
    check: ['Which version was deployed last, and on which side of the topic.'],
    mend: ['Roll the release back (docs/operators/upgrade.md), then replay the dead letters.'],
    fires: [series('rwd_messaging_dead_letters_total', { ...at, rwd_reason: 'RWD_X' }, '0+10x60'), handled('normalized', '0+60x60')],
    silent: [series('rwd_messaging_dead_letters_total', { ...at, rwd_reason: 'RWD_X' }, '0+1x60'), handled('normalized', '0+60x60')],
  },
  {
    name: 'KeysParked', severity: 'warning', expr: 'max by (messaging_consumer_group_name) (rwd_messaging_parked_keys_count) > 0', for: '15m',
    summary: `persons' records wait in order behind a failure in ${group}`,
    means: 'A record of these persons failed for good, so their later records wait behind it. Other persons\' records flow.',
    check: ['`npm run chainnet -- replay list`: rows in `parked` with the code of the first failure.'],
    mend: ['Mend the cause, then `npm run chainnet -- replay release --fingerprint F`: records go through in their old order.'],
    fires: [series('rwd_messaging_parked_keys_count', at, '2x60')], silent: [series('rwd_messaging_parked_keys_count', at, '0x10 2x5 0x45')],
  },
  {
    name: 'QuarantineHigh', severity: 'warning', expr: `${share('quarantined', '30m')} > 0.05`, for: '15m',
    summary: `more than one record in twenty of ${group} goes to quarantine`,
    means: 'A partner sends what cannot be normalized, or a map does not know what it sends. The records are kept and can be replayed.',
    check: ['`npm run chainnet -- quarantine list`: one code or many, one partner or all?', '`npm run chainnet -- quarantine show RECORD` has the OperationOutcome.'],
    mend: ['The partner\'s fault: send it the outcome; it can try documents with `POST /fhir/$convert`.', 'Ours: mend the map, deploy, `npm run chainnet -- quarantine replay --code CODE`.'],
    fires: [handled('quarantined', '0+10x60'), handled('normalized', '0+60x60')], silent: [handled('quarantined', '0+1x60'), handled('normalized', '0+60x60')], after: 50,
  },
  {
    name: 'QuarantineNearlyAll', severity: 'critical', expr: `${share('quarantined', '10m')} > 0.5`, for: '10m',
    summary: `most records of ${group} go to quarantine`,
    means: 'Nearly nothing of what arrives is normalized: a partner changed its format, or a deployment broke a map.',
    check: ['As QuarantineHigh; compare the time with the last deployment.'],
    mend: ['Roll back if it began with a deployment; then replay by code.'],
    fires: [handled('quarantined', '0+60x60'), handled('normalized', '0+10x60')], silent: [handled('quarantined', '0+10x60'), handled('normalized', '0+60x60')],
  },
  {
    name: 'RejectionsHigh', severity: 'warning', expr: `${share('rejected', '30m')} > 0.1`, for: '15m',
    summary: 'more than one submission in ten is rejected at the door',
    means: 'Partners send what ingestion refuses: unknown types, oversize, wrong encoding. Each has a receipt with its reason.',
    check: ['The console: rejections by code and organization.'],
    mend: ['Tell the partner; docs/errors.md says what each code asks for.'],
    fires: [handled('rejected', '0+20x60'), handled('accepted', '0+60x60')], silent: [handled('rejected', '0+2x60'), handled('accepted', '0+60x60')], after: 50,
  },
  {
    name: 'NothingArrives', severity: 'info', expr: 'sum(increase(rwd_messaging_records_total{rwd_outcome="accepted"}[6h])) == 0', for: '1h',
    summary: 'no record was accepted for six hours',
    means: 'Either nobody sends, or partners cannot reach the door.',
    check: ['TokenRefusals and HttpErrors; the partners\' own logs.'],
    mend: ['Ask a partner to send one record with `helm test` as the comparison.'],
    fires: [handled('accepted', '9x600')], silent: [handled('accepted', '0+1x600')], after: 480,
  },
  {
    name: 'HandlingSlow', severity: 'warning', expr: `${quantile(0.99, 'rwd_messaging_handle_seconds')} > 2.5`, for: '15m',
    summary: `one record in a hundred takes ${group} longer than 2.5 seconds`,
    means: 'From taking a chunk up to its outputs being on disk: a slow store, a slow broker, or very large records.',
    check: ['Disk latency of Kafka and of the document store.', 'CPU throttling of the pod (limits).'],
    mend: ['Faster volumes, or a higher CPU limit.'],
    fires: [series('rwd_messaging_handle_seconds_bucket', { ...at, le: '2.5' }, '0x60'), series('rwd_messaging_handle_seconds_bucket', { ...at, le: '10' }, '0+60x60'), series('rwd_messaging_handle_seconds_bucket', { ...at, le: '+Inf' }, '0+60x60')],
    silent: [series('rwd_messaging_handle_seconds_bucket', { ...at, le: '1' }, '0+60x60'), series('rwd_messaging_handle_seconds_bucket', { ...at, le: '+Inf' }, '0+60x60')],
  },
];

export const records: AlertGroup = { name: 'records', title: 'Records on their way', alerts };
