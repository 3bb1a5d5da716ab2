import { describe, expect, it } from '@jest/globals';
import { sentRecords } from './sent-list.js';

const line = (op: string, id: string, more: object = {}): string => `${JSON.stringify({ op, at: '2026-01-01T00:00:00Z', id, ...more })}\n`;
const first = line('sent', 'a', { partner: 'p', source: '/p', door: 'kafka', kind: 'k', expect: 'rwd.record.deidentified', sha256: 'ff' });

describe('a sent list', () => {
  it('says of each record whether the broker had it, and its record id once that was learnt', () => {
    expect(sentRecords(first + line('acked', 'a') + line('named', 'a', { recordId: 'x' }))).toEqual([
      { id: 'a', partner: 'p', source: '/p', door: 'kafka', kind: 'k', expect: 'rwd.record.deidentified', sha256: 'ff', acked: true, recordId: 'x' },
    ]);
    expect(sentRecords(first)).toEqual([expect.objectContaining({ acked: false, recordId: undefined })]);
    expect(sentRecords(first + line('failed', 'a', { why: 'HTTP 503' }))).toEqual([expect.objectContaining({ acked: false })]);
  });

  it('leaves out a last line that was cut off, and refuses a broken one before', () => {
    expect(sentRecords(`${first}{"op":"ack`)).toHaveLength(1);
    expect(() => sentRecords(`{"op":\n${first}`)).toThrow(SyntaxError);
    expect(() => sentRecords(line('acked', 'b'))).toThrow(RangeError);
  });
});
