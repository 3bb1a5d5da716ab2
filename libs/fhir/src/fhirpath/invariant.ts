import type { StructureSchema } from '../schema/structure-schema.js';
import { compileExpression } from './compile.js';
import type { Environment, Truth } from './compiled.js';
import { compileByFhirPathJs } from './fallback.js';
import { knownExpressions } from './known-expressions.js';
import { OutsideSubset } from './syntax.js';

/** Whether an expression holds of a focus; `undecided` when FHIRPath gives the empty collection. */
export type Verdict = boolean | 'undecided';
export type Invariant = { readonly by: 'code' | 'compiler' | 'fhirpath.js'; readonly holds: (focus: unknown, environment: Environment) => Verdict };

/**
 * Compiles an invariant for a focus of known type: to closures of our own, or, where it needs more, by fhirpath.js.
 *
 * @param context FHIR type or element path of the focus.
 * @throws what fhirpath.js throws for an expression that is no FHIRPath.
 */
export function compileInvariant(expression: string, context: string, schema: StructureSchema): Invariant {
  const known = knownExpressions.find(([start]) => expression.startsWith(start));
  if (known !== undefined) return { by: 'code', holds: verdict(known[1]) };
  try {
    const { truth } = compileExpression(expression, context, schema);
    return { by: 'compiler', holds: withFallback(truth, () => compileByFhirPathJs(expression, context)) };
  } catch (error) {
    if (!(error instanceof OutsideSubset)) throw error;
    return { by: 'fhirpath.js', holds: verdict(compileByFhirPathJs(expression, context)) };
  }
}

const verdict = (truth: Truth) => (focus: unknown, environment: Environment): Verdict => truth(focus, environment) ?? 'undecided';

/** What only shows while evaluating, such as quantities in unlike units, is evaluated again by fhirpath.js. */
const withFallback = (truth: Truth, compileOther: () => Truth): Invariant['holds'] => {
  let other: Truth | undefined;
  return (focus, environment) => {
    try {
      return truth(focus, environment) ?? 'undecided';
    } catch (error) {
      if (!(error instanceof OutsideSubset)) throw error;
      other ??= compileOther();
      return other(focus, environment) ?? 'undecided';
    }
  };
};
