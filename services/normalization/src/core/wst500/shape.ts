import { errors } from '../errors.js';

/** What stands for the text of a leaf in a shape. A digit names another FHIR place than the first, a small letter another fixed value. */
export const marks = {
  /** From the FHIR element the table names. */
  typed: '~',
  /** The value the standard or the table fixes. */
  fixed: '=',
  /** As the same name was written before in this document. */
  learned: '*',
  /** From the preserved leaf of this path. */
  preserved: '!',
  empty: '-',
  /** White space or a namespace name, written out. */
  literal: '"',
} as const;

export const literal = (text: string): string => marks.literal + encodeURIComponent(text);

/** One kind of element in a document: name with prefix, variant, whether it opened a FHIR element, marks, and children (ids, or marks of mixed text). */
export type ShapeNode = {
  readonly name: string;
  readonly variant: string;
  readonly opened: boolean;
  readonly attributes: readonly (readonly [name: string, mark: string])[];
  readonly text: string;
  readonly children: readonly (number | string)[];
};

const VERSION = 'v1';

/**
 * Names that documents use over and over, written as a digit and a letter: no XML name starts with a digit. Only ever added
 * to at the end, since written shapes hold the places.
 */
const NAMES = (
  'classCode moodCode typeCode code codeSystem codeSystemName displayName value unit xsi:type root extension determinerCode contextControlCode observation entryRelationship component entry section ' +
  'organizer procedure substanceAdministration act statusCode effectiveTime text title id name time low high wholeOrganization asOrganizationPartOf assignedEntity assignedPerson signatureCode authenticator ' +
  'legalAuthenticator author assignedAuthor custodian assignedCustodian representedCustodianOrganization representedOrganization recordTarget patientRole patient addr telecom houseNumber streetName township ' +
  'county city state postalCode administrativeGenderCode birthTime maritalStatusCode ethnicGroupCode age occupation occupationCode employerOrganization providerOrganization componentOf encompassingEncounter ' +
  'location healthCareFacility serviceProviderOrganization ClinicalDocument structuredBody realmCode typeId templateId confidentialityCode languageCode setId versionNumber currency participant associatedEntity ' +
  'associatedPerson scopingOrganization informant relatedDocument parentDocument performer consumable manufacturedProduct manufacturedLabeledDrug doseQuantity routeCode place birthplace household nativePlace ' +
  'nationality educationLevel educationLevelCode patientType patienttypeCode professionalTechnicalPosition professionaltechnicalpositionCode use xmlns xmlns:xsi'
).split(' ');
const shortOf = new Map(NAMES.map((name, at) => [name, `${at % 10}${at < 10 ? '' : Math.floor(at / 10 - 1).toString(36)}`]));
const longOf = new Map([...shortOf].map(([name, short]) => [short, name]));

/** The name as a shape writes it. */
export const shortName = (name: string): string => shortOf.get(name) ?? name;

const longName = (name: string): string => longOf.get(name) ?? name;

/**
 * The skeleton of a document without any of its values: each kind of element once, children by number, and for each act the
 * row of the table it was read by. Some 2 kB for a document of 26 kB.
 */
export class ShapeWriter {
  readonly #ids = new Map<string, number>();
  readonly #rows: string[] = [];

  /** @returns the number of the node, the same for equal nodes. */
  node(key: string): number {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(key, id);
    return id;
  }

  /** `undefined`: no row. */
  row(id: number | undefined): void {
    this.#rows.push(id === undefined ? '' : id.toString(36));
  }

  text(): string {
    return [VERSION, this.#rows.join('.'), ...this.#ids.keys()].join(';');
  }
}

export type Shape = { readonly rows: readonly (number | undefined)[]; readonly nodes: readonly ShapeNode[] };

/** @throws RWD_NORMALIZATION_NO_SHAPE when the text is no shape */
export function readShape(text: string): Shape {
  const [version, rows = '', ...nodes] = text.split(';');
  if (version !== VERSION || nodes.length === 0) throw errors.RWD_NORMALIZATION_NO_SHAPE();
  return { rows: rows.split('.').map((row) => (row === '' ? undefined : Number.parseInt(row, 36))), nodes: nodes.map(readNode) };
}

const readNode = (text: string, at: number): ShapeNode => {
  const [head = '', attributes = '', mark = '', children = ''] = text.split('|');
  const [, name = '', variant = '', opened] = /^([^ +]+)(?: ([^+]*))?(\+)?$/.exec(head) ?? [];
  if (name === '') throw errors.RWD_NORMALIZATION_NO_SHAPE();
  return { name: longName(name), variant, opened: opened !== undefined, attributes: attributes.split(' ').filter((one) => one !== '').map(readAttribute), text: mark, children: children.split(' ').filter((one) => one !== '').map((child) => readChild(child, at)) };
};

const readAttribute = (token: string): readonly [string, string] => {
  const quote = token.indexOf(marks.literal);
  const end = quote < 0 ? token.length - 1 : quote;
  return [longName(token.slice(0, end)), token.slice(end)];
};

/** A child always comes before its parent, so no shape can loop. */
const readChild = (token: string, parent: number): number | string => {
  if (token.startsWith(marks.preserved) || token.startsWith(marks.literal)) return token;
  const id = Number.parseInt(token, 36);
  if (!(id < parent)) throw errors.RWD_NORMALIZATION_NO_SHAPE();
  return id;
};
