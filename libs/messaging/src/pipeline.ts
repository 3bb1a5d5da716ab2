import { setImmediate as breathe } from 'node:timers/promises';
import { isRwdError, type RwdError } from '@chainnet/contracts';
import type { Journal, JournalEntry } from '@chainnet/persistence';
import { backoffMs, recordBackoff, type BackoffPolicy } from './backoff.js';
import type { CrashGate } from './crash-points.js';
import { deadLetter, firstPositionOf, isReplay, positionOf } from './dead-letter.js';
import { contentHash, decodeEvent, encodeOutputs } from './envelope.js';
import { errors } from './errors.js';
import type { HandlerContext, HandlerOptions, HandlerResult } from './handler.js';
import type { ParkedKeys } from './parking.js';
import type { ConsumedMessage, MessageLog, MessagingObserver, OutgoingMessage, Sealer } from './ports.js';

export type RegisteredHandler = {
  readonly type: string;
  readonly options: HandlerOptions;
  invoke(input: unknown, context: HandlerContext): Promise<HandlerResult>;
  /** Fetches what a whole chunk needs at once (keys, say), so that no record waits for a round trip of its own. */
  prepare?(inputs: readonly PreparedInput[]): Promise<void>;
};

export type PreparedInput = { readonly input: unknown; readonly message: ConsumedMessage };

export type PipelineOptions = {
  /** Consumer group, and so the journal's name space. */
  readonly group: string;
  /** CloudEvents source of the outputs. */
  readonly source: string;
  readonly log: Pick<MessageLog, 'append'>;
  readonly journal: Journal;
  readonly parked: ParkedKeys;
  /** Finds the handler of a message: by topic for raw ones, by type for the rest. */
  rawHandler(topic: string): RegisteredHandler | undefined;
  handlerOf(type: string): RegisteredHandler | undefined;
  readonly seal?: Sealer;
  readonly observer: MessagingObserver;
  readonly crash: CrashGate;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
  readonly backoff?: BackoffPolicy;
  /** Called for every failure that leaves the normal path, with code and place, never with content. */
  onFailure(error: RwdError, message: ConsumedMessage): void;
};

/** Records handled in one go before timers and sockets get their turn: a heartbeat must not wait for the end of a chunk. */
const BREATH_RECORDS = 16;

type Step = {
  readonly message: ConsumedMessage;
  readonly entry: JournalEntry;
  /** What the entry holds as text, to be published when the entry is new. */
  readonly outputs: readonly OutgoingMessage[];
  readonly conflict: (() => HandlerResult) | undefined;
  readonly end: (outcome: string) => void;
};

/**
 * Takes the messages of one partition through handler, journal and outbox, in order.
 * A crash anywhere is mended by redelivery: the journal answers with what it holds and the same outputs go out again.
 */
export class Pipeline {
  constructor(private readonly options: PipelineOptions) {}

  /**
   * @returns how many messages from the start are done and may be committed
   * @throws RwdError (transient) when journal or broker are away; nothing may be committed then
   */
  async process(messages: readonly ConsumedMessage[]): Promise<number> {
    const { crash } = this.options;
    crash.pass('after-fetch');
    const read = messages.map((message) => this.read(message));
    await this.prepare(read);
    const steps: Step[] = [];
    let done = messages.length;
    for (const [index, one] of read.entries()) {
      const step = await this.step(one);
      if (step === 'retry-later') {
        done = index;
        break;
      }
      if (step !== 'skip') steps.push(step);
      if (index % BREATH_RECORDS === BREATH_RECORDS - 1) await breathe();
    }
    crash.pass('after-core');
    await this.publish(await this.journal(steps));
    return done;
  }

  private read(message: ConsumedMessage): Read {
    const { options } = this;
    const raw = options.rawHandler(message.topic);
    if (raw !== undefined) return { message, type: raw.type, call: { handler: raw, message, input: message.value, attributes: undefined } };
    const type = message.headers['ce_type'] ?? 'unknown';
    try {
      const { event, attributes, data } = decodeEvent(message);
      const handler = options.handlerOf(event.type);
      return { message, type, ...(handler === undefined ? {} : { call: { handler, message, input: data, attributes } }) };
    } catch (error) {
      return { message, type, error: isRwdError(error) ? error : errors.RWD_MESSAGING_HANDLER_FAILED({ type }, { cause: error }) };
    }
  }

