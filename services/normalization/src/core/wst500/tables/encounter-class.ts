/** Roots of the identifiers that say which kind of encounter a document belongs to. */
export const encounterClassByRoot: Readonly<Record<string, 'IMP' | 'AMB'>> = {
  '2.16.156.10011.1.12': 'IMP',
  '2.16.156.10011.1.11': 'AMB',
};
