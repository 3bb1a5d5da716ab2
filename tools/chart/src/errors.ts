import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_CHART_STALE: {
    failure: 'permanent',
    message: '{files} differ from what their sources make',
    action: 'Run: npm run chart:golden (renders) or npm run chart-doc (topology, table of values), and commit the result.',
  },
});
