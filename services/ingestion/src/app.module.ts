import { Module, type DynamicModule } from '@nestjs/common';
import type { Platform } from '@chainnet/service-kit';
import { RecordSubmittedHandler } from './handlers/record-submitted.handler.js';
import { QuarantineController } from './http/quarantine.controller.js';
import { RecordsController } from './http/records.controller.js';
import { KEYS } from './ports.js';

@Module({})
export class AppModule {
  static with({ keys }: Platform): DynamicModule {
    return {
      module: AppModule,
      controllers: [RecordSubmittedHandler, RecordsController, QuarantineController],
      providers: [{ provide: KEYS, useValue: { recordKey: keys.key('record-id'), partitionKey: keys.key('partition') } }],
    };
  }
}
