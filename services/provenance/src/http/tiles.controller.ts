import { Controller, Get, Header, Inject, Req, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public } from '@chainnet/identity';
import { serviceErrors } from '@chainnet/service-kit';
import type { LedgerReader } from '../ledger/ledger-reader.js';
import { LEDGER_READER } from '../ports.js';

/** The read API of C2SP tlog-tiles: any verifier of that family can follow this log. */
@ApiTags('transparency log')
@Controller()
@Public()
export class TilesController {
  constructor(@Inject(LEDGER_READER) private readonly reader: Pick<LedgerReader, 'published' | 'document'>) {}

  @Get('checkpoint')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'no-cache')
  @ApiProduces('text/plain')
  @ApiOperation({ summary: 'The newest checkpoint that the quorum of witnesses cosigned' })
  checkpoint(): string {
    const { published } = this.reader;
    if (published === undefined) throw serviceErrors.RWD_HTTP_NOT_FOUND();
    return published.note;
  }

  @Get('tile/*path')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @ApiProduces('application/octet-stream')
  @ApiOperation({ summary: 'A tile `tile/<L>/<N>[.p/<W>]` or an entry bundle `tile/entries/<N>[.p/<W>]`; never changes' })
  async tile(@Req() { path }: { readonly path: string }): Promise<StreamableFile> {
    const bytes = await this.reader.document(path.slice(1));
    if (bytes === undefined) throw serviceErrors.RWD_HTTP_NOT_FOUND();
    return new StreamableFile(bytes, { type: 'application/octet-stream', length: bytes.length });
  }
}
