import { Module, type DynamicModule } from '@nestjs/common';
import { serviceErrors, startProjection, type Platform, type ServiceConfig } from '@chainnet/service-kit';
import { readAssets } from './adapters/assets.js';
import { parseLinks, serviceLinks } from './core/links.js';
import { meshReport } from './core/mesh-report.js';
import { emptyMesh } from './core/mesh-state.js';
import { MeshController } from './http/mesh.controller.js';
import { PageController } from './http/page.controller.js';
import { foldMessage, meshTopics } from './mesh-projection.js';
import { ASSETS, MESH, type Mesh } from './ports.js';

@Module({})
export class AppModule {
  static async with(platform: Platform): Promise<DynamicModule> {
    const { tenants } = platform.config;
    const configured = configuredLinks(platform.config);
    const projection = await startProjection(platform, { name: 'mesh', topics: meshTopics, initial: emptyMesh, fold: foldMessage });
    const mesh: Mesh = {
      report: () => meshReport(projection.state, tenants, new Date()),
      links: (host) => serviceLinks({ tenants, host, configured }),
    };
    platform.status.add('mesh', () => mesh.report().totals);
    return {
      module: AppModule,
      controllers: [PageController, MeshController],
      providers: [{ provide: MESH, useValue: mesh }, { provide: ASSETS, useValue: readAssets() }],
    };
  }
}

function configuredLinks({ links }: ServiceConfig): Readonly<Record<string, string>> {
  const parsed = links === undefined ? {} : parseLinks(links);
  if (parsed === undefined) throw serviceErrors.RWD_CONFIG_INVALID({ variable: 'CHAINNET_LINKS', expected: 'a JSON object of process names to http(s) addresses' });
  return parsed;
}
