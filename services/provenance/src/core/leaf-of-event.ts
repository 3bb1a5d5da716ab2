import type { CloudEventAttributes, DataOf, ledgerLeaf } from '@chainnet/contracts';
import { encodeLeaf, type LeafStatement } from './leaf.js';
import type { LeafRow } from './leaf-table.js';

/** Stands where a statement is about the mesh and not about one organization. */
export const MESH = 'mesh';

type Named = { readonly recordId?: string; readonly tenant?: string };

/**
 * The leaf of an event: the same event gives the same bytes, so whoever logs it twice logs it once. Its time is the
 * event's own (RFC 3339); its entry id is the event's id.
 *
 * @throws RWD_LEDGER_LEAF_MALFORMED when the event carries no time or too much, RWD_LEDGER_ENTRY_TOO_LARGE
 */
export function leafOfEvent(row: LeafRow, data: unknown, { id, source, time }: CloudEventAttributes): DataOf<typeof ledgerLeaf> {
  const { recordId, tenant } = data as Named;
  const statement: LeafStatement = { type: row.event.type, id, tenant: tenant ?? MESH, agent: source, time, ...row.content(data) };
  return {
    entryId: id,
    statement: new TextDecoder().decode(encodeLeaf(statement)),
    ...(recordId === undefined ? {} : { recordId }),
    ...(tenant === undefined ? {} : { tenant }),
  };
}
