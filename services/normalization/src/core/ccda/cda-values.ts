import type { LossLedger, SourceLeaf } from '../mapping/loss-account.js';
import type { Draft } from '../mapping/element-path.js';
import { readDay, readTime } from '../mapping/source-time.js';
import { transforms } from '../mapping/transforms.js';
import type { Transformed } from '../mapping/transforms.js';
import { mapCode } from '../terminology/code-map.js';
import { isOid, oidUri } from '../vocabulary.js';
import { partReader, select } from '../xml/select.js';
import { attributeLeaf, textLeaf } from '../xml/xml-tree.js';
import type { XmlElement } from '../xml/xml-tree.js';
import { codeMaps } from './tables/code-maps.js';
import type { CodeMapName } from './tables/code-maps.js';
import { CODE_SYSTEM_OIDS } from './tables/code-systems.js';

export type Reading = { readonly ledger: LossLedger; readonly texts: ReadonlyMap<string, string> };
export type ValueReader = (element: XmlElement, reading: Reading) => Transformed | undefined;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const claim = ({ ledger }: Reading, ...leaves: readonly (SourceLeaf | undefined)[]): void => {
  for (const leaf of leaves) if (leaf !== undefined) ledger.map(leaf.path);
};

const rootUri = (root: string): string | undefined => (isOid(root) ? oidUri(root) : UUID.test(root.trim()) ? `urn:uuid:${root.trim().toLowerCase()}` : undefined);

const text = (leaf: SourceLeaf | undefined): string | undefined => leaf?.value.trim();

/** II: root and extension; a root alone is itself the identifier (RFC 3986 URI). */
const identifier: ValueReader = (element, reading) => {
  const [root, extension, authority] = ['root', 'extension', 'assigningAuthorityName'].map((name) => attributeLeaf(element, name));
  const uri = root === undefined ? undefined : rootUri(root.value);
  if (extension === undefined && uri === undefined) return undefined;
  claim(reading, extension, authority, uri === undefined ? undefined : root);
  const assigner = authority === undefined ? {} : { assigner: { display: text(authority) } };
  if (extension === undefined) return { value: { system: 'urn:ietf:rfc:3986', value: uri, ...assigner } };
  return { value: { ...(uri === undefined ? {} : { system: uri }), value: text(extension), ...assigner } };
};

const systemOf = (oid: string): string | undefined => CODE_SYSTEM_OIDS[oid.trim()] ?? rootUri(oid);

/** One coding of a CD, or undefined when it has neither code nor display. */
const codingOf = (element: XmlElement, reading: Reading): Draft | undefined => {
  const [code, system, display, version] = ['code', 'codeSystem', 'displayName', 'codeSystemVersion'].map((name) => attributeLeaf(element, name));
  const word = code === undefined ? undefined : transforms.code(code.value);
  if (word === undefined && display === undefined) return undefined;
  const uri = system === undefined ? undefined : systemOf(system.value);
  claim(reading, word === undefined ? undefined : code, display, uri === undefined ? undefined : system, version);
  return {
    ...(uri === undefined ? {} : { system: uri }),
    ...(version === undefined ? {} : { version: text(version) }),
    ...(word === undefined ? {} : { code: word.value }),
    ...(display === undefined ? {} : { display: text(display) }),
  };
};

