import { describe, expect, it } from '@jest/globals';
import { allRegions, regionOf } from './region.js';

describe('regions (GB/T 2260)', () => {
  it('has the 34 provinces, and every prefecture stands in one of them', () => {
    const codes = allRegions().map(({ code }) => code);
    expect(codes.filter((code) => code.endsWith('0000') && code !== '830000')).toHaveLength(34);
    expect(codes.every((code) => codes.includes(`${code.slice(0, 2)}0000`))).toBe(true);
  });

  it.each([
    ['110105', '北京市', '市辖区'], ['130100', '河北省', '石家庄市'], ['540100', '西藏自治区', '拉萨市'], ['440524', '广东省', '汕头市'], ['130000', '河北省', undefined], ['139900', '河北省', undefined],
  ])('%s is %s %s', (code, province, prefecture) => {
    expect(regionOf(code).province?.name).toBe(province);
    expect(regionOf(code).prefecture?.name).toBe(prefecture);
  });

  it('knows nothing of a province that does not exist', () => expect(regionOf('990101')).toEqual({}));
});
