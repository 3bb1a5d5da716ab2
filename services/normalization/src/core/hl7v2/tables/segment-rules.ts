import { clinicalRules } from './clinical-rules.js';
import { eventRules, participationRules } from './event-rules.js';
import { medicationRules, orderRules } from './order-rules.js';
import { encounterRules, patientRules } from './patient-rules.js';
import type { SegmentRule } from './rule.js';

/** Every rule, in the order in which the rules of one segment are tried. */
export const segmentRules: readonly SegmentRule[] = [
  ...eventRules, ...patientRules, ...encounterRules, ...clinicalRules, ...orderRules, ...medicationRules, ...participationRules,
];
