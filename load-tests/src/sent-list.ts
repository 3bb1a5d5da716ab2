/** One record as the run wrote it down: before it left, and what was learnt of it afterwards. */
export type SentRecord = {
  readonly id: string;
  readonly partner: string;
  readonly source: string;
  readonly door: string;
  readonly kind: string;
  /** Event type, without version, of the step that its receipt must be of. */
  readonly expect: string;
  readonly sha256: string;
  readonly acked: boolean;
  readonly recordId: string | undefined;
};

type Line = Partial<Record<'op' | 'id' | 'partner' | 'source' | 'door' | 'kind' | 'expect' | 'sha256' | 'recordId', string>>;

/**
 * Folds the lines of a sent list. A last line that was cut off (the run was killed) is left out.
 * @throws SyntaxError for a broken line before the last, RangeError for a line about a record that was never sent
 */
export function sentRecords(text: string): readonly SentRecord[] {
  const records = new Map<string, SentRecord>();
  const lines = text.split('\n').slice(0, -1);
  for (const line of lines.map((one) => JSON.parse(one) as Line)) {
    const { op, id = '', partner = '', source = '', door = '', kind = '', expect = '', sha256 = '', recordId } = line;
    if (op === 'sent') {
      records.set(id, { id, partner, source, door, kind, expect, sha256, acked: false, recordId: undefined });
      continue;
    }
    const known = records.get(id);
    if (known === undefined) throw new RangeError(`the sent list says ${String(op)} of ${id}, which it never sent`);
    records.set(id, { ...known, acked: known.acked || op === 'acked', recordId: recordId ?? known.recordId });
  }
  return [...records.values()];
}
