import type { JsonObject } from './json.js';
import { isObject, textOf } from './json.js';
import type { Pass } from './pass.js';
import { identifierKey } from './pseudonym.js';
import { resourceTypes } from './resource-types.js';

/** The system of every identifier pseudonym: the source's own system can name the hospital. */
export const PSEUDONYM_SYSTEM = 'urn:rwd:pseudonym';

/** Base of the fullUrls written: it resolves relative references inside the Bundle and names no server (RFC 2606, .invalid). */
export const PSEUDONYM_BASE = 'https://deidentified.invalid/fhir';

const LITERAL = /^(?:https?:\/\/[^?#]*\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/;
const CONDITIONAL = /^(?:https?:\/\/[^?#]*\/)?([A-Z][A-Za-z]+)\?identifier=([^&]+)$/;

/**
 * Renames a reference so that it still points at the renamed resource (FHIR R4, 2.3.0 References): relative, absolute and
 * versioned literals, urn:uuid and urn:oid of entries, contained `#id`, conditional `Type?identifier=system|value`.
 * Any other form is dropped, as is a contained reference whose target is not kept.
 */
export function renameReference(text: string, pass: Pass): string | undefined {
  if (text.startsWith('#')) return renameContained(text.slice(1), pass);
  const link = pass.links.get(text);
  if (link !== undefined) return literal(link.type, link.key, pass);
  const [, type = '', id = ''] = LITERAL.exec(text) ?? [];
  if (resourceTypes.has(type)) return literal(type, `${type}/${id}`, pass);
  if (text.startsWith('urn:')) return `urn:rwd:${pass.pseudonym('resource', text)}`;
  return renameConditional(text, pass);
}

const literal = (type: string, key: string, pass: Pass): string => `${type}/${pass.pseudonym('resource', key)}`;

const renameContained = (id: string, pass: Pass): string | undefined => {
  if (id === '') return '#';
  const renamed = pass.resource.contained.get(id);
  return renamed === undefined ? undefined : `#${renamed}`;
};

function renameConditional(text: string, pass: Pass): string | undefined {
  const [, type = '', query = ''] = CONDITIONAL.exec(text) ?? [];
  const token = resourceTypes.has(type) ? new URLSearchParams(`identifier=${query}`).get('identifier') : null;
  if (token === null) return undefined;
  const bar = token.indexOf('|');
  const key = bar < 0 ? identifierKey(undefined, token) : identifierKey(token.slice(0, bar), token.slice(bar + 1));
  return `${type}?identifier=${PSEUDONYM_SYSTEM}|${pass.pseudonym('identifier', key)}`;
}

/** `Type/id` of a resource, from its entry's fullUrl when it has no id; else the fullUrl itself, else nothing. */
export function resourceKey(resource: JsonObject, fullUrl: string | undefined): string {
  const id = textOf(resource['id']);
  if (id !== undefined) return `${textOf(resource['resourceType']) ?? ''}/${id}`;
  const [, type = '', inUrl = ''] = LITERAL.exec(fullUrl ?? '') ?? [];
  return resourceTypes.has(type) ? `${type}/${inUrl}` : (fullUrl ?? '');
}

/** The new fullUrl of an entry; `undefined` when its resource is not kept. */
export function entryUrl(entry: JsonObject, pass: Pass): string | undefined {
  const resource = entry['resource'];
  if (!isObject(resource)) return undefined;
  const type = textOf(resource['resourceType']) ?? '';
  if (!pass.covers(type)) return undefined;
  const key = resourceKey(resource, textOf(entry['fullUrl']));
  return `${PSEUDONYM_BASE}/${type}/${pass.pseudonym('resource', key)}`;
}
