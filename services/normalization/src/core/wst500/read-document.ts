import { warningIssue } from '@chainnet/fhir';
import type { OperationOutcomeIssue } from '@chainnet/fhir';
import type { Draft } from '../mapping/element-path.js';
import type { LossAccount, SourceLeaf } from '../mapping/loss-account.js';
import type { XmlElement } from '../xml/xml-tree.js';
import { BodyReader } from './read-body.js';
import type { BodyEntry } from './read-body.js';
import { Opening } from './opening.js';
import { choosers } from './choosers.js';
import { documentPattern } from './compile-table.js';
import type { CompiledTable } from './compile-table.js';
import { TEXT, patternOf } from './pattern.js';
import type { Binding, Enter, FrameName, LeafRule, Pattern } from './pattern.js';
import { breaksOrder, copyOf, derive, isTaken, listAt, put, removeItem, valueAt } from './places.js';
import { ShapeWriter, literal, marks, shortName } from './shape.js';
import { structureOf, usualSystemName } from './tables/structure.js';

export type Frames = Readonly<Record<Exclude<FrameName, 'diagnosis'>, Draft>>;

/** A section of the body: its Composition.section, and what its entries became. */
export type ReadSection = { readonly path: string; readonly draft: Draft; readonly entries: BodyEntry[] };

export type ReadDocument = {
  readonly frames: Frames;
  readonly sections: readonly ReadSection[];
  readonly preserved: readonly SourceLeaf[];
  readonly account: LossAccount;
  readonly warnings: readonly OperationOutcomeIssue[];
  readonly shape: string;
};

/**
 * Walks a document once, by the patterns compiled from the tables: every leaf either goes to its FHIR place, or has the
 * value the standard fixes, or is preserved at its path.
 */
export class DocumentReader {
  readonly frames: Frames = { composition: {}, patient: {}, encounter: {}, author: {}, custodian: {} };
  readonly sections: ReadSection[] = [];
  readonly warnings: OperationOutcomeIssue[] = [];
  readonly shape = new ShapeWriter();
  readonly #body: BodyReader;
  readonly #table: CompiledTable;
  readonly #preserved: SourceLeaf[] = [];
  readonly #learned = new Map<string, string>();
  #leaves = 0;
  /** Of the element whose own leaves are being read. */
  #frame: Draft | undefined;
  #variant = '';
  /** What `diagnosis` means at the act being read. */
  diagnosis: Draft | undefined;

  constructor(table: CompiledTable) {
    this.#table = table;
    this.#body = new BodyReader(this, table);
  }

