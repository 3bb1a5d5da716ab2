/** A piece of JSON Schema, draft 7 (what Helm 3 checks values against). */
export type Schema = { readonly [keyword: string]: unknown };
type Properties = Readonly<Record<string, Schema>>;

/** Exactly these keys, in any number. */
export const object = (description: string, properties: Properties, more: Schema = {}): Schema => ({
  type: 'object', description, additionalProperties: false, properties, ...more,
});

/** Any keys of a form, each with a value of one kind. */
export const map = (description: string, { key, value }: { readonly key: string; readonly value: Schema }): Schema => ({
  type: 'object', description, propertyNames: { pattern: key }, additionalProperties: value,
});

/** Passed on to Kubernetes as it is: its API server knows what may stand in it. */
export const passedOn = (description: string, more: Schema = {}): Schema => ({ type: 'object', description, ...more });

export const text = (description: string, pattern?: string): Schema => ({ type: 'string', description, ...(pattern === undefined ? {} : { pattern }) });
export const oneOf = (description: string, ...values: readonly (string | number)[]): Schema => ({ description, enum: values });
export const flag = (description: string): Schema => ({ type: 'boolean', description });
export const whole = (description: string, minimum: number, maximum?: number): Schema => ({ type: 'integer', description, minimum, ...(maximum === undefined ? {} : { maximum }) });
export const list = (description: string, items: Schema): Schema => ({ type: 'array', description, items });
export const labels = (description: string): Schema => map(description, { key: '^[A-Za-z0-9]', value: { type: 'string' } });

/** Kubernetes' quantities: 500m, 2, 1.5, 256Mi. */
export const quantity = (description: string): Schema => ({ type: ['string', 'integer', 'number'], description, pattern: '^[0-9]+(\\.[0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$' });

/** Where these values stand, this must hold of the others. */
export const when = (condition: Schema, then: Schema): Schema => ({ if: condition, then });

/** That the value under a path of keys fulfils a schema; with `required`, that it is there at all. */
export function at(path: string, schema: Schema, required = true): Schema {
  const [key = '', ...rest] = path.split('.');
  const inner = rest.length === 0 ? schema : at(rest.join('.'), schema, required);
  return { properties: { [key]: inner }, ...(required ? { required: [key] } : {}) };
}

export const is = (path: string, value: unknown): Schema => at(path, { const: value });
export const filled: Schema = { type: 'string', minLength: 1 };
export const notEmpty: Schema = { minItems: 1 };
