import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_MESH_SERVICE_NOT_READY: {
    failure: 'transient',
    message: '{service} was not ready after {seconds} s',
    action: 'read the end of its log, named here as the place; then start again',
  },
  RWD_MESH_SERVICE_ENDED: {
    failure: 'permanent',
    message: '{service} ended by itself with {status}',
    action: 'read the end of its log, named here as the place',
  },
  RWD_MESH_STEP_FAILED: {
    failure: 'permanent',
    message: 'the step "{step}" did not hold: {why}',
    action: 'see the table above and the services\' logs under the data folder',
  },
  RWD_MESH_HTTP: {
    failure: 'permanent',
    message: '{method} {path} answered {status} {code}',
    action: 'see docs/errors.md for the code',
  },
  RWD_MESH_USAGE: { failure: 'permanent', message: '{problem}', action: 'see README.md for the command\'s options' },
});
