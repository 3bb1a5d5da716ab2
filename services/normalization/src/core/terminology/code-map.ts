import type { Coding } from '@chainnet/fhir';

/** One table of a standard's codes and what they are in FHIR; `source` names edition and origin of the rows. */
export type CodeMap = {
  readonly source: string;
  readonly edition: string;
  readonly system?: string;
  readonly codes: Readonly<Record<string, string>>;
};

/** The FHIR code of a source code, trying it as it is and then without leading zeros (sources disagree on 01 and 1). */
export const mapCode = (map: CodeMap, code: string): string | undefined => {
  const bare = code.trim();
  return own(map.codes, bare) ?? own(map.codes, bare.replace(/^0+(?=.)/, ''));
};

const own = (codes: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(codes, code) ? codes[code] : undefined;

export const mapCoding = (map: CodeMap, code: string): Coding | undefined => {
  const mapped = mapCode(map, code);
  return mapped === undefined ? undefined : { ...(map.system === undefined ? {} : { system: map.system }), code: mapped };
};
