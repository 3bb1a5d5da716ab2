import { describe, expect, it } from '@jest/globals';
import { meshFigures } from './mesh-figures.js';

const page = '# HELP kafka_consumer_lag_records x\nkafka_consumer_lag_records{topic="a",partition="0"} 3\nkafka_consumer_lag_records{topic="a",partition="1"} -1\nrwd_messaging_dead_letters_total{reason="RWD_X"} 2\nkafka_consumer_lag_records_other 9\n';

describe('figures of the mesh', () => {
  it('sum lag and dead letters over pages and partitions', () => {
    expect(meshFigures([page, page, undefined])).toEqual({ measured: true, lagRecords: 6, deadLetters: 4 });
  });

  it('say that nothing was measured where no page came', () => {
    expect(meshFigures([undefined])).toEqual({ measured: false, lagRecords: 0, deadLetters: 0 });
    expect(meshFigures([])).toMatchObject({ measured: false });
  });
});
