import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_BENCHMARK_USAGE: { failure: 'permanent', message: '{problem}', action: 'see docs/benchmarks.md for the parts and their options' },
  RWD_BENCHMARK_INTERRUPTED: { failure: 'transient', message: 'the benchmark was interrupted', action: 'start it again; what it had started was stopped' },
  RWD_BENCHMARK_STALLED: {
    failure: 'transient',
    message: '{what}: {done} of {wanted} came within {seconds} s',
    action: 'read the services\' logs in the folder named here, or ask for fewer records',
  },
});
