import { canonicalJson } from '@chainnet/contracts';
import { isBundle, isObject, isResource, mapReferences, resourceId } from '@chainnet/fhir';
import type { Resource } from '@chainnet/fhir';
import { errors } from '../errors.js';
import { bundleOf, withPreserved } from '../mapping/bundle.js';
import { LossLedger } from '../mapping/loss-account.js';
import type { MappedRecord, NormalizationContext } from '../normalization.js';
import { recordPart } from '../vocabulary.js';
import { jsonLeaves } from './json-leaves.js';
import { checkJsonText } from './json-text.js';

const RECORD_BUNDLES = new Set(['document', 'collection', 'searchset', 'transaction', 'batch']);
/** Resources without `extension`: what is preserved beside them goes to a Basic. */
const PLAIN = new Set(['Bundle', 'Binary', 'Parameters']);

/**
 * Reads JSON text, after a look at its form that JSON.parse does not take (see json-text.ts).
 *
 * @throws RWD_NORMALIZATION_BAD_JSON, RWD_NORMALIZATION_TOO_DEEP, RWD_NORMALIZATION_JSON_KEY, RWD_NORMALIZATION_BAD_TEXT,
 * RWD_NORMALIZATION_NOT_A_RESOURCE
 */
export function readJson(text: string): Resource {
  checkJsonText(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw errors.RWD_NORMALIZATION_BAD_JSON({}, { cause });
  }
  if (!isResource(value)) throw errors.RWD_NORMALIZATION_NOT_A_RESOURCE({ where: 'the top' });
  return value;
}

type Source = { readonly resource: Resource; readonly fullUrl: string | undefined; readonly path: string };

/**
 * A FHIR R4 resource or Bundle -> a Bundle whose resources have deterministic ids and refer to each other by them. A
 * document stays one; anything else becomes a collection. The source's own ids, full URLs and requests are preserved as
 * extensions of the first resource (of an added Basic when that resource can hold none).
 *
 * @throws RWD_NORMALIZATION_NOT_A_RESOURCE, RWD_NORMALIZATION_UNSUPPORTED_BUNDLE, RWD_NORMALIZATION_DUPLICATE_ID
 */
export function mapFhir(record: Resource, { tenant, recordId, receivedAt }: NormalizationContext): MappedRecord {
  const ledger = new LossLedger(jsonLeaves(record));
  const sources = sourcesOf(record);
  const type = isBundle(record) && record.type === 'document' ? 'document' : 'collection';
  const ids = sources.map((source, at) => resourceId(tenant, source.resource.resourceType, ...identityOf(source, at)));
  const rewrite = rewriterOf(sources, ids);
  const resources = sources.map(({ resource }, at): Resource => ({ ...mapReferences(resource, rewrite), id: ids[at] ?? '' }));
  claim(record, sources, { ledger, type });
  const timestamp = type === 'document' && typeof record['timestamp'] === 'string' ? record['timestamp'] : receivedAt;
  const bundle = bundleOf(withSourceLeaves(resources, ledger, { tenant, recordId }), { type, tenant, recordId, timestamp });
  return { bundle, lossAccount: ledger.account(), warnings: [] };
}

const sourcesOf = (record: Resource): readonly Source[] => {
  if (!isBundle(record)) return [{ resource: record, fullUrl: undefined, path: '' }];
  if (!RECORD_BUNDLES.has(record.type)) throw errors.RWD_NORMALIZATION_UNSUPPORTED_BUNDLE();
  const entries: unknown = record.entry;
  if (!Array.isArray(entries) || entries.length === 0) throw errors.RWD_NORMALIZATION_NOT_A_RESOURCE({ where: 'Bundle.entry' });
  return entries.map((entry: unknown, at) => {
    if (!isObject(entry) || !isResource(entry['resource'])) throw errors.RWD_NORMALIZATION_NOT_A_RESOURCE({ where: `Bundle.entry[${at}]` });
    return { resource: entry['resource'], fullUrl: typeof entry['fullUrl'] === 'string' ? entry['fullUrl'] : undefined, path: `entry[${at}].resource` };
  });
};

/** The source's id, else its full URL, else its content and place. */
const identityOf = ({ resource, fullUrl }: Source, at: number): readonly string[] => {
  if (typeof resource.id === 'string' && resource.id !== '') return ['id', resource.id];
  return fullUrl === undefined ? ['content', String(at), canonicalJson(resource)] : ['url', fullUrl];
};

const rewriterOf = (sources: readonly Source[], ids: readonly string[]): ((reference: string) => string) => {
  const targets = new Map<string, string>();
  sources.forEach(({ resource, fullUrl }, at) => {
    const target = `${resource.resourceType}/${ids[at] ?? ''}`;
    if (typeof resource.id === 'string') targets.set(`${resource.resourceType}/${resource.id}`, target);
    if (fullUrl !== undefined) targets.set(fullUrl, target);
  });
  return (reference) => targets.get(reference) ?? reference;
};

/** What is carried over is mapped: each resource but its id. What belongs to the envelope stays for the preserved list. */
const claim = (record: Resource, sources: readonly Source[], { ledger, type }: { ledger: LossLedger; type: string }): void => {
  for (const { resource, path } of sources) {
    const prefix = path === '' ? '' : `${path}.`;
    for (const leaf of jsonLeaves(resource)) if (leaf.path !== 'id') ledger.map(`${prefix}${leaf.path}`);
  }
  if (!isBundle(record)) return;
  ledger.drop('resourceType', 'the Bundle is rebuilt');
  if (record.type === type) ledger.map('type');
};

const withSourceLeaves = (resources: readonly Resource[], ledger: LossLedger, { tenant, recordId }: { tenant: string; recordId: string }): readonly Resource[] => {
  const leaves = ledger.preserved();
  const [first, ...rest] = resources;
  if (first === undefined || leaves.length === 0) return resources;
  if (!PLAIN.has(first.resourceType) && (first['extension'] === undefined || Array.isArray(first['extension']))) return [withPreserved(first, leaves), ...rest];
  const basic: Resource = { resourceType: 'Basic', id: resourceId(tenant, 'Basic', recordId), code: { coding: [{ system: recordPart.system, ...recordPart.resource }] } };
  return [withPreserved(basic, leaves), ...resources];
};
