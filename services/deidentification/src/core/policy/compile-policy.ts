import { errors } from '../errors.js';
import type { LeafAction } from '../leaf-actions.js';
import { leafAction } from '../leaf-actions.js';
import { refuseUnsafeRow } from './guarded-paths.js';
import { choiceProperty, parsePath } from './path.js';
import type { PolicyPath } from './path.js';
import type { Action, Policy } from './policy.js';
import { checkPolicy, policyDigest } from './policy.js';

/** A place in a resource: what to do with a primitive there, which elements below are named, or a nested resource. */
export type TrieNode = {
  readonly children: Map<string, TrieNode>;
  leaf: LeafAction | undefined;
  dropped: boolean;
  resources: boolean;
};

export type CompiledPolicy = {
  readonly policy: Policy;
  readonly digest: string;
  /** One trie for each resource type the policy names; every other type is dropped whole. */
  readonly resources: ReadonlyMap<string, TrieNode>;
};

type Row = { readonly resource: string; readonly path: string; readonly action: Action };

/**
 * Checks a policy and compiles it to one trie for each resource type, so that a Bundle is rewritten in a single pass.
 *
 * @throws RWD_DEIDENTIFICATION_POLICY_INVALID | RWD_DEIDENTIFICATION_POLICY_PATH | RWD_DEIDENTIFICATION_POLICY_UNSAFE
 */
export function compilePolicy(source: unknown): CompiledPolicy {
  const policy = checkPolicy(source);
  const types = new Set(policy.rows.map((row) => row.resource).filter((type) => type !== '*'));
  if (!types.has('Bundle')) throw errors.RWD_DEIDENTIFICATION_POLICY_INVALID({ path: '/rows', problem: 'no row names Bundle' });
  const resources = new Map([...types].map((type) => [type, compileResource(policy, type)] as const));
  return { policy, digest: policyDigest(policy), resources };
}

function compileResource(policy: Policy, type: string): TrieNode {
  const root = emptyNode();
  const rows = policy.rows.filter((row) => row.resource === type || row.resource === '*');
  const [links, others] = [rows.filter((row) => row.action.type === 'sameAs'), rows.filter((row) => row.action.type !== 'sameAs')];
  for (const row of others) insert(policy, root, { ...row, resource: type });
  for (const row of links) link(root, { ...row, resource: type });
  return root;
}

function insert(policy: Policy, root: TrieNode, row: Row): void {
  refuseUnsafeRow(row);
  const path = pathOf(row);
  const { action } = row;
  if (action.type === 'datatype') return insertDatatypes(policy, root, { row, path, of: action.of, within: [] });
  if (path.choice) throw invalid(row, 'a choice needs the action datatype, which names its types');
  place(nodeAt(root, path.steps, row), action, { policy, row });
}

type Graft = { readonly row: Row; readonly path: PolicyPath; readonly of: readonly string[]; readonly within: readonly string[] };

function insertDatatypes(policy: Policy, root: TrieNode, { row, path, of, within }: Graft): void {
  if (!path.choice && of.length > 1) throw invalid(row, 'only a choice, value[x], can have several types');
  for (const type of of) {
    if (within.includes(type)) throw invalid(row, `the data type ${type} contains itself`);
    const last = path.steps.at(-1) ?? '';
    const steps = path.choice ? [...path.steps.slice(0, -1), choiceProperty(last, type)] : path.steps;
    graft(policy, nodeAt(root, steps, row), { row, type, within: [...within, type] });
  }
}

function graft(policy: Policy, node: TrieNode, at: { row: Row; type: string; within: readonly string[] }): void {
  const rows = policy.datatypes.filter((row) => row.datatype === at.type);
  if (rows.length === 0) throw invalid(at.row, `the policy has no rows for the data type ${at.type}`);
  for (const { path, action } of rows) {
    const row = { ...at.row, path: `${at.row.path}.${path}`, action };
    if (path === '$this') place(node, action, { policy, row });
    else if (action.type === 'datatype') insertDatatypes(policy, node, { row, path: pathOf({ ...row, path }), of: action.of, within: at.within });
    else place(nodeAt(node, pathOf({ ...row, path }).steps, row), action, { policy, row });
  }
}

function place(node: TrieNode, action: Action, { policy, row }: { policy: Policy; row: Row }): void {
  if (isTaken(node) || node.children.size > 0) throw invalid(row, 'another row names it, or something below it');
  node.dropped = action.type === 'drop';
  node.resources = action.type === 'resources';
  node.leaf = leafAction(action, policy);
}

function link(root: TrieNode, row: Row): void {
  const target = row.action.type === 'sameAs' ? row.action.path.split('.') : [];
  const steps = pathOf(row).steps;
  const parent = nodeAt(root, steps.slice(0, -1), row);
  const same = target.reduce<TrieNode | undefined>((node, step) => node?.children.get(step), root);
  const name = steps.at(-1) ?? '';
  if (same === undefined || parent.children.has(name)) throw invalid(row, 'sameAs names a path without rows, or this path has rows');
  parent.children.set(name, same);
}

function nodeAt(root: TrieNode, steps: readonly string[], row: Row): TrieNode {
  let node = root;
  for (const step of steps) {
    if (isTaken(node)) throw invalid(row, 'a row above it already decides');
    const next = node.children.get(step) ?? emptyNode();
    node.children.set(step, next);
    node = next;
  }
  return node;
}

const pathOf = (row: Row): PolicyPath => {
  const path = parsePath(row.path);
  if (path === undefined) throw invalid(row, 'it is outside the path subset');
  return path;
};

const isTaken = (node: TrieNode): boolean => node.leaf !== undefined || node.dropped || node.resources;
const emptyNode = (): TrieNode => ({ children: new Map(), leaf: undefined, dropped: false, resources: false });
const invalid = (row: Row, problem: string): Error =>
  errors.RWD_DEIDENTIFICATION_POLICY_PATH({ resource: row.resource, path: row.path, problem });
