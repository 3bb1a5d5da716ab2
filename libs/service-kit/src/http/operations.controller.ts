import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@chainnet/identity';
import { metricsContentType, metricsText } from '@chainnet/telemetry';
import { StatusBoard } from './status-board.js';

type TextResponse = { type(contentType: string): TextResponse; send(body: string): unknown };

@ApiTags('operations')
@Controller()
@Public()
export class OperationsController {
  constructor(@Inject(StatusBoard) private readonly board: StatusBoard) {}

  @Get('metrics')
  @ApiOperation({ summary: 'Metrics, Prometheus text exposition' })
  async metrics(@Res() response: TextResponse): Promise<void> {
    response.type(metricsContentType).send(await metricsText());
  }

  @Get('v1/status')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'What this service counts about itself: numbers and digests, no record' })
  async status(): Promise<object> {
    return this.board.read();
  }
}
