import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_LOAD_USAGE: { failure: 'permanent', message: '{problem}', action: 'see load-tests/README.md for the options and the files' },
  RWD_LOAD_FILE: { failure: 'permanent', message: '{file} is not what it should be: {problem}', action: 'correct the file; load-tests/README.md says what stands in it' },
  RWD_LOAD_NO_MESH: {
    failure: 'permanent',
    message: 'no mesh runs from {dataDir}',
    action: 'start one with `npm start` in another terminal, let this command do it with --start, or name another mesh with --target FILE',
  },
  RWD_LOAD_K6_BUILD: {
    failure: 'transient',
    message: 'our k6 could not be built: {problem}',
    action: 'install Go 1.25 or newer and see that a Go module proxy is in reach (GOPROXY), or set CHAINNET_K6 to a k6 built from load-tests/k6',
  },
  RWD_LOAD_NO_RESULT: { failure: 'permanent', message: 'k6 left no {what} (exit code {status})', action: 'read k6.log in the folder of the run' },
  RWD_LOAD_ORACLE: { failure: 'transient', message: '{url} answered {status} to the oracle', action: 'see that the mesh is up; then judge the run again with --judge FOLDER' },
});
