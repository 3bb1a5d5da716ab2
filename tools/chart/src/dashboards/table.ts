import type { Dashboard } from './dashboard.js';

const group = 'messaging_consumer_group_name';
const quantile = (q: number, metric: string, by: string): string => `histogram_quantile(${q}, sum by (le, ${by}) (rate(${metric}_bucket[5m])))`;

export const dashboards: readonly Dashboard[] = [
  {
    uid: 'records', title: 'records on their way',
    panels: [
      { title: 'Records handled', unit: 'cps', queries: [[`sum by (${group}) (rate(rwd_messaging_records_total[5m]))`, `{{${group}}}`]] },
      { title: 'By outcome', unit: 'cps', queries: [['sum by (rwd_outcome) (rate(rwd_messaging_records_total[5m]))', '{{rwd_outcome}}']] },
      { title: 'Age of a record when handled, median', unit: 's', queries: [[quantile(0.5, 'rwd_record_age_seconds', group), `{{${group}}}`]] },
      { title: 'Age of a record when handled, 99th percentile', unit: 's', queries: [[quantile(0.99, 'rwd_record_age_seconds', group), `{{${group}}}`]] },
      { title: 'Records waiting', unit: 'short', queries: [[`sum by (${group}) (kafka_consumer_lag_records)`, `{{${group}}}`]] },
      { title: 'Time to handle a record, 99th percentile', unit: 's', queries: [[quantile(0.99, 'rwd_messaging_handle_seconds', group), `{{${group}}}`]] },
      { title: 'Dead letters in 15 minutes', unit: 'short', queries: [[`sum by (${group}, rwd_reason) (increase(rwd_messaging_dead_letters_total[15m]))`, `{{${group}}} {{rwd_reason}}`]] },
      { title: 'Persons whose records wait in order', unit: 'short', queries: [[`max by (${group}) (rwd_messaging_parked_keys_count)`, `{{${group}}}`]] },
    ],
  },
  {
    uid: 'trust', title: 'ledger, identities, joint computations',
    panels: [
      { title: 'Leaves under the last checkpoint', unit: 'short', kind: 'stat', queries: [['max(rwd_provenance_tree_size_leaves)', 'leaves']] },
      { title: 'Leaves a second', unit: 'cps', queries: [['sum(deriv(rwd_provenance_tree_size_leaves[10m]))', 'leaves']] },
      { title: 'Steps waiting for a checkpoint', unit: 's', queries: [['max(rwd_provenance_pending_age_seconds)', 'oldest']] },
      { title: 'Age of the last checkpoint', unit: 's', queries: [['max(rwd_provenance_checkpoint_age_seconds)', 'age']] },
      { title: 'Tokens refused', unit: 'cps', queries: [['sum by (rwd_reason) (rate(rwd_identity_refusals_total[5m]))', '{{rwd_reason}}']] },
      { title: 'Joint computations, median time', unit: 's', queries: [[quantile(0.5, 'rwd_mpc_job_seconds', 'rwd_outcome'), '{{rwd_outcome}}']] },
    ],
  },
  {
    uid: 'processes', title: 'processes and HTTP',
    panels: [
      { title: 'CPU', unit: 'percentunit', queries: [['rate(process_cpu_seconds_total{job=~".*chainnet.*"}[5m])', '{{pod}}']] },
      { title: 'Memory', unit: 'bytes', queries: [['process_resident_memory_bytes{job=~".*chainnet.*"}', '{{pod}}']] },
      { title: 'Event loop delay, 99th percentile', unit: 's', queries: [['nodejs_eventloop_delay_seconds', '{{pod}}']] },
      { title: 'Dropped by the allow-list in an hour', unit: 'short', queries: [['sum by (rwd_signal, rwd_reason) (increase(rwd_telemetry_dropped_total[1h]))', '{{rwd_signal}} {{rwd_reason}}']] },
      { title: 'Requests', unit: 'cps', queries: [['sum by (http_route, http_response_status_code) (rate(http_server_request_duration_seconds_count[5m]))', '{{http_route}} {{http_response_status_code}}']] },
      { title: 'Request time, 99th percentile', unit: 's', queries: [[quantile(0.99, 'http_server_request_duration_seconds', 'http_route'), '{{http_route}}']] },
    ],
  },
];
