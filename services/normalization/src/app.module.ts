import { Module, type DynamicModule } from '@nestjs/common';
import { loadCodeTables } from './adapters/code-tables.js';
import { loadValidator } from './adapters/fhir-definitions.js';
import { PayloadReceivedHandler } from './handlers/payload-received.handler.js';
import { QuarantineController } from './http/quarantine.controller.js';
import { TerminologyController } from './http/terminology.controller.js';
import { CODE_TABLES, VALIDATOR } from './ports.js';

export type NormalizationOptions = { readonly codeTablesDir?: string | undefined };

@Module({})
export class AppModule {
  /** @throws RWD_NORMALIZATION_CODE_TABLES, so that a service with a broken table does not start. */
  static create({ codeTablesDir }: NormalizationOptions = {}): DynamicModule {
    return {
      module: AppModule,
      controllers: [PayloadReceivedHandler, QuarantineController, TerminologyController],
      providers: [
        { provide: VALIDATOR, useValue: loadValidator() },
        { provide: CODE_TABLES, useValue: loadCodeTables(codeTablesDir) },
      ],
    };
  }
}
