import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_CHART_STALE: {
    failure: 'permanent',
    message: '{files} differ from what their sources make',
    action: 'Run: npm run chart:golden, look at the difference, and commit it.',
  },
  RWD_CHART_RENDER_FAILED: {
    failure: 'permanent',
    message: 'helm did not render the chart: {problem}',
    action: 'Correct the values or the template that the message names.',
  },
});
