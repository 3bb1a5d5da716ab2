import type { Json, JsonObject, MutableObject } from './json.js';
import { isArray, isObject, listOf, textOf } from './json.js';
import type { Pass, ResourceSite } from './pass.js';
import { count } from './pass.js';
import type { CompiledPolicy, TrieNode } from './policy/compile-policy.js';
import { resourceKey } from './references.js';
import { resourceTypes } from './resource-types.js';

/**
 * Rewrites a Bundle by the tries of its resource types, in one walk over what they name. A resource whose type the policy
 * does not name is dropped whole and counted.
 */
export function rewriteBundle(bundle: JsonObject, policy: CompiledPolicy, pass: Pass): MutableObject {
  return new Rewriter(policy, pass).resource(bundle, policy.resources.get('Bundle'), resourceKey(bundle, undefined)) ?? {};
}

class Rewriter {
  constructor(
    private readonly policy: CompiledPolicy,
    private readonly pass: Pass,
  ) {}

  resource(resource: JsonObject, trie: TrieNode | undefined, key: string): MutableObject | undefined {
    const type = textOf(resource['resourceType']) ?? '';
    if (trie === undefined) return this.drop(type);
    const outer = this.pass.resource;
    const out: MutableObject = { resourceType: type };
    this.pass.resource = this.site(resource, { type, key, out });
    count(this.pass.byAction, 'keep');
    this.members(trie, resource, out);
    if (out['id'] === undefined && isKnownByUrl(resource, key)) out['id'] = this.pass.resource.pseudonym;
    this.pass.resource = outer;
    return out;
  }

  private site(resource: JsonObject, { type, key, out }: { type: string; key: string; out: MutableObject }): ResourceSite {
    // A contained resource may refer to its siblings, so it starts from its container's names.
    const contained = new Map(this.pass.resource.contained);
    for (const inner of listOf(resource['contained'])) {
      const id = isObject(inner) && this.pass.covers(textOf(inner['resourceType']) ?? '') ? textOf(inner['id']) : undefined;
      if (id !== undefined) contained.set(id, this.pass.pseudonym('resource', `${key}#${id}`));
    }
    return { type, key, out, contained, pseudonym: this.pass.pseudonym('resource', key) };
  }

  private members(node: TrieNode, source: JsonObject, out: MutableObject): void {
    for (const name in source) {
      const child = node.children.get(name);
      if (child === undefined) continue;
      const value = this.element(child, source[name] ?? null, source);
      if (value !== undefined) out[name] = value;
    }
  }

  private element(node: TrieNode, value: Json, parent: JsonObject): Json | undefined {
    if (isArray(value)) return this.items(node, value, parent);
    if (node.resources) return isObject(value) ? this.nested(value, parent) : undefined;
    if (!isObject(value)) return this.leaf(node, value, parent);
    if (node.children.size === 0) return undefined;
    const out: MutableObject = {};
    this.members(node, value, out);
    return isEmpty(out) ? undefined : out;
  }

  private items(node: TrieNode, values: readonly Json[], parent: JsonObject): Json | undefined {
    const kept: Json[] = [];
    for (const item of values) {
      const value = this.element(node, item, parent);
      if (value !== undefined) kept.push(value);
    }
    return kept.length === 0 ? undefined : kept;
  }

  private leaf(node: TrieNode, value: Exclude<Json, object> | null, parent: JsonObject): Json | undefined {
    const action = node.leaf;
    const rewritten = action?.rewrite(value, parent, this.pass);
    if (action === undefined || rewritten === undefined) return undefined;
    count(this.pass.byAction, action.type);
    return rewritten;
  }

  /** A resource in an entry (its parent has the fullUrl) or among `contained`. Bundles inside a Bundle are not entered. */
  private nested(resource: JsonObject, parent: JsonObject): Json | undefined {
    const type = textOf(resource['resourceType']) ?? '';
    const trie = this.pass.covers(type) ? this.policy.resources.get(type) : undefined;
    const inEntry = textOf(parent['resourceType']) === undefined;
    return inEntry
      ? this.resource(resource, trie, resourceKey(resource, textOf(parent['fullUrl'])))
      : this.resource(resource, trie, `${this.pass.resource.key}#${textOf(resource['id']) ?? ''}`);
  }

  private drop(type: string): undefined {
    count(this.pass.droppedResources, resourceTypes.has(type) ? type : 'unknown');
    return undefined;
  }
}

/** A resource without id that its entry's fullUrl tells apart is given the id that references to it carry. */
const isKnownByUrl = (resource: JsonObject, key: string): boolean => resource['id'] === undefined && key !== '' && !key.includes('#');

const isEmpty = (object: object): boolean => {
  for (const _ in object) return false;
  return true;
};
