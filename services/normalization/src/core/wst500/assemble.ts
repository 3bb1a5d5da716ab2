import { isObject, resourceId } from '@chainnet/fhir';
import type { Resource } from '@chainnet/fhir';
import { referenceTo } from '../mapping/bundle.js';
import type { Draft } from '../mapping/element-path.js';
import { extensionUrls } from '../vocabulary.js';
import type { CompiledTable } from './compile-table.js';
import { identifiersOf, identityOf, patientIdentity } from './identities.js';
import { copyOf, hasOther } from './places.js';
import { relationOf } from './read-body.js';
import type { BodyEntry } from './read-body.js';
import type { ReadDocument, ReadSection } from './read-document.js';
import { encounterClassByRoot } from './tables/encounter-class.js';
import { resourceRows } from './tables/resources.js';

const UNKNOWN = { extension: [{ url: extensionUrls.dataAbsentReason, valueCode: 'unknown' }] };
const INPATIENT = 'urn:oid:2.16.156.10011.1.12';

type Assembly = { readonly tenant: string; readonly identity: readonly string[]; readonly table: CompiledTable };
type Reference = { readonly reference: string };
type Links = { readonly subject: Reference; readonly encounter: Reference; readonly documentType: unknown };

/** Gives the resources of a read document their ids and ties them to one another; Composition first. */
export function assemble({ frames, sections }: Pick<ReadDocument, 'frames' | 'sections'>, { tenant, identity, table }: Assembly): readonly Resource[] {
  const patient: Resource = { resourceType: 'Patient', id: patientIdentity(frames.patient, tenant), ...frames.patient };
  const author: Resource = { resourceType: 'Practitioner', id: identityOf(frames.author, 'Practitioner', { tenant, otherwise: [...identity, 'author'] }), ...frames.author };
  const hasCustodian = Object.keys(frames.custodian).length > 0;
  const custodian: Resource = { resourceType: 'Organization', id: identityOf(frames.custodian, 'Organization', { tenant, otherwise: [...identity, 'custodian'] }), ...frames.custodian };
  const encounterId = encounterIdentity(frames, { tenant, identity, table });
  const links = { subject: referenceTo(patient), encounter: referenceTo({ resourceType: 'Encounter', id: encounterId }) };
  const placed = placeEntries(sections, { tenant, identity });
  for (const [entry, reference] of placed) tie(entry, reference, placed);
  const known = { ...links, documentType: frames.composition['type'] };
  const resources = [...placed.keys()].map((entry) => resourceOf(entry, known));
  for (const section of sections) finishSection(section, placed);
  const composition: Resource = {
    resourceType: 'Composition',
    id: resourceId(tenant, 'Composition', ...identity),
    status: 'final',
    title: table.title,
    ...(frames.composition['date'] === undefined ? { _date: UNKNOWN } : {}),
    ...frames.composition,
    ...links,
    author: [referenceTo(author)],
    ...(hasCustodian ? { custodian: referenceTo(custodian) } : {}),
  };
  return [composition, patient, encounterOf(frames, { table, id: encounterId, subject: links.subject, placed }), author, ...(hasCustodian ? [custodian] : []), ...resources];
}

/**
 * Ids depend on the section and the ordinal in it, so that a change elsewhere moves none: the last 48 bits of one hash of the
 * document are counted up, by sections of up to 2^20 entries.
 */
const placeEntries = (sections: readonly ReadSection[], { tenant, identity }: Pick<Assembly, 'tenant' | 'identity'>): ReadonlyMap<BodyEntry, Reference> => {
  const placed = new Map<BodyEntry, Reference>();
  const body = resourceId(tenant, 'section', ...identity);
  const head = body.slice(0, -DIGITS);
  const start = Number.parseInt(body.slice(-DIGITS), 16);
  sections.forEach(({ entries }, section) => {
    entries.forEach((entry, at) => {
      const id = `${head}${((start + section * ENTRIES + at) % 2 ** 48).toString(16).padStart(DIGITS, '0')}`;
      entry.draft['id'] = id;
      placed.set(entry, { reference: `${entry.type}/${id}` });
    });
  });
  return placed;
};

