import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_CONTRACTS_DOC_OUT_OF_DATE: {
    failure: 'permanent',
    message: 'these documents differ from libs/contracts: {paths}',
    action: 'Run `npm run contracts-doc` and commit what it writes.',
  },
});
