import { isBundle, isObject } from '@chainnet/fhir';
import type { Bundle, Extension, Resource } from '@chainnet/fhir';
import { errors } from '../errors.js';
import { limits } from '../limits.js';
import { extensionUrls } from '../vocabulary.js';
import { canonicalXml } from '../xml/canonical-xml.js';
import type { XmlNode } from '../xml/canonical-xml.js';
import type { Draft } from '../mapping/element-path.js';
import { documentPattern, documents, segments } from './compile-table.js';
import type { CompiledRow, CompiledTable } from './compile-table.js';
import { TEXT, emptyPattern, patternOf } from './pattern.js';
import type { Enter, FrameName, LeafRule, Pattern } from './pattern.js';
import { learnedKey } from './read-document.js';
import { marks, readShape } from './shape.js';
import type { Shape, ShapeNode } from './shape.js';
import { structureOf, usualSystemName } from './tables/structure.js';
import { Trail } from './trail.js';
import { ListCursors, leafText } from './leaf-text.js';
import { valueAt } from './places.js';

/**
 * The WS/T 500 document of a Bundle that {@link mapDocument} made, as canonical XML (see canonical-xml.ts): equal, in that
 * form, to the document the Bundle was made from. Values come from the FHIR elements that the tables name, so a value
 * changed there is changed in the document; what has no such element comes from the preserved leaves of the Composition, and
 * the order of elements from its shape. A value taken out of the Bundle is left out of the document.
 *
 * @throws RWD_NORMALIZATION_NO_SHAPE when the Bundle was not made from a WS/T 500 document
 */
export function documentText(bundle: Bundle): string {
  return canonicalXml(new DocumentWriter(bundle).write());
}

const UNMATCHED = emptyPattern(undefined, false);

type Entry = { readonly draft: Draft; readonly reference: string };
type Here = { readonly pattern: Pattern | undefined; readonly frame: Draft | undefined; readonly path: string };

class DocumentWriter {
  readonly #resources = new Map<string, Resource>();
  readonly #frames: Readonly<Record<Exclude<FrameName, 'diagnosis'>, Draft | undefined>>;
  readonly #preserved: ReadonlyMap<string, string>;
  readonly #shape: Shape;
  readonly #table: CompiledTable;
  readonly #learned = new Map<string, string>();
  readonly #cursors = new ListCursors();
  #row = 0;
  #written = 0;
  #trail = new Trail<Entry>();
  #entries: readonly Entry[] | undefined;
  #nextEntry = 0;

