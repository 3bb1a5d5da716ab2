import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changedTiles, decodeTile, parseTilePath, tilePath, bundlePath, tileWidth } from './tile.js';
import { decodeBundle, encodeBundle } from './entry-bundle.js';
import { ascii } from '../test/hex.js';

describe('tile paths', () => {
  it('put the index in groups of three digits (tlog-tiles)', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 2, index: 0, width: 1 })).toBe('tile/2/000.p/1');
    expect(bundlePath({ index: 273, width: 112 })).toBe('tile/entries/273.p/112');
    expect(bundlePath({ index: 1000, width: 256 })).toBe('tile/entries/x001/000');
  });

  it('parse back to what they name', () => {
    const coordinate = fc.record({ level: fc.nat(63), index: fc.nat(2 ** 45), width: fc.integer({ min: 1, max: 256 }) });
    fc.assert(
      fc.property(coordinate, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual({ kind: 'tile', ...tile });
        expect(parseTilePath(bundlePath(tile))).toEqual({ kind: 'bundle', index: tile.index, width: tile.width });
      }),
    );
  });

  it.each([
    'tile/64/000', 'tile/00/000', 'tile/0/0', 'tile/0/1000', 'tile/0/x000/001', 'tile/0/000.p/0', 'tile/0/000.p/256',
    'tile/0/000.p/01', 'tile/-1/000', 'tile/0/x001', '/tile/0/000', 'tile/0/000/', 'tile/entries', 'tile/0/001/000',
    'tile/0/x999/x999/x999/x999/x999/999',
  ])('name nothing when not canonical: %s', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});

describe('tiles of a tree', () => {
  it('are for 256 leaves a full tile and a partial one above it', () => {
    expect([...changedTiles(0, 256)]).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
  });

  it('that change on growth are those that are wider than before', () => {
    fc.assert(
      fc.property(fc.nat(70_000), fc.nat(2_000), (size, growth) => {
        for (const { level, index, width } of changedTiles(size, size + growth)) {
          expect(width).toBe(tileWidth(size + growth, { level, index }));
          expect(width).toBeGreaterThan(tileWidth(size, { level, index }));
        }
      }),
    );
  });

  it('decode from a full tile when the partial one is gone, and not from a torn one', () => {
    const full = new Uint8Array(8192).map((_, i) => Math.floor(i / 32));
    expect(decodeTile({ level: 0, index: 0, width: 3 }, full).map(([first]) => first)).toEqual([0, 1, 2]);
    for (const bytes of [full.subarray(0, 95), full.subarray(0, 64), new Uint8Array(8224)]) {
      expect(() => decodeTile({ level: 0, index: 0, width: 3 }, bytes)).toThrow(
        expect.objectContaining({ code: 'RWD_LEDGER_TILE_MALFORMED' }),
      );
    }
  });
});

describe('entry bundles', () => {
  it('prefix each leaf with its length as uint16, big-endian', () => {
    expect(Buffer.from(encodeBundle([ascii('one'), ascii(''), new Uint8Array(258)])).subarray(0, 9).toString('hex')).toBe(
      '00036f6e6500000102',
    );
  });

  it('give back their leaves', () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 256 });
    fc.assert(fc.property(entries, (all) => {
      expect(decodeBundle(encodeBundle(all))).toEqual(all);
    }));
  });

  it.each([['cut in a leaf', [0, 2, 1]], ['cut in a length', [0, 1, 1, 0]], ['empty', []], ['of 257 leaves', Array<number>(514).fill(0)]])(
    'are refused when %s',
    (_, bytes) => {
      expect(() => decodeBundle(Uint8Array.from(bytes))).toThrow(
        expect.objectContaining({ code: 'RWD_LEDGER_BUNDLE_MALFORMED' }),
      );
    },
  );
});
