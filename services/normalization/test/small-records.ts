import type { Resource } from '@chainnet/fhir';
import { soundObservation, soundPatient } from './seeded-defects.js';

const BASE = 'https://chainnet.example/fhir';
const id = (at: number): string => `0c3151bd-1cbf-4d64-b04d-cd9187a4${String(at).padStart(4, '0')}`;

const observation = (at: number): Resource => ({
  ...soundObservation,
  id: id(at),
  identifier: [{ system: 'urn:oid:2.16.156.10011.1.33', value: `report-${at}` }],
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }],
  code: { coding: [{ system: 'urn:oid:2.16.156.10011.2.2.1', code: 'DE04.30.015.00', display: '检验定量结果' }, { system: 'http://loinc.org', code: '2345-7' }], text: '葡萄糖' },
  subject: { reference: `Patient/${id(0)}` },
  performer: [{ reference: `Organization/${id(2)}` }],
  interpretation: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: 'N' }] }],
  referenceRange: [{ text: '3.9-6.1' }],
  extension: [{ url: `${BASE}/StructureDefinition/preserved-leaf`, extension: [{ url: 'path', valueString: 'section[1]' }, { url: 'value', valueString: '1' }] }],
});

/** A document Bundle of the size and shape that a WS/T 500 laboratory report gives: 23 resources of about 1 kB. */
export const smallDocument = (): Resource => {
  const head: readonly Resource[] = [
    { ...soundPatient, id: id(0), telecom: [{ system: 'phone', value: '010-1' }], address: [{ text: 'x', city: 'x', district: 'x' }] },
    {
      resourceType: 'Composition', id: id(1), status: 'final', type: { coding: [{ system: 'urn:oid:2.16.156.10011.2.4', code: 'C0007' }] }, date: '2025-03-14T09:26:53+08:00', title: '检验报告',
      subject: { reference: `Patient/${id(0)}` }, author: [{ reference: `Organization/${id(2)}` }],
      section: [{ title: '检验', code: { coding: [{ system: 'http://loinc.org', code: '30954-2' }] }, entry: [{ reference: `Observation/${id(3)}` }] }],
    },
    { resourceType: 'Organization', id: id(2), name: 'x', identifier: [{ system: 'urn:oid:2.16.156.10011.1.5', value: 'x' }] },
  ];
  const resources = [head[1], head[0], head[2], ...Array.from({ length: 20 }, (_one, at) => observation(at + 3))] as readonly Resource[];
  return {
    resourceType: 'Bundle', id: id(9999), type: 'document', timestamp: '2025-03-14T09:26:53+08:00', identifier: { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' },
    entry: resources.map((resource) => ({ fullUrl: `${BASE}/${resource.resourceType}/${resource.id ?? ''}`, resource })),
  };
};
