import { resourceId, warningIssue } from '@chainnet/fhir';
import type { Extension, OperationOutcomeIssue, Resource } from '@chainnet/fhir';
import { errors } from '../errors.js';
import { bundleOf, referenceTo, withPreserved } from '../mapping/bundle.js';
import { setWithText } from '../mapping/data-type-map.js';
import { isFree, setElement } from '../mapping/element-path.js';
import type { Draft } from '../mapping/element-path.js';
import { LossLedger } from '../mapping/loss-account.js';
import type { MappedRecord, NormalizationContext } from '../normalization.js';
import { recordPart } from '../vocabulary.js';
import { checkResidentNumber, identityOf } from '../wst500/identities.js';
import { build } from './column-types.js';
import type { Built } from './column-types.js';
import type { ColumnRow, DatasetTable, ResourceTable } from './dataset-table.js';
import type { SourceRecord, SourceRow } from './source-rows.js';
import { datasetTables } from './tables/data-sets.js';
import { PERSON_COLUMNS } from './tables/person.js';

/** One resource in the making: what it is made of is claimed once it is sure to be. */
type Instance = {
  readonly table: ResourceTable;
  readonly draft: Draft;
  readonly claims: Set<string>;
  /** What each row of the table said first. */
  readonly told: Map<ColumnRow, string>;
  readonly row: number;
  readonly source: SourceRow;
  id: string;
};

type Instances = ReadonlyMap<string, Instance>;

/**
 * A data-set record of one person -> a collection Bundle: Basic (the record itself), Patient, then what its rows make by the
 * tables. Several rows are several items, diagnoses or visits of that person.
 *
 * @throws RWD_NORMALIZATION_DATASET_PERSON when there is no person or more than one; RWD_NORMALIZATION_DUPLICATE_ID
 */
export function mapDataset(record: SourceRecord, { tenant, recordId, receivedAt }: NormalizationContext): MappedRecord {
  onePerson(record.rows);
  const ledger = new LossLedger(record.leaves);
  const table = tableOf(record);
  const gathered = gather(record.rows, table.resources);
  const instances = [...gathered.values()];
  const patient = instances.find(({ table: { key } }) => key === 'patient');
  if (patient === undefined) throw errors.RWD_NORMALIZATION_DATASET_PERSON({ reason: 'no row has an identifier of a person' });
  const warnings = [...checkResidentNumber(patient.draft), ...aboutTable(record, table)];
  identify(instances, { patient, tenant, recordId });
  connect(gathered);
  instances.forEach(({ claims }) => claims.forEach((path) => ledger.map(path)));
  if (record.dataset !== undefined && named(record.dataset.value) !== undefined) ledger.map(record.dataset.path);
  const resources = instances.map(({ table: { type, fixed, defaults }, draft, id }): Resource => ({ resourceType: type, id, ...defaults, ...draft, ...fixed }));
  const basic: Resource = {
    resourceType: 'Basic',
    id: resourceId(tenant, 'Basic', recordId),
    code: { coding: [{ system: recordPart.system, code: 'source-record', display: 'Source record' }], text: table.title },
    subject: referenceTo({ resourceType: 'Patient', id: patient.id }),
  };
  const bundle = bundleOf([withPreserved(basic, ledger.preserved()), ...resources], { type: 'collection', tenant, recordId, timestamp: receivedAt });
  return { bundle, lossAccount: ledger.account(), warnings };
}

/** A Bundle with several people would mix their records: the sender has to send one record a person. */
const onePerson = (rows: readonly SourceRow[]): void => {
  for (const column of PERSON_COLUMNS) {
    const values = new Set(rows.flatMap((row) => row.get(column)?.value.trim().toUpperCase() ?? []));
    if (values.size > 1) throw errors.RWD_NORMALIZATION_DATASET_PERSON({ reason: `the rows have ${values.size} different values in ${column}` });
  }
};

const named = (words: string): DatasetTable | undefined =>
  datasetTables.find(({ id, aliases }) => [id, ...aliases].includes(words.trim().toLowerCase().replace(/-20\d\d$/, '').replace(/^ws\/t /, 'ws ')));

const tableOf = ({ rows, dataset }: SourceRecord): DatasetTable => {
  const known = dataset === undefined ? undefined : named(dataset.value);
  const found = known ?? datasetTables.find(({ signature }) => rows.some((row) => signature.some((column) => row.has(column)))) ?? datasetTables.at(-1);
  if (found === undefined) throw new RangeError('there are no data-set tables');
  return found;
};

const aboutTable = ({ dataset }: SourceRecord, { id }: DatasetTable): readonly OperationOutcomeIssue[] =>
  (dataset === undefined ? id !== 'any' : named(dataset.value) !== undefined) ? [] : [warningIssue('not-supported', `no table for the data set; its columns were read as those of ${id}`)];

