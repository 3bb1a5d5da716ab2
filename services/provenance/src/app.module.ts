import { Module, type DynamicModule } from '@nestjs/common';
import type { Platform } from '@chainnet/service-kit';
import { LifecycleHandler } from './handlers/lifecycle.handler.js';
import { LedgerController } from './http/ledger.controller.js';
import { ReceiptsController } from './http/receipts.controller.js';
import { TilesController } from './http/tiles.controller.js';
import { startLedger } from './ledger/ledger.js';
import { LEDGER_READER, LOG_IDENTITY } from './ports.js';

@Module({})
export class AppModule {
  static async with(platform: Platform): Promise<DynamicModule> {
    const { identity, reader } = await startLedger(platform);
    return {
      module: AppModule,
      controllers: [LifecycleHandler, TilesController, LedgerController, ReceiptsController],
      providers: [
        { provide: LOG_IDENTITY, useValue: identity },
        { provide: LEDGER_READER, useValue: reader },
      ],
    };
  }
}
