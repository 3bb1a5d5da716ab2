import { errors } from '../../errors.js';
import { isObject } from '../../resource.js';
import type { Resource } from '../../resource.js';
import type { StructureSchema } from '../../schema/structure-schema.js';
import { lastSegment } from '../compile/references.js';
import type { Run } from '../compile/run.js';
import type { CodeSets } from '../compile/value-sets.js';
import type { ElementConstraint, StructureDefinition } from '../definitions.js';
import type { ItemCheck } from './item-checks.js';
import { compileItem } from './overlay.js';
import type { ProfileItem } from './profile-items.js';
import { profileTree } from './profile-tree.js';
import type { ProfileNode } from './profile-tree.js';

const CORE = 'http://hl7.org/fhir/StructureDefinition/';

/** The profiles loaded beside the base types; each is compiled when a record first claims it. @throws RWD_FHIR_PROFILE_BASE_MISSING */
export class ProfileBook {
  readonly #profiles = new Map<string, StructureDefinition>();
  readonly #trees = new Map<string, ProfileNode>();
  readonly #checks = new Map<string, ItemCheck>();
  /** Whether any profile is of Extension: then each extension's url is looked up. */
  readonly hasExtensions: boolean;

  constructor(profiles: readonly StructureDefinition[], readonly schema: StructureSchema, readonly codeSets: CodeSets) {
    for (const profile of profiles) {
      this.#profiles.set(profile.url, profile);
      if (profile.version !== undefined) this.#profiles.set(`${profile.url}|${profile.version}`, profile);
    }
    for (const profile of profiles) this.#requireBase(profile);
    this.hasExtensions = profiles.some(({ type }) => type === 'Extension');
  }

  /** Type a profile, or the base definition of a type, is about. */
  typeOf(canonical: string): string {
    return this.#profiles.get(canonical)?.type ?? lastSegment(canonical);
  }

  tree(canonical: string): ProfileNode | undefined {
    const profile = this.#profiles.get(canonical);
    if (profile === undefined) return undefined;
    const known = this.#trees.get(profile.url);
    if (known !== undefined) return known;
    const made = profileTree(profile, ({ baseDefinition }) => (baseDefinition === undefined ? undefined : this.#profiles.get(baseDefinition)), this.schema);
    this.#trees.set(profile.url, made);
    return made;
  }

  /** Holds a resource to the profiles its meta.profile names; one that is not loaded is a warning. */
  checkClaimed(resource: Resource, run: Run): void {
    const { meta } = resource;
    const claimed: unknown = isObject(meta) ? meta['profile'] : undefined;
    if (!Array.isArray(claimed)) return;
    claimed.forEach((canonical: unknown, at) => {
      if (typeof canonical !== 'string') return;
      if (this.#isLoaded(canonical)) return this.checkResource(canonical, resource, run);
      for (const step of ['meta', 'profile', at]) run.enter(step);
      this.#reportAbsent(canonical, resource.resourceType, run);
      for (let left = 3; left > 0; left -= 1) run.leave();
    });
  }

  /** Holds a resource to a profile, asked for or claimed. */
  checkResource(canonical: string, resource: Resource, run: Run): void {
    if (!this.#isLoaded(canonical)) return this.#reportAbsent(canonical, resource.resourceType, run);
    const type = this.typeOf(canonical);
    if (!this.schema.isA(resource.resourceType, type)) return run.report('profile-of-other-type', { profile: canonical, type });
    this.#check(canonical)?.(itemOf(resource, resource.resourceType), run);
  }

  /** Holds one value to a profile of its type, where an element's type names one. */
  checkAgainst(canonical: string, item: ProfileItem, run: Run): void {
    if (this.#isLoaded(canonical)) this.#check(canonical)?.(item, run);
    else this.#reportAbsent(canonical, item.type, run);
  }

  checkExtension(extension: Readonly<Record<string, unknown>>, run: Run): void {
    const { url } = extension;
    if (typeof url === 'string' && this.#profiles.get(url)?.type === 'Extension') this.#check(url)?.(itemOf(extension, 'Extension'), run);
  }

  /** Invariants a profile states on its root. */
  rootConstraints(canonical: string): readonly ElementConstraint[] {
    return this.tree(canonical)?.definition.constraint?.filter(({ key }) => key !== 'ele-1') ?? [];
  }

  #requireBase({ url, type, snapshot, baseDefinition = '' }: StructureDefinition): void {
    const isBase = baseDefinition === `${CORE}${type}` && this.schema.isKnown(type);
    if (snapshot === undefined && !isBase && !this.#isLoaded(baseDefinition)) throw errors.RWD_FHIR_PROFILE_BASE_MISSING({ profile: url, base: baseDefinition });
  }

  #isLoaded(canonical: string): boolean {
    return this.#profiles.has(canonical);
  }

  /** HL7's base definitions need no loading: their own program holds them. */
  #reportAbsent(canonical: string, type: string, run: Run): void {
    const base = canonical.startsWith(CORE) ? lastSegment(canonical) : undefined;
    if (base === undefined || !this.schema.isKnown(base)) run.report('profile-unknown', { profile: canonical });
    else if (!this.schema.isA(type, base)) run.report('profile-of-other-type', { profile: canonical, type: base });
  }

  #check(canonical: string): ItemCheck | undefined {
    const known = this.#checks.get(canonical);
    const tree = known === undefined ? this.tree(canonical) : undefined;
    if (tree === undefined) return known;
    const type = this.typeOf(canonical);
    const made = compileItem(tree, { schema: this.schema, codeSets: this.codeSets, book: this, profile: canonical }, { element: undefined, type }) ?? (() => undefined);
    this.#checks.set(canonical, made);
    return made;
  }
}

const itemOf = (value: unknown, type: string): ProfileItem => ({
  value,
  type,
  property: '',
  step: '',
  owner: value,
  index: undefined,
  element: { name: type, path: type, min: 0, max: Number.POSITIVE_INFINITY, many: true, choice: false, options: [], required: undefined, constraints: [] },
});
