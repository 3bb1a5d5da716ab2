import { attribute } from './semantic-conventions.js';

export type AttributeType = 'string' | 'int' | 'double' | 'boolean';
export type AttributeEntry = { readonly type: AttributeType; readonly description: string; /** What a string value must look like. */ readonly shape?: RegExp };

const identifier = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$/;
const word = /^[a-z][a-z0-9_.-]{0,63}$/;
/** Ours, Node's and OpenSSL's codes, class names, and what `typeof` says of a thrown value. */
const errorName = /^(?:RWD_[A-Z0-9_]{1,60}|E[A-Z0-9]{2,30}|ERR_[A-Z0-9_]{1,60}|(?:[A-Z]\w{0,58})?(?:Error|Exception)|[a-z]{1,9})$/;
const text = (description: string, shape: RegExp = identifier): AttributeEntry => ({ type: 'string', shape, description });
const int = (description: string): AttributeEntry => ({ type: 'int', description });

/** Every attribute the mesh emits on spans and metrics. What is not here does not leave the process. */
export const attributeRegistry: Readonly<Record<string, AttributeEntry>> = {
  [attribute.serviceName]: text('Deployable', word),
  [attribute.serviceVersion]: text('Version of the deployable'),
  [attribute.serviceInstanceId]: text('One replica'),
  [attribute.messagingSystem]: text('Always kafka', word),
  [attribute.messagingDestination]: text('Topic'),
  [attribute.messagingOperation]: text('process, publish', word),
  [attribute.messagingOperationType]: text('process, send', word),
  [attribute.messagingConsumerGroup]: text('Consumer group'),
  [attribute.messagingPartition]: int('Partition'),
  [attribute.kafkaOffset]: int('Offset in the partition'),
  [attribute.httpMethod]: text('HTTP method', /^[A-Z]{1,10}$/),
  [attribute.httpRoute]: text('Route template, never the path', /^(?:unmatched|\/[\w/:{}.*-]{0,127})$/),
  [attribute.httpStatus]: int('HTTP status'),
  [attribute.errorType]: text('Error code or class name', errorName),
  [attribute.exceptionType]: text('Error code or class name', errorName),
  [attribute.eventType]: text('CloudEvents type', word),
  [attribute.recordId]: text('Random or keyed-hash record id, never a patient identifier'),
  [attribute.partnerId]: text('Partner of the registry', word),
  [attribute.jobId]: text('Federation, MPC or assessment job'),
  [attribute.round]: int('Round of a job'),
  [attribute.datasetDigest]: text('Digest of a released data set', /^(?:sha256[:-])?[0-9A-Za-z_-]{43,64}$/),
  [attribute.outcome]: text('What became of a record', word),
  [attribute.reason]: text('Error code or reason word', /^(?:RWD_[A-Z0-9_]{1,60}|[a-z][a-z0-9_-]{0,63})$/),
  [attribute.stage]: text('Step inside a service', word),
  [attribute.format]: text('Source format', word),
  [attribute.signal]: text('span, metric or log', word),
};

export type MetricKind = 'counter' | 'histogram' | 'gauge';
export type MetricEntry = {
  readonly kind: MetricKind;
  /** UCUM, as OpenTelemetry writes it. */
  readonly unit: string;
  readonly description: string;
  readonly attributes: readonly string[];
  /** Upper bounds of a histogram's buckets. */
  readonly boundaries?: readonly number[];
};

const short = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const long = [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600];
const { messagingDestination: topic, messagingConsumerGroup: group, messagingPartition: partition, outcome, reason } = attribute;
const counter = (description: string, ...attributes: string[]): MetricEntry & { kind: 'counter' } => ({ kind: 'counter', unit: '1', description, attributes });
const gauge = (unit: string, description: string, ...attributes: string[]): MetricEntry & { kind: 'gauge' } => ({ kind: 'gauge', unit, description, attributes });
const seconds = (boundaries: readonly number[], description: string, ...attributes: string[]): MetricEntry & { kind: 'histogram' } => ({ kind: 'histogram', unit: 's', description, attributes, boundaries });

/** Every metric the mesh emits: `rwd_<domain>_<noun>_<unit>`, or the name the outside world knows it by. */
export const metricRegistry = {
  rwd_messaging_records_total: counter('Records handled, by outcome', topic, group, outcome),
  rwd_messaging_dead_letters_total: counter('Records set aside as dead letters', topic, group, reason),
  rwd_messaging_parked_keys_count: gauge('{key}', 'Keys whose records wait in order behind a failure', group),
  rwd_messaging_handle_seconds: seconds(short, 'Time from taking a record up to its outputs being published', topic, group),
  rwd_record_age_seconds: seconds(long, 'Age of a record when handled: now minus its produce time', topic, group),
  kafka_consumer_lag_records: gauge('{record}', 'Records in the partition not yet handled by the group', topic, group, partition),
  http_server_request_duration_seconds: seconds(short, 'HTTP request duration', attribute.httpMethod, attribute.httpRoute, attribute.httpStatus),
  rwd_identity_refusals_total: counter('Tokens and calls refused, by code', reason),
  rwd_mpc_job_seconds: seconds(long, 'Duration of a multi-party computation', attribute.stage, outcome),
  rwd_provenance_tree_size_leaves: gauge('{leaf}', 'Leaves under the last co-signed checkpoint'),
  rwd_provenance_pending_age_seconds: gauge('s', 'Time for which leaves have been waiting for a co-signed checkpoint; 0 when all are covered'),
  rwd_provenance_checkpoint_age_seconds: gauge('s', 'Age of the last co-signed checkpoint'),
  rwd_telemetry_dropped_total: counter('Attributes, fields and names dropped by the allow-list', attribute.signal, reason),
  process_resident_memory_bytes: gauge('By', 'Resident memory'),
  process_cpu_seconds_total: { kind: 'counter', unit: 's', description: 'CPU time, user and system', attributes: [] },
  nodejs_eventloop_delay_seconds: gauge('s', '99th percentile of the event loop delay since the last scrape'),
} as const satisfies Readonly<Record<string, MetricEntry>>;

export type MetricName = keyof typeof metricRegistry;
export type MetricNameOf<K extends MetricKind> = { [name in MetricName]: (typeof metricRegistry)[name]['kind'] extends K ? name : never }[MetricName];
