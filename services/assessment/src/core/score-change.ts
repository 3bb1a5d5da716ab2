import type { Assessment } from './assess.js';

/** What the mesh is told of an assessment. `gaps`: criteria and entry gates between here and the next level. */
export type AnnouncedScore = { readonly catalogue: string; readonly level: number; readonly overall: number; readonly gaps: number };

export const announcedScore = ({ catalogue, level, overall, gaps }: Assessment): AnnouncedScore => ({
  catalogue: `${catalogue.id}@${catalogue.version}`,
  level,
  overall,
  gaps: gaps.reduce((sum, { criteria, gates }) => sum + criteria.length + gates.length, 0),
});

/** Evidence that changes nothing of this is no news. */
export const isSameScore = (a: AnnouncedScore, b: AnnouncedScore): boolean =>
  a.catalogue === b.catalogue && a.level === b.level && a.overall === b.overall && a.gaps === b.gaps;

/** How many of an organization's criteria are met in full; those that do not apply are left out of both numbers. */
export const satisfactionOf = ({ criteria }: Pick<Assessment, 'criteria'>): { readonly satisfied: number; readonly total: number } => {
  const applicable = criteria.filter(({ state }) => state !== 'not-applicable');
  return { satisfied: applicable.filter(({ state }) => state === 'pass').length, total: applicable.length };
};
