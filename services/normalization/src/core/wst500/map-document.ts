import { resourceId } from '@chainnet/fhir';
import type { OperationOutcomeIssue, Resource } from '@chainnet/fhir';
import { errors } from '../errors.js';
import { bundleOf, referenceTo, withPreserved } from '../mapping/bundle.js';
import type { Draft } from '../mapping/element-path.js';
import { LossLedger } from '../mapping/loss-account.js';
import type { MappedRecord, NormalizationContext } from '../normalization.js';
import { dropStructure } from './drop-structure.js';
import { checkResidentNumber, documentIdentity, identifiersOf, identityOf, patientIdentity } from './identities.js';
import type { EntryResource } from './map-entries.js';
import { mapHeader } from './map-header.js';
import type { HeaderDrafts } from './map-header.js';
import { mapSections } from './map-sections.js';
import type { MappedSection } from './map-sections.js';
import { firstAttribute } from './select.js';
import { documents } from './tables/documents.js';
import type { CompiledTable } from './tables/documents.js';
import { encounterClassByRoot } from './tables/header.js';
import { leavesOf } from '../xml/xml-tree.js';
import type { XmlElement } from '../xml/xml-tree.js';

const HL7_V3 = 'urn:hl7-org:v3';
const INPATIENT = 'urn:oid:2.16.156.10011.1.12';

/**
 * A WS/T 500 shared document -> a FHIR document Bundle, by the table of its type: Composition, Patient, Encounter,
 * Practitioner (author), Organization (custodian), then the sections' resources. Leaves without a row are extensions of the
 * Composition.
 *
 * @throws RWD_NORMALIZATION_NOT_WST500, RWD_NORMALIZATION_UNSUPPORTED_DOCUMENT, RWD_NORMALIZATION_DUPLICATE_ID
 */
export function mapDocument(root: XmlElement, context: NormalizationContext): MappedRecord {
  const table = tableOf(root);
  const ledger = new LossLedger(leavesOf(root));
  const warnings: OperationOutcomeIssue[] = [];
  const header = mapHeader(root, ledger);
  const sections = mapSections(root, { table, ledger, warnings });
  dropStructure(root, ledger);
  warnings.push(...checkResidentNumber(header.patient));
  const identity = documentIdentity(header.composition, firstAttribute(root, 'versionNumber', 'value'));
  const [composition, ...rest] = assemble(header, sections, { tenant: context.tenant, identity, table });
  if (composition === undefined) throw errors.RWD_NORMALIZATION_NOT_WST500({ what: 'a body' });
  const resources = [withPreserved(composition, ledger.preserved()), ...rest];
  const date = header.composition['date'];
  const timestamp = typeof date === 'string' && date.includes('T') ? date : context.receivedAt;
  const bundle = bundleOf(resources, { type: 'document', tenant: context.tenant, recordId: context.recordId, timestamp });
  return { bundle, lossAccount: ledger.account(), warnings };
}

const tableOf = (root: XmlElement): CompiledTable => {
  if (root.name !== 'ClinicalDocument' || root.namespace !== HL7_V3) throw errors.RWD_NORMALIZATION_NOT_WST500({ what: 'the ClinicalDocument element' });
  const code = firstAttribute(root, 'code', 'code');
  if (code === undefined) throw errors.RWD_NORMALIZATION_NOT_WST500({ what: 'the document type' });
  const table = documents.get(code);
  if (table === undefined) throw errors.RWD_NORMALIZATION_UNSUPPORTED_DOCUMENT({ document: /^C\d{4}$/.test(code) ? code : 'unknown' });
  return table;
};

type Assembly = { readonly tenant: string; readonly identity: readonly string[]; readonly table: CompiledTable };

const assemble = (header: HeaderDrafts, sections: readonly MappedSection[], { tenant, identity, table }: Assembly): readonly Resource[] => {
  const patient: Resource = { resourceType: 'Patient', id: patientIdentity(header.patient, tenant), ...header.patient };
  const author: Resource = { resourceType: 'Practitioner', id: identityOf(header.author, 'Practitioner', { tenant, otherwise: [...identity, 'author'] }), ...header.author };
  const hasCustodian = Object.keys(header.custodian).length > 0;
  const custodian: Resource = { resourceType: 'Organization', id: identityOf(header.custodian, 'Organization', { tenant, otherwise: [...identity, 'custodian'] }), ...header.custodian };
  const encounterId = encounterIdentity(header, { tenant, identity, table });
  const links = { subject: referenceTo(patient), encounter: referenceTo({ resourceType: 'Encounter', id: encounterId }) };
  const placed = sections.map((section) => ({
    section,
    resources: section.resources.map((entry, ordinal) => resourceOf(entry, { ...links, id: resourceId(tenant, entry.type, ...identity, section.path, String(ordinal)) })),
  }));
  const diagnoses = placed.flatMap(({ section, resources }) => section.resources.flatMap((entry, at) => (entry.type === 'Condition' ? [{ entry, resource: resources[at] }] : [])));
  const encounter = encounterOf(header, { table, id: encounterId, subject: links.subject, diagnoses });
  const composition: Resource = {
    resourceType: 'Composition',
    id: resourceId(tenant, 'Composition', ...identity),
    status: 'final',
    title: table.title,
    ...header.composition,
    ...links,
    author: [referenceTo(author)],
    ...(hasCustodian ? { custodian: referenceTo(custodian) } : {}),
    ...(placed.length === 0 ? {} : { section: placed.map(({ section, resources }) => ({ ...section.element, ...(resources.length === 0 ? {} : { entry: resources.map(referenceTo) }) })) }),
  };
  return [composition, patient, encounter, author, ...(hasCustodian ? [custodian] : []), ...placed.flatMap(({ resources }) => resources)];
};

const encounterIdentity = ({ patient, encounter }: HeaderDrafts, { tenant, identity }: Assembly): string => {
  const stay = identifiersOf(patient).find(({ system, value }) => system === INPATIENT && value !== undefined)?.value;
  return stay === undefined ? identityOf(encounter, 'Encounter', { tenant, otherwise: identity }) : resourceId(tenant, 'Encounter', INPATIENT, stay);
};

type EncounterParts = {
  readonly table: CompiledTable;
  readonly id: string;
  readonly subject: { readonly reference: string };
  readonly diagnoses: readonly { readonly entry: EntryResource; readonly resource: Resource | undefined }[];
};

const ADMISSION_DIAGNOSIS = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/diagnosis-role', code: 'AD', display: 'Admission diagnosis' }] };

const encounterOf = ({ patient, encounter }: HeaderDrafts, { table, id, subject, diagnoses }: EncounterParts): Resource => {
  const roots = identifiersOf(patient).map(({ system }) => encounterClassByRoot[system?.replace('urn:oid:', '') ?? '']);
  const found = diagnoses.flatMap(({ entry, resource }) =>
    resource === undefined ? [] : [{ condition: referenceTo(resource), use: ADMISSION_DIAGNOSIS, ...(entry.rank === undefined ? {} : { rank: entry.rank }) }],
  );
  return {
    resourceType: 'Encounter',
    id,
    status: table.encounterStatus,
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: roots.find((known) => known !== undefined) ?? table.encounterClass },
    subject,
    ...encounter,
    ...(found.length === 0 ? {} : { diagnosis: found }),
  };
};

const resourceOf = ({ type, draft }: EntryResource, { id, subject, encounter }: { id: string; subject: Draft; encounter: Draft }): Resource => ({
  resourceType: type,
  id,
  ...draft,
  subject,
  encounter,
});
