import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@chainnet/identity';
import { readBounded, type TextRequest } from './read-bounded.js';
import { WITNESS } from './ports.js';
import type { Witness } from './witness.js';

type TextResponse = { status(code: number): TextResponse; setHeader(name: string, value: string): unknown; end(body: string): unknown };

/** Open to all: what is cosigned is decided by the log's signature and the proof, not by who asks. */
@ApiTags('ledger witness')
@Controller('add-checkpoint')
@Public()
export class AddCheckpointController {
  constructor(@Inject(WITNESS) private readonly witness: Pick<Witness, 'addCheckpoint'>) {}

  @Post()
  @ApiConsumes('text/plain')
  @ApiProduces('text/plain')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOperation({ summary: 'Cosign a checkpoint that extends the one cosigned before: C2SP tlog-witness add-checkpoint' })
  @ApiResponse({ status: 200, description: 'The cosignature line' })
  @ApiResponse({ status: 400, description: 'Malformed, or the old size is above the new one' })
  @ApiResponse({ status: 403, description: 'No valid signature of the log' })
  @ApiResponse({ status: 404, description: 'Unknown log' })
  @ApiResponse({ status: 409, description: 'The old size is not the one cosigned last; the body says which is' })
  @ApiResponse({ status: 422, description: 'The consistency proof does not verify' })
  async add(@Req() request: TextRequest, @Res() response: TextResponse): Promise<void> {
    const { status, contentType, body } = await this.witness.addCheckpoint(await readBounded(request));
    response.setHeader('content-type', contentType);
    response.setHeader('cache-control', 'no-store');
    response.status(status).end(body);
  }
}
