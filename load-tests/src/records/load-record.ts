import { fhirBundle, fhirInvalid } from './fhir-bundle.js';

/** What the mesh must make of a record of a kind: the event type of its receipt's step, without the version. */
export type MixRow = { readonly kind: string; readonly weight: number; readonly expect: string };

/** Generators that stand in tools/demo-records; handed in, for k6 finds no packages. */
export type DemoGenerators = { readonly oruMessage: (seed: number) => string; readonly labReportXml: (seed: number) => string };

export type RecordPlan = {
  /** Name of the run: ids of two runs never meet. */
  readonly run: string;
  readonly partners: readonly string[];
  readonly mix: readonly MixRow[];
  readonly recordsPerPerson: number;
};

/** A record as a partner's system would send it. */
export type LoadRecord = {
  readonly partner: string;
  readonly source: string;
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly expect: string;
  readonly key: string;
  readonly contentType: string;
  readonly value: string;
};

type Kind = { readonly contentType: string; readonly make: (record: { person: string; number: number }, demo: DemoGenerators) => string };

const kinds: Readonly<Record<string, Kind>> = {
  'fhir-bundle': { contentType: 'application/fhir+json', make: (record) => fhirBundle(record) },
  'hl7-oru': { contentType: 'x-application/hl7-v2+er7', make: ({ number }, demo) => demo.oruMessage(number) },
  'wst500-lab': { contentType: 'application/xml', make: ({ number }, demo) => demo.labReportXml(number) },
  'fhir-invalid': { contentType: 'application/fhir+json', make: (record) => fhirInvalid(record) },
};

/**
 * Gives the record of a number: partner, kind and bytes follow from the number alone, so that it can be made again.
 * @returns a function of the door and the record's number at that door, counted from 0
 * @throws RangeError for a mix that is empty or names a kind that is none
 */
export function recordsOf({ run, partners, mix, recordsPerPerson }: RecordPlan, demo: DemoGenerators): (door: string, number: number) => LoadRecord {
  for (const { kind } of mix) if (kinds[kind] === undefined) throw new RangeError(`the mix has no kind ${kind}; there are ${Object.keys(kinds).join(', ')}`);
  const order = spread(mix);
  if (order.length === 0 || partners.length === 0) throw new RangeError('a plan needs a mix and a partner');
  return (door, number) => {
    const { kind, expect } = order[number % order.length] as MixRow;
    const turn = Math.floor(number / partners.length);
    const partner = partners[number % partners.length] as string;
    const person = `${run}-${door}-p${Math.floor(turn / recordsPerPerson)}`;
    const { contentType, make } = kinds[kind] as Kind;
    const value = make({ person, number }, demo);
    return { partner, source: `/${partner}/load-test`, id: `${run}-${door}-${number}`, number, kind, expect, key: person, contentType, value };
  };
}

/** The mix as one round of kinds, each spread over the round rather than in a block (Bresenham's rule). */
export function spread(mix: readonly MixRow[]): readonly MixRow[] {
  const total = mix.reduce((sum, { weight }) => sum + weight, 0);
  const due = mix.map(() => 0);
  return Array.from({ length: total }, () => {
    mix.forEach(({ weight }, at) => (due[at] = (due[at] ?? 0) + weight));
    const next = due.indexOf(Math.max(...due));
    due[next] = (due[next] ?? 0) - total;
    return mix[next] as MixRow;
  });
}
