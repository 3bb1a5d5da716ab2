import { encodeBase64 } from './base64.js';
import { errors } from './errors.js';
import { parseDecimal } from './tree-size.js';
import { formatVerifierKey, parseVerifierKey, SignatureType, type VerifierKey } from './verifier-key.js';

/** A group witnessed a checkpoint when at least `threshold` of its members, witnesses or groups, did. */
export type WitnessGroup = { readonly threshold: number; readonly members: readonly string[] };
export type PolicyParty = { readonly key: VerifierKey; readonly url?: string };

/** C2SP tlog-policy: which logs and witnesses are trusted, and which witnesses together are enough. */
export type Policy = {
  readonly logs: readonly PolicyParty[];
  readonly witnesses: ReadonlyMap<string, PolicyParty>;
  readonly groups: ReadonlyMap<string, WitnessGroup>;
  /** Name of a witness or group; `none` asks for no cosignature. */
  readonly quorum: string;
};

type Draft = {
  readonly logs: PolicyParty[];
  readonly witnesses: Map<string, PolicyParty>;
  readonly groups: Map<string, WitnessGroup>;
  readonly grouped: Set<string>;
  quorum?: string;
};
type Refuse = (why: string) => never;
type LineParser = (draft: Draft, words: readonly string[], refuse: Refuse) => void;

const NO_QUORUM = 'none';

/** Parses policy text (tlog-policy, "Policy file syntax"). Throws RWD_LEDGER_POLICY_MALFORMED with the line number. */
export function parsePolicy(text: string): Policy {
  const draft: Draft = { logs: [], witnesses: new Map(), groups: new Map(), grouped: new Set() };
  text.split('\n').forEach((line, i) => parseLine(draft, line, i + 1));
  const { logs, witnesses, groups, quorum } = draft;
  if (quorum === undefined) throw errors.RWD_LEDGER_POLICY_MALFORMED({ line: 'last', why: 'there is no quorum line' });
  return { logs, witnesses, groups, quorum };
}

/** Whether the named witnesses are enough. Each name counts once. */
export function isQuorumMet(policy: Policy, cosigned: ReadonlySet<string>): boolean {
  const witnessed = (name: string): boolean => {
    const group = policy.groups.get(name);
    if (group === undefined) return cosigned.has(name);
    return group.members.filter(witnessed).length >= group.threshold;
  };
  return policy.quorum === NO_QUORUM || witnessed(policy.quorum);
}

/** Writes a policy so that parsePolicy reads the same one. */
export function formatPolicy({ logs, witnesses, groups, quorum }: Policy): string {
  const party = ({ key, url }: PolicyParty): string => [formatVerifierKey(key), ...(url === undefined ? [] : [url])].join(' ');
  return [
    ...logs.map((log) => `log ${party(log)}`),
    ...[...witnesses].map(([name, witness]) => `witness ${name} ${party(witness)}`),
    ...[...groups].map(([name, { threshold, members }]) => `group ${name} ${threshold} ${members.join(' ')}`),
    `quorum ${quorum}`,
    '',
  ].join('\n');
}

/** floor(2n/3) + 1: two such quorums share an honest witness while fewer than a third are dishonest. */
export const defaultQuorum = (witnesses: number): number => Math.floor((2 * witnesses) / 3) + 1;

function parseLine(draft: Draft, line: string, lineNumber: number): void {
  const refuse: Refuse = (why) => {
    throw errors.RWD_LEDGER_POLICY_MALFORMED({ line: lineNumber, why });
  };
  if (/[\x00-\x08\x0b-\x1f\x7f]/.test(line)) refuse('it has a control character');
  const [keyword, ...words] = line.split(/[ \t]+/).filter((word) => word !== '');
  if (keyword === undefined || keyword.startsWith('#')) return;
  const parse = lineParsers.get(keyword) ?? refuse(`the keyword ${keyword} is not known`);
  parse(draft, words, refuse);
}

const lineParsers: ReadonlyMap<string, LineParser> = new Map([
  ['log', parseLog],
  ['witness', parseWitness],
  ['group', parseGroup],
  ['quorum', parseQuorum],
]);

function parseLog(draft: Draft, words: readonly string[], refuse: Refuse): void {
  const [vkey, url, ...rest] = words;
  if (vkey === undefined || rest.length > 0) return refuse('it is not "log <vkey> [<url>]"');
  const log = partyOf(vkey, url);
  if (log.key.type !== SignatureType.Ed25519) refuse('a log key must be of type 0x01');
  if (draft.logs.some((other) => isSameKey(other, log))) refuse('a log has the same key');
  draft.logs.push(log);
}

function parseWitness(draft: Draft, words: readonly string[], refuse: Refuse): void {
  const [name, vkey, url, ...rest] = words;
  if (name === undefined || vkey === undefined || rest.length > 0) return refuse('it is not "witness <name> <vkey> [<url>]"');
  requireNewName(draft, name, refuse);
  const witness = partyOf(vkey, url);
  if (witness.key.type !== SignatureType.CosignatureV1) refuse('a witness key must be of type 0x04');
  if ([...draft.witnesses.values()].some((other) => isSameKey(other, witness))) refuse('a witness has the same key');
  draft.witnesses.set(name, witness);
}

function parseGroup(draft: Draft, words: readonly string[], refuse: Refuse): void {
  const [name, threshold, ...members] = words;
  if (name === undefined || threshold === undefined || members.length === 0) {
    return refuse('it is not "group <name> all|any|<k> <name>..."');
  }
  requireNewName(draft, name, refuse);
  for (const member of members) {
    if (!isDefined(draft, member)) refuse(`${member} is not defined on a line above`);
    if (draft.grouped.has(member)) refuse(`${member} is already a member of a group`);
    draft.grouped.add(member);
  }
  draft.groups.set(name, { threshold: thresholdOf(threshold, members.length, refuse), members });
}

function parseQuorum(draft: Draft, words: readonly string[], refuse: Refuse): void {
  const [name, ...rest] = words;
  if (name === undefined || rest.length > 0) return refuse('it is not "quorum <name>"');
  if (draft.quorum !== undefined) refuse('there is a quorum line above');
  if (name !== NO_QUORUM && !isDefined(draft, name)) refuse(`${name} is not defined on a line above`);
  draft.quorum = name;
}

function thresholdOf(word: string, members: number, refuse: Refuse): number {
  if (word === 'all') return members;
  if (word === 'any') return 1;
  const threshold = parseDecimal(word);
  if (threshold === undefined || threshold < 1 || threshold > members) return refuse(`the threshold is not 1 to ${members}`);
  return threshold;
}

const partyOf = (vkey: string, url: string | undefined): PolicyParty => {
  const key = parseVerifierKey(vkey);
  return url === undefined ? { key } : { key, url };
};

const isDefined = ({ witnesses, groups }: Draft, name: string): boolean => witnesses.has(name) || groups.has(name);
const isSameKey = (a: PolicyParty, b: PolicyParty): boolean => encodeBase64(a.key.publicKey) === encodeBase64(b.key.publicKey);

function requireNewName(draft: Draft, name: string, refuse: Refuse): void {
  if (name === NO_QUORUM || isDefined(draft, name)) refuse(`the name ${name} is taken`);
}
