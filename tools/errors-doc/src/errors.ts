import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_ERRORS_DOC_TABLE_UNREADABLE: {
    failure: 'permanent',
    message: 'The error table at {where} cannot be read: {problem}',
    action: 'Write defineErrors({...}) with the codes and the texts as plain string literals, so that they can be found and documented.',
  },
  RWD_ERRORS_DOC_CODE_TWICE: {
    failure: 'permanent',
    message: '{code} is defined in {first} and again in {second}',
    action: 'Give each failure a code of its own, or import the table that has it.',
  },
  RWD_ERRORS_DOC_OUT_OF_DATE: {
    failure: 'permanent',
    message: 'docs/errors.md differs from the tables; undocumented: {undocumented}; dead: {dead}; changed: {changed}',
    action: 'Run the errors-doc tool without --check and commit docs/errors.md.',
  },
  RWD_ERRORS_DOC_NEVER_RAISED: {
    failure: 'permanent',
    message: 'No source raises {codes}',
    action: 'Raise the code where its failure happens, or remove it from its table.',
  },
});