  constructor(bundle: Bundle) {
    for (const { resource } of isBundle(bundle) ? (bundle.entry ?? []) : []) if (resource !== undefined) this.#resources.set(`${resource.resourceType}/${resource.id ?? ''}`, resource);
    const composition = [...this.#resources.values()].find(({ resourceType }) => resourceType === 'Composition');
    const code = composition === undefined ? undefined : valueAt(composition, ['type', 'coding', 0, 'code']);
    const table = typeof code === 'string' ? documents.get(code) : undefined;
    const extensions = (composition?.['extension'] ?? []) as readonly Extension[];
    const shape = extensions.find(({ url }) => url === extensionUrls.sourceShape)?.['valueString'];
    if (composition === undefined || table === undefined || typeof shape !== 'string') throw errors.RWD_NORMALIZATION_NO_SHAPE();
    this.#table = table;
    this.#shape = readShape(shape);
    this.#preserved = new Map(extensions.filter(({ url }) => url === extensionUrls.preservedLeaf).map((one) => [String(valueAt(one, ['extension', 0, 'valueString'])), String(valueAt(one, ['extension', 1, 'valueString']))]));
    const referred = (...steps: (string | number)[]): Draft | undefined => this.#resources.get(String(valueAt(composition, [...steps, 'reference'])));
    this.#frames = { composition, patient: referred('subject'), encounter: referred('encounter'), author: referred('author', 0), custodian: referred('custodian') };
  }

  write(): XmlNode {
    const root = this.#shape.nodes.at(-1);
    if (root === undefined) throw errors.RWD_NORMALIZATION_NO_SHAPE();
    return this.#element(root, { pattern: documentPattern, frame: this.#frames.composition, path: `/${localName(root.name)}` });
  }

  #element(node: ShapeNode, { pattern, frame, path }: Here): XmlNode {
    this.#written += 1;
    if (this.#written > limits.xmlNodes) throw errors.RWD_NORMALIZATION_NO_SHAPE();
    const attributes = this.#attributes(node, { pattern, frame, path });
    const content: (XmlNode | string)[] = [];
    const text = node.text === '' ? undefined : this.#leaf(node.text, pattern?.attributes.get(TEXT), { frame, path: `${path}/text()` });
    if (text !== undefined) content.push(text);
    const counts = new Map<string, number>();
    let texts = 0;
    for (const child of node.children) {
      if (typeof child === 'string') {
        texts += 1;
        content.push(this.#preserved.get(`${path}/text()[${texts}]`) ?? '');
        continue;
      }
      const next = this.#shape.nodes[child];
      if (next === undefined) throw errors.RWD_NORMALIZATION_NO_SHAPE();
      const name = localName(next.name);
      const index = (counts.get(name) ?? 0) + 1;
      counts.set(name, index);
      content.push(this.#child(next, name, { pattern, frame, path: `${path}/${name}[${index}]` }));
    }
    return { name: node.name, attributes, content };
  }

  #attributes(node: ShapeNode, { pattern, frame, path }: Here): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const late: (readonly [string, string])[] = [];
    for (const [name, mark] of node.attributes) {
      if (name === 'codeSystemName' || (name === 'displayName' && (mark === marks.learned || mark === marks.preserved))) late.push([name, mark]);
      else this.#set(found, name, this.#fixed(node, name, { mark, rule: pattern?.attributes.get(name) }) ?? this.#leaf(mark, pattern?.attributes.get(name), { frame, path: `${path}/@${name}` }));
    }
    for (const [name, mark] of late) this.#set(found, name, this.#learnedText(found, name, { mark, path }));
    return found;
  }

  #set(found: Map<string, string>, name: string, value: string | undefined): void {
    if (value !== undefined) found.set(name, value);
  }

  #fixed({ name: element, variant }: ShapeNode, name: string, { mark, rule }: { mark: string; rule: LeafRule | undefined }): string | undefined {
    const index = mark === marks.fixed ? 0 : /^[a-z]$/.test(mark) ? mark.charCodeAt(0) - 96 : undefined;
    if (index === undefined) return undefined;
    const fixed = rule?.fixed[index];
    if (fixed !== undefined) return fixed;
    if (name === 'xsi:type' && variant !== '') return variant;
    if (name === 'root' && localName(element) === 'templateId') return this.#table.template;
    return structureOf(localName(element), name)?.[index];
  }

