import { createHash } from 'node:crypto';
import { Controller, Headers, HttpStatus, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Authorized, CurrentPrincipal, type Principal } from '@chainnet/identity';
import { conversionOf } from '../core/conversion.js';
import { normalize } from '../core/normalize.js';
import { TOOLS, type NormalizationTools } from '../ports.js';

type FhirResponse = { status(code: number): FhirResponse; type(contentType: string): FhirResponse; send(body: string): unknown };

export const CONVERT_PATH = '/fhir/$convert';
/** As ingestion takes records: what is tried here can be sent there. */
export const RECORD_LIMIT_BYTES = 1024 * 1024;

/** Lets a partner's engineer try a document before sending it. Nothing of it is kept or told. */
@ApiTags('convert')
@ApiBearerAuth()
@Controller('fhir')
@Authorized(['partner', 'operator'])
export class ConvertController {
  constructor(@Inject(TOOLS) private readonly tools: NormalizationTools) {}

  @Post('$convert')
  @ApiOperation({ summary: 'What a record would become: Bundle, loss account, outcome, as a FHIR Parameters resource' })
  @ApiConsumes('application/octet-stream', 'application/xml', 'application/fhir+json', 'x-application/hl7-v2+er7')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 200, description: 'Parameters: format, bundle, lossAccount, outcome' })
  @ApiResponse({ status: 422, description: 'OperationOutcome: the record would go to quarantine, and why' })
  convert(@CurrentPrincipal() { partnerId }: Principal, @Headers('content-type') contentType: string | undefined, @Req() request: { body?: unknown }, @Res() response: FhirResponse): void {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const recordId = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
    const receivedAt = new Date().toISOString();
    const result = conversionOf(normalize(bytes, { recordId, tenant: partnerId ?? 'operator', receivedAt, ...this.tools, ...(contentType === undefined ? {} : { contentType }) }));
    const status = result.ok ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY;
    response.status(status).type('application/fhir+json').send(JSON.stringify(result.ok ? result.parameters : result.outcome));
  }
}
