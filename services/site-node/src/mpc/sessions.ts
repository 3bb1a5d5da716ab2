import { isRwdError } from '@chainnet/contracts';
import { columnSums, type MpcJobManifest } from '@chainnet/mpc-protocol';
import { encodeOutputs, type MessageLog } from '@chainnet/messaging';
import { columnValues } from './column-values.js';
import { errors } from './errors.js';
import { SessionIndex } from './open-sessions.js';
import type { MpcSite, OpenSessions, PlaySession, SessionEnding, SessionFact, SessionFacts } from './ports.js';
import { coded, endingOutput, refusalOf, reportOf } from './signed-events.js';

export type SessionsOptions = {
  readonly site: MpcSite;
  readonly play: PlaySession;
  readonly facts: SessionFacts;
  readonly index: OpenSessions;
  readonly log: Pick<MessageLog, 'append'>;
  /** Consumer group; names the events this class publishes. */
  readonly group: string;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
  readonly onEnded?: (outcome: SessionEnding['type'], seconds: number) => void;
  readonly onFailure: (error: unknown, jobId: string) => void;
};

export type SessionStart = { readonly manifest: MpcJobManifest; readonly digest: string; readonly startedAt: number; readonly now: Date };
type Ended = Extract<SessionFact, { type: 'ended' }>;

const MAX_SESSIONS = 16;
const SETTLE_TRIES = 5;
const SETTLE_PAUSE_MS = 1_000;

/**
 * This site's sessions. An attempt is spent by an insert before the first key of it exists, so no crash or redelivery
 * plays it twice; what it came to is a fact before it is published, under an id made from the attempt.
 */
export class Sessions {
  private readonly index: SessionIndex;
  private readonly running = new Map<string, Promise<void>>();

  constructor(private readonly options: SessionsOptions) {
    this.index = new SessionIndex(options.index);
  }

  get runningCount(): number {
    return this.running.size;
  }

  /** The sessions that a process before this one left; to be read before the first `start`. */
  async load(): Promise<readonly string[]> {
    return this.index.load();
  }

  /** Tells the endings of sessions that were left: lost ones end as refusals. */
  async resume(left: readonly string[]): Promise<void> {
    for (const key of left) {
      if (!this.running.has(key)) await this.settle(key, undefined).catch((error: unknown) => this.options.onFailure(error, jobIdOf(key)));
    }
  }

  /**
   * Starts a session beside the caller, or says what became of it before. Raises RWD_SITE_MPC_DEADLINE_PASSED and
   * RWD_SITE_MPC_BUSY, which spend nothing, and the errors of the store.
   */
  async start(start: SessionStart): Promise<'started' | 'running' | SessionEnding> {
    const { manifest, digest, startedAt, now } = start;
    const key = keyOf(manifest);
    if (this.running.has(key)) return 'running';
    const facts = await this.options.facts.load(key);
    if (facts.length > 0) return (await this.ended(key, facts)).ending;
    if (now.getTime() >= startedAt + manifest.deadlineMs) throw errors.RWD_SITE_MPC_DEADLINE_PASSED();
    if (this.running.size >= MAX_SESSIONS) throw errors.RWD_SITE_MPC_BUSY({ limit: MAX_SESSIONS });
    await this.index.add(key);
    await this.options.facts.append(key, 1, { type: 'opened', jobId: manifest.jobId, digest, at: this.options.now().toISOString() });
    this.running.set(key, this.run(key, start));
    return 'started';
  }

  /** Resolves when no session runs any more. */
  async idle(): Promise<void> {
    await Promise.all(this.running.values());
  }

  /** Never rejects: a session whose ending cannot be told stays in the index, for the next start of this site. */
  private async run(key: string, start: SessionStart): Promise<void> {
    const began = this.options.now().getTime();
    try {
      const ending = await this.play(start);
      this.options.onEnded?.(ending.type, (this.options.now().getTime() - began) / 1_000);
      await this.settlePatiently(key, ending);
    } catch (error) {
      this.options.onFailure(error, start.manifest.jobId);
    } finally {
      this.running.delete(key);
    }
  }

  private async play({ manifest, digest, startedAt, now }: SessionStart): Promise<SessionEnding> {
    const { site, play, onFailure } = this.options;
    const job = { jobId: manifest.jobId, digest };
    try {
      const values = columnValues(await site.rows(manifest.viewDefinition), manifest.columns);
      const inputs = values.map((column) => columnSums(column, manifest.fractionBits));
      // A coordinator whose clock runs ahead does not lengthen the session.
      const outcome = await play({ manifest, self: site.tenant, inputs, localMinimum: site.policy.localMinimum, startedAt: Math.min(startedAt, now.getTime()) });
      return { type: 'reported', report: reportOf(job, outcome, site) };
    } catch (error) {
      onFailure(error, manifest.jobId);
      return { type: 'refused', refusal: refusalOf(job, coded(error), site) };
    }
  }

  private async settlePatiently(key: string, ending: SessionEnding): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.settle(key, ending);
      } catch (error) {
        if (attempt >= SETTLE_TRIES) throw error;
        await this.options.sleep(SETTLE_PAUSE_MS * attempt);
      }
    }
  }

  /** Records the ending (or that there is none), publishes it, and closes the session; may be repeated. */
  private async settle(key: string, ending: SessionEnding | undefined): Promise<void> {
    const { facts, group, log } = this.options;
    const found = await facts.load(key);
    if (found.length > 0) {
      const { ending: told, at } = await this.ended(key, found, ending);
      await log.append(encodeOutputs([endingOutput(told)], { entryId: `${group}:mpc-session:${key}`, source: `/rwd/${group}`, now: new Date(at) }));
    }
    await this.index.remove(key);
  }

  /** The ending that stands: the recorded one, or `ending` (without one: the session is lost), recorded now. */
  private async ended(key: string, [opened, ended]: readonly SessionFact[], ending?: SessionEnding): Promise<Ended> {
    if (ended?.type === 'ended') return ended;
    if (opened?.type !== 'opened') throw errors.RWD_SITE_MPC_SESSION_FAILED();
    const lost = (): SessionEnding => ({ type: 'refused', refusal: refusalOf(opened, errors.RWD_SITE_MPC_SESSION_LOST(), this.options.site) });
    const fact: Ended = { type: 'ended', ending: ending ?? lost(), at: this.options.now().toISOString() };
    try {
      await this.options.facts.append(key, 2, fact);
      return fact;
    } catch (error) {
      if (!isRwdError(error) || error.code !== 'RWD_STORE_VERSION_CONFLICT') throw error;
      return this.ended(key, await this.options.facts.load(key));
    }
  }
}

const keyOf = ({ jobId, attempt }: MpcJobManifest): string => `${jobId}/${attempt}`;
const jobIdOf = (key: string): string => key.split('/')[0] ?? key;
