import type { OperationOutcomeIssue, Resource } from '@chainnet/fhir';
import { valueAt } from '@chainnet/hl7v2';
import type { Message } from '@chainnet/hl7v2';
import { errors } from '../errors.js';
import { bundleOf, withPreserved } from '../mapping/bundle.js';
import type { MappedRecord, NormalizationContext } from '../normalization.js';
import { applyRules } from './apply-rules.js';
import { complete } from './complete.js';
import { MessageLedger } from './message-ledger.js';
import { treeOf } from './message-tree.js';
import { ResourceNames } from './resource-names.js';
import { segmentRules } from './tables/segment-rules.js';
import { defaultEvent, mappedMessages, noRecords } from './tables/messages.js';

export type MessageType = { readonly code: string; readonly event: string };

/** Warnings on one record, at most: each names a place, and a hostile record has many. */
const WARNING_LIMIT = 50;

/**
 * Any HL7 v2 message that carries a record of one patient -> a collection Bundle: Basic (the message itself), then what its
 * segments make by the rules of `tables/`, in the order of the message. Leaves without a row are extensions of the Basic,
 * since a message has no Composition. A message type without a map of its own is mapped segment by segment, with a warning.
 *
 * @throws RWD_NORMALIZATION_UNSUPPORTED_MESSAGE, RWD_NORMALIZATION_V2_PARSE, RWD_NORMALIZATION_DUPLICATE_ID
 */
export function mapMessage(message: Message, { tenant, recordId, receivedAt }: NormalizationContext): MappedRecord {
  const type = typeOf(message);
  if (noRecords.has(type.code)) throw errors.RWD_NORMALIZATION_UNSUPPORTED_MESSAGE({ type: type.code });
  const control = valueAt(message.msh, 10);
  if (control === undefined) throw errors.RWD_NORMALIZATION_V2_PARSE({ reason: 'MSH-10 is empty' });
  if (!message.segments.some(({ id }) => id === 'PID')) throw errors.RWD_NORMALIZATION_V2_PARSE({ reason: 'there is no PID' });
  const ledger = new MessageLedger(message);
  const identity = [valueAt(message.msh, 3) ?? '', valueAt(message.msh, 4) ?? '', control];
  const names = new ResourceNames({ tenant, identity });
  const drafts = applyRules(treeOf(message, type.code), { type, ledger, names, delimiters: message.delimiters });
  const made = complete(drafts, { type, names, receivedAt });
  const [basic, ...others] = [...made, ...names.referred()];
  if (basic === undefined) throw new RangeError('the rules made nothing of MSH');
  const resources: readonly Resource[] = [withPreserved(basic, ledger.preserved()), ...others];
  const bundle = bundleOf(resources, { type: 'collection', tenant, recordId, timestamp: receivedAt });
  return { bundle, lossAccount: ledger.account(), warnings: warningsOf(message, type, ledger) };
}

/** MSH-9; the event from EVN-1 or, in old versions that leave it out, by custom. */
export const typeOf = ({ msh, segments }: Message): MessageType => {
  const code = wordOf(valueAt(msh, 9));
  const event = valueAt(msh, 9, 2) ?? valueAt(segments.find(({ id }) => id === 'EVN'), 1) ?? defaultEvent[code];
  return { code, event: wordOf(event) };
};

/** A code of HL7 tables 0076 and 0003; anything else could be anything, so it is not repeated in errors and warnings. */
const wordOf = (text: string | undefined): string => (text !== undefined && /^[A-Z][A-Z0-9]{2}$/.test(text) ? text : 'unknown');

const KNOWN = new Set([...segmentRules.map(({ segment }) => segment), 'NTE', 'FHS', 'BHS', 'BTS', 'FTS', 'SFT', 'UAC', 'RGS', 'IN2', 'IN3', 'RXC', 'SAC', 'CTD', 'DB1', 'DSC']);

const warningsOf = (message: Message, { code, event }: MessageType, ledger: MessageLedger): readonly OperationOutcomeIssue[] => {
  const warning = (issue: string, text: string, expression: string): OperationOutcomeIssue => ({ severity: 'warning', code: issue, details: { text }, expression: [expression] });
  const type = mappedMessages.has(code) ? [] : [warning('not-supported', `no map for the message type ${code}^${event}; its segments were mapped one by one`, 'MSH-9')];
  const unknown = [...new Set(message.segments.map(({ id }) => id).filter((id) => !KNOWN.has(id)))];
  return [
    ...type,
    ...unknown.map((id) => warning('not-supported', 'no segment map; the segment is preserved', id)),
    ...ledger.unknownCodes().map(({ path }) => warning('code-invalid', 'the code has no row in the code map; it is preserved', path)),
  ].slice(0, WARNING_LIMIT);
};
