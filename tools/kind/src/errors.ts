import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_CLUSTER_COMMAND_MISSING: {
    failure: 'permanent',
    message: '"{command}" does not run',
    action: 'Install it and put it on the PATH: docs/operators/install.md names what is needed.',
  },
  RWD_CLUSTER_COMMAND_FAILED: {
    failure: 'transient',
    message: '{command} ended with {status}: {lastLines}',
    action: 'Read what it said; kubectl -n chainnet get pods,events shows what the cluster did.',
  },
  RWD_CLUSTER_USAGE: { failure: 'permanent', message: '{problem}', action: 'See docs/operators/install.md for the command and its options.' },
});
