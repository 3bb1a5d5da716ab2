import { resourceId } from '@chainnet/fhir';
import type { Resource } from '@chainnet/fhir';
import { errors } from '../errors.js';
import { bundleOf, referenceTo, withPreserved } from '../mapping/bundle.js';
import { setElement } from '../mapping/element-path.js';
import type { Draft } from '../mapping/element-path.js';
import { LossLedger } from '../mapping/loss-account.js';
import type { MappedRecord, NormalizationContext } from '../normalization.js';
import { select } from '../xml/select.js';
import { leavesOf } from '../xml/xml-tree.js';
import type { XmlElement } from '../xml/xml-tree.js';
import type { Reading } from './cda-values.js';
import { fillRows } from './fill-rows.js';
import { mapSectionEntries } from './map-entries.js';
import type { Entries } from './map-entries.js';
import { narrativeOf, narrativeTexts } from './narrative.js';
import { compositionRows, encounterRows, parties, patientRows } from './tables/header.js';

type Scope = { readonly tenant: string; readonly identity: readonly string[]; readonly reading: Reading };

/**
 * A CDA R2 document of the US realm (C-CDA R1.1 and R2.1, CCD, C32) -> a FHIR document Bundle: Composition, Patient,
 * authors, custodian, signers, Encounter, then what the sections' entries are by their template ids, or by their form where
 * no template is known. Narrative stays, made safe, in the sections. Leaves without a row are extensions of the Composition.
 *
 * @throws RWD_NORMALIZATION_NOT_CCDA, RWD_NORMALIZATION_DUPLICATE_ID
 */
export function mapCcda(root: XmlElement, { tenant, recordId, receivedAt }: NormalizationContext): MappedRecord {
  const ledger = new LossLedger(leavesOf(root));
  const reading: Reading = { ledger, texts: narrativeTexts(root) };
  const identity = identityOf(root);
  const scope: Scope = { tenant, identity, reading };
  const patient = patientOf(root, scope);
  const composition: Draft = { resourceType: 'Composition', id: resourceId(tenant, 'Composition', ...identity), status: 'final', subject: referenceTo(patient) };
  fillRows(root, compositionRows, { draft: composition, reading });
  const people = partiesOf(root, { composition, patient, scope });
  const encounter = encounterOf(root, patient, scope);
  if (encounter !== undefined) composition['encounter'] = referenceTo(encounter);
  const entries: Entries = { reading, tenant, identity, patient: referenceTo(patient), resources: [] };
  const sections = select(root, 'component/structuredBody/component/section').map((section) => sectionOf(section, entries));
  if (sections.length > 0) composition['section'] = sections;
  complete(composition, receivedAt);
  const resources = [withPreserved(composition as Resource, ledger.preserved()), patient as Resource, ...people, ...(encounter === undefined ? [] : [encounter as Resource]), ...entries.resources];
  const date = composition['date'];
  const timestamp = typeof date === 'string' && date.includes('T') ? date : receivedAt;
  return { bundle: bundleOf(resources, { type: 'document', tenant, recordId, timestamp }), lossAccount: ledger.account(), warnings: [] };
}

/** root and extension of the document's id, and its version. */
const identityOf = (root: XmlElement): readonly string[] => {
  if (root.name !== 'ClinicalDocument' || root.namespace !== 'urn:hl7-org:v3') throw errors.RWD_NORMALIZATION_NOT_CCDA({ what: 'the ClinicalDocument element of CDA R2' });
  const [id] = select(root, 'id');
  const parts = ['root', 'extension'].map((name) => id?.attributes.get(name)?.trim() ?? '');
  if (parts.every((part) => part === '')) throw errors.RWD_NORMALIZATION_NOT_CCDA({ what: 'an id' });
  if (select(root, 'recordTarget/patientRole').length !== 1) throw errors.RWD_NORMALIZATION_NOT_CCDA({ what: 'exactly one recordTarget' });
  return [...parts, select(root, 'versionNumber')[0]?.attributes.get('value')?.trim() ?? ''];
};

const patientOf = (root: XmlElement, { tenant, identity, reading }: Scope): Draft => {
  const draft: Draft = {};
  fillRows(root, patientRows, { draft, reading });
  const [first] = (draft['identifier'] ?? []) as readonly { readonly system?: string; readonly value?: string }[];
  const id = first?.value === undefined ? resourceId(tenant, 'Patient', ...identity) : resourceId(tenant, 'Patient', first.system ?? '', '', first.value);
  return { resourceType: 'Patient', id, ...draft };
};

/** One resource for each party; two that say the same are one. */
const partiesOf = (root: XmlElement, { composition, patient, scope }: { composition: Draft; patient: Draft; scope: Scope }): readonly Resource[] => {
  const made = new Map<string, Resource>();
  for (const { at, resource, to, rows, beside = [], add = {} } of parties) {
    for (const element of select(root, at)) {
      const draft: Draft = {};
      fillRows(element, rows, { draft, reading: scope.reading });
      if (Object.keys(draft).length === 0) continue;
      const key = `${resource} ${JSON.stringify(draft)}`;
      const known = made.get(key) ?? { resourceType: resource, id: resourceId(scope.tenant, resource, key), ...draft };
      made.set(key, known);
      if (to === 'patient') patient['managingOrganization'] ??= referenceTo(known);
      else setElement(composition, to, referenceTo(known));
      for (const [path, value] of Object.entries(add)) setElement(composition, path, value);
      fillRows(element, beside, { draft: composition, reading: scope.reading });
    }
  }
  return [...made.values()];
};

const encounterOf = (root: XmlElement, patient: Draft, { tenant, identity, reading }: Scope): Draft | undefined => {
  if (select(root, 'componentOf/encompassingEncounter').length === 0) return undefined;
  const draft: Draft = {};
  fillRows(root, encounterRows, { draft, reading });
  const unknown = { system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK', display: 'unknown' };
  return { resourceType: 'Encounter', id: resourceId(tenant, 'Encounter', ...identity), status: 'finished', class: unknown, subject: referenceTo(patient), ...draft };
};

const sectionOf = (section: XmlElement, entries: Entries): Draft => {
  const draft: Draft = {};
  fillRows(section, [{ from: 'title', to: 'title', type: 'ST' }, { from: 'code', to: 'code', type: 'CD' }], { draft, reading: entries.reading });
  const text = narrativeOf(section, entries.reading.ledger);
  if (text !== undefined) draft['text'] = text;
  const entry = mapSectionEntries(section, entries);
  if (entry.length > 0) draft['entry'] = entry;
  const inner = select(section, 'component/section').map((one) => sectionOf(one, entries));
  if (inner.length > 0) draft['section'] = inner;
  if (text === undefined && entry.length === 0 && inner.length === 0) draft['emptyReason'] = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: 'unavailable' }] };
  return draft;
};

/** What R4 asks of a Composition that a document may lack. */
const complete = (composition: Draft, receivedAt: string): void => {
  composition['type'] ??= { text: 'clinical document' };
  composition['date'] ??= receivedAt;
  composition['title'] ??= 'Clinical document';
  composition['author'] ??= [{ display: 'unknown' }];
};
