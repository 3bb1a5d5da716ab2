import { Module, type DynamicModule } from '@nestjs/common';
import type { Platform } from '@chainnet/service-kit';
import { clinicalResearch } from './core/policies/clinical-research.js';
import { compilePolicy } from './core/policy/compile-policy.js';
import { projectKeys } from './core/pseudonym.js';
import { PayloadNormalizedHandler } from './handlers/payload-normalized.handler.js';
import { PolicyController } from './http/policy.controller.js';
import { QuarantineController } from './http/quarantine.controller.js';
import { REWRITING, type Rewriting } from './ports.js';

/** The one project of this slice; releases for other projects bring their own keys and policies. */
const PROJECT = { id: 'chainnet-research', purpose: 'clinical-research' };

@Module({})
export class AppModule {
  static with({ keys, status }: Platform): DynamicModule {
    const policy = compilePolicy(clinicalResearch);
    const root = { kid: 'k1', epoch: 1, secret: keys.key('pseudonym') };
    const rewriting: Rewriting = { policy, keys: root, project: PROJECT, projectKeys: projectKeys(root, PROJECT) };
    status.add('policy', () => ({ digest: policy.digest }));
    return {
      module: AppModule,
      controllers: [PayloadNormalizedHandler, PolicyController, QuarantineController],
      providers: [{ provide: REWRITING, useValue: rewriting }],
    };
  }
}
