import { describe, expect, it } from '@jest/globals';
import { loadOptions } from './options.js';

describe('the options of the load command', () => {
  it('are the smoke profile against the mesh that runs here, when nothing is said', () => {
    expect(loadOptions([])).toEqual({
      profile: 'smoke', target: 'local', start: false, portOffset: 0, rateScale: 1, timeScale: 1, thresholds: [], run: undefined, out: undefined, alone: false, segment: undefined, judge: undefined,
    });
  });

  it('take thresholds with selectors, and a share of the load', () => {
    const { thresholds, segment } = loadOptions(['--threshold', 'http_req_failed{door:http}:rate<0.1', '--threshold', 'records_lost:count==0', '--segment', '2/4']);
    expect(thresholds).toEqual([['http_req_failed{door:http}', 'rate<0.1'], ['records_lost', 'count==0']]);
    expect(segment).toEqual([2, 4]);
  });

  it.each([['--rate-scale', '0'], ['--rate-scale', 'x'], ['--port-offset', '-1'], ['--threshold', 'nothing'], ['--segment', '2/2'], ['--segment', '0/0'], ['--nonsense', '1']])('refuse %s %s', (name, value) => {
    expect(() => loadOptions([`${name}=${value}`])).toThrow(expect.objectContaining({ code: 'RWD_LOAD_USAGE' }));
  });
});
