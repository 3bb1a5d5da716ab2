import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@chainnet/identity';
import type { MeshReport } from '../core/mesh-report.js';
import { MESH, type Mesh } from '../ports.js';

/** The numbers of the page, for programs. Public: counts and digests, no patient data, no record id. */
@ApiTags('mesh')
@Controller('v1/mesh')
@Public()
export class MeshController {
  constructor(@Inject(MESH) private readonly mesh: Mesh) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'What became of every organization\'s records, the ledger, the last joint computations, assessments' })
  read(): MeshReport {
    return this.mesh.report();
  }
}
