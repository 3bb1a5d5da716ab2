import { Controller, Inject } from '@nestjs/common';
import { datasetRecord, recordStored, type DataOf } from '@chainnet/contracts';
import { Handles, output, type HandlerResult } from '@chainnet/messaging';
import type { DataSet } from '../dataset/data-set.js';
import { DATA_SET } from '../ports.js';

/** What the journal holds of a stored record; the data set is rebuilt from it. */
export type StoredRecord = { readonly recordId: string; readonly number: number; readonly policyDigest: string; readonly bundle: string };

export const STORED = 'stored';

/** Takes a de-identified record into the organization's data set. The journal is the data set; memory follows it. */
@Controller()
export class DatasetRecordHandler {
  constructor(@Inject(DATA_SET) private readonly dataSet: DataSet) {}

  @Handles(datasetRecord)
  handle({ recordId, tenant, receivedAt, policyDigest, commitment, bundle }: DataOf<typeof datasetRecord>): HandlerResult {
    const text = JSON.stringify(bundle);
    const number = this.dataSet.add(recordId, text);
    return {
      outcome: STORED,
      // Named by the record: the same id with other content is told apart by the journal, not taken twice.
      entryId: `record:${recordId}`,
      facts: { recordId, number, policyDigest, bundle: text } satisfies StoredRecord,
      outputs: [output(recordStored, { key: recordId, data: { recordId, tenant, receivedAt, dataset: `${tenant}/default`, commitment } })],
    };
  }
}
