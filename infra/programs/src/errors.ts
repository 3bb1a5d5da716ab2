import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_PROGRAM_MISSING: {
    failure: 'permanent',
    message: '{program} is not on the PATH and cannot be built here, for {why}: install {program} from {home}, or Go {go} or newer',
    action: 'Install what the message names and put it on the PATH.',
  },
  RWD_PROGRAM_BUILD_FAILED: {
    failure: 'transient',
    message: 'building {program} from {module} failed: {lastLines}',
    action: 'See that a Go module proxy is in reach (GOPROXY), or install the program and put it on the PATH.',
  },
});
