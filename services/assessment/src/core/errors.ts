import { defineErrors } from '@chainnet/contracts';

/** Every failure of the assessment core. Paths are JSON pointers into what the caller handed in. */
export const errors = defineErrors({
  RWD_ASSESSMENT_CATALOGUE_SHAPE: {
    failure: 'permanent',
    message: 'The catalogue does not have the required shape at {path}: {problem}',
    action: 'Correct the catalogue file at that path; the schema is in services/assessment/src/core/catalogue.ts.',
  },
  RWD_ASSESSMENT_CATALOGUE_DUPLICATE: {
    failure: 'permanent',
    message: 'The catalogue gives the id {id} a second time at {path}',
    action: 'Give each domain, item, criterion and entry gate an id of its own.',
  },
  RWD_ASSESSMENT_CATALOGUE_COVERAGE: {
    failure: 'permanent',
    message: 'The item at {path} has no criterion at level {level}',
    action: 'Write at least one criterion for each of the levels 1 to 5 of that item.',
  },
  RWD_ASSESSMENT_CATALOGUE_KIND: {
    failure: 'permanent',
    message: 'The criterion at {path} contradicts its kind {kind}: {problem}',
    action: 'Automatic and assisted criteria have a rule and evidence types, manual ones have neither; assisted and manual evidence is partial.',
  },
  RWD_ASSESSMENT_CATALOGUE_REFERENCE: {
    failure: 'permanent',
    message: 'The catalogue names {name} at {path}, which is not a known {what}',
    action: 'Name a metric of the catalogue, or a counter, set or event type that the assessment core folds.',
  },
  RWD_ASSESSMENT_CATALOGUE_BOUND: {
    failure: 'permanent',
    message: 'The catalogue keeps evidence for {keepDays} days, too few for the criterion at {path}',
    action: 'Raise evidence.keepDays above the longest freshnessDays of any criterion.',
  },
  RWD_ASSESSMENT_EVIDENCE_MALFORMED: {
    failure: 'permanent',
    message: 'An event of type {type} cannot be counted at {path}: {problem}',
    action: 'Correct the service that emits the event, then replay it from the dead-letter queue.',
  },
  RWD_ASSESSMENT_SELF_ASSESSMENT_SHAPE: {
    failure: 'permanent',
    message: 'The self-assessment does not have the required shape at {path}: {problem}',
    action: 'Correct the self-assessment at that path and submit it again.',
  },
  RWD_ASSESSMENT_ANSWER_REFUSED: {
    failure: 'permanent',
    message: 'The answer at {path} is refused: {problem}',
    action: 'Answer each criterion of the catalogue once; say "n/a" only where the criterion allows it, with a reason.',
  },
  RWD_ASSESSMENT_TIME_INVALID: {
    failure: 'permanent',
    message: 'The time at {path} is not an RFC 3339 date-time',
    action: 'Send the time in the form 2026-01-31T08:00:00Z.',
  },
});
