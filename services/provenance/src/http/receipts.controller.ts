import { Controller, Get, Header, Inject, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Authorized, CurrentPrincipal, type Principal } from '@chainnet/identity';
import { serviceErrors } from '@chainnet/service-kit';
import type { LedgerReader, RecordTrail } from '../ledger/ledger-reader.js';
import { LEDGER_READER } from '../ports.js';
import { provenOrLater, type HeaderResponse } from './not-checkpointed.js';

/** What was done with a record, for the partner it came from and for operators. */
@ApiTags('records')
@ApiBearerAuth()
@Controller('v1/records')
@Authorized(['partner', 'operator', 'service'])
export class ReceiptsController {
  constructor(@Inject(LEDGER_READER) private readonly reader: Pick<LedgerReader, 'trail' | 'prove' | 'published'>) {}

  @Get(':recordId/receipt')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The steps of a record in the log, and a receipt of the last one that verifies offline' })
  @ApiResponse({ status: 404, description: 'Not in the log, or RWD_LEDGER_NOT_CHECKPOINTED with Retry-After' })
  async receipt(
    @Param('recordId') recordId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: HeaderResponse,
  ): Promise<object> {
    const trail = /^[a-z2-7]{32}$/.test(recordId) ? await this.reader.trail(recordId) : undefined;
    if (trail === undefined || !maySee(principal, trail)) throw serviceErrors.RWD_HTTP_NOT_FOUND();
    const size = this.reader.published?.size ?? 0;
    const last = trail.steps.findLast(({ leafIndex }) => leafIndex < size);
    const { statement, receipt } = provenOrLater(last && (await this.reader.prove(last.leafIndex)), response);
    return { recordId, steps: trail.steps, statement, receipt };
  }
}

/** A partner sees its own records; whoever else is let in must run the mesh. Others learn nothing, not even of existence. */
function maySee({ kind, partnerId, roles }: Principal, { tenant }: RecordTrail): boolean {
  return kind === 'partner' ? partnerId !== undefined && partnerId === tenant : roles.includes('operator');
}
