import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@chainnet/identity';
import { REWRITING, type Rewriting } from '../ports.js';

/** The policy in force: a member or a regulator can read every row and check the digest that stands in the ledger. */
@ApiTags('policy')
@Controller('v1/policy')
@Public()
export class PolicyController {
  constructor(@Inject(REWRITING) private readonly rewriting: Rewriting) {}

  @Get()
  @ApiOperation({ summary: 'The de-identification policy in force, with its digest' })
  read(): object {
    const { policy, digest } = this.rewriting.policy;
    return { digest, policy };
  }
}
