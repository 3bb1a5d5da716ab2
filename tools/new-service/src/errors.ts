import { defineErrors } from '@chainnet/contracts';

/** Why no service was made. Nothing has been written when one of these is thrown. */
export const errors = defineErrors({
  RWD_SCAFFOLD_USAGE: {
    failure: 'permanent',
    message: 'Expected one service name, got {count} arguments',
    action: 'Run: npm run new-service -- NAME',
  },
  RWD_SCAFFOLD_NAME_INVALID: {
    failure: 'permanent',
    message: '{name} is no service name',
    action: 'Use 2 to 30 lower-case letters and digits in words joined by single hyphens, a letter first: site-node.',
  },
  RWD_SCAFFOLD_NAME_TAKEN: {
    failure: 'permanent',
    message: '{folder} exists',
    action: 'Choose a name that no service and no library has: both become the package @chainnet/NAME.',
  },
  RWD_SCAFFOLD_VALUES_MISSING: {
    failure: 'permanent',
    message: '{file} has no services block',
    action: 'Run this in a full checkout; the chart values must have one top-level line that says services:',
  },
  RWD_SCAFFOLD_VALUES_ENTRY_EXISTS: {
    failure: 'permanent',
    message: '{file} already has an entry for {name}',
    action: 'Remove the entry, or choose another name.',
  },
});
