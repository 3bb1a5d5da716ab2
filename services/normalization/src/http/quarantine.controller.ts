import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OperationOutcome } from '@chainnet/fhir';
import type { Sealed } from '@chainnet/sealing';
import { OperatorsOnly, PLATFORM, openFor, serviceErrors, subjectKeysOf, type Platform } from '@chainnet/service-kit';

type Quarantined = {
  readonly recordId: string;
  readonly tenant: string;
  readonly subjectRef: string;
  readonly code: string;
  readonly stage: string;
  readonly where: string;
  readonly contentType: string;
  readonly outcome: OperationOutcome;
  readonly original: Sealed;
};

/** What could not be normalized, for a data steward: the reasons, and the original bytes unsealed for that one look. */
@ApiTags('quarantine')
@ApiBearerAuth()
@Controller('v1/quarantine')
@OperatorsOnly()
export class QuarantineController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Get(':recordId')
  @ApiOperation({ summary: 'A quarantined record: code, stage, OperationOutcome, and its original bytes in base64' })
  async read(@Param('recordId') recordId: string): Promise<object> {
    const { journal, config } = this.platform;
    const entry = /^[a-z2-7]{32}$/.test(recordId) ? await journal.find(`${config.clientId}:quarantine:${recordId}`) : undefined;
    if (entry === undefined) throw serviceErrors.RWD_HTTP_NOT_FOUND();
    const { original, subjectRef, ...reasons } = JSON.parse(entry.facts) as Quarantined;
    const key = (await subjectKeysOf(this.platform).existing([subjectRef])).get(subjectRef);
    if (key === undefined) throw serviceErrors.RWD_HTTP_NOT_FOUND();
    const bytes = openFor(original, { ...reasons, subjectRef }, { purpose: 'payload', key });
    return { ...reasons, original: Buffer.from(bytes).toString('base64') };
  }
}
