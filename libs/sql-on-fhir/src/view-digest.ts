import { createHash } from 'node:crypto';

/** `sha256:<64 hex digits>` over the view's canonical JSON (RFC 8785: keys in UTF-16 order, no white space). */
export const viewDigest = (view: object): string => `sha256:${createHash('sha256').update(canonical(view)).digest('hex')}`;

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const sorted = members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}
