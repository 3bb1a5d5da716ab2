import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OperatorsOnly, PLATFORM, readQuarantined, type Platform } from '@chainnet/service-kit';

/** What ingestion refused, for a data steward. */
@ApiTags('quarantine')
@ApiBearerAuth()
@Controller('v1/quarantine')
@OperatorsOnly()
export class QuarantineController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Get(':recordId')
  @ApiOperation({ summary: 'A refused record: code, place, and its original bytes in base64' })
  read(@Param('recordId') recordId: string): Promise<object> {
    return readQuarantined(this.platform, recordId, { entryId: (id) => id, purpose: 'quarantine' });
  }
}
