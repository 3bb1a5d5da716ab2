import { isFhirTime } from '@chainnet/fhir';
import { mapCode, mapCoding } from '../terminology/code-map.js';
import { transforms } from '../mapping/transforms.js';
import type { Transform, Transformed } from '../mapping/transforms.js';
import { isOid, oidUri } from '../vocabulary.js';
import { namespaceOf, systemOf } from './tables/code-systems.js';
import type { ReaderName, TypeRow } from './tables/data-types.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An assigning authority's universal id: an OID or a UUID as its URN, a URL as it is; other schemes have no URI. */
const issuer: Transform = (text) => {
  const bare = text.trim();
  if (isOid(bare)) return { value: oidUri(bare) };
  if (UUID.test(bare)) return { value: `urn:uuid:${bare.toLowerCase()}` };
  return /^https?:\/\/\S+$/.test(bare) ? { value: bare } : undefined;
};

/** `<5`, `>= 3.2`: comparator and number in one text. */
const comparator: Transform = (text) => {
  const [, sign, number = ''] = /^([<>]=?)\s*(\S+)$/.exec(text.trim()) ?? [];
  const read = sign === undefined ? undefined : transforms.decimal(number);
  return read === undefined ? undefined : { value: { comparator: sign, value: read.value }, ...(read.sourceText === undefined ? {} : { sourceText: text }) };
};

/** HHMM[SS[.S]] without a zone, which FHIR's time has not either. */
const time: Transform = (text) => {
  const [, hour, minute, second = '00', fraction = ''] = /^(\d{2})(\d{2})(?:(\d{2})(\.\d{1,9})?)?$/.exec(text.trim()) ?? [];
  const value = `${hour ?? ''}:${minute ?? ''}:${second}${fraction}`;
  return hour !== undefined && isFhirTime(value) ? { value } : undefined;
};

const OWN: Readonly<Record<ReaderName, Transform>> = {
  codeSystem: (text) => (text.trim() === '' ? undefined : { value: systemOf(text) }),
  namespace: (text) => (text.trim() === '' ? undefined : { value: namespaceOf(text) }),
  issuer,
  comparator,
  time,
};

const coded = (value: unknown): Transformed | undefined => (value === undefined ? undefined : { value });

/** How the text of a row is read. */
export const readerOf = ({ as = 'text', codes, coding }: TypeRow): Transform => {
  if (codes !== undefined) return (text) => coded(mapCode(codes, text));
  if (coding !== undefined) return (text) => coded(mapCoding(coding, text));
  return as in OWN ? OWN[as as ReaderName] : transforms[as as keyof typeof transforms];
};
