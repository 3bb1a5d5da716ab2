import { defineErrors } from '@chainnet/contracts';

/** What the view runner refuses. Details name parts of the view, never a value of a record. */
export const errors = defineErrors({
  RWD_VIEW_INVALID: {
    failure: 'permanent',
    message: 'The ViewDefinition is not valid at {path}: {problem}.',
    action: 'Correct the view; see SQL on FHIR v2, ViewDefinition.',
  },
  RWD_VIEW_EXPRESSION: {
    failure: 'permanent',
    message: 'The FHIRPath expression at {path} cannot be used: {problem}.',
    action: 'Correct the expression; paths are FHIRPath, relative to the resource or to the forEach around them.',
  },
  RWD_VIEW_UNION_COLUMNS: {
    failure: 'permanent',
    message: 'The branches of unionAll at {path} do not have the same columns in the same order.',
    action: 'Give every branch the same column names, in one order.',
  },
  RWD_VIEW_COLUMN_TWICE: {
    failure: 'permanent',
    message: 'The column {column} is named twice.',
    action: 'Give every column of the view its own name.',
  },
  RWD_VIEW_NOT_SINGULAR: {
    failure: 'permanent',
    message: 'The column {column} has {found} values in one row.',
    action: 'Narrow the path (first(), where()), unnest it with forEach, or set collection to true.',
  },
  RWD_VIEW_NOT_BOOLEAN: {
    failure: 'permanent',
    message: 'The where path {path} gave a value that is no single boolean.',
    action: 'End the path in a comparison or exists().',
  },
  RWD_VIEW_EVALUATION: {
    failure: 'permanent',
    message: 'The expression at {path} failed on a resource.',
    action: 'Correct the expression, or exclude such resources with where.',
  },
});
