import { context, trace } from '@opentelemetry/api';
import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import { countDrop } from './drops.js';
import type { LogFields } from './log-fields.js';
import { logFields } from './log-fields.js';
import { loggedError } from './logged-error.js';
import { looksPersonal, maskPersonal } from './personal-pattern.js';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'fatal';
type Write = { (fields: LogFields, message: string): void; (message: string): void };

/** Messages are fixed sentences; what varies goes into fields. */
export type Logger = { readonly [level in LogLevel]: Write } & { child(fields: LogFields): Logger };

export type LoggerOptions = { readonly service: string; readonly level?: LogLevel | 'silent'; readonly destination?: DestinationStream };

type Line = Record<string, unknown>;

/**
 * A JSON logger that lets registered fields pass and nothing else: unknown fields, wrong types and personal shapes are
 * dropped and counted; errors are reduced (see `loggedError`); `trace_id` and `span_id` of the active span are added.
 */
export const createLogger = ({ service, level = 'info', destination }: LoggerOptions): Logger => {
  const settings = { level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label: string) => ({ level: label }) } };
  const sink = destination === undefined ? pino(settings) : pino(settings, destination);
  return loggerOver((at, line, message) => {
    if (sink.isLevelEnabled(at)) sink[at]({ ...line(), ...traceIds() }, maskedMessage(message));
  }, {});
};

type Emit = (level: LogLevel, line: () => Line, message: string) => void;

const loggerOver = (emit: Emit, bound: LogFields): Logger => {
  const at = (level: LogLevel): Write => (fields: LogFields | string, message?: string) =>
    typeof fields === 'string' ? emit(level, () => allowedFields(bound), fields) : emit(level, () => allowedFields({ ...bound, ...fields }), message ?? '');
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
    child: (fields) => loggerOver(emit, { ...bound, ...fields }),
  };
};

/** Only what is registered, of the registered type, and without a personal shape. */
const allowedFields = (fields: LogFields): Line => {
  const line: Line = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (name === 'error') line.error = loggedError(value);
    else if (mayPass(name, value)) line[name] = value;
  }
  return line;
};

const mayPass = (name: string, value: unknown): boolean => {
  const type = Object.hasOwn(logFields, name) ? logFields[name as keyof typeof logFields] : undefined;
  if (type === undefined) return dropped('unknown_key');
  if (typeof value !== (type === 'text' ? 'string' : type)) return dropped('wrong_value');
  if (typeof value === 'string' && (value.length > 256 || looksPersonal(value))) return dropped('personal');
  return true;
};

const dropped = (reason: 'unknown_key' | 'wrong_value' | 'personal'): false => {
  countDrop('log', reason);
  return false;
};

const maskedMessage = (message: string): string => {
  const { text, masked } = maskPersonal(message);
  if (masked) countDrop('log', 'personal');
  return text;
};

const traceIds = (): Line => {
  const active = trace.getSpanContext(context.active());
  return active === undefined ? {} : { trace_id: active.traceId, span_id: active.spanId };
};