/** originalText, itself or the narrative it points to. */
const originalText = (element: XmlElement, reading: Reading): string | undefined => {
  const [original] = select(element, 'originalText');
  if (original === undefined) return undefined;
  const own = textLeaf(original);
  const reference = partReader(original)('reference/@value');
  const pointed = reading.texts.get(text(reference)?.replace(/^#/, '') ?? '');
  claim(reading, own, pointed === undefined ? undefined : reference);
  return own === undefined ? pointed : text(own);
};

/** CD, CE: code, translations, original text. */
const concept: ValueReader = (element, reading) => {
  const coding = [element, ...select(element, 'translation')].map((one) => codingOf(one, reading)).filter((one) => one !== undefined);
  const original = originalText(element, reading);
  if (coding.length === 0 && original === undefined) return undefined;
  return { value: { ...(coding.length === 0 ? {} : { coding }), ...(original === undefined ? {} : { text: original }) } };
};

const attribute = (name: string, read: (value: string) => Transformed | undefined): ValueReader => (element, reading) => {
  const leaf = attributeLeaf(element, name);
  const found = leaf === undefined ? undefined : read(leaf.value);
  if (found !== undefined) claim(reading, leaf);
  return found;
};

/** PQ: the unit is UCUM by definition of CDA; `1` and annotations alone stay units. */
const quantity: ValueReader = (element, reading) => {
  const [value, unit] = [attributeLeaf(element, 'value'), attributeLeaf(element, 'unit')];
  const number = value === undefined ? undefined : transforms.decimal(value.value);
  if (number === undefined) return undefined;
  const code = unit === undefined ? undefined : transforms.code(unit.value);
  claim(reading, value, code === undefined ? undefined : unit);
  const inUnit = code === undefined ? {} : { unit: code.value, system: 'http://unitsofmeasure.org', code: code.value };
  return { value: { value: number.value, ...inUnit, ...(number.sourceText === undefined ? {} : { _value: { extension: [{ url: 'https://chainnet.example/fhir/StructureDefinition/source-text', valueString: number.sourceText }] } }) } };
};

const moment = (element: XmlElement | undefined, reading: Reading): string | undefined => {
  const leaf = element === undefined ? undefined : attributeLeaf(element, 'value');
  const time = leaf === undefined ? undefined : readTime(leaf.value);
  if (time !== undefined) claim(reading, leaf);
  return time?.value;
};

/** IVL_TS: low and high; a value alone is both the start and what there is. */
const period: ValueReader = (element, reading) => {
  const start = moment(select(element, 'low')[0] ?? element, reading);
  const end = moment(select(element, 'high')[0], reading);
  if (start === undefined && end === undefined) return undefined;
  return { value: { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) } };
};

/** The moment of a TS, or of the low, center or high of an IVL_TS. */
const point: ValueReader = (element, reading) => {
  const found = moment(element, reading) ?? moment(select(element, 'low')[0], reading) ?? moment(select(element, 'center')[0], reading);
  return found === undefined ? undefined : { value: found };
};

/** IVL_PQ: the bounds of a reference range. */
const range: ValueReader = (element, reading) => {
  const [low, high] = ['low', 'high'].map((name) => select(element, name)[0]).map((one) => (one === undefined ? undefined : quantity(one, reading)));
  if (low === undefined && high === undefined) return undefined;
  return { value: { ...(low === undefined ? {} : { low: low.value }), ...(high === undefined ? {} : { high: high.value }) } };
};

const parts = (element: XmlElement, name: string, reading: Reading): readonly string[] =>
  select(element, name).flatMap((one) => {
    const leaf = textLeaf(one);
    claim(reading, leaf);
    return leaf === undefined ? [] : [leaf.value.trim()];
  });

const list = (name: string, values: readonly string[]): Draft => (values.length === 0 ? {} : { [name]: values });

const useOf = (element: XmlElement, map: CodeMapName, reading: Reading): Draft => {
  const leaf = attributeLeaf(element, 'use');
  const use = leaf === undefined ? undefined : leaf.value.trim().split(/\s+/).map((one) => mapCode(codeMaps[map], one)).find((one) => one !== undefined);
  if (use === undefined || leaf?.value.trim().includes(' ') !== false) return use === undefined ? {} : { use };
  claim(reading, leaf);
  return { use };
};

/** PN: parts, or the whole as text. */
const name: ValueReader = (element, reading) => {
  const [family] = parts(element, 'family', reading);
  const found = { ...(family === undefined ? {} : { family }), ...list('given', parts(element, 'given', reading)), ...list('prefix', parts(element, 'prefix', reading)), ...list('suffix', parts(element, 'suffix', reading)) };
  const whole = Object.keys(found).length > 0 ? undefined : textLeaf(element);
  if (Object.keys(found).length === 0 && whole === undefined) return undefined;
  claim(reading, whole);
  return { value: { ...useOf(element, 'nameUse', reading), ...found, ...(whole === undefined ? {} : { text: whole.value.trim() }) } };
};

const SINGLE = [['city', 'city'], ['county', 'district'], ['state', 'state'], ['postalCode', 'postalCode'], ['country', 'country']] as const;

const address: ValueReader = (element, reading) => {
  const lines = parts(element, 'streetAddressLine', reading);
  const found: Draft = list('line', lines);
  for (const [from, to] of SINGLE) {
    const [only] = parts(element, from, reading);
    if (only !== undefined) found[to] = only;
  }
  if (Object.keys(found).length === 0) return undefined;
  return { value: { ...useOf(element, 'addressUse', reading), ...found } };
};

const SCHEMES: Readonly<Record<string, string>> = { tel: 'phone', fax: 'fax', mailto: 'email', http: 'url', https: 'url' };

/** TEL: the scheme of the URL says the system, and is left out for telephones and mail. */
const telecom: ValueReader = (element, reading) => {
  const leaf = attributeLeaf(element, 'value');
  if (leaf === undefined) return undefined;
  const [, scheme = '', rest = leaf.value.trim()] = /^([a-z]+):\s*(.+)$/i.exec(leaf.value.trim()) ?? [];
  const system = SCHEMES[scheme.toLowerCase()] ?? 'other';
  claim(reading, leaf);
  return { value: { system, value: system === 'url' || system === 'other' ? leaf.value.trim() : rest, ...useOf(element, 'telecomUse', reading) } };
};

const stringOf: ValueReader = (element, reading) => {
  const leaf = textLeaf(element);
  claim(reading, leaf);
  return leaf === undefined ? undefined : { value: leaf.value };
};

/** ED: the text itself, or that of the narrative it points to. */
const narrativeText: ValueReader = (element, reading) => {
  const own = textLeaf(element);
  const reference = partReader(element)('reference/@value');
  const pointed = reading.texts.get(text(reference)?.replace(/^#/, '') ?? '');
  claim(reading, own, pointed === undefined ? undefined : reference);
  const found = own === undefined ? pointed : own.value.trim();
  return found === undefined || found === '' ? undefined : { value: found };
};

const coded = (map: CodeMapName): ValueReader => attribute('code', (value) => {
  const code = mapCode(codeMaps[map], value);
  return code === undefined ? undefined : { value: code };
});

const PERIOD_UNITS = new Set(['s', 'min', 'h', 'd', 'wk', 'mo', 'a']);

/** PIVL_TS: every so many hours. */
const repeat: ValueReader = (element, reading) => {
  const every = select(element, 'period')[0];
  const [value, unit] = every === undefined ? [] : [attributeLeaf(every, 'value'), attributeLeaf(every, 'unit')];
  const number = value === undefined ? undefined : transforms.decimal(value.value)?.value;
  if (typeof number !== 'number' || number <= 0 || unit === undefined || !PERIOD_UNITS.has(unit.value)) return undefined;
  claim(reading, value, unit);
  return { value: { frequency: 1, period: number, periodUnit: unit.value } };
};

/** The named readers of CDA data types (CDA R2, data types R1) that the tables use. */
export const valueReaders = {
  II: identifier, CD: concept, PQ: quantity, TS: point, IVL_TS: period, IVL_PQ: range, PN: name, AD: address, TEL: telecom, ST: stringOf, ED: narrativeText, PIVL_TS: repeat,
  coding: (element, reading) => {
    const value = codingOf(element, reading);
    return value === undefined ? undefined : { value };
  },
  code: attribute('code', transforms.code),
  value: attribute('value', transforms.trimmed),
  date: attribute('value', (value) => {
    const day = readDay(value);
    return day === undefined ? undefined : { value: day };
  }),
  integer: attribute('value', transforms.integer),
  boolean: attribute('value', transforms.boolean),
  notDone: attribute('negationInd', (value) => (value.trim() === 'true' ? { value: 'not-done' } : undefined)),
  gender: coded('gender'), observationStatus: coded('observationStatus'), reportStatus: coded('reportStatus'), procedureStatus: coded('procedureStatus'),
  medicationStatus: coded('medicationStatus'), immunizationStatus: coded('immunizationStatus'), requestStatus: coded('requestStatus'), severity: coded('severity'), allergyCategory: coded('allergyCategory'),
  concernStatus: (element, reading) => {
    const found = coded('concernStatus')(element, reading);
    return found === undefined ? undefined : { value: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: found.value }] } };
  },
  allergyStatus: (element, reading) => {
    const found = coded('concernStatus')(element, reading);
    return found === undefined ? undefined : { value: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: found.value }] } };
  },
} as const satisfies Readonly<Record<string, ValueReader>>;

export type ValueType = keyof typeof valueReaders;
