import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authorized } from '@chainnet/identity';
import { PLATFORM, type Platform } from '@chainnet/service-kit';
import type { DataSet } from '../dataset/data-set.js';
import { DATA_SET } from '../ports.js';

/** What may be known of the data set from outside: how much of it there is, and which views were evaluated. */
@ApiTags('dataset')
@ApiBearerAuth()
@Controller('v1/dataset')
@Authorized(['operator', 'service'])
export class DatasetController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform, @Inject(DATA_SET) private readonly dataSet: DataSet) {}

  @Get()
  @ApiOperation({ summary: 'Number of records, and the views evaluated of late by digest; never a row' })
  read(): object {
    const dataset = `${this.platform.config.tenant ?? ''}/default`;
    return { dataset, records: this.dataSet.size, views: this.dataSet.views() };
  }
}
