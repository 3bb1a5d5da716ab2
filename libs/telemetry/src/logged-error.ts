import { isRwdError } from '@chainnet/contracts';
import { maskPersonal } from './personal-pattern.js';

export type LoggedError = {
  readonly type: string;
  readonly code?: string;
  readonly failure?: string;
  readonly where?: string;
  readonly message?: string;
  readonly frames?: readonly string[];
  readonly cause?: LoggedError;
};

/**
 * An error as a log line may show it. Ours: code, class, where and message. Anybody else's: class, code and stack frames,
 * not the message, for messages quote what they failed on (JSON.parse, duplicate keys, validators).
 */
export const loggedError = (error: unknown, depth = 0): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error };
  const cause = error.cause === undefined || depth >= 4 ? {} : { cause: loggedError(error.cause, depth + 1) };
  if (isRwdError(error)) {
    const where = error.where === undefined ? {} : { where: maskPersonal(error.where).text };
    return { type: error.name, code: error.code, failure: error.failure, ...where, message: maskPersonal(error.message).text, ...cause };
  }
  return { type: nameOf(error), ...codeOf(error), frames: framesOf(error), ...cause };
};

const nameOf = (error: Error): string => (/^\w{1,64}$/.test(error.name) ? error.name : 'Error');

const codeOf = (error: Error): { code?: string } => {
  const { code } = error as { code?: unknown };
  const known = typeof code === 'number' || (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code));
  return known ? { code: String(code) } : {};
};

/** `function (file:line:column)` of the first frames; the text above them in `stack` is the message. */
const framesOf = (error: Error): string[] =>
  (error.stack ?? '').split('\n').filter((line) => /^\s+at (?:async )?[\w.<>$ [\]]* ?\(?(?:file:|node:|\/)[^()]*:\d+:\d+\)?$/.test(line)).slice(0, 6).map((line) => line.trim());
