import { describe, expect, it } from '@jest/globals';
import { parts, readOptions } from './options.js';

describe('options', () => {
  it('are every part and ten minutes by default', () => {
    expect(readOptions([])).toEqual({ parts, records: undefined, minutes: 10, profile: undefined });
  });

  it('choose parts in the order in which they run', () => {
    expect(readOptions(['--part', 'store', '--part', 'full', '--records', '200']).parts).toEqual(['full', 'store']);
    expect(readOptions(['--part', 'full', '--records', '200', '--minutes', '0.5'])).toMatchObject({ records: 200, minutes: 0.5 });
  });

  it.each([[['--part', 'fast']], [['--records', '0']], [['--minutes', 'ten']], [['--loud']]])('refuse %j', (args) => {
    expect(() => readOptions(args)).toThrow(expect.objectContaining({ code: 'RWD_BENCHMARK_USAGE' }));
  });
});
