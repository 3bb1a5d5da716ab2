import type { Delimiters } from './delimiters.js';
import type { Leaf } from './message.js';

/** Writes a value with the delimiters in it escaped (HL7 v2.5.1 section 2.7.1). */
export const escape = (text: string, { field, component, repetition, escape: mark, subcomponent }: Delimiters): string => {
  let safe = '';
  for (const one of text) {
    safe += one === mark ? `${mark}E${mark}` : one === field ? `${mark}F${mark}` : one === component ? `${mark}S${mark}` : one === subcomponent ? `${mark}T${mark}` : one === repetition ? `${mark}R${mark}` : one;
  }
  return safe;
};

/** The text of one repetition, from its leaves in order: components and subcomponents at their places. */
export function printRepetition(leaves: readonly Leaf[], delimiters: Delimiters): string {
  let text = '';
  let [component, subcomponent] = [1, 1];
  for (const leaf of leaves) {
    if (leaf.component > component) {
      text += delimiters.component.repeat(leaf.component - component);
      subcomponent = 1;
    }
    component = leaf.component;
    text += delimiters.subcomponent.repeat(leaf.subcomponent - subcomponent) + escape(leaf.value, delimiters);
    subcomponent = leaf.subcomponent;
  }
  return text;
}
