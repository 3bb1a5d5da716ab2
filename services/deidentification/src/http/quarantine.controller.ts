import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OperatorsOnly, PLATFORM, readQuarantined, type Platform } from '@chainnet/service-kit';

/** What the policy must not let out, for a data steward. */
@ApiTags('quarantine')
@ApiBearerAuth()
@Controller('v1/quarantine')
@OperatorsOnly()
export class QuarantineController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Get(':recordId')
  @ApiOperation({ summary: 'A withheld record: code, and the FHIR Bundle that the policy let not out, in base64' })
  read(@Param('recordId') recordId: string): Promise<object> {
    return readQuarantined(this.platform, recordId, { entryId: (id) => `quarantine:${id}`, purpose: 'bundle' });
  }
}
