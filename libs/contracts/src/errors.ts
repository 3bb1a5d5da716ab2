/**
 * Failures are values of the domain: a code, what was wrong, where, and what to do.
 *
 * `transient` is worth another try as it stands; `permanent` needs a change of data, policy or code first;
 * `poison` could not even be decoded.
 */
export type FailureClass = 'transient' | 'permanent' | 'poison';

export type ErrorDefinition = {
  readonly failure: FailureClass;
  /** What was wrong; `{name}` is replaced by the detail of that name. Never put a patient's data in a detail. */
  readonly message: string;
  /** What the reader can do about it. */
  readonly action: string;
};

export type ErrorDetails = Readonly<Record<string, string | number | boolean>>;

export type ErrorOptionsWithWhere = { readonly cause?: unknown; readonly where?: string };

/** The one error class of the mesh. Match on `code`, never on the text. */
export class RwdError extends Error {
  override readonly name = 'RwdError';
  readonly failure: FailureClass;
  readonly action: string;
  readonly where: string | undefined;

  constructor(
    readonly code: string,
    definition: ErrorDefinition,
    readonly details: ErrorDetails = {},
    options: ErrorOptionsWithWhere = {},
  ) {
    super(fill(definition.message, details), options.cause === undefined ? {} : { cause: options.cause });
    this.failure = definition.failure;
    this.action = definition.action;
    this.where = options.where;
  }
}

export type ErrorFactory = (details?: ErrorDetails, options?: ErrorOptionsWithWhere) => RwdError;

/**
 * Turns a table of codes into one factory a code. Codes are `RWD_<DOMAIN>_<WHAT>` and are listed in docs/errors.md,
 * which a test holds against every table in the tree.
 */
export function defineErrors<T extends Readonly<Record<`RWD_${string}`, ErrorDefinition>>>(
  table: T,
): { readonly [code in keyof T]: ErrorFactory } {
  const factories: Record<string, ErrorFactory> = {};
  for (const [code, definition] of Object.entries(table)) {
    factories[code] = (details, options) => new RwdError(code, definition, details, options);
  }
  return factories as { readonly [code in keyof T]: ErrorFactory };
}

export const isRwdError = (error: unknown): error is RwdError => error instanceof RwdError;

const fill = (template: string, details: ErrorDetails): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
