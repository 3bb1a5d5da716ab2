import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@chainnet/identity';
import type { Catalogue } from '../core/catalogue.js';
import { catalogueDigest } from '../core/catalogue-digest.js';
import { CATALOGUE } from '../ports.js';

/** The criteria themselves: anybody can read them, recompute a score, and check the digest an assessment names. */
@ApiTags('assessment')
@Controller('v1/catalogue')
@Public()
export class CatalogueController {
  constructor(@Inject(CATALOGUE) private readonly catalogue: Catalogue) {}

  @Get()
  @ApiOperation({ summary: 'The catalogue in force: domains, criteria, rules and scoring, with its digest' })
  read(): object {
    return { digest: catalogueDigest(this.catalogue), catalogue: this.catalogue };
  }
}
