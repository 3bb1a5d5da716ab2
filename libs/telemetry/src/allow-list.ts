import type { Attributes } from '@opentelemetry/api';
import type { DropReason, Signal } from './drops.js';
import { countDrop } from './drops.js';
import { looksPersonal } from './personal-pattern.js';
import type { AttributeEntry } from './registry.js';
import { attributeRegistry } from './registry.js';

/** Why a value may not leave under this key; undefined when it may. */
export const attributeProblem = (key: string, value: unknown): DropReason | undefined => {
  const entry = Object.hasOwn(attributeRegistry, key) ? attributeRegistry[key] : undefined;
  if (entry === undefined) return 'unknown_key';
  return valueProblem(entry, value);
};

const valueProblem = ({ type, shape }: AttributeEntry, value: unknown): DropReason | undefined => {
  switch (type) {
    case 'int':
      return Number.isSafeInteger(value) ? undefined : 'wrong_value';
    case 'double':
      return typeof value === 'number' ? undefined : 'wrong_value';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'wrong_value';
    case 'string':
      if (typeof value !== 'string') return 'wrong_value';
      if (looksPersonal(value)) return 'personal';
      return shape === undefined || shape.test(value) ? undefined : 'wrong_value';
  }
};

/** The attributes that may leave; all others are dropped and counted. The same object when nothing is dropped. */
export const allowedAttributes = (attributes: Attributes, signal: Signal, among?: readonly string[]): Attributes => {
  let allowed: Attributes | undefined;
  for (const key of Object.keys(attributes)) {
    const problem = among === undefined || among.includes(key) ? attributeProblem(key, attributes[key]) : 'unknown_key';
    if (problem === undefined) continue;
    countDrop(signal, problem);
    allowed ??= { ...attributes };
    delete allowed[key];
  }
  return allowed ?? attributes;
};

/** `process rwd.record.accepted.v1`, `GET /v1/records/:id`, `rwd.seal`: nothing a value could ride in. */
const spanNameShape = /^(?:(?:process|publish) [A-Za-z0-9][\w.-]{0,127}|[A-Z]{1,10} (?:unmatched|\/[\w/:{}.*-]{0,127})|rwd\.[a-z][a-z._-]{0,63})$/;

/** The span's name, or `unnamed` (counted) when it is not of a registered form. */
export const allowedSpanName = (name: string): string => {
  if (spanNameShape.test(name) && !looksPersonal(name)) return name;
  countDrop('span', 'unknown_name');
  return 'unnamed';
};
