import { issue } from '@chainnet/fhir';
import type { Bundle, BundleEntry, OperationOutcomeIssue, Resource } from '@chainnet/fhir';
import { isUcum, lookupIssue, UCUM_SYSTEM } from '@chainnet/health-codes';
import type { BindingStrength, CodeTables } from '@chainnet/health-codes';
import { addedCodings } from './added-codings.js';
import { isKnownElsewhere } from './known-systems.js';

type Plain = Readonly<Record<string, unknown>>;

/** Elements that hold one Coding outside a CodeableConcept. */
const LONE_CODINGS = new Set(['valueCoding', 'class']);

/** HL7 China binds these extensions; anything else Chinese is bound extensibly at most. */
const STRENGTH: Readonly<Record<string, BindingStrength>> = { valueCoding: 'required', coding: 'extensible', class: 'extensible' };

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Holds every coding of a Bundle against the code tables. The source's codings stay as they are and in their order; after
 * them come the codings that follow from them. What is unknown, withdrawn, local or of another edition becomes an issue.
 *
 * @returns the Bundle (the same object where nothing was added) and the issues, one a finding and element.
 */
export function checkCodings(bundle: Bundle, tables: CodeTables): { readonly bundle: Bundle; readonly issues: readonly OperationOutcomeIssue[] } {
  const walk = new Walk(tables);
  const entry = bundle.entry?.map((one): BundleEntry => {
    if (one.resource === undefined) return one;
    const resource = walk.resource(one.resource);
    return resource === one.resource ? one : { ...one, resource };
  });
  const changed = entry?.some((one, at) => one !== bundle.entry?.[at]) === true;
  return { bundle: changed ? { ...bundle, entry: entry ?? [] } : bundle, issues: walk.issues() };
}

class Walk {
  readonly #found = new Map<string, OperationOutcomeIssue>();
  /** Whether a system is left alone: a record names few, and each many times. */
  readonly #elsewhere = new Map<string, boolean>();
  readonly #path: string[] = [];

  constructor(private readonly tables: CodeTables) {}

  issues(): readonly OperationOutcomeIssue[] {
    return [...this.#found.values()];
  }

  resource(resource: Resource): Resource {
    this.#path.push(resource.resourceType);
    const after = this.#object(resource) as Resource;
    this.#path.pop();
    return after;
  }

  /** The object, or a copy where something inside was added. */
  #object(value: Plain): Plain {
    let copy: Record<string, unknown> | undefined;
    for (const key in value) {
      const before = value[key];
      if (typeof before !== 'object' || before === null) continue;
      this.#path.push(key);
      const after = this.#element(key, before);
      this.#path.pop();
      if (after !== before) (copy ??= { ...value })[key] = after;
    }
    if (value['system'] === UCUM_SYSTEM) this.#unit(value);
    return copy ?? value;
  }

  #element(key: string, value: object): unknown {
    if (Array.isArray(value)) return key === 'coding' ? this.#codings(value) : this.#list(value);
    if (LONE_CODINGS.has(key)) this.#coding(value as Plain, key);
    return this.#object(value as Plain);
  }

  #list(list: readonly unknown[]): readonly unknown[] {
    let copy: unknown[] | undefined;
    for (let at = 0; at < list.length; at += 1) {
      const before = list[at];
      if (!isPlain(before)) continue;
      const after = this.#object(before);
      if (after !== before) (copy ??= [...list])[at] = after;
    }
    return copy ?? list;
  }

  #codings(codings: readonly unknown[]): readonly unknown[] {
    const added = codings.flatMap((coding) => (isPlain(coding) ? this.#coding(coding, 'coding') : []));
    if (added.length === 0) return codings;
    const isThere = ({ system, code }: Plain): boolean => codings.some((one) => isPlain(one) && one['system'] === system && one['code'] === code);
    const fresh = added.filter((coding, at) => !isThere(coding) && added.findIndex(({ system, code }) => system === coding['system'] && code === coding['code']) === at);
    return fresh.length === 0 ? codings : [...codings, ...fresh];
  }

  #coding({ system, code, version }: Plain, key: string): readonly Plain[] {
    if (typeof system !== 'string' || typeof code !== 'string') return [];
    if (this.#isElsewhere(system)) return [];
    const found = this.tables.lookup(system, code, typeof version === 'string' ? { edition: version } : {});
    if (found.finding !== undefined) this.#report(lookupIssue(found, { binding: STRENGTH[key] ?? 'extensible', expression: this.#path.join('.') }));
    return addedCodings(found);
  }

  #isElsewhere(system: string): boolean {
    const known = this.#elsewhere.get(system);
    if (known !== undefined) return known;
    const elsewhere = this.tables.table(system) === undefined && isKnownElsewhere(system);
    this.#elsewhere.set(system, elsewhere);
    return elsewhere;
  }

  #unit({ code }: Plain): void {
    if (typeof code === 'string' && !isUcum(code)) {
      this.#report(issue('information', 'code-invalid', { text: 'the unit is not in the part of UCUM that is checked here', expression: this.#path.join('.') }));
    }
  }

  #report(found: OperationOutcomeIssue | undefined): void {
    if (found !== undefined) this.#found.set(`${found.expression?.[0] ?? ''} ${found.details?.text ?? ''}`, found);
  }
}
