import { series, type Alert, type AlertGroup } from './alert.js';

const pod = { job: 'chainnet', instance: '10.0.0.7:7102', pod: 'chainnet-normalization-0' };
const http = (status: string, values: string) => series('http_server_request_duration_seconds_count', { ...pod, http_route: '/v1/records', http_response_status_code: status }, values);
const httpBucket = (le: string, values: string) => series('http_server_request_duration_seconds_bucket', { ...pod, http_route: '/v1/records', le }, values);

const alerts: readonly Alert[] = [
  {
    name: 'ServiceDown', severity: 'critical', expr: 'up{job=~".*chainnet.*"} == 0', for: '3m',
    summary: '{{ $labels.pod }} does not answer',
    means: 'Prometheus cannot read the process. Its records wait in Kafka.',
    check: ['`kubectl describe pod`: crash loop, out of memory, pending, image not there?', 'The last lines of its log: a start that fails says why with a code.'],
    mend: ['docs/errors.md has the code and what to do.'],
    fires: [series('up', pod, '0x60')], silent: [series('up', pod, '1x60')],
  },
  {
    name: 'ServiceRestarts', severity: 'warning', expr: 'sum by (pod) (resets(process_cpu_seconds_total[30m])) > 2', for: '0m',
    summary: '{{ $labels.pod }} was started anew more than twice in half an hour',
    means: 'Nothing is lost by a restart, but something ends the process: memory, a liveness probe, a fatal error.',
    check: ['`kubectl describe pod`: reason and exit code of the last state.'],
    mend: ['OOMKilled: raise the memory limit. Exit code 1: the last log line has the code.'],
    fires: [series('process_cpu_seconds_total', pod, '1+1x5 1+1x5 1+1x5 1+1x40')], silent: [series('process_cpu_seconds_total', pod, '1+1x60')], after: 25,
  },
  {
    name: 'MemoryHigh', severity: 'warning', expr: 'process_resident_memory_bytes > 450e6', for: '15m',
    summary: '{{ $labels.pod }} holds more than 450 MB',
    means: 'The limit is 512 MiB; beyond it the process is ended.',
    check: ['Does it grow steadily (MemoryGrowing), or did load go up?'],
    mend: ['Raise `resources.limits.memory` of the service; a site node\'s data set is in its memory.'],
    fires: [series('process_resident_memory_bytes', pod, '480000000x60')], silent: [series('process_resident_memory_bytes', pod, '300000000x60')],
  },
  {
    name: 'MemoryGrowing', severity: 'info', expr: 'predict_linear(process_resident_memory_bytes[6h], 86400) > 1e9 and deriv(process_resident_memory_bytes[6h]) > 1000', for: '1h',
    summary: '{{ $labels.pod }} will hold a gigabyte within a day',
    means: 'Memory grows by a straight line over six hours: a leak, or a data set that grows.',
    check: ['`npm run bench -- --part memory` on a quiet machine shows which service grows under load.'],
    mend: ['Restart it in a quiet hour and report it.'],
    fires: [series('process_resident_memory_bytes', pod, '200000000+1000000x600')], silent: [series('process_resident_memory_bytes', pod, '300000000x600')], after: 480,
  },
  {
    name: 'EventLoopBlocked', severity: 'warning', expr: 'nodejs_eventloop_delay_seconds > 0.5', for: '10m',
    summary: 'the event loop of {{ $labels.pod }} is blocked for half a second and more',
    means: 'Heartbeats and probes come late; the group may lose its partitions.',
    check: ['CPU throttling; very large records.'],
    mend: ['Raise the CPU limit; lower the record limit of the partner.'],
    fires: [series('nodejs_eventloop_delay_seconds', pod, '0.9x60')], silent: [series('nodejs_eventloop_delay_seconds', pod, '0.03x60')],
  },
  {
    name: 'CpuSaturated', severity: 'warning', expr: 'rate(process_cpu_seconds_total[10m]) > 0.95', for: '20m',
    summary: '{{ $labels.pod }} uses a whole core',
    means: 'A process of ours uses one core at most: it can go no faster.',
    check: ['LagGrowing of its group: does it keep up?'],
    mend: ['More replicas, at most the number of partitions.'],
    fires: [series('process_cpu_seconds_total', pod, '0+59x60')], silent: [series('process_cpu_seconds_total', pod, '0+30x60')], after: 40,
  },
  {
    name: 'HttpErrors', severity: 'critical', expr: 'sum by (http_route) (rate(http_server_request_duration_seconds_count{http_response_status_code=~"5.."}[10m])) / sum by (http_route) (rate(http_server_request_duration_seconds_count[10m])) > 0.01', for: '10m',
    summary: '{{ $labels.http_route }} fails for more than one request in a hundred',
    means: 'Partners get 5xx answers. A record counts as taken only with 202.',
    check: ['RWD_HTTP_INTERNAL in the service\'s log: a defect, with its stack. 503: a server is away.'],
    mend: ['Mend the server; report a defect.'],
    fires: [http('202', '0+60x60'), http('503', '0+6x60')], silent: [http('202', '0+600x60'), http('503', '0+1x60')],
  },
  {
    name: 'HttpSlow', severity: 'warning', expr: 'histogram_quantile(0.99, sum by (le, http_route) (rate(http_server_request_duration_seconds_bucket[10m]))) > 2.5', for: '15m',
    summary: '{{ $labels.http_route }} takes longer than 2.5 seconds for one request in a hundred',
    means: 'Partners wait; Kafka\'s acknowledgement is part of `POST /v1/records`.',
    check: ['Latency of Kafka; CPU of ingestion.'],
    mend: ['Scale ingestion; faster volumes for Kafka.'],
    fires: [httpBucket('2.5', '0x60'), httpBucket('10', '0+60x60'), httpBucket('+Inf', '0+60x60')], silent: [httpBucket('1', '0+60x60'), httpBucket('+Inf', '0+60x60')], after: 40,
  },
  {
    name: 'PartnersThrottled', severity: 'info', expr: 'sum(rate(http_server_request_duration_seconds_count{http_response_status_code="429"}[10m])) > 0.1', for: '10m',
    summary: 'requests are told to come back later',
    means: 'More than 64 requests wait for Kafka at once in one ingestion process.',
    check: ['Latency of Kafka; how many partners send over HTTP.'],
    mend: ['More replicas of ingestion, or let the partner write to its topic instead.'],
    fires: [http('429', '0+60x60')], silent: [http('429', '7x60')],
  },
  {
    name: 'TelemetryDropped', severity: 'warning', expr: 'sum by (rwd_signal, rwd_reason) (increase(rwd_telemetry_dropped_total[1h])) > 0', for: '0m',
    summary: 'the allow-list took something out of the {{ $labels.rwd_signal }} signal: {{ $labels.rwd_reason }}',
    means: 'Code tried to emit an attribute or value that is not registered. It did not leave the process; it may have been a patient\'s data.',
    check: ['Which release brought it: the counter begins with it.'],
    mend: ['Register the attribute with its shape in libs/telemetry, or take it out of the code.'],
    fires: [series('rwd_telemetry_dropped_total', { ...pod, rwd_signal: 'span', rwd_reason: 'unregistered' }, '0x10 3x50')], silent: [series('rwd_telemetry_dropped_total', { ...pod, rwd_signal: 'span', rwd_reason: 'unregistered' }, '3x60')], after: 15,
  },
];

export const processes: AlertGroup = { name: 'processes', title: 'Processes and their HTTP', alerts };
