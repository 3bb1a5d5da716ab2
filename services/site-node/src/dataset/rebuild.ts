import type { StoreJournal } from '@chainnet/persistence';
import { STORED, type StoredRecord } from '../handlers/dataset-record.handler.js';
import { DataSet } from './data-set.js';

/** The data set as the journal holds it: one reading of the journal, at start. @throws RWD_STORE_UNAVAILABLE */
export async function rebuildDataSet(journal: Pick<StoreJournal, 'all'>): Promise<DataSet> {
  const stored: StoredRecord[] = [];
  for await (const { outcome, facts } of journal.all()) if (outcome === STORED) stored.push(JSON.parse(facts) as StoredRecord);
  const dataSet = new DataSet();
  dataSet.restore(stored);
  return dataSet;
}
