import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_HL7V2_DELIMITERS: {
    failure: 'poison',
    message: 'Segment {segment} does not name five distinct delimiters: {reason}.',
    action: 'Send MSH-1 and MSH-2 as HL7 v2.5.1 section 2.5.4 says, such as MSH|^~\\&|.',
  },
  RWD_HL7V2_SEGMENT: {
    failure: 'poison',
    message: 'Line {line} is no segment: {reason}.',
    action: 'Start each segment with its three-character id and end it with a carriage return (HL7 v2.5.1 section 2.6).',
  },
  RWD_HL7V2_TOO_LARGE: {
    failure: 'permanent',
    message: 'The message has {size} {unit}; the limit is {limit}.',
    action: 'Split the message, or send large values by reference.',
  },
  RWD_HL7V2_BATCH_COUNT: {
    failure: 'permanent',
    message: '{segment}-1 says {said}, but {found} were sent.',
    action: 'Send the batch again, whole: a count that differs means that messages were lost or added on the way.',
  },
  RWD_HL7V2_BATCH_STRUCTURE: {
    failure: 'poison',
    message: 'The batch is not well-formed: {reason}.',
    action: 'Send [FHS] {[BHS] {messages} [BTS]} [FTS] as HL7 v2.5.1 section 2.10.3 says, each header with its trailer.',
  },
});
