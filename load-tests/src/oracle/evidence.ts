import { setTimeout as sleep } from 'node:timers/promises';
import { createTokenSource, type TokenSource } from '@chainnet/identity';
import { parsePolicy, verifyReceipt, type Policy } from '@chainnet/merkle-log';
import { errors } from '../errors.js';
import type { SentRecord } from '../sent-list.js';
import type { Target } from '../target.js';
import type { Counts, Trail } from './judge.js';

const PARALLEL = 8;
const WAIT_MS = 30_000;
const AGAIN_MS = 1_000;
const TIMEOUT_MS = 15_000;

type Answer = { readonly steps: readonly { readonly type: string }[]; readonly statement: string; readonly receipt: string };

/** Asks the mesh, as each record's own partner, what became of it; waits up to 30 s for records that are not there yet. */
export async function trailsOf(target: Target, sent: readonly SentRecord[]): Promise<ReadonlyMap<string, Trail>> {
  const tokens = new Map(target.partners.map(({ partner, clientId, clientSecret }) => [partner, createTokenSource({ issuer: target.issuer, clientId, clientSecret })]));
  const policy = parsePolicy(await (await asked(`${target.provenance}/v1/ledger/policy`)).text());
  const trails = new Map<string, Trail>();
  const deadline = Date.now() + WAIT_MS;
  const queue = sent.filter(({ recordId }) => recordId !== undefined);
  const worker = async (): Promise<void> => {
    for (let record = queue.pop(); record !== undefined; record = queue.pop()) {
      const { recordId = '', partner } = record;
      const trail = await trailOf({ url: `${target.provenance}/v1/records/${recordId}/receipt`, tokens: tokens.get(partner), policy, stored: record.expect === 'rwd.record.deidentified', deadline });
      if (trail !== undefined) trails.set(recordId, trail);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return trails;
}

type Question = { readonly url: string; readonly tokens: TokenSource | undefined; readonly policy: Policy; readonly stored: boolean; readonly deadline: number };

async function trailOf({ url, tokens, policy, stored, deadline }: Question): Promise<Trail | undefined> {
  for (;;) {
    const token = (await tokens?.token())?.value ?? '';
    const response = await asked(url, { authorization: `Bearer ${token}` }, [404]);
    const answer = response.status === 404 ? undefined : ((await response.json()) as Answer);
    const complete = answer?.steps.some(({ type }) => !stored || type.startsWith('rwd.dataset.record-stored')) === true;
    if (!complete && Date.now() < deadline) {
      await sleep(AGAIN_MS);
      continue;
    }
    return answer && { steps: answer.steps.map(({ type }) => type), flaw: flawOf(answer, policy) };
  }
}

function flawOf({ receipt, statement }: Answer, policy: Policy): string | undefined {
  try {
    verifyReceipt(receipt, Buffer.from(statement), policy);
    return undefined;
  } catch (error) {
    // What is wrong with the receipt is the oracle's finding, not its failure.
    return (error as Error).message;
  }
}

type MeshPage = { readonly organizations: readonly (Counts & { readonly tenant: string })[] };
export type MeshCounts = ReadonlyMap<string, Counts>;

/** Counts of every organization by the status page; undefined where the target names none. */
export async function meshCounts({ console: page }: Target): Promise<MeshCounts | undefined> {
  if (page === undefined) return undefined;
  const { organizations } = (await (await asked(`${page}/v1/mesh`)).json()) as MeshPage;
  return new Map(organizations.map(({ tenant, accepted, stored, quarantined }) => [tenant, { accepted, stored, quarantined }]));
}

/** What came to each organization since; waits up to 30 s until that is as much as was sent, for the page follows the mesh. */
export async function growthSince(before: MeshCounts | undefined, target: Target, sent: readonly SentRecord[]): Promise<MeshCounts | undefined> {
  if (before === undefined) return undefined;
  const deadline = Date.now() + WAIT_MS;
  const wanted = sent.filter(({ acked }) => acked).length;
  for (;;) {
    const now = await meshCounts(target);
    if (now === undefined) return undefined;
    const growth = new Map([...now].map(([tenant, counts]) => [tenant, difference(counts, before.get(tenant))]));
    const ended = [...growth.values()].reduce((sum, { stored, quarantined }) => sum + stored + quarantined, 0);
    if (ended >= wanted || Date.now() >= deadline) return growth;
    await sleep(AGAIN_MS);
  }
}

const difference = (now: Counts, before: Counts = { accepted: 0, stored: 0, quarantined: 0 }): Counts => ({
  accepted: now.accepted - before.accepted, stored: now.stored - before.stored, quarantined: now.quarantined - before.quarantined,
});

async function asked(url: string, headers: Readonly<Record<string, string>> = {}, also: readonly number[] = []): Promise<Response> {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.ok || also.includes(response.status)) return response;
  throw errors.RWD_LOAD_ORACLE({ url: new URL(url).pathname, status: response.status });
}
