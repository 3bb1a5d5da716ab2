/** What a log field's value must be. */
export type LogFieldType = 'text' | 'number' | 'boolean';

const text = 'text', number = 'number', boolean = 'boolean';

/** Every field a log line may carry beside time, level, message, service and trace ids. Others are dropped and counted. */
export const logFields = {
  event: text, eventId: text, eventType: text, recordId: text, topic: text, partition: number, offset: text, group: text,
  outcome: text, reason: text, code: text, where: text, stage: text, format: text, attempt: number, attempts: number, count: number,
  lag: number, bytes: number, durationMs: number, delayMs: number, partnerId: text, clientId: text, kind: text, jobId: text, round: number,
  datasetDigest: text, policy: text, treeSize: number, rootHash: text, method: text, route: text, status: number, port: number,
  host: text, version: text, ready: boolean, dryRun: boolean, signal: text, context: text, fingerprint: text, kid: text,
} as const satisfies Readonly<Record<string, LogFieldType>>;

type ValueOf = { text: string; number: number; boolean: boolean };
export type LogFields = { readonly [name in keyof typeof logFields]?: ValueOf[(typeof logFields)[name]] } & { readonly error?: unknown };
