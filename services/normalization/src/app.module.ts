import { Module, type DynamicModule } from '@nestjs/common';
import { loadValidator } from './adapters/fhir-definitions.js';
import { PayloadReceivedHandler } from './handlers/payload-received.handler.js';
import { QuarantineController } from './http/quarantine.controller.js';
import { VALIDATOR } from './ports.js';

@Module({})
export class AppModule {
  static create(): DynamicModule {
    return {
      module: AppModule,
      controllers: [PayloadReceivedHandler, QuarantineController],
      providers: [{ provide: VALIDATOR, useValue: loadValidator() }],
    };
  }
}
