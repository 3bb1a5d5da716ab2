import type { EvidenceState } from './evidence.js';

/** The organizations whose evidence differs between two states; all of them when the mesh's own evidence does. */
export const changedOrganizations = (before: EvidenceState, after: EvidenceState): readonly string[] => {
  const names = Object.keys(after.organizations);
  return before.mesh === after.mesh ? names.filter((name) => before.organizations[name] !== after.organizations[name]) : names;
};
