import type { CodeMap } from '../../terminology/code-map.js';

const map = (source: string, codes: Readonly<Record<string, string>>): CodeMap => ({ source, edition: 'C-CDA R2.1, C-CDA on FHIR concept maps', codes });

/** Codes of CDA R2 and C-CDA -> codes of FHIR R4. A code without a row is preserved. */
export const codeMaps = {
  gender: map('HL7 AdministrativeGender', { M: 'male', F: 'female', UN: 'other' }),
  nameUse: map('HL7 EntityNameUse', { L: 'official', P: 'nickname', A: 'anonymous', C: 'usual', ABC: 'usual', SYL: 'usual', IDE: 'usual' }),
  addressUse: map('HL7 AddressUse', { H: 'home', HP: 'home', HV: 'temp', WP: 'work', TMP: 'temp', BAD: 'old' }),
  telecomUse: map('HL7 AddressUse', { H: 'home', HP: 'home', HV: 'home', WP: 'work', MC: 'mobile', TMP: 'temp', BAD: 'old' }),
  observationStatus: map('HL7 ActStatus', { completed: 'final', active: 'preliminary', aborted: 'cancelled', cancelled: 'cancelled', held: 'registered', new: 'registered', suspended: 'registered' }),
  reportStatus: map('HL7 ActStatus', { completed: 'final', active: 'preliminary', aborted: 'cancelled', cancelled: 'cancelled' }),
  procedureStatus: map('HL7 ActStatus', { completed: 'completed', active: 'in-progress', aborted: 'stopped', cancelled: 'not-done', held: 'on-hold', new: 'preparation', suspended: 'on-hold' }),
  medicationStatus: map('HL7 ActStatus', { completed: 'completed', active: 'active', aborted: 'stopped', cancelled: 'not-taken', held: 'on-hold', suspended: 'on-hold', new: 'intended' }),
  immunizationStatus: map('HL7 ActStatus', { completed: 'completed', aborted: 'not-done', cancelled: 'not-done' }),
  concernStatus: map('HL7 ActStatus of a concern', { active: 'active', suspended: 'inactive', aborted: 'inactive', completed: 'resolved' }),
  requestStatus: map('HL7 ActStatus of a plan', { active: 'active', new: 'draft', held: 'on-hold', suspended: 'on-hold', completed: 'completed', cancelled: 'revoked', aborted: 'revoked' }),
  severity: map('SNOMED CT severity', { '255604002': 'mild', '6736007': 'moderate', '24484000': 'severe' }),
  allergyCategory: map('SNOMED CT kind of propensity', { '416098002': 'medication', '59037007': 'medication', '419511003': 'medication', '414285001': 'food', '235719002': 'food', '418471000': 'food', '426232007': 'environment', '232347008': 'environment' }),
} as const;

export type CodeMapName = keyof typeof codeMaps;
