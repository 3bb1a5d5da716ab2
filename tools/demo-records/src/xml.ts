/** XML as nested values, so that a generated document is well-formed by construction. */
export type Xml = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: readonly (Xml | string)[] };

export const xml = (name: string, attributes: Readonly<Record<string, string>> = {}, ...children: readonly (Xml | string)[]): Xml => ({ name, attributes, children });

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const printXml = ({ name, attributes, children }: Xml): string => {
  const attributeText = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`).join('');
  if (children.length === 0) return `<${name}${attributeText}/>`;
  return `<${name}${attributeText}>${children.map((child) => (typeof child === 'string' ? escape(child) : printXml(child))).join('')}</${name}>`;
};
