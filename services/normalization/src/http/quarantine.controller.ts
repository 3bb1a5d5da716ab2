import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OperatorsOnly, PLATFORM, readQuarantined, type Platform } from '@chainnet/service-kit';

/** What could not be normalized, for a data steward. */
@ApiTags('quarantine')
@ApiBearerAuth()
@Controller('v1/quarantine')
@OperatorsOnly()
export class QuarantineController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Get(':recordId')
  @ApiOperation({ summary: 'A quarantined record: code, stage, OperationOutcome, and its original bytes in base64' })
  read(@Param('recordId') recordId: string): Promise<object> {
    return readQuarantined(this.platform, recordId, { entryId: (id) => `quarantine:${id}`, purpose: 'payload' });
  }
}