  private async prepare(read: readonly Read[]): Promise<void> {
    const inputs = new Map<RegisteredHandler, PreparedInput[]>();
    for (const { call } of read) {
      if (call?.handler.prepare === undefined) continue;
      const list = inputs.get(call.handler) ?? [];
      list.push({ input: call.input, message: call.message });
      inputs.set(call.handler, list);
    }
    for (const [handler, list] of inputs) {
      try {
        await handler.prepare?.(list);
      } catch (error) {
        // What stays wrong, the record that it is wrong with meets in its own handler; the others of the chunk do not.
        if (isRwdError(error) && error.failure !== 'transient') continue;
        throw error;
      }
    }
  }

  private async step({ message, type, call, error }: Read): Promise<Step | 'skip' | 'retry-later'> {
    const span = this.options.observer.begin(message, type);
    if (error !== undefined) return this.failed(error, { message, attempts: 1, span, ordered: false });
    if (call !== undefined) return this.handle(call, span);
    span.end('not-for-us');
    return 'skip';
  }

  private async handle(call: Call, span: Span): Promise<Step | 'skip' | 'retry-later'> {
    const { handler, message } = call;
    const ordered = handler.options.ordered === true;
    if (ordered && this.mustWait(message)) {
      return this.failed(errors.RWD_MESSAGING_KEY_PARKED(), { message, attempts: 0, span, ordered });
    }
    const { result, error, attempts } = await this.invoke(call);
    if (result !== undefined) return await this.succeeded(result, call, span);
    if (error.failure === 'transient') {
      this.options.onFailure(error, message);
      span.end('retry-later');
      return 'retry-later';
    }
    return this.failed(error, { message, attempts, span, ordered });
  }

  /** Behind a parked key waits all but its next record in order, once that is re-injected. */
  private mustWait(message: ConsumedMessage): boolean {
    const { parked } = this.options;
    const { topic, key } = message;
    return parked.isParked(topic, key) && !(isReplay(message) && key !== null && parked.isNext({ topic, key, position: firstPositionOf(message) }));
  }

