import { compileInvariant } from '../../fhirpath/invariant.js';
import type { Invariant, Verdict } from '../../fhirpath/invariant.js';
import type { StructureSchema } from '../../schema/structure-schema.js';
import type { ElementConstraint } from '../definitions.js';
import type { IssueCode } from '../issue-codes.js';
import type { Run } from './run.js';

/** Checks one value where the walk stands. */
export type ValueCheck = (value: unknown, run: Run) => void;

/** Held by the check of the type itself, which says what is wrong. */
const BY_TYPE = new Set(['txt-1', 'txt-2']);

/**
 * Compiles constraints for values of one type, when the first value comes. An expression nobody can read, or that fails, is
 * a warning: it is the definition that is at fault, and silence would hide it.
 */
export function compileConstraints(constraints: readonly ElementConstraint[], context: string, schema: StructureSchema): ValueCheck | undefined {
  const stated = constraints.filter(({ key, expression }) => expression !== undefined && !BY_TYPE.has(key));
  if (stated.length === 0) return undefined;
  let checks: readonly ValueCheck[] | undefined;
  return (value, run) => {
    checks ??= stated.map((constraint) => compileConstraint(constraint, context, schema));
    run.environment.context = value;
    for (const check of checks) check(value, run);
  };
}

const compileConstraint = ({ key, severity, human = '', expression = '' }: ElementConstraint, context: string, schema: StructureSchema): ValueCheck => {
  const broken: IssueCode = severity === 'warning' ? 'invariant-warning' : 'invariant';
  // That advice has no answer (a name to match where there is no name) is not worth a word.
  const isHeld = (verdict: Verdict | 'unreadable'): boolean => verdict === true || (verdict === 'undecided' && severity === 'warning');
  const read = readable(() => compileInvariant(expression, context, schema));
  return (value, run) => {
    const verdict = read === undefined ? 'unreadable' : evaluate(read, value, run);
    if (!isHeld(verdict)) run.report(verdict === 'undecided' || verdict === 'unreadable' ? VERDICTS[verdict] : broken, { key, human }, key);
  };
};

const VERDICTS = { undecided: 'invariant-undecided', unreadable: 'invariant-unreadable' } as const satisfies Record<string, IssueCode>;

/** fhirpath.js throws plain errors, whose texts may quote the data: they are not passed on. */
const readable = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

const evaluate = ({ holds }: Invariant, value: unknown, { environment }: Run): Verdict | 'unreadable' => readable(() => holds(value, environment)) ?? 'unreadable';
