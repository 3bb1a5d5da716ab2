/** One small FHIR record: a patient and a heart rate, about 1 KB, no two alike. */
export function smallRecord(number: number): Buffer {
  const patient = `urn:uuid:00000000-0000-4000-8000-${(number % 100_000).toString(16).padStart(12, '0')}`;
  return Buffer.from(JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { fullUrl: patient, resource: patientOf(number) },
      { fullUrl: `urn:uuid:00000001-0000-4000-8000-${number.toString(16).padStart(12, '0')}`, resource: heartRate(patient, number) },
    ],
  }));
}

const day = (number: number): string => String(1 + (number % 28)).padStart(2, '0');

const patientOf = (number: number): object => ({
  resourceType: 'Patient',
  identifier: [{ system: 'urn:oid:2.16.156.10011.1.12', value: `ZY${String(number).padStart(10, '0')}` }],
  name: [{ text: `Name ${number}` }],
  gender: number % 2 === 0 ? 'female' : 'male',
  birthDate: `19${50 + (number % 50)}-03-${day(number)}`,
});

const heartRate = (subject: string, number: number): object => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] }],
  code: { coding: [{ system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' }] },
  subject: { reference: subject },
  effectiveDateTime: `2026-01-${day(number)}T08:00:00+08:00`,
  valueQuantity: { value: 50 + (number % 70), unit: 'beats/minute', system: 'http://unitsofmeasure.org', code: '/min' },
});
