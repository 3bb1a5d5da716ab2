import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { ledgerLeaf, validateEventData } from '@chainnet/contracts';
import type { HandlerContext, HandlerResult } from '@chainnet/messaging';
import { leafTable } from '../core/leaf-table.js';
import { LifecycleHandler } from './lifecycle.handler.js';

type Method = (data: unknown, context: Partial<HandlerContext>) => HandlerResult;
const handler = new LifecycleHandler({ origin: 'chainnet.test/log' });
const methodOf = (type: string): Method => (handler as unknown as Record<string, Method>)[type]!;
const patternsOf = (method: Method): unknown => Reflect.getMetadata('microservices:pattern', method);

describe('the lifecycle handler', () => {
  it.each(leafTable.map(({ event }) => [event.type, event] as const))('logs %s as one leaf of the log', (type, event) => {
    const method = methodOf(type);
    expect(patternsOf(method)).toEqual([type]);
    const attributes = { id: 'event-1', type, source: '/rwd/test', time: '2026-01-01T00:00:00.000Z' };
    const result = method.call(handler, event.examples[0], { attributes });
    expect(result.outputs).toHaveLength(1);
    const [{ event: emitted, key, data }] = result.outputs as [HandlerResult['outputs'][0]];
    expect([emitted, key]).toEqual([ledgerLeaf, 'chainnet.test/log']);
    expect(validateEventData(ledgerLeaf.type, data)).toEqual([]);
  });
});
