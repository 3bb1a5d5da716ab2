import { CSV_COLUMN, JSON_COLUMN } from './dataset-record/column.js';
import { errors } from './errors.js';
import { limits } from './limits.js';

export type SourceFormat = 'fhir-json' | 'fhir-ndjson' | 'fhir-xml' | 'hl7v2' | 'wst500' | 'ccda' | 'dataset' | 'unknown';
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export type Sniffed = { readonly format: SourceFormat; readonly encoding: Encoding; readonly text: string };

/** Names that declare an encoding, lower case -> the decoder. GBK and GB2312 are subsets of GB18030. */
const NAMED: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'unicode utf-8': 'utf-8',
  unicode: 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb18030: 'gb18030',
  'gb 18030-2000': 'gb18030',
  'gb 18030': 'gb18030',
  gb_18030: 'gb18030',
  'gb 2312': 'gb18030',
  'gb2312-80': 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
};

/**
 * Says what a record is and decodes it. The byte order mark decides, then the XML declaration or MSH-18, then the charset
 * of the content type, then UTF-8. Decoding is strict: no replacement characters.
 *
 * @throws RWD_NORMALIZATION_TOO_LARGE, RWD_NORMALIZATION_BAD_ENCODING
 */
export function sniff(bytes: Uint8Array, contentType?: string): Sniffed {
  if (bytes.length > limits.bytes) {
    throw errors.RWD_NORMALIZATION_TOO_LARGE({ size: bytes.length, unit: 'bytes', limit: limits.bytes });
  }
  const encoding = encodingOf(bytes, contentType);
  const text = decode(bytes, encoding);
  return { format: formatOf(text), encoding, text };
}

const decode = (bytes: Uint8Array, encoding: Encoding): string => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw errors.RWD_NORMALIZATION_BAD_ENCODING({ encoding }, { cause });
  }
};

const encodingOf = (bytes: Uint8Array, contentType: string | undefined): Encoding => {
  const mark = byteOrderMark(bytes);
  if (mark !== undefined) return mark;
  const declared = declaredName(bytes) ?? /charset="?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  if (declared === undefined) return 'utf-8';
  const named = NAMED[declared.toLowerCase().trim()];
  if (named === undefined) throw errors.RWD_NORMALIZATION_BAD_ENCODING({ encoding: 'the declared encoding' });
  return named;
};

const byteOrderMark = (bytes: Uint8Array): Encoding | undefined => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
};

/** The declaration is ASCII in every encoding accepted without a mark, so reading it byte for byte is enough. */
const declaredName = (bytes: Uint8Array): string | undefined => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (/^\s*<\?xml\s/.test(head)) return /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1];
  const start = /(?:^|[\r\n\x0b])MSH([^A-Za-z0-9\s])/.exec(head);
  if (start === null) return undefined;
  const line = head.slice(start.index + start[0].indexOf('MSH')).split(/[\r\n]/)[0] ?? '';
  const named = line.split(start[1] ?? '|')[17]?.split(/[^\w .-]/)[0]?.trim();
  return named === '' ? undefined : named;
};

/** The OID arc of the Chinese health standards, which each shared document names in its header. */
const CHINESE_STANDARDS = '2.16.156.10011';
const FHIR_NAMESPACE = 'http://hl7.org/fhir';
/** Two objects on lines of their own: a stream of resources, not one. */
const NDJSON = /^\{[^\n]*\}[ \t]*\r?\n\s*\{/;
const V2_START = /^[\u000b\s]*(?:MSH|FHS|BHS)[^A-Za-z0-9\s]/;
/** How far the root element is looked for: leading comments of real documents are shorter. */
const HEAD = 65_536;

const formatOf = (text: string): SourceFormat => {
  const head = text.slice(0, HEAD).trimStart();
  if (CSV_COLUMN.test(head) || (/^[[{]/.test(head) && !/"resourceType"\s*:/.test(head) && JSON_COLUMN.test(head))) return 'dataset';
  if (head.startsWith('{')) return NDJSON.test(head) ? 'fhir-ndjson' : 'fhir-json';
  if (V2_START.test(head)) return 'hl7v2';
  if (!head.startsWith('<')) return 'unknown';
  const tag = rootTag(head);
  if (/^<(?:[\w.-]+:)?ClinicalDocument(?![\w.-])/.test(tag)) return text.includes(CHINESE_STANDARDS) ? 'wst500' : 'ccda';
  return tag.includes(FHIR_NAMESPACE) ? 'fhir-xml' : 'unknown';
};

/** What may stand before the root element, and how it ends. */
const PROLOG = [['<?', '?>'], ['<!--', '-->']] as const;

/** The start tag of the root element, found in one pass whatever stands before it; a DOCTYPE hides it, and the XML reader refuses that. */
const rootTag = (head: string): string => {
  let at = 0;
  for (;;) {
    while (/\s/.test(head[at] ?? '')) at += 1;
    const skipped = PROLOG.find(([start]) => head.startsWith(start, at));
    if (skipped === undefined) break;
    const end = head.indexOf(skipped[1], at);
    if (end < 0) return '';
    at = end + skipped[1].length;
  }
  if (head.startsWith('<!', at)) return head.includes('ClinicalDocument', at) ? '<ClinicalDocument' : '';
  const end = head.indexOf('>', at);
  return head.slice(at, end < 0 ? undefined : end);
};