  /** Tries a transient failure again and again within the record's budget. */
  private async invoke({ handler, message, input, attributes }: Call): Promise<Invocation> {
    const { now, sleep, random, backoff = recordBackoff } = this.options;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return { result: await handler.invoke(input, { message, attributes, now: now() }), attempts: attempt };
      } catch (cause) {
        const error = isRwdError(cause) ? cause : errors.RWD_MESSAGING_HANDLER_FAILED({ type: handler.type }, { cause });
        if (error.failure !== 'transient' || attempt >= backoff.attempts) return { error, attempts: attempt };
        await sleep(backoffMs(backoff, attempt, random));
      }
    }
  }

  private async succeeded(result: HandlerResult, { message, attributes }: Call, span: Span): Promise<Step> {
    const { topic, key } = message;
    if (isReplay(message) && key !== null) {
      await this.options.parked.release({ topic, key, position: firstPositionOf(message) }, this.options.now().toISOString());
    }
    const id = result.entryId ?? attributes?.id ?? contentPosition(message);
    return { message, ...this.effect(id, result, message, span), conflict: result.conflict, end: span.end };
  }

  private effect(id: string, result: HandlerResult, message: ConsumedMessage, span: Pick<Span, 'traceparent'>): Pick<Step, 'entry' | 'outputs'> {
    const entryId = `${this.options.group}:${id}`;
    const now = this.options.now();
    const { traceparent } = span;
    const outputs = encodeOutputs(result.outputs, { entryId, source: this.options.source, now, ...(traceparent === undefined ? {} : { traceparent }) });
    const entry = {
      _id: entryId,
      hash: contentHash(message.value),
      origin: positionOf(message),
      outcome: result.outcome,
      facts: JSON.stringify(result.facts ?? {}),
      outputs: JSON.stringify(outputs),
      at: now.toISOString(),
    };
    return { entry, outputs };
  }

  /** A failure that stays: the record, and for ordered handlers its key, leaves the normal path with its bytes kept. */
  private async failed(error: RwdError, { message, attempts, span, ordered }: FailureContext): Promise<Step> {
    const { group, seal, parked } = this.options;
    const now = this.options.now();
    this.options.onFailure(error, message);
    const to = ordered && message.key !== null ? 'parked' : 'dlq';
    if (to === 'parked' && message.key !== null) {
      await parked.park({ topic: message.topic, key: message.key, position: firstPositionOf(message) }, now.toISOString());
    }
    const letter = await deadLetter(message, error, { group, attempts, now, seal, to });
    const entry = {
      _id: `${group}:${contentPosition(message)}`,
      hash: contentHash(message.value),
      origin: positionOf(message),
      outcome: to === 'dlq' ? 'dead-lettered' : 'parked',
      facts: JSON.stringify({ code: error.code }),
      outputs: JSON.stringify([letter]),
      at: now.toISOString(),
    };
    return { message, entry, outputs: [letter], conflict: undefined, end: span.end };
  }

  /** Records every step; where an id stands with other content, the step's conflict (or a dead letter) takes its place. */
  private async journal(steps: readonly Step[]): Promise<readonly OutgoingMessage[]> {
    const { standing, existing } = await this.options.journal.record(steps.map(({ entry }) => entry));
    const conflicts: Step[] = [];
    const messages: OutgoingMessage[] = [];
    const again = new Set(existing);
    for (const [index, step] of steps.entries()) {
      const entry = standing[index] as JournalEntry;
      if (again.has(index) && entry.hash !== step.entry.hash) {
        conflicts.push(await this.conflictOf(step));
        continue;
      }
      if (mustPublish(entry, step, again.has(index))) messages.push(...(entry === step.entry ? step.outputs : (JSON.parse(entry.outputs) as OutgoingMessage[])));
      step.end(again.has(index) ? 'duplicate' : entry.outcome);
    }
    this.options.crash.pass('after-journal');
    if (conflicts.length > 0) messages.push(...(await this.journal(conflicts)));
    return messages;
  }

  private async conflictOf(step: Step): Promise<Step> {
    const { message, conflict, end } = step;
    if (conflict === undefined) return this.failed(errors.RWD_MESSAGING_ID_REUSED(), { message, attempts: 1, span: { end }, ordered: false });
    return { message, ...this.effect(contentPosition(message), conflict(), message, {}), conflict: undefined, end };
  }

  private async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    const { log, crash } = this.options;
    const half = Math.ceil(messages.length / 2);
    if (messages.length > 1 && crash.armed('mid-publish')) {
      await log.append(messages.slice(0, half));
      crash.pass('mid-publish');
      await log.append(messages.slice(half));
    } else if (messages.length > 0) {
      await log.append(messages);
    }
    crash.pass('after-publish');
  }
}

type Call = { readonly handler: RegisteredHandler; readonly message: ConsumedMessage; readonly input: unknown; readonly attributes: HandlerContext['attributes'] };
type Read = { readonly message: ConsumedMessage; readonly type: string; readonly call?: Call; readonly error?: RwdError };
type Span = { readonly traceparent?: string; readonly end: (outcome: string) => void };
type FailureContext = { readonly message: ConsumedMessage; readonly attempts: number; readonly span: Span; readonly ordered: boolean };
type Invocation = { readonly result: HandlerResult; readonly error?: never; readonly attempts: number } | { readonly result?: never; readonly error: RwdError; readonly attempts: number };

/**
 * A first effect is published, and so is a redelivery's, for the crash may have come before it. The same event sent a second
 * time is not: its first message was either finished or will be delivered again itself.
 */
const mustPublish = (standing: JournalEntry, { message }: Step, isAgain: boolean): boolean =>
  !isAgain || standing.origin === undefined || standing.origin === positionOf(message);

/** Names a message by place and content, so that a topic made anew can never meet its own past in the journal. */
const contentPosition = (message: ConsumedMessage): string => `${positionOf(message)}#${contentHash(message.value).slice(0, 12)}`;