  #learnedText(attributes: ReadonlyMap<string, string>, name: string, { mark, path }: { mark: string; path: string }): string | undefined {
    const key = learnedKey(name, attributes);
    if (mark === marks.learned && key !== undefined) return this.#learned.get(key) ?? usualSystemName(key.slice(name.length + 1));
    const text = this.#leaf(mark, undefined, { frame: undefined, path: `${path}/@${name}` });
    if (mark === marks.preserved && key !== undefined && text !== undefined) this.#learned.set(key, text);
    return text;
  }

  #leaf(mark: string, rule: LeafRule | undefined, { frame, path }: { frame: Draft | undefined; path: string }): string | undefined {
    if (mark === marks.empty) return '';
    if (mark === marks.preserved) return this.#preserved.get(path);
    if (mark.startsWith(marks.literal)) return decodeURIComponent(mark.slice(1));
    const binding = rule?.bindings[mark === marks.typed ? 0 : Number(mark)];
    const of = binding?.of === undefined ? frame : this.#named(binding.of);
    if (binding === undefined || of === undefined) return undefined;
    return leafText(binding, of, { cursors: this.#cursors, derivedFrom: binding.derive?.of === undefined ? of : this.#named(binding.derive.of) });
  }

  #named(name: FrameName): Draft | undefined {
    return name === 'diagnosis' ? this.#diagnosis() : this.#frames[name];
  }

  /** What Encounter.diagnosis says of the Condition the act is below. */
  #diagnosis(): Draft | undefined {
    const list: unknown = this.#frames.encounter?.['diagnosis'];
    const reference = this.#trail.group?.reference;
    const found: unknown = Array.isArray(list) ? list.find((one: unknown) => isObject(one) && valueAt(one, ['condition', 'reference']) === reference) : undefined;
    return isObject(found) ? found : undefined;
  }

  #child(node: ShapeNode, name: string, { pattern, frame, path }: Here): XmlNode {
    if (this.#entries !== undefined && segments.has(name)) return this.#act(node, path);
    const choice = pattern?.children.get(name);
    const next = choice === undefined ? undefined : patternOf(choice, node.variant);
    if (next?.enter === undefined) return this.#element(node, { pattern: next, frame, path });
    const inner = this.#entered(next.enter, node, frame);
    return name === 'section' ? this.#section(node, { pattern: next, frame: inner, path }) : this.#element(node, { pattern: next, frame: inner, path });
  }

  #entered({ of, list, url }: Enter, node: ShapeNode, frame: Draft | undefined): Draft | undefined {
    const outer = of === undefined ? frame : this.#named(of);
    if (list === undefined || outer === undefined) return outer;
    return node.opened ? this.#cursors.next(valueAt(outer, list), url) : undefined;
  }

  #section(node: ShapeNode, here: Here): XmlNode {
    const outer = [this.#trail, this.#entries, this.#nextEntry] as const;
    const listed: unknown = here.frame?.['entry'];
    const references = Array.isArray(listed) ? listed.map((one: unknown) => (isObject(one) ? String(one['reference']) : '')) : [];
    [this.#trail, this.#entries, this.#nextEntry] = [new Trail(), references.map((reference) => ({ reference, draft: this.#resources.get(reference) ?? {} })), 0];
    const made = this.#element(node, here);
    [this.#trail, this.#entries, this.#nextEntry] = outer;
    return made;
  }

  #act(node: ShapeNode, path: string): XmlNode {
    const id = this.#shape.rows[this.#row];
    this.#row += 1;
    const row = id === undefined ? undefined : this.#table.rows[id];
    const { group } = this.#trail;
    const made = this.#element(node, { pattern: row?.pattern ?? UNMATCHED, frame: row === undefined ? undefined : this.#actFrame(row, node), path });
    this.#trail.group = group;
    return made;
  }

  #actFrame(row: CompiledRow, { opened }: ShapeNode): Draft | undefined {
    const trail = this.#trail;
    switch (row.place.kind) {
      case 'container':
        trail.part();
        return undefined;
      case 'encounter':
        return this.#frames.encounter;
      case 'field':
        return trail.fieldOf(row)?.draft;
      case 'diagnosis':
        return this.#diagnosis();
      case 'component':
        return opened ? this.#cursors.next(trail.group?.draft['component'], undefined) : undefined;
      case 'resource':
        return opened ? this.#opened(row) : this.#joined(row);
    }
  }

  #opened(row: CompiledRow): Draft {
    const entry = this.#entries?.[this.#nextEntry] ?? { draft: {}, reference: '' };
    this.#nextEntry += 1;
    this.#trail.open(row, entry);
    return entry.draft;
  }

  #joined(row: CompiledRow): Draft | undefined {
    const entry = this.#trail.earlier(row);
    if (entry !== undefined) this.#trail.join(row, entry);
    return entry?.draft;
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
