import { findLeaf, repetitionsOf } from '@chainnet/hl7v2';
import type { Delimiters, Segment } from '@chainnet/hl7v2';
import type { Draft } from '../mapping/element-path.js';
import { setElement } from '../mapping/element-path.js';
import { attachmentOf } from './attachment.js';
import { compileRule } from './compile.js';
import type { CompiledRule } from './compile.js';
import { fillRow, repetitionLeaves } from './fill.js';
import type { Filling } from './fill.js';
import { fillValue } from './map-observation.js';
import type { MessageType } from './map-message.js';
import type { MessageLedger } from './message-ledger.js';
import { madeOf, nearest } from './message-tree.js';
import type { Made, Node } from './message-tree.js';
import { fillNote } from './note.js';
import type { ResourceNames } from './resource-names.js';
import { segmentRules } from './tables/segment-rules.js';
import { SET_ID_SEGMENTS } from './tables/structure.js';

const rulesBySegment: ReadonlyMap<string, readonly CompiledRule[]> = Map.groupBy(segmentRules.map(compileRule), ({ segment }) => segment);

/** A resource made, with what it still has to be tied to once the whole message has been read. */
export type Drafted = { readonly made: Made; readonly rule: CompiledRule; readonly node: Node };

export type Applying = { readonly type: MessageType; readonly ledger: MessageLedger; readonly names: ResourceNames; readonly delimiters: Delimiters };

/** Runs every segment's rules over a message, in its order. */
export function applyRules(nodes: readonly Node[], applying: Applying): readonly Drafted[] {
  const { ledger, names } = applying;
  const filling: Filling = { ledger, refer: (type, draft) => names.refer(type, draft), met: new Map() };
  const drafted: Drafted[] = [];
  const counts = new Map<string, number>();
  for (const node of nodes) {
    countSetId(node, counts, ledger);
    if (node.segment.id === 'NTE') fillNote(node, filling);
    for (const rule of rulesBySegment.get(node.segment.id) ?? []) {
      if (!applies(rule, node, applying.type)) continue;
      const made = targetOf(rule, node, drafted);
      if (made === undefined) continue;
      for (const row of rule.rows) fillRow(node.segment, row, { draft: made.draft, filling });
      if (made.type === 'Observation' && node.segment.id === 'OBX') fillValue(node.segment, { draft: made.draft, filling, delimiters: applying.delimiters });
    }
    if (node.segment.id === 'OBX') fillDocument(node, filling);
  }
  return drafted;
}

const applies = ({ makes, only, except, beneath, notBeneath, requires }: CompiledRule, { segment, parent, ordered }: Node, { code }: MessageType): boolean => {
  if (ordered !== undefined && makes !== ordered) return false;
  if (only !== undefined && !only.includes(code)) return false;
  if (except?.includes(code) === true) return false;
  if (beneath !== undefined && parent?.segment.id !== beneath) return false;
  if (notBeneath?.includes(parent?.segment.id ?? '') === true) return false;
  return requires === undefined || requires.some((field) => segment.starts[field] !== undefined);
};

/** The resource a rule fills: that of the order above, once; else one of its own. */
const targetOf = (rule: CompiledRule, node: Node, drafted: Drafted[]): Made | undefined => {
  for (const type of rule.into ?? []) {
    const found = rule.makes === undefined ? nearest(node, type) : ordered(node, type);
    if (found === undefined) continue;
    if (rule.makes === undefined && rule.once !== true) return found;
    // A prescription is written twice: as it was asked for (RXO) and as the pharmacy encoded it (RXE).
    if (found.joined && node.segment.id !== 'RXE') continue;
    found.joined = true;
    node.made.push(found);
    return found;
  }
  return rule.makes === undefined ? undefined : make(rule.makes, rule, { node, drafted });
};

const make = (type: string, rule: CompiledRule, { node, drafted }: { node: Node; drafted: Drafted[] }): Made => {
  const made: Made = { type, draft: {}, segment: node.segment, joined: false };
  node.made.push(made);
  if (rule.shared === true) node.parent?.made.push(made);
  drafted.push({ made, rule, node });
  return made;
};

/** What the order right above a segment made. */
const ordered = ({ parent }: Node, type: string): Made | undefined => (parent?.segment.id === 'ORC' ? madeOf(parent, type) : undefined);

/** A set id that is the number its segment has anyway, below the segment it belongs to, is said by the Bundle's order. */
const countSetId = ({ segment, parent }: Node, counts: Map<string, number>, ledger: MessageLedger): void => {
  if (!SET_ID_SEGMENTS.has(segment.id)) return;
  const key = `${parent?.segment.id ?? ''}${parent?.segment.ordinal ?? 0} ${segment.id}`;
  const number = (counts.get(key) ?? 0) + 1;
  counts.set(key, number);
  const leaf = findLeaf(segment, { field: 1, repetition: 1, component: 1, subcomponent: 1 });
  if (leaf !== undefined && /^\d{1,6}$/.test(leaf.value) && Number(leaf.value) === number) ledger.map(leaf);
};

/** OBX below TXA: the document's content, as it is or its text. */
const fillDocument = ({ segment, parent }: Node, filling: Filling): void => {
  const document = parent?.segment.id === 'TXA' ? madeOf(parent, 'DocumentReference') : undefined;
  if (document === undefined) return;
  const type = findLeaf(segment, { field: 2, repetition: 1, component: 1, subcomponent: 1 });
  const title = findLeaf(segment, { field: 3, repetition: 1, component: 2, subcomponent: 1 });
  const attachment = type?.value === 'ED' || type?.value === 'RP' ? attachmentOf(type.value, repetitionLeaves(segment, 5, 1), filling) : textOf(segment, filling);
  if (attachment === undefined) return;
  if (type !== undefined) filling.ledger.map(type);
  if (title !== undefined) filling.ledger.map(title);
  setElement(document.draft, 'content[+].attachment', { ...attachment, ...(title === undefined ? {} : { title: title.value.trim() }) });
};

const textOf = (obx: Segment, { ledger }: Filling): Draft | undefined => {
  const lines = Array.from({ length: repetitionsOf(obx, 5) }, (_, at) => repetitionLeaves(obx, 5, at + 1)).flatMap((leaves) => (leaves.length === 1 ? leaves : []));
  if (lines.length === 0) return undefined;
  for (const leaf of lines) ledger.map(leaf);
  return { contentType: 'text/plain', data: Buffer.from(lines.map(({ value }) => value).join('\n'), 'utf8').toString('base64') };
};
