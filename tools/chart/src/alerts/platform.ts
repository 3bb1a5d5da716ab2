import { series, type Alert, type AlertGroup } from './alert.js';

const collector = { job: 'chainnet-collector' };
const cron = { namespace: 'chainnet', cronjob: 'chainnet-backup' };
const job = { namespace: 'chainnet', job_name: 'chainnet-reconcile-1a2b' };
const claim = { namespace: 'chainnet', persistentvolumeclaim: 'data-chainnet-kafka-0' };

/** These read kube-state-metrics, kubelet and the Collector's own metrics; where those are not scraped they stay silent. */
const alerts: readonly Alert[] = [
  {
    name: 'BackupOld', severity: 'critical', expr: 'time() - kube_cronjob_status_last_successful_time{cronjob=~".*chainnet.*backup.*"} > 93600', for: '0m',
    summary: 'no backup succeeded for 26 hours',
    means: 'What was accepted since the last backup could be lost with the document store.',
    check: ['`kubectl get jobs`, and the log of the last backup Job: it ends with a code.'],
    mend: ['Mend the cause and start one: `kubectl create job --from=cronjob/chainnet-backup backup-now`.'],
    fires: [series('kube_cronjob_status_last_successful_time', cron, '0x2000')], silent: [series('kube_cronjob_status_last_successful_time', cron, '0+60x2000')], after: 1_600,
  },
  {
    name: 'ReconcileFailed', severity: 'warning', expr: 'kube_job_status_failed{job_name=~".*chainnet.*reconcile.*"} > 0', for: '5m',
    summary: 'the reconcile Job failed',
    means: 'Realm, topics or ACLs are not as the partner registry says; what was there stays as it was.',
    check: ['The log of the Job: it ends with a code; `drift` shows what differs.'],
    mend: ['docs/operators/identity.md; run `helm upgrade` again afterwards.'],
    fires: [series('kube_job_status_failed', job, '1x60')], silent: [series('kube_job_status_failed', job, '0x60')],
  },
  {
    name: 'VolumeFillsUp', severity: 'critical', expr: 'predict_linear(kubelet_volume_stats_available_bytes{persistentvolumeclaim=~".*chainnet.*"}[6h], 86400) < 0', for: '30m',
    summary: '{{ $labels.persistentvolumeclaim }} is full within a day',
    means: 'Kafka and the document store stop taking writes when their volume is full.',
    check: ['Which one; retention of topics; size of the journal.'],
    mend: ['Enlarge the claim; docs/operators/scale.md has the bytes a record takes.'],
    fires: [series('kubelet_volume_stats_available_bytes', claim, '1000000000-2000000x480')], silent: [series('kubelet_volume_stats_available_bytes', claim, '9000000000x480')], after: 460,
  },
  {
    name: 'CollectorRefuses', severity: 'warning', expr: 'sum(rate(otelcol_receiver_refused_spans[10m])) + sum(rate(otelcol_receiver_refused_metric_points[10m])) > 0', for: '10m',
    summary: 'the Collector refuses telemetry',
    means: 'Its memory limiter is at its bound. Records are not touched by this; traces have gaps.',
    check: ['Memory of the Collector; sampling ratio (`traceRatio`).'],
    mend: ['Raise its memory limit, or lower the ratio.'],
    fires: [series('otelcol_receiver_refused_spans', collector, '0+60x60'), series('otelcol_receiver_refused_metric_points', collector, '0x60')],
    silent: [series('otelcol_receiver_refused_spans', collector, '0x60'), series('otelcol_receiver_refused_metric_points', collector, '0x60')],
  },
  {
    name: 'CollectorCannotSend', severity: 'warning', expr: 'sum(rate(otelcol_exporter_send_failed_spans[10m])) > 0', for: '15m',
    summary: 'the Collector cannot hand traces on',
    means: 'The backend does not take them. Records are not touched by this.',
    check: ['`collector.exporter` in the values, the network policy of the Collector, the backend.'],
    mend: ['Mend the backend or its address.'],
    fires: [series('otelcol_exporter_send_failed_spans', collector, '0+60x60')], silent: [series('otelcol_exporter_send_failed_spans', collector, '9x60')], after: 40,
  },
];

export const platform: AlertGroup = { name: 'platform', title: 'Backup, reconcile, volumes, Collector', alerts };