  read(root: XmlElement): ReadDocument {
    this.walk(root, documentPattern, { frame: this.frames.composition, variant: '' });
    const { frames, sections, warnings } = this;
    const preserved = this.#preserved;
    return { frames, sections, preserved, warnings, shape: this.shape.text(), account: { leaves: this.#leaves, mapped: this.#leaves - preserved.length, preserved: preserved.length, dropped: [] } };
  }

  /** Reads an element and all below it. `frame`: where its leaves go, undefined for nowhere. @returns the number of its shape. */
  walk(element: XmlElement, pattern: Pattern | undefined, { frame, variant, opens }: { frame: Draft | undefined; variant: string; opens?: Pick<Opening, 'isFilled'> }): number {
    let key = '|';
    this.#frame = frame;
    this.#variant = variant;
    const rules = pattern?.attributes;
    const { names, texts } = element.attributes;
    for (let at = 0; at < names.length; at += 1) {
      const name = names[at] as string;
      key += `${shortName(name)}${this.#attribute(element, name, texts[at] as string, rules?.get(name))} `;
    }
    key += element.text === '' ? '||' : `|${this.#text(element, rules?.get(TEXT))}|`;
    for (let at = 0; at < element.comments.length; at += 1) this.#comment(element, at);
    key += this.#children(element, pattern, frame);
    const name = element.prefix === '' ? shortName(element.name) : `${element.prefix}:${element.name}`;
    const head = variant === '' ? name : `${name} ${variant}`;
    return this.shape.node(opens?.isFilled() === true ? `${head}+${key}` : head + key);
  }

  warn(code: Parameters<typeof warningIssue>[0], text: string, element: XmlElement): void {
    this.warnings.push(warningIssue(code, text, element.path));
  }

  #attribute(element: XmlElement, name: string, value: string, rule: LeafRule | undefined): string {
    if (value === '') return marks.empty;
    if (isNamespace(name) || isBlank(value)) return literal(value);
    this.#leaves += 1;
    if (rule !== undefined) {
      const bound = this.#bound(rule, value, element, name);
      if (bound !== undefined) return bound;
    }
    if (name === 'xsi:type' && value === this.#variant) return marks.fixed;
    const fixed = structureOf(element.name, name)?.indexOf(value) ?? -1;
    if (fixed >= 0) return fixedMark(fixed);
    return this.#otherwise(element, name, value);
  }

  #otherwise(element: XmlElement, name: string, value: string): string {
    if (name === 'root' && element.name === 'templateId') {
      if (value === this.#table.template) return marks.fixed;
      if (element.path.lastIndexOf('/') > 0 && /^\/ClinicalDocument\/templateId/.test(element.path)) this.warn('value', 'the template is not that of the document type; the type decides', element);
    }
    const key = learnedKey(name, element.attributes);
    if (key !== undefined) {
      if ((this.#learned.get(key) ?? (name === 'codeSystemName' ? usualSystemName(key.slice(name.length + 1)) : undefined)) === value) return marks.learned;
      this.#learned.set(key, value);
    }
    if (isPadded(value)) this.warn('value', `white space around the value of ${name}`, element);
    return this.#preserve(`${element.path}/@${name}`, value);
  }

  #bound({ fixed, bindings }: LeafRule, value: string, element: XmlElement, name: string): string | undefined {
    if (fixed.length > 0) {
      const at = fixed.indexOf(value);
      if (at >= 0) return fixedMark(at);
    }
    let offered = false;
    for (let at = 0; at < bindings.length; at += 1) {
      const binding = bindings[at] as Binding;
      const target = binding.of === undefined ? this.#frame : this.#named(binding.of);
      if (target === undefined) continue;
      offered = true;
      if (!this.#bind(binding, value, target)) continue;
      if (name !== TEXT && isPadded(value)) this.warn('value', `white space around the value of ${name}`, element);
      return at === 0 ? marks.typed : String(at);
    }
    if (offered) this.warn('value', 'FHIR takes no such value at its place; it is preserved', element);
    return undefined;
  }

  #bind(binding: Binding, text: string, frame: Draft): boolean {
    if (isTaken(frame, binding) || (binding.needs !== undefined && valueAt(frame, binding.needs) === undefined)) return false;
    const { codec } = binding;
    const value = codec.read(text);
    if (value === undefined || breaksOrder(frame, binding.at, value)) return false;
    const exact = codec.write(value) === text;
    if (!exact && (binding.append || typeof value === 'object')) return false;
    put(frame, binding, value, exact && codec.keeps?.(text) !== true ? undefined : text);
    if (binding.derive !== undefined) derive(binding.derive.of === undefined ? frame : (this.#named(binding.derive.of) ?? frame), binding.derive, text);
    return true;
  }

  #named(name: FrameName): Draft | undefined {
    return name === 'diagnosis' ? this.diagnosis : this.frames[name];
  }

  #text(element: XmlElement, rule: LeafRule | undefined): string {
    if (element.mixed !== undefined) return '';
    this.#leaves += 1;
    return (rule === undefined ? undefined : this.#bound(rule, element.text, element, TEXT)) ?? this.#preserve(`${element.path}/text()`, element.text);
  }

  #comment(element: XmlElement, at: number): void {
    const text = element.comments[at] ?? '';
    if (text.trim() === '') return;
    this.#leaves += 1;
    this.#preserve(`${element.path}/comment()[${at + 1}]`, text.trim());
  }

  #preserve(path: string, value: string): string {
    this.#preserved.push({ path, value });
    return marks.preserved;
  }

  #children(element: XmlElement, pattern: Pattern | undefined, frame: Draft | undefined): string {
    const { children, mixed = NO_TEXTS } = element;
    if (children.length === 0) return '';
    let ids = '';
    let text = 0;
    for (let at = 0; at <= children.length; at += 1) {
      for (let piece = mixed[text]; piece !== undefined && piece.before === at; piece = mixed[text]) {
        text += 1;
        this.#leaves += 1;
        ids += `${this.#preserve(`${element.path}/text()[${text}]`, piece.text)} `;
      }
      const child = children[at];
      if (child !== undefined) ids += shortNumber(this.#child(child, { parent: element, at }, pattern, frame));
    }
    return ids;
  }

  #child(child: XmlElement, { parent, at }: { parent: XmlElement; at: number }, pattern: Pattern | undefined, frame: Draft | undefined): number {
    if (this.#body.isAct(child)) return this.#body.act(child);
    const choice = pattern?.children.get(child.name);
    if (choice === undefined) return this.walk(child, undefined, NOWHERE);
    const variant = choice.by === undefined ? '' : choosers[choice.by](child);
    const next = patternOf(choice, variant);
    if (next === undefined) return this.walk(child, undefined, NOWHERE);
    if (next.single && isRepeated(parent, at)) return this.walk(child, next, { frame: undefined, variant });
    if (next.enter === undefined) return this.walk(child, next, { frame, variant });
    return this.#enter(child, next, { enter: next.enter, frame, variant });
  }

  #enter(child: XmlElement, pattern: Pattern, { enter, frame, variant }: { enter: Enter; frame: Draft | undefined; variant: string }): number {
    const outer = enter.of === undefined ? frame : this.#named(enter.of);
    if (outer === undefined || enter.list === undefined) return this.walk(child, pattern, { frame: outer, variant });
    const item: Draft = enter.url === undefined ? {} : { url: enter.url };
    const opens = new Opening(item);
    listAt(outer, enter.list).push(item);
    if (child.name === 'section') return this.#body.section(child, item, (frame) => this.walk(child, pattern, { frame, variant, opens: ALWAYS }));
    const id = this.walk(child, pattern, { frame: item, variant, opens });
    if (!opens.isFilled()) removeItem(outer, enter.list, item);
    else if (enter.fixed !== undefined) Object.assign(item, copyOf(enter.fixed), { ...item });
    return id;
  }
}

const NOWHERE = { frame: undefined, variant: '' };
const NO_TEXTS: NonNullable<XmlElement['mixed']> = [];
const ALWAYS: Pick<Opening, 'isFilled'> = { isFilled: () => true };

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 160;

/** Cheaper than trimming, and only ever true where trimming would change the value. */
const isPadded = (value: string): boolean => isSpace(value.charCodeAt(0)) || isSpace(value.charCodeAt(value.length - 1));
const isBlank = (value: string): boolean => isSpace(value.charCodeAt(0)) && value.trim() === '';

const isNamespace = (name: string): boolean => name.startsWith('xmlns') && (name.length === 5 || name.charCodeAt(5) === 58);

const NUMBERS: string[] = Array.from({ length: 1296 }, (_, at) => `${at.toString(36)} `);
const shortNumber = (id: number): string => NUMBERS[id] ?? `${id.toString(36)} `;

const fixedMark = (at: number): string => (at === 0 ? marks.fixed : String.fromCharCode(96 + at));

/** Names that a document repeats: that of a code system, and that of a code the table implies. */
export const learnedKey = (name: string, attributes: ReadonlyMap<string, string>): string | undefined => {
  const of = name === 'codeSystemName' ? attributes.get('codeSystem') : name === 'displayName' ? attributes.get('code') : undefined;
  return of === undefined || of === '' ? undefined : `${name} ${of}`;
};

const isRepeated = ({ children }: XmlElement, at: number): boolean => {
  const { name } = children[at] as XmlElement;
  for (let before = at - 1; before >= 0; before -= 1) if (children[before]?.name === name) return true;
  return false;
};
