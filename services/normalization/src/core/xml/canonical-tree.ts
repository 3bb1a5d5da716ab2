import type { XmlNode } from './canonical-xml.js';
import type { XmlElement } from './xml-tree.js';

/** A read document as one to print. */
export const nodeOf = (element: XmlElement): XmlNode => ({
  name: element.prefix === '' ? element.name : `${element.prefix}:${element.name}`,
  attributes: element.attributes,
  content: contentOf(element),
});

const contentOf = ({ text, children, mixed }: XmlElement): readonly (XmlNode | string)[] => {
  if (children.length === 0) return text === '' ? [] : [text];
  const content: (XmlNode | string)[] = [];
  let next = 0;
  for (let at = 0; at <= children.length; at += 1) {
    for (let piece = mixed?.[next]; piece !== undefined && piece.before === at; piece = mixed?.[next]) {
      content.push(piece.text);
      next += 1;
    }
    const child = children[at];
    if (child !== undefined) content.push(nodeOf(child));
  }
  return content;
};
