import type { Json } from './json.js';
import { isArray, isObject } from './json.js';

export type IdentifierKind = 'name' | 'identifier' | 'telecom' | 'address' | 'birthDate';

type Needle = { readonly kind: IdentifierKind; readonly text: string };

/** The direct identifiers of one source, ready to be looked for. */
export type IdentityRoster = {
  /** Whether a text holds one of them. */
  readonly occursIn: (text: string) => boolean;
  /** The kinds found among the leaves of an output; leaves in `shifted` are not held against birth dates. */
  readonly find: (leaves: Iterable<string>, shifted: ReadonlySet<string>) => readonly IdentifierKind[];
};

const SEPARATORS = /[\s\-._/()+,·•]+/g;
const NONE: ReadonlySet<string> = new Set();
const FORMAT_SIGNS = /\p{Cf}+/gu;
const HAN = /\p{Script=Han}/u;
/** Leaves are joined by a mark that neither `squeeze` nor `fold` removes, so nothing is found across two leaves. */
const MARK = '\u0001';

const fold = (text: string): string => text.normalize('NFKC').replace(FORMAT_SIGNS, '').toLowerCase();
const squeeze = (folded: string): string => folded.replace(SEPARATORS, '');

/**
 * Builds the roster. Text is compared after NFKC, without format signs, in lower case. Three ways of looking, by how much a text can mean:
 * squeezed (blanks and punctuation removed) for Han names of 2 signs or more, numbers of 8 or more and addresses; as a
 * word for Latin names of 3 letters or more and identifiers of 4 to 7; as a whole leaf for what is shorter.
 */
export function identityRoster(found: readonly Needle[]): IdentityRoster {
  const squeezed: Needle[] = [];
  const dates: Needle[] = [];
  const words: Needle[] = [];
  const whole = new Map<string, IdentifierKind>();
  for (const { kind, text } of found) {
    const folded = fold(text).trim();
    const bare = squeeze(folded);
    if (bare === '') continue;
    if (kind === 'birthDate') dates.push(...birthForms(bare).map((form) => ({ kind, text: form })));
    else if (bare.length >= 8 || (HAN.test(bare) && bare.length >= 2)) squeezed.push({ kind, text: bare });
    else if (bare.length >= (kind === 'name' ? 3 : 4)) words.push({ kind, text: folded });
    else whole.set(folded, kind);
  }
  const search = (texts: Texts): readonly IdentifierKind[] => [
    ...squeezed.filter(({ text }) => texts.squeezed.includes(text)).map(({ kind }) => kind),
    ...dates.filter(({ text }) => texts.undated.includes(text)).map(({ kind }) => kind),
    ...words.filter(({ text }) => occursAsWord(texts.folded, text)).map(({ kind }) => kind),
    ...texts.leaves.filter((leaf) => whole.has(leaf)).map((leaf) => whole.get(leaf) ?? 'identifier'),
  ];
  const find = (leaves: Iterable<string>, shifted: ReadonlySet<string>): readonly IdentifierKind[] =>
    found.length === 0 ? [] : search(textsOf([...leaves], shifted));
  // Displays repeat within a record: each is looked at once.
  const answers = new Map<string, boolean>();
  const occursIn = (text: string): boolean => {
    const before = answers.get(text);
    if (before !== undefined) return before;
    const answer = find([text], NONE).length > 0;
    answers.set(text, answer);
    return answer;
  };
  return { find, occursIn };
}

type Texts = { readonly leaves: readonly string[]; readonly folded: string; readonly squeezed: string; readonly undated: string };

function textsOf(leaves: readonly string[], shifted: ReadonlySet<string>): Texts {
  const others = fold(leaves.filter((leaf) => !shifted.has(leaf)).join(MARK));
  const folded = [others, ...shifted].join(MARK);
  const undated = squeeze(others);
  return { leaves: folded.split(MARK), folded, squeezed: [undated, squeeze([...shifted].join(MARK))].join(MARK), undated };
}

/** A birth date as it may be written: 19800505, 1980年5月5日, 1980年05月05日; nothing for a partial date. */
function birthForms(bare: string): readonly string[] {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(bare) ?? [];
  if (year === undefined) return [];
  return [bare, `${year}年${Number(month)}月${Number(day)}日`, `${year}年${month}月${day}日`];
}

const WORD = /[\p{L}\p{N}]/u;
/** What follows the number part of a LOINC code: `-` and one check digit. */
const CHECK_DIGIT = /^-\d(?![\p{L}\p{N}])/u;

function occursAsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const after = text.slice(at + word.length, at + word.length + 3);
    const bounded = !WORD.test(text.charAt(at - 1)) && !WORD.test(after.charAt(0));
    if (bounded && !(/^\d+$/.test(word) && CHECK_DIGIT.test(after))) return true;
  }
  return false;
}

/** Every text of a value and every number long enough to be an identifier, each once. */
export function leafTexts(value: Json, into: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') into.add(value);
  else if (typeof value === 'number') addNumber(value, into);
  else if (isArray(value)) for (const item of value) leafTexts(item, into);
  else if (isObject(value)) for (const key in value) leafTexts(value[key] ?? null, into);
  return into;
}

const addNumber = (value: number, into: Set<string>): void => {
  const text = String(value);
  if (text.length >= 7) into.add(text);
};
