import { resourceId } from '@chainnet/fhir';
import type { Identifier, OperationOutcomeIssue, Resource } from '@chainnet/fhir';
import { errors } from '../errors.js';
import { bundleOf, referenceTo, withPreserved } from '../mapping/bundle.js';
import { setElement } from '../mapping/element-path.js';
import type { Draft } from '../mapping/element-path.js';
import { LossLedger } from '../mapping/loss-account.js';
import type { MappedRecord, NormalizationContext } from '../normalization.js';
import { recordPart } from '../vocabulary.js';
import { mapObservation } from './map-observation.js';
import { fillField, mapSegment } from './map-segment.js';
import { leafPath, leavesOf, valueAt } from './message.js';
import type { Message, Segment } from './message.js';
import { messageTypes, segmentMaps, structuralFields } from './tables/segments.js';

type Mapping = {
  readonly ledger: LossLedger;
  /** What makes ids of this message's own resources unique: sender, facility, control id. */
  readonly identity: readonly string[];
  readonly tenant: string;
  readonly subject: { readonly reference: string };
  readonly encounter: { readonly reference: string } | undefined;
};

/**
 * ADT A01, A04, A08 or ORU R01 -> a collection Bundle: Basic (the message itself), Patient, Encounter, then for each OBR a
 * DiagnosticReport and its Observations. Leaves without a row are extensions of the Basic, since a message has no
 * Composition; MSH-10 is its identifier.
 *
 * @throws RWD_NORMALIZATION_UNSUPPORTED_MESSAGE, RWD_NORMALIZATION_V2_PARSE, RWD_NORMALIZATION_DUPLICATE_ID
 */
export function mapMessage(message: Message, context: NormalizationContext): MappedRecord {
  const [msh] = message.segments;
  const type = `${valueAt(msh, 9) ?? ''}^${valueAt(msh, 9, 2) ?? ''}`;
  const rules = Object.hasOwn(messageTypes, type) ? messageTypes[type] : undefined;
  if (rules === undefined) throw errors.RWD_NORMALIZATION_UNSUPPORTED_MESSAGE({ type: /^[A-Z0-9^]{1,9}$/.test(type) ? type : 'unknown' });
  const control = valueAt(msh, 10);
  const pid = only(message, 'PID');
  if (control === undefined || pid === undefined) throw errors.RWD_NORMALIZATION_V2_PARSE({ reason: control === undefined ? 'MSH-10 is empty' : 'one PID is needed' });
  const ledger = new LossLedger(leavesOf(message));
  const identity = [valueAt(msh, 3) ?? '', valueAt(msh, 4) ?? '', control];
  const patient = patientOf(pid, { ledger, identity, tenant: context.tenant });
  const subject = referenceTo(patient);
  const encounter = encounterOf(only(message, 'PV1'), { ledger, identity, tenant: context.tenant, subject, encounter: undefined }, rules.encounterStatus);
  const mapping: Mapping = { ledger, identity, tenant: context.tenant, subject, encounter: encounter === undefined ? undefined : referenceTo(encounter) };
  const results = rules.results ? resultsOf(message, mapping) : [];
  dropStructure(message, ledger);
  if (msh !== undefined) ledger.map(leafPath(msh, [10, 1, 1, 1]));
  const basic = withPreserved(basicOf(control, mapping), ledger.preserved());
  const resources = [basic, patient, ...(encounter === undefined ? [] : [encounter]), ...results];
  const bundle = bundleOf(resources, { type: 'collection', tenant: context.tenant, recordId: context.recordId, timestamp: context.receivedAt });
  return { bundle, lossAccount: ledger.account(), warnings: warningsOf(message) };
}

const only = ({ segments }: Message, id: string): Segment | undefined => {
  const [first, second] = segments.filter((segment) => segment.id === id);
  if (second !== undefined) throw errors.RWD_NORMALIZATION_V2_PARSE({ reason: `more than one ${id}` });
  return first;
};

const basicOf = (control: string, { tenant, identity, subject }: Mapping): Resource => ({
  resourceType: 'Basic',
  id: resourceId(tenant, 'Basic', ...identity),
  identifier: [{ value: control }],
  code: { coding: [{ system: recordPart.system, ...recordPart.message }] },
  subject,
});

