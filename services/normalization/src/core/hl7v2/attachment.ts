import type { Leaf } from '@chainnet/hl7v2';
import type { Draft } from '../mapping/element-path.js';
import type { Filling } from './fill.js';
import { mediaTypes } from './tables/observation-values.js';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * ED (encapsulated data) and RP (reference pointer) -> Attachment, after the ED[Attachment] and RP[Attachment] maps.
 * Data in base64 stay as they are; plain text (ED-4 `A`) is put into base64, as Attachment.data asks.
 *
 * @returns undefined when there are no data, or they are not in the encoding they claim.
 */
export function attachmentOf(type: 'ED' | 'RP', leaves: readonly Leaf[], { ledger }: Filling): Draft | undefined {
  const part = (component: number): Leaf | undefined => leaves.find((leaf) => leaf.component === component && leaf.subcomponent === 1);
  const content = type === 'ED' ? dataOf(part(5), part(4)) : urlOf(part(1));
  if (content === undefined) return undefined;
  const [kind, subtype] = type === 'ED' ? [part(2), part(3)] : [part(3), part(4)];
  const contentType = mediaTypes[subtype?.value.trim().toUpperCase() ?? ''];
  const used = type === 'ED' ? [part(5), part(4)] : [part(1)];
  if (contentType !== undefined) used.push(kind, subtype);
  for (const leaf of used) if (leaf !== undefined) ledger.map(leaf);
  return { ...(contentType === undefined ? {} : { contentType }), ...content };
}

const urlOf = (pointer: Leaf | undefined): Draft | undefined => {
  const url = pointer?.value.trim();
  return url === undefined || !/^\S+$/.test(url) ? undefined : { url };
};

const dataOf = (data: Leaf | undefined, encoding: Leaf | undefined): Draft | undefined => {
  if (data === undefined) return undefined;
  if (encoding?.value.trim().toLowerCase() !== 'base64') return { data: Buffer.from(data.value, 'utf8').toString('base64') };
  const bare = data.value.replace(/\s/g, '');
  return BASE64.test(bare) ? { data: bare } : undefined;
};
