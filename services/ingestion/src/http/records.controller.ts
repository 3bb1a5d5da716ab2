import { Controller, Headers, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { recordSubmitted, toHeaders, topicOf } from '@chainnet/contracts';
import { Authorized, CurrentPrincipal, type Principal } from '@chainnet/identity';
import { PLATFORM, serviceErrors, type Platform } from '@chainnet/service-kit';
import { admit } from '../core/admit.js';
import { contentTypes } from '../core/content-type.js';
import { recordIdOf } from '../core/record-id.js';
import type { Keys } from '../core/take-in.js';
import { KEYS } from '../ports.js';

type IncomingHeaders = Readonly<Record<string, string | undefined>>;

/** Requests that may wait for Kafka's acknowledgement at once; more are told to come back. */
const IN_FLIGHT_LIMIT = 64;

/**
 * The HTTP gateway: the same door as the partner's topic, for systems that do not speak Kafka.
 * 202 means that Kafka has the record on disk; from there on it takes the same way as any other.
 */
@ApiTags('records')
@ApiBearerAuth()
@Controller('v1/records')
@Authorized('partner')
export class RecordsController {
  private inFlight = 0;

  constructor(@Inject(PLATFORM) private readonly platform: Platform, @Inject(KEYS) private readonly keys: Keys) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Send one record, CloudEvents 1.0 in HTTP binary mode' })
  @ApiHeader({ name: 'ce-id', required: true })
  @ApiHeader({ name: 'ce-source', required: true })
  @ApiHeader({ name: 'ce-partitionkey', required: false, description: 'your own pseudonym of the patient: records of one key stay in order' })
  @ApiConsumes(...Object.keys(contentTypes))
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 202, description: 'Kafka has it; follow it by its record id, an HL7 v2 batch by the ids of its messages (records)' })
  async send(@CurrentPrincipal() { partnerId }: Principal, @Headers() headers: IncomingHeaders, @Req() request: { body?: unknown }): Promise<object> {
    const tenant = partnerId ?? '';
    const value = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const submission = { headers: kafkaHeaders(headers), value };
    const admission = admit(submission);
    if (!admission.ok) throw admission.error;
    const recordId = recordIdOf(this.keys.recordKey, [tenant, admission.attributes.source, admission.attributes.id]);
    await this.append({ tenant, key: headers['ce-partitionkey'] ?? recordId, headers: submission.headers, value });
    const parts = admission.messages.map((_, at) => recordIdOf(this.keys.recordKey, [tenant, admission.attributes.source, admission.attributes.id, String(at + 1)]));
    return parts.length === 0 ? receiptOf(recordId) : { recordId, records: parts.map(receiptOf) };
  }

  private async append({ tenant, key, headers, value }: { tenant: string; key: string; headers: Readonly<Record<string, string>>; value: Buffer }): Promise<void> {
    if (this.inFlight >= IN_FLIGHT_LIMIT) throw serviceErrors.RWD_HTTP_TOO_MANY();
    this.inFlight += 1;
    try {
      await this.platform.log.append([{ topic: topicOf(recordSubmitted, tenant), key, value, headers }]);
    } finally {
      this.inFlight -= 1;
    }
  }
}

/** Where a record is followed; a batch is followed by its messages, each a record of its own. */
const receiptOf = (recordId: string): { recordId: string; receipt: string } => ({ recordId, receipt: `/v1/records/${recordId}/receipt` });

function kafkaHeaders(headers: IncomingHeaders): Readonly<Record<string, string>> {
  return toHeaders(
    { id: headers['ce-id'] ?? '', type: headers['ce-type'] ?? recordSubmitted.type, source: headers['ce-source'] ?? '', time: headers['ce-time'] ?? '' },
    headers['content-type'] ?? '',
  );
}