const DIGITS = 12;
const ENTRIES = 2 ** 20;

const tie = (entry: BodyEntry, reference: Reference, placed: ReadonlyMap<BodyEntry, Reference>): void => {
  const { upper } = entry;
  const relation = upper === undefined ? undefined : relationOf(entry.type, upper.type);
  const above = upper === undefined ? undefined : placed.get(upper);
  if (upper === undefined || relation === undefined || above === undefined) return;
  const [draft, value] = relation.on === 'lower' ? [entry.draft, above] : [upper.draft, reference];
  if (relation.list) ((draft[relation.element] ??= []) as Reference[]).push(value);
  else Object.assign((draft[relation.element] ??= {}), value, displayOf(entry));
};

const displayOf = ({ draft: { type } }: BodyEntry): object => {
  const { text } = (type ?? {}) as { text?: string };
  return text === undefined ? {} : { display: text };
};

const resourceOf = ({ type, draft }: BodyEntry, { subject, encounter, documentType }: Links): Resource => {
  const row = resourceRows[type];
  for (const { within, choice, element, value } of row.required ?? []) {
    const holder = within === undefined ? draft : draft[within];
    if (isObject(holder) && holder[choice] === undefined && !hasOther(holder, { prefix: choice })) (holder as Draft)[element] = copyOf(value);
  }
  if (type === 'DiagnosticReport') draft['code'] = copyOf(documentType);
  if (row.subject !== undefined) draft[row.subject] = subject;
  if (row.encounter !== undefined) draft[row.encounter] = encounter;
  return draft as Resource;
};

/** Composition.section needs text, entries or sections (cmp-1): one without shows its title. */
const finishSection = ({ draft, entries }: ReadSection, placed: ReadonlyMap<BodyEntry, Reference>): void => {
  const code = draft['code'] as { coding?: readonly { display?: string }[] } | undefined;
  const title = draft['title'] ?? code?.coding?.[0]?.display;
  if (typeof title === 'string') draft['title'] = title;
  if (entries.length > 0) draft['entry'] = entries.map((entry) => placed.get(entry));
  else if (draft['text'] === undefined && draft['section'] === undefined) draft['text'] = { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">-</div>` };
};

const encounterIdentity = ({ patient, encounter }: ReadDocument['frames'], { tenant, identity }: Assembly): string => {
  const stay = identifiersOf(patient).find(({ system, value }) => system === INPATIENT && value !== undefined)?.value;
  return stay === undefined ? identityOf(encounter, 'Encounter', { tenant, otherwise: identity }) : resourceId(tenant, 'Encounter', INPATIENT, stay);
};

type EncounterParts = { readonly table: CompiledTable; readonly id: string; readonly subject: Reference; readonly placed: ReadonlyMap<BodyEntry, Reference> };

const ROLE = 'http://terminology.hl7.org/CodeSystem/diagnosis-role';

const encounterOf = ({ patient, encounter }: ReadDocument['frames'], { table, id, subject, placed }: EncounterParts): Resource => {
  const roots = identifiersOf(patient).map(({ system }) => encounterClassByRoot[system?.replace('urn:oid:', '') ?? '']);
  const diagnosis: Draft[] = [];
  for (const [entry, reference] of placed) if (entry.type === 'Condition') diagnosis.push(diagnosisOf(entry, reference));
  return {
    resourceType: 'Encounter',
    id,
    status: table.encounterStatus,
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: roots.find((known) => known !== undefined) ?? table.encounterClass },
    subject,
    ...encounter,
    ...(diagnosis.length === 0 ? {} : { diagnosis }),
  };
};

const diagnosisOf = ({ row: { place }, diagnosis }: BodyEntry, condition: Reference): Draft => {
  const use = place.kind === 'resource' ? place.use : undefined;
  return { condition, ...(use === undefined ? {} : { use: { coding: [{ system: ROLE, code: use }] } }), ...diagnosis };
};
