import { describe, expect, it } from '@jest/globals';
import { isFree, setElement } from './element-path.js';
import type { Draft } from './element-path.js';
import { LossLedger } from './loss-account.js';
import { readTime } from './source-time.js';
import { transforms } from './transforms.js';

describe('element paths', () => {
  it('[+] makes an item, [=] goes on with the last', () => {
    const draft: Draft = {};
    setElement(draft, 'identifier[+].value', '1');
    setElement(draft, 'identifier[=].system', 'urn:a');
    setElement(draft, 'identifier[+].value', '2');
    expect(draft).toEqual({ identifier: [{ value: '1', system: 'urn:a' }, { value: '2' }] });
  });

  it('a taken place is not free, so no leaf overwrites another', () => {
    const draft: Draft = { title: 'x', valueQuantity: { value: 1 }, coding: [{ code: 'a' }] };
    expect(['title', 'date', 'valueQuantity', 'coding[=].code', 'coding[=].display', 'coding[+].code'].map((path) => isFree(draft, path))).toEqual([false, true, true, false, true, true]);
  });
});

describe('the loss ledger', () => {
  const ledger = (): LossLedger => new LossLedger([{ path: 'a', value: '1' }, { path: 'b', value: '2' }, { path: 'c', value: '3' }]);

  it('balances, and a claim wins over a drop whichever comes first', () => {
    const kept = ledger();
    kept.drop('a', 'structure');
    kept.map('a');
    kept.map('b');
    kept.drop('b', 'structure');
    expect(kept.account()).toEqual({ leaves: 3, mapped: 2, preserved: 1, dropped: [] });
    expect(kept.preserved()).toEqual([{ path: 'c', value: '3' }]);
  });

  it('a leaf the source does not have is a defect of the table', () => expect(() => ledger().map('d')).toThrow(RangeError));
});

describe('times of the source', () => {
  it.each([
    ['2025', '2025', false],
    ['202503', '2025-03', false],
    ['20250314', '2025-03-14', false],
    ['20250314T092653', '2025-03-14T09:26:53+08:00', true],
    ['20250314092653', '2025-03-14T09:26:53+08:00', true],
    ['202503140926', '2025-03-14T09:26:00+08:00', true],
    ['20250314092653.123-0500', '2025-03-14T09:26:53.123-05:00', false],
  ])('%s is %s', (text, value, assumedZone) => expect(readTime(text)).toEqual({ value, assumedZone }));

  it.each(['20250230', '20250314250000', '2025-03-14', 'yesterday', ''])('%j is none', (text) => expect(readTime(text)).toBeUndefined());
});

describe('transforms', () => {
  it('a decimal whose digits a JSON number loses keeps its text', () => {
    expect(transforms.decimal('36.5')).toEqual({ value: 36.5 });
    expect(transforms.decimal('1.10')).toEqual({ value: 1.1, sourceText: '1.10' });
    expect(['007', '1e3', '>5', ''].map(transforms.decimal)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('booleans, OIDs and ranks', () => {
    expect(transforms.boolean('T')).toEqual({ value: true });
    expect(transforms.boolean('maybe')).toBeUndefined();
    expect(transforms.oid(' 2.16.156.10011.1.3')).toEqual({ value: 'urn:oid:2.16.156.10011.1.3' });
    expect(transforms.oid('HL70001')).toBeUndefined();
    expect(transforms.positiveInteger('0')).toBeUndefined();
  });
});
