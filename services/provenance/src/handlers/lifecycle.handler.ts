import { Controller, Inject } from '@nestjs/common';
import { ledgerLeaf } from '@chainnet/contracts';
import { Handles, output, type HandlerContext, type HandlerResult } from '@chainnet/messaging';
import { leafOfEvent } from '../core/leaf-of-event.js';
import { leafTable, type LeafRow } from '../core/leaf-table.js';
import type { LogIdentity } from '../ledger/log-identity.js';
import { LOG_IDENTITY } from '../ports.js';

/** Turns every event of the leaf table into one leaf for the log; one method a row, made below. */
@Controller()
export class LifecycleHandler {
  constructor(@Inject(LOG_IDENTITY) private readonly identity: Pick<LogIdentity, 'origin'>) {}

  log(row: LeafRow, data: unknown, { attributes }: Pick<HandlerContext, 'attributes'>): HandlerResult {
    if (attributes === undefined) throw new Error('only raw handlers have no attributes');
    const leaf = leafOfEvent(row, data, attributes);
    return { outcome: 'logged', outputs: [output(ledgerLeaf, { key: this.identity.origin, data: leaf })] };
  }
}

for (const row of leafTable) {
  const descriptor: PropertyDescriptor = {
    value(this: LifecycleHandler, data: unknown, context: HandlerContext) {
      return this.log(row, data, context);
    },
    writable: true,
    configurable: true,
  };
  Handles(row.event)(LifecycleHandler.prototype, row.event.type, descriptor);
  Object.defineProperty(LifecycleHandler.prototype, row.event.type, descriptor);
}
