import { Controller, Get, Header, Inject, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@chainnet/identity';
import { serviceErrors } from '@chainnet/service-kit';
import type { LedgerReader } from '../ledger/ledger-reader.js';
import type { LogIdentity } from '../ledger/log-identity.js';
import { LEDGER_READER, LOG_IDENTITY } from '../ports.js';
import { provenOrLater, type HeaderResponse } from './not-checkpointed.js';

/** What everybody may know of the log: whom to trust, and where an entry stands. */
@ApiTags('transparency log')
@Controller('v1/ledger')
@Public()
export class LedgerController {
  constructor(
    @Inject(LEDGER_READER) private readonly reader: Pick<LedgerReader, 'indexOf' | 'prove'>,
    @Inject(LOG_IDENTITY) private readonly identity: Pick<LogIdentity, 'policyText'>,
  ) {}

  @Get('policy')
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiProduces('text/plain')
  @ApiOperation({ summary: 'The log\'s key, its witnesses and their quorum: C2SP tlog-policy text' })
  policy(): string {
    return this.identity.policyText;
  }

  @Get('entries/:entryId')
  @ApiOperation({ summary: 'The leaf of an event by the event\'s id: index, statement and receipt' })
  @ApiResponse({ status: 404, description: 'Not in the log, or RWD_LEDGER_NOT_CHECKPOINTED with Retry-After' })
  async entry(@Param('entryId') entryId: string, @Res({ passthrough: true }) response: HeaderResponse): Promise<object> {
    const index = await this.reader.indexOf(entryId);
    if (index === undefined) throw serviceErrors.RWD_HTTP_NOT_FOUND();
    return { entryId, ...provenOrLater(await this.reader.prove(index), response) };
  }
}
