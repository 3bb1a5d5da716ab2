import { repetitionsOf } from '@chainnet/hl7v2';
import { setElement } from '../mapping/element-path.js';
import type { Draft } from '../mapping/element-path.js';
import { compiledTypes } from './compile.js';
import { convert, repetitionLeaves } from './fill.js';
import type { Filling } from './fill.js';
import type { Made, Node } from './message-tree.js';
import { NOTE_EXTENSION, noted } from './tables/event-rules.js';

/** NTE -> an annotation of what it stands on: lines (NTE-3), author (NTE-5) and time (NTE-6). Without text it is preserved. */
export function fillNote({ segment, parent }: Node, filling: Filling): void {
  const target = lastMade(parent);
  const lines = Array.from({ length: repetitionsOf(segment, 3) }, (_, at) => repetitionLeaves(segment, 3, at + 1));
  const texts = lines.flatMap((leaves) => (leaves.length === 1 && leaves[0]?.value !== '""' ? leaves : []));
  if (target === undefined || texts.length === 0) return;
  for (const leaf of texts) filling.ledger.map(leaf);
  const author = convert(compiledTypes.XCN, repetitionLeaves(segment, 5, 1), filling);
  const time = convert(compiledTypes.dateTime, repetitionLeaves(segment, 6, 1), filling);
  const note: Draft = {
    text: texts.map(({ value }) => value).join('\n'),
    ...(author === undefined ? {} : { authorReference: author.value }),
    ...(time === undefined ? {} : { time: time.value }),
  };
  if (noted.has(target.type)) setElement(target.draft, 'note[+]', note);
  else setElement(target.draft, 'extension[+]', { url: NOTE_EXTENSION, valueAnnotation: note });
}

/** The resource of the segment itself, else of those above it; a report's note goes to its request when it has one. */
const lastMade = (node: Node | undefined): Made | undefined => {
  for (let at = node; at !== undefined; at = at.parent) {
    const own = at.made.filter(({ type }) => type !== 'Appointment' || at?.segment.id === 'SCH');
    const found = own.find(({ type }) => noted.has(type)) ?? own[0];
    if (found !== undefined) return found;
  }
  return undefined;
};
