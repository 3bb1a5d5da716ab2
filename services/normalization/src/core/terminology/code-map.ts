import type { Coding } from '@chainnet/fhir';
import { standardTables } from '@chainnet/health-codes';
import type { ConceptMapTable } from '@chainnet/health-codes';

/** One table of a standard's codes and what they are in FHIR; `source` names edition and origin of the rows. */
export type CodeMap = {
  readonly source: string;
  readonly edition: string;
  readonly system?: string;
  readonly codes: Readonly<Record<string, string>>;
  /** Source code -> system of its target, where that is another than `system`. */
  readonly otherSystems?: Readonly<Record<string, string>>;
};

/** The FHIR code of a source code, trying it as it is and then without leading zeros (sources disagree on 01 and 1). */
export const mapCode = (map: CodeMap, code: string): string | undefined => {
  const key = keyOf(map, code);
  return key === undefined ? undefined : map.codes[key];
};

const keyOf = ({ codes }: CodeMap, code: string): string | undefined => {
  const bare = code.trim();
  return [bare, bare.replace(/^0+(?=.)/, '')].find((form) => Object.hasOwn(codes, form));
};

export const mapCoding = (map: CodeMap, code: string): Coding | undefined => {
  const key = keyOf(map, code);
  const mapped = key === undefined ? undefined : map.codes[key];
  if (key === undefined || mapped === undefined) return undefined;
  const system = map.otherSystems !== undefined && Object.hasOwn(map.otherSystems, key) ? map.otherSystems[key] : map.system;
  return { ...(system === undefined ? {} : { system }), code: mapped };
};

/**
 * A concept map of the standard tables as a code map: `equal` and `wider` targets only, since a narrower one would say more
 * than the source did. Codes are found with and without their leading zeros.
 */
export function codeMapOf({ table, edition, targetSystem, concepts }: ConceptMapTable): CodeMap {
  const sound = [...concepts.values()].flatMap(({ code, equivalence, target }) => (target === undefined || equivalence === 'narrower' ? [] : [{ code, target }]));
  const forms = sound.flatMap(({ code, target }) => [...new Set([code, code.replace(/^0+(?=.)/, '')])].map((form) => [form, target] as const));
  return {
    source: `${table} ${standardTables.table(table)?.name ?? ''}`.trim(),
    edition,
    system: targetSystem,
    codes: Object.fromEntries(forms.map(([form, { code }]) => [form, code])),
    otherSystems: Object.fromEntries(forms.filter(([, { system }]) => system !== targetSystem).map(([form, { system }]) => [form, system])),
  };
}
