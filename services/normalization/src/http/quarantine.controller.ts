import { createHash } from 'node:crypto';
import { Controller, Get, Headers, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { payloadReplayed } from '@chainnet/contracts';
import { encodeOutputs, output, outputId } from '@chainnet/messaging';
import { OperatorsOnly, PLATFORM, commitmentOf, openQuarantined, readQuarantined, sealFor, serviceErrors, type OpenedQuarantine, type Platform } from '@chainnet/service-kit';
import { replayedEntry } from '../handlers/payload-replayed.handler.js';
import { MAP_VERSION } from '../ports.js';

const place = { entryId: (id: string) => `quarantine:${id}`, purpose: 'payload' } as const;

export const QUARANTINE_PATH = 'v1/quarantine';

type Correction = { readonly content: Uint8Array; readonly contentType: string | undefined };
type ReplayState = { readonly replayId: string; readonly state: 'pending' | 'normalized' | 'refused-again' | 'already-replayed' | 'erased' } & Readonly<Record<string, unknown>>;

/** What could not be normalized, for a data steward: read it, send it again, correct it. */
@ApiTags('quarantine')
@ApiBearerAuth()
@Controller(QUARANTINE_PATH)
@OperatorsOnly()
export class QuarantineController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform, @Inject(MAP_VERSION) private readonly mapVersion: string) {}

  @Get(':recordId')
  @ApiOperation({ summary: 'A quarantined record: code, stage, OperationOutcome, its original bytes in base64, and whether it is out again' })
  async read(@Param('recordId') recordId: string): Promise<object> {
    const record = await readQuarantined(this.platform, recordId, place);
    const out = await this.entry(replayedEntry(recordId));
    return { ...record, ...(out === undefined ? {} : { replayed: { at: out.at, ...(JSON.parse(out.facts) as object) } }) };
  }

  @Post(':recordId/replays')
  @HttpCode(202)
  @ApiOperation({ summary: 'Normalize it again with the maps in force: as it came, or the corrected bytes of the body' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ required: false, description: 'the corrected bytes under their content type; nothing for the record as it came', schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 202, description: 'It waits its turn behind earlier records of its person; the same request again has no further effect' })
  async replay(@Param('recordId') recordId: string, @Headers('content-type') contentType: string | undefined, @Req() { body }: { readonly body?: unknown }): Promise<ReplayState> {
    const opened = await openQuarantined(this.platform, recordId, place);
    const isCorrected = Buffer.isBuffer(body) && body.length > 0;
    const data = this.replayOf(opened, isCorrected ? { content: body, contentType } : undefined);
    const digest = createHash('sha256').update(data.commitment).update(data.contentType).digest('hex').slice(0, 16);
    const entryId = `replay:${recordId}:${this.mapVersion}:${digest}`;
    const { log, config } = this.platform;
    await log.append(encodeOutputs([output(payloadReplayed, { key: data.subjectRef, data })], { entryId, source: `/rwd/${config.clientId}`, now: new Date() }));
    return this.state(recordId, outputId(entryId, 0));
  }

  @Get(':recordId/replays/:replayId')
  @ApiOperation({ summary: 'What became of a replay' })
  async state(@Param('recordId') recordId: string, @Param('replayId') replayId: string): Promise<ReplayState> {
    if (!/^[0-9a-f]{32}$/.test(replayId)) throw serviceErrors.RWD_HTTP_NOT_FOUND();
    const own = await this.entry(replayId);
    if (own !== undefined) return stateOf(replayId, own);
    // The replay that counted stands under the record's own name, with the replay's id among its facts.
    const out = await this.entry(replayedEntry(recordId));
    if (out === undefined) return { replayId, state: 'pending' };
    // A record leaves once: whatever else is sent, or still waits, has no effect.
    return factsOf(out)['replayId'] === replayId ? stateOf(replayId, out) : { replayId, state: 'already-replayed', at: out.at };
  }

  private entry(id: string) {
    return this.platform.journal.find(`${this.platform.config.clientId}:${id}`);
  }

  private replayOf({ reasons, scope, key, bytes }: OpenedQuarantine, correction: Correction | undefined) {
    const { receivedAt, contentType } = reasons as unknown as { readonly receivedAt: string; readonly contentType: string };
    const replayed = correction?.content ?? bytes;
    return {
      ...scope, receivedAt, contentType: correction?.contentType ?? contentType, corrected: correction !== undefined, mapVersion: this.mapVersion,
      commitment: commitmentOf(key, replayed), payload: sealFor(replayed, scope, { purpose: 'payload', key }),
    };
  }
}

type Entry = { readonly outcome: string; readonly facts: string; readonly at: string };

const factsOf = ({ facts }: Entry): Readonly<Record<string, unknown>> => JSON.parse(facts) as Record<string, unknown>;
const stateOf = (replayId: string, entry: Entry): ReplayState => ({ ...factsOf(entry), replayId, state: entry.outcome as ReplayState['state'], at: entry.at });