/** Fills the resources row by row; those that lack what they need are left out. */
function gather(rows: readonly SourceRow[], tables: readonly ResourceTable[]): Instances {
  const instances = new Map<string, Instance>();
  for (const table of tables) {
    rows.forEach((source, row) => {
      const key = keyOf(table, source, row);
      const instance = instances.get(key) ?? { table, draft: {}, claims: new Set<string>(), told: new Map<ColumnRow, string>(), row, source, id: '' };
      if (fill(instance, table.rows, source)) instances.set(key, instance);
    });
  }
  for (const [key, { table, draft }] of instances) if (!table.needs.every((element) => has(draft, element))) instances.delete(key);
  return instances;
}

/** `value` stands for any of value[x]. */
const has = (draft: Draft, element: string): boolean => (element === 'value' ? Object.keys(draft).some((name) => name.startsWith('value')) : draft[element] !== undefined);

const keyOf = ({ key, by }: ResourceTable, source: SourceRow, row: number): string => {
  if (by === 'record') return key;
  if (by === 'row') return `${key}\n${row}`;
  const column = by.find((name) => source.has(name));
  return `${key}\n${column ?? ''}\n${source.get(column ?? '')?.value.trim() ?? ''}`;
};

/** @returns whether any row of the table found its column. */
function fill({ draft, claims, told }: Pick<Instance, 'draft' | 'claims' | 'told'>, rows: readonly ColumnRow[], source: SourceRow): boolean {
  let any = false;
  for (const row of rows) {
    if (row.unless !== undefined && draft[row.unless] !== undefined && !told.has(row)) continue;
    const built = build(row, source);
    if (built === undefined) continue;
    any ||= row.type !== 'constant';
    const said = JSON.stringify(built.value);
    const before = told.get(row);
    if (before === said || (before === undefined && place(draft, row, built))) {
      told.set(row, said);
      built.leaves.forEach(({ path }) => claims.add(path));
    }
  }
  return any;
}

const place = (draft: Draft, { to, extension }: ColumnRow, built: Built): boolean => {
  if (!isFree(draft, to)) return false;
  if (extension === undefined) setWithText(draft, to, built);
  else setElement(draft, to, extensionOf(extension, built.value));
  return true;
};

const extensionOf = (url: string, value: unknown): Extension => {
  const plain = value as Readonly<Record<string, unknown>>;
  const name = plain['value'] !== undefined ? 'valueQuantity' : plain['coding'] !== undefined || plain['text'] !== undefined ? 'valueCodeableConcept' : 'valueCoding';
  return { url, [name]: value };
};

/** Ids by the patient's identifier and the columns that tell one resource from its like; by the place in the record without any. */
function identify(instances: readonly Instance[], { patient, tenant, recordId }: { readonly patient: Instance; readonly tenant: string; readonly recordId: string }): void {
  patient.id = identityOf(patient.draft, 'Patient', { tenant, prefer: 'urn:oid:2.16.156.10011.1.3', otherwise: [recordId] });
  const taken = new Set<string>();
  for (const instance of instances) {
    if (instance === patient) continue;
    const { table: { type, key, identity = [] }, source, row } = instance;
    const parts = identity.map((column) => source.get(column)?.value.trim() ?? '');
    const own = parts.some((part) => part !== '') ? parts : [recordId, String(row)];
    const id = resourceId(tenant, type, patient.id, key, ...own);
    // Two rows with the same identity are two facts: the second is told apart by its place.
    instance.id = taken.has(id) ? resourceId(tenant, type, patient.id, key, ...own, recordId, String(row)) : id;
    taken.add(instance.id);
  }
}

/** References between the resources of a row. */
function connect(instances: Instances): void {
  const tables = new Map([...instances.values()].map(({ table }) => [table.key, table]));
  const find = (key: string, { source, row }: Instance): Instance | undefined => {
    const table = tables.get(key);
    return table === undefined ? undefined : instances.get(keyOf(table, source, row));
  };
  for (const instance of instances.values()) {
    const { table: { type, references = {}, member }, draft, id } = instance;
    for (const [element, key] of Object.entries(references)) {
      const target = find(key, instance);
      if (target !== undefined) setElement(draft, element, referenceTo({ resourceType: target.table.type, id: target.id }));
    }
    const owner = member === undefined ? undefined : find(member.of, instance);
    if (owner === undefined || member === undefined) continue;
    setElement(owner.draft, member.to, referenceTo({ resourceType: type, id }));
    for (const row of member.rows ?? []) join(owner, row, instance);
  }
}

const join = ({ draft }: Instance, row: ColumnRow, { source, claims }: Instance): void => {
  const built = build(row, source);
  if (built === undefined) return;
  setWithText(draft, row.to, built);
  built.leaves.forEach(({ path }) => claims.add(path));
};
