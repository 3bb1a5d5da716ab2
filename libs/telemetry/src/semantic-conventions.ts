/**
 * The attribute keys the mesh emits: OpenTelemetry semantic conventions 1.45 where they exist (messaging is still
 * "development" there and has renamed keys twice), our own under `rwd.`. Dashboards and tests import these names.
 */
export const attribute = {
  serviceName: 'service.name',
  serviceVersion: 'service.version',
  serviceInstanceId: 'service.instance.id',
  messagingSystem: 'messaging.system.name',
  messagingDestination: 'messaging.destination.name',
  messagingOperation: 'messaging.operation.name',
  messagingOperationType: 'messaging.operation.type',
  messagingConsumerGroup: 'messaging.consumer.group.name',
  messagingPartition: 'messaging.destination.partition.id',
  kafkaOffset: 'kafka.offset',
  httpMethod: 'http.request.method',
  httpRoute: 'http.route',
  httpStatus: 'http.response.status_code',
  errorType: 'error.type',
  exceptionType: 'exception.type',
  eventType: 'rwd.event.type',
  recordId: 'rwd.record.id',
  partnerId: 'rwd.partner.id',
  jobId: 'rwd.job.id',
  round: 'rwd.round',
  datasetDigest: 'rwd.dataset.digest',
  outcome: 'rwd.outcome',
  reason: 'rwd.reason',
  stage: 'rwd.stage',
  format: 'rwd.format',
  signal: 'rwd.signal',
} as const;
