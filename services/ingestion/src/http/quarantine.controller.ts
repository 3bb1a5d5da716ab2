import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { open, subjectKey, type Sealed } from '@chainnet/sealing';
import { OperatorsOnly, PLATFORM, serviceErrors, subjectKeysOf, type Platform } from '@chainnet/service-kit';

type Quarantined = { readonly recordId: string; readonly tenant: string; readonly code: string; readonly where: string; readonly original: Sealed };

/** What ingestion refused, for a data steward: the reason, and the original bytes unsealed for that one look. */
@ApiTags('quarantine')
@ApiBearerAuth()
@Controller('v1/quarantine')
@OperatorsOnly()
export class QuarantineController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Get(':recordId')
  @ApiOperation({ summary: 'A refused record: code, place, and its original bytes in base64' })
  async read(@Param('recordId') recordId: string): Promise<object> {
    const { journal, config } = this.platform;
    const entry = /^[a-z2-7]{32}$/.test(recordId) ? await journal.find(`${config.clientId}:${recordId}`) : undefined;
    if (entry?.outcome !== 'rejected') throw serviceErrors.RWD_HTTP_NOT_FOUND();
    const { tenant, code, where, original } = JSON.parse(entry.facts) as Quarantined;
    const key = subjectKey(await subjectKeysOf(this.platform).existing([original.kid]), original.kid);
    const bytes = open(original, { recordId, tenant, purpose: 'quarantine' }, { key, kid: original.kid });
    return { recordId, tenant, code, where, original: Buffer.from(bytes).toString('base64') };
  }
}
