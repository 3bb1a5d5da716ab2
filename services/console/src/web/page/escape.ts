const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Text as HTML, in content and in quoted attributes. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** HTML that was put together here. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | string | number | readonly Html[];

/** Template of HTML: what is put in is escaped, unless it is HTML already. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(parts.reduce((text, part, index) => text + asHtml(values[index - 1] ?? '') + part));

const asHtml = (value: Value): string =>
  value instanceof Html ? value.text : typeof value === 'object' ? value.map(({ text }) => text).join('') : escape(String(value));
