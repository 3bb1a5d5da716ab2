import { isCode, isCodeOf } from './code-formats.js';
import { shiftDate, yearOf } from './date-shift.js';
import type { JsonObject, Primitive } from './json.js';
import { textOf } from './json.js';
import type { Pass } from './pass.js';
import type { Action, ActionType, Policy } from './policy/policy.js';
import { identifierKey } from './pseudonym.js';
import { entryUrl, renameReference } from './references.js';
import { generalizePostcode, generalizeRegion } from './region.js';

/** Rewrites one primitive: its new value, or `undefined` to drop it. */
type Rewrite = (value: Primitive, parent: JsonObject, pass: Pass) => Primitive | undefined;

export type LeafAction = { readonly type: ActionType; readonly rewrite: Rewrite };

// UCUM case-sensitive codes are printable ASCII without blanks.
const UCUM = /^[!-~]{1,32}$/;

/** White-space-only div content is not valid XHTML narrative (FHIR R4, txt-2), so the mark is a word. */
const REDACTED_DIV = '<div xmlns="http://www.w3.org/1999/xhtml">redacted</div>';

/** The rewriting of an action; `undefined` for the actions that are places, not rewritings. */
export function leafAction(action: Action, policy: Policy): LeafAction | undefined {
  const rewrite = rewriteOf(action, policy);
  return rewrite === undefined ? undefined : { type: action.type, rewrite };
}

function rewriteOf(action: Action, policy: Policy): Rewrite | undefined {
  switch (action.type) {
    case 'keep':
      return keep(action.as, action.values);
    case 'keepKnownSystem':
      return keepKnown(new Set(policy.codeSystems), isCode);
    case 'keepKnownCode':
      return keepKnown(new Set(policy.codeSystems), (value, _pass, system) => isCodeOf(system, value));
    case 'keepKnownDisplay':
      return keepKnown(new Set(policy.codeSystems), (value, pass) => !pass.roster.occursIn(value));
    case 'pseudonym':
      return action.kind === 'resource' ? (_value, _parent, pass) => pass.resource.pseudonym : pseudonymIdentifier;
    case 'reference':
      return onText(renameReference);
    case 'fullUrl':
      return (_value, parent, pass) => entryUrl(parent, pass);
    case 'constant':
      return () => action.value;
    case 'dateShift':
      return onText(shift);
    case 'dateToYear':
      return onText(yearOf);
    case 'ageBand':
      return onText(awaitBand);
    case 'generalizeRegion':
      return onText((text) => generalizeRegion(text, policy.regions));
    case 'generalizePostcode':
      return onText(generalizePostcode);
    case 'redactNarrative':
      return () => REDACTED_DIV;
    case 'drop':
    case 'datatype':
    case 'resources':
    case 'sameAs':
      return undefined;
  }
}

const onText =
  (rewrite: (text: string, pass: Pass) => Primitive | undefined): Rewrite =>
  (value, _parent, pass) =>
    typeof value === 'string' ? rewrite(value, pass) : undefined;

function keep(form: 'boolean' | 'number' | 'code' | 'ucum' | undefined, values: readonly string[] | undefined): Rewrite {
  const allowed = values === undefined ? undefined : new Set<Primitive>(values);
  return (value) => (fits(value, form) && allowed?.has(value) !== false ? value : undefined);
}

function fits(value: Primitive, form: 'boolean' | 'number' | 'code' | 'ucum' | undefined): boolean {
  if (form === undefined) return value !== null;
  if (form === 'boolean' || form === 'number') return typeof value === form;
  return typeof value === 'string' && (form === 'code' ? isCode(value) : UCUM.test(value));
}

function keepKnown(systems: ReadonlySet<string>, accepts: (value: string, pass: Pass, system: string) => boolean): Rewrite {
  return (value, parent, pass) => {
    const system = textOf(parent['system']);
    if (typeof value !== 'string' || system === undefined || !systems.has(system)) return undefined;
    return accepts(value, pass, system) ? value : undefined;
  };
}

const pseudonymIdentifier: Rewrite = (value, parent, pass) =>
  typeof value === 'string' ? pass.pseudonym('identifier', identifierKey(textOf(parent['system']), value)) : undefined;

function shift(text: string, pass: Pass): string | undefined {
  const moved = shiftDate(text, pass.days);
  if (moved === undefined) return undefined;
  pass.shifted.add(moved);
  const date = text.length < 10 ? '' : text.slice(0, 10);
  if (date > (pass.latest ?? '')) pass.latest = date;
  return moved;
}

/** The band needs the day the record is about, known only after the last date: the element is dropped here, written later. */
function awaitBand(text: string, pass: Pass): undefined {
  pass.births.push({ out: pass.resource.out, birthDate: text });
  return undefined;
}
