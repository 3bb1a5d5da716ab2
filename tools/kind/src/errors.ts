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
  RWD_CLUSTER_NOT_READY: {
    failure: 'transient',
    message: '{ready} of {count} pods were ready after {seconds} s; not: {unready}',
    action: 'kubectl -n chainnet describe pod names what it waits for; its log says the rest.',
  },
  RWD_CLUSTER_RECORDS_LOST: {
    failure: 'permanent',
    message: '{lost} of {accepted} accepted records had not come to an end after {seconds} s, {first} among them',
    action: 'Ask provenance for its receipt, which names the last step, and read the log of the service that comes next.',
  },
  RWD_CLUSTER_USAGE: { failure: 'permanent', message: '{problem}', action: 'See docs/operators/install.md for the command and its options.' },
});