const patientOf = (pid: Segment, { ledger, identity, tenant }: Pick<Mapping, 'ledger' | 'identity' | 'tenant'>): Resource => {
  const draft = mapSegment(pid, segmentMaps.PID, ledger);
  withTypeSystem(draft);
  const best = identifiers(draft).find(({ value }) => value !== undefined);
  const id = best?.value === undefined ? resourceId(tenant, 'Patient', ...identity) : resourceId(tenant, 'Patient', ...issuerOf(best), best.value);
  return { resourceType: 'Patient', id, ...draft };
};

type V2Identifier = Identifier & { readonly assigner?: { readonly display?: string } };

const identifiers = (draft: Draft): readonly V2Identifier[] => (draft['identifier'] ?? []) as readonly V2Identifier[];

const issuerOf = ({ system, assigner, type }: V2Identifier): readonly string[] => [system ?? assigner?.display ?? '', type?.coding?.[0]?.code ?? ''];

/** CX-5 is a code of HL7 table 0203. */
const withTypeSystem = (draft: Draft): void => {
  for (const { type } of identifiers(draft)) for (const coding of type?.coding ?? []) Object.assign(coding, { system: 'http://terminology.hl7.org/CodeSystem/v2-0203' });
};

const encounterOf = (pv1: Segment | undefined, { ledger, identity, tenant, subject }: Mapping, status: string): Resource | undefined => {
  if (pv1 === undefined) return undefined;
  const draft = mapSegment(pv1, segmentMaps.PV1, ledger);
  withTypeSystem(draft);
  const visit = identifiers(draft).find(({ value }) => value !== undefined);
  const id = visit?.value === undefined ? resourceId(tenant, 'Encounter', ...identity) : resourceId(tenant, 'Encounter', ...issuerOf(visit), visit.value);
  const ended = (draft['period'] as { end?: string } | undefined)?.end !== undefined;
  return { resourceType: 'Encounter', id, status: ended ? 'finished' : status, subject, ...draft };
};

/** Each OBR with the OBX and NTE after it, until the next OBR. */
const resultsOf = ({ segments }: Message, mapping: Mapping): readonly Resource[] => {
  const reports: { readonly report: Draft; readonly results: Draft[] }[] = [];
  let noted: Draft | undefined;
  for (const segment of segments) {
    const open = reports.at(-1);
    if (segment.id === 'OBR') {
      reports.push({ report: { status: 'unknown', ...mapSegment(segment, segmentMaps.OBR, mapping.ledger) }, results: [] });
      noted = undefined;
    } else if (segment.id === 'OBX' && open !== undefined) {
      noted = mapObservation(segment, mapping.ledger);
      open.results.push(noted);
    } else if (segment.id === 'NTE' && noted !== undefined) {
      fillField(segment, 3, { draft: noted, to: 'note[+].text', type: 'text', ledger: mapping.ledger });
    }
  }
  return reports.flatMap(({ report, results }, at) => placeReport(report, results, { mapping, at }));
};

const placeReport = (report: Draft, results: readonly Draft[], { mapping, at }: { mapping: Mapping; at: number }): readonly Resource[] => {
  const links = { subject: mapping.subject, ...(mapping.encounter === undefined ? {} : { encounter: mapping.encounter }) };
  const observations = results.map((draft, ordinal): Resource => ({
    resourceType: 'Observation',
    id: resourceId(mapping.tenant, 'Observation', ...mapping.identity, `OBR[${at + 1}]`, `OBX[${ordinal + 1}]`),
    ...links,
    ...draft,
  }));
  const id = resourceId(mapping.tenant, 'DiagnosticReport', ...mapping.identity, `OBR[${at + 1}]`);
  const own: Draft = { resourceType: 'DiagnosticReport', id, ...links, ...report };
  for (const observation of observations) setElement(own, 'result[+]', referenceTo(observation));
  return [own as Resource, ...observations];
};

const dropStructure = ({ segments }: Message, ledger: LossLedger): void => {
  for (const segment of segments) {
    for (const { segment: id, field, reason } of structuralFields) {
      if (segment.id === id && valueAt(segment, field) !== undefined) ledger.drop(leafPath(segment, [field, 1, 1, 1]), reason);
    }
  }
};

const KNOWN = new Set(['MSH', 'EVN', 'PID', 'PD1', 'PV1', 'PV2', 'OBR', 'OBX', 'NTE', 'ORC', 'NK1', 'SFT']);

const warningsOf = ({ segments }: Message): readonly OperationOutcomeIssue[] =>
  [...new Set(segments.map(({ id }) => id).filter((id) => !KNOWN.has(id)))].map((id) => ({
    severity: 'warning',
    code: 'not-supported',
    details: { text: 'no segment map; the segment is preserved' },
    expression: [id],
  }));
