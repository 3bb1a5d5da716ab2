import { Controller, Get, HttpException, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@chainnet/identity';
import { errors } from '../errors.js';
import { Health } from './health.js';

/** Probes of the orchestrator; they name parts, never data. */
@ApiTags('operations')
@Controller('health')
@Public()
export class HealthController {
  constructor(@Inject(Health) private readonly health: Health) {}

  @Get('live')
  @ApiOperation({ summary: 'Does this process still do its work? 503 means: start it anew' })
  async live(): Promise<object> {
    return answer(await this.health.notAlive());
  }

  @Get('ready')
  @ApiOperation({ summary: 'Can it take work now? 503 names what is missing' })
  async ready(): Promise<object> {
    return answer(await this.health.notReady());
  }
}

function answer(problems: Readonly<Record<string, string>>): object {
  if (Object.keys(problems).length === 0) return { status: 'ok' };
  const { code, message, action } = errors.RWD_SERVICE_UNHEALTHY();
  throw new HttpException({ code, message, action, problems }, 503);
}
