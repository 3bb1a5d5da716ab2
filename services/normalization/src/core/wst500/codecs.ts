import { isObject } from '@chainnet/fhir';
import { transforms } from '../mapping/transforms.js';
import type { TransformName } from '../mapping/transforms.js';
import { mapCode } from '../terminology/code-map.js';
import type { CodeMap } from '../terminology/code-map.js';

/**
 * Both directions between a leaf's text and its FHIR value. `read` gives undefined for text that has no such form. `write`
 * gives the usual text of a value; where the source wrote it otherwise, its own text is kept beside the value.
 */
export type Codec = {
  readonly read: (text: string) => unknown;
  readonly write: (value: unknown) => string | undefined;
  /** The text stays beside the value though it can be written again: the reading assumed something. */
  readonly keeps?: (text: string) => boolean;
};

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined);

const reading = (name: TransformName) => (text: string): unknown => transforms[name](text)?.value;

const digitsOf = (value: unknown): string | undefined => (typeof value === 'string' ? value.replaceAll('-', '') : undefined);

/** YYYYMMDDhhmmss as WS/T 482 writes times; a zone other than China's is written out. */
const writeTime = (value: unknown): string | undefined => {
  const [whole, date = '', time, zone = ''] = typeof value === 'string' ? (/^([\d-]+)(?:T([\d:.]+)(Z|[+-]\d\d:\d\d))?$/.exec(value) ?? []) : [];
  if (whole === undefined) return undefined;
  if (time === undefined) return date.replaceAll('-', '');
  const offset = zone === '+08:00' ? '' : zone === 'Z' ? '+0000' : zone.replace(':', '');
  return `${date.replaceAll('-', '')}${time.replaceAll(':', '')}${offset}`;
};

const URN = 'urn:oid:';
/** Documents name the same few code systems over and over. */
const knownOids = new Map<string, unknown>();
const MOST = 4096;

const readOid = (text: string): unknown => {
  if (knownOids.has(text)) return knownOids.get(text);
  const value = transforms.oid(text)?.value;
  if (knownOids.size < MOST) knownOids.set(text, value);
  return value;
};

const oidCodec: Codec = { read: readOid, write: (value) => (typeof value === 'string' && value.startsWith(URN) ? value.slice(URN.length) : asText(value)) };

/** The catalogue of data elements, and the OID that public templates give for it by mistake. */
const DATA_ELEMENTS = '2.16.156.10011.2.2.1';
const MISTAKEN = '2.16.156.10011.2.2.2';

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const unescapeXml = (text: string): string => text.replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
const DIV = '<div xmlns="http://www.w3.org/1999/xhtml">';

/** XHTML may not hold control characters; such a text stays preserved. */
const narrative: Codec = {
  read: (text) => (text.trim() === '' ? undefined : { status: 'generated', div: `${DIV}${escapeXml(text)}</div>` }),
  write: (value) => (isObject(value) && typeof value['div'] === 'string' ? unescapeXml(value['div'].slice(DIV.length, -'</div>'.length)) : undefined),
};

const base64: Codec = {
  read: (text) => (text.trim() === '' ? undefined : Buffer.from(text.trim(), 'utf8').toString('base64')),
  write: (value) => (typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : undefined),
};

const among = (map: Readonly<Record<string, string>>): Codec => {
  const back = new Map(Object.entries(map).map(([from, to]) => [to, from]).reverse() as [string, string][]);
  return { read: (text) => (Object.hasOwn(map, text.trim()) ? map[text.trim()] : undefined), write: (value) => back.get(String(value)) };
};

const SPACE = /\s/;

/** Most texts have no white space and need no trimming. */
const readCode = (text: string): unknown => (SPACE.test(text) ? transforms.code(text)?.value : text === '' ? undefined : text);
const readText = (text: string): unknown => {
  const bare = text.trim();
  return bare === '' ? undefined : bare;
};

const plain = (name: TransformName): Codec => ({ read: reading(name), write: asText });

/** Trimmed; a text that had white space around it is kept as it was. */
const text: Codec = { read: readText, write: asText };

export const codecs = {
  text,
  code: { read: readCode, write: asText },
  decimal: plain('decimal'),
  integer: plain('integer'),
  positiveInteger: plain('positiveInteger'),
  boolean: plain('boolean'),
  date: { read: reading('date'), write: digitsOf },
  dateTime: { read: reading('dateTime'), write: writeTime, keeps: (source) => transforms.dateTime(source)?.sourceText !== undefined },
  oid: oidCodec,
  elementSystem: { read: (source) => oidCodec.read(source.trim() === MISTAKEN ? DATA_ELEMENTS : source), write: oidCodec.write },
  narrative,
  base64,
  confidentiality: among({ N: 'N', L: 'L', M: 'M', R: 'R', U: 'U', V: 'V' }),
  currency: among({ CNY: 'CNY', 元: 'CNY', RMB: 'CNY', USD: 'USD', EUR: 'EUR', HKD: 'HKD', MOP: 'MOP' }),
  /** CDA ActStatus -> observation-status. */
  observationStatus: among({ completed: 'final', active: 'preliminary', aborted: 'cancelled', cancelled: 'cancelled' }),
  telecomUse: among({ H: 'home', HP: 'home', WP: 'work', MC: 'mobile' }),
  addressUse: among({ H: 'home', HP: 'home', WP: 'work', TMP: 'temp' }),
  relation: among({ RPLC: 'replaces', APND: 'appends', XFRM: 'transforms' }),
} as const satisfies Readonly<Record<string, Codec>>;
export type CodecName = keyof typeof codecs;

export const codeMapCodec = (codes: CodeMap): Codec => {
  const back = new Map(Object.entries(codes.codes).map(([from, to]) => [to, from]).reverse() as [string, string][]);
  return { read: (source) => mapCode(codes, source), write: (value) => back.get(String(value)) };
};
