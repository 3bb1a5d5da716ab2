import { Module, type DynamicModule } from '@nestjs/common';
import { PLATFORM, type Platform } from '@chainnet/service-kit';
import { loadCodeTables } from './adapters/code-tables.js';
import { storedDocumentClaims } from './adapters/document-claims.js';
import { loadValidator } from './adapters/fhir-definitions.js';
import { mapVersion } from './adapters/map-version.js';
import { NormalizationStep } from './handlers/normalization-step.js';
import { PayloadReceivedHandler } from './handlers/payload-received.handler.js';
import { PayloadReplayedHandler } from './handlers/payload-replayed.handler.js';
import { ConvertController } from './http/convert.controller.js';
import { MappingController } from './http/mapping.controller.js';
import { QuarantineController } from './http/quarantine.controller.js';
import { TerminologyController } from './http/terminology.controller.js';
import { CODE_TABLES, MAP_VERSION, STEP, TOOLS, type NormalizationTools } from './ports.js';

export type NormalizationOptions = { readonly codeTablesDir?: string | undefined; readonly profilesDir?: string | undefined };

@Module({})
export class AppModule {
  /** @throws RWD_NORMALIZATION_CODE_TABLES, RWD_FHIR_PROFILE_UNREADABLE, RWD_FHIR_PROFILE_BASE_MISSING: a service with a broken table or profile does not start. */
  static create({ codeTablesDir, profilesDir }: NormalizationOptions = {}): DynamicModule {
    const tools: NormalizationTools = { validator: loadValidator({ profiles: profilesDir }), codeTables: loadCodeTables(codeTablesDir) };
    const stepOn = (platform: Platform): NormalizationStep =>
      new NormalizationStep({ platform, tools, claims: storedDocumentClaims(platform.store), claimKey: platform.keys.key('record-id') });
    return {
      module: AppModule,
      // $convert stands before the terminology's routes, which take any name below /fhir.
      controllers: [PayloadReceivedHandler, PayloadReplayedHandler, QuarantineController, ConvertController, TerminologyController, MappingController],
      providers: [
        { provide: TOOLS, useValue: tools },
        { provide: CODE_TABLES, useValue: tools.codeTables },
        { provide: MAP_VERSION, useValue: mapVersion(undefined, [codeTablesDir, profilesDir]) },
        { provide: STEP, useFactory: stepOn, inject: [PLATFORM] },
      ],
    };
  }
}
