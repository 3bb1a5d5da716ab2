import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { errors } from './errors.js';
import { directPath } from './direct-path.js';
import { referenceKey, resourceKey } from './keys.js';

/** A place in a resource: its JSON, and the same place as fhirpath.js knows it, with its FHIR type. */
export type Context = { readonly data: unknown; readonly node: unknown };
/** Constants of the view and %rowIndex. */
export type Variables = Readonly<Record<string, unknown>>;
/** The values of an expression at a place. */
export type Values = (context: Context, variables: Variables) => readonly unknown[];
/** The places an expression leads to. */
export type Places = (context: Context, variables: Variables) => readonly Context[];

/** Where an expression stands in the view (for errors), and the constants it may use. */
export type ExpressionSite = { readonly path: string; readonly constants: ReadonlySet<string> };

export const contextOf = (resource: unknown): Context => ({ data: resource, node: resource });

const userInvocationTable = {
  getResourceKey: { fn: (inputs: object[]) => inputs.flatMap((item) => resourceKey(item)), arity: { 0: [] } },
  getReferenceKey: {
    fn: (inputs: object[], type?: { name?: string }) => inputs.flatMap((item) => referenceKey(item, type?.name)),
    arity: { 0: [], 1: ['TypeSpecifier' as const] },
  },
};

const VARIABLE = /%(?:`([^`]+)`|'([^']+)'|([A-Za-z_][A-Za-z0-9_]*))/g;
const BUILT_IN = new Set(['rowIndex', 'context', 'resource', 'rootResource', 'ucum', 'sct', 'loinc']);

/**
 * Compiles a FHIRPath expression once. Element paths, `ofType`, `first()` and `where(path = 'text')` run as direct
 * property access; everything else runs in fhirpath.js with the R4 model.
 *
 * @throws RWD_VIEW_EXPRESSION when it does not parse, or uses a constant the view does not define
 */
export function compileValues(text: unknown, site: ExpressionSite): Values {
  const evaluate = compiled(text, site, true);
  const direct = directPath(String(text));
  return direct === undefined ? evaluate : (context) => direct(context.data);
}

/** Like `compileValues`, for forEach, forEachOrNull and repeat: keeps the FHIR type of each place. */
export function compilePlaces(text: unknown, site: ExpressionSite): Places {
  const evaluate = compiled(text, site, false);
  return (context, variables) => evaluate(context, variables).map(placeOf);
}

const placeOf = (item: unknown): Context => ({
  node: item,
  data: typeof item === 'object' && item !== null && 'parentResNode' in item && 'data' in item ? item.data : item,
});

function compiled(text: unknown, site: ExpressionSite, resolveInternalTypes: boolean): Values {
  if (typeof text !== 'string') throw errors.RWD_VIEW_EXPRESSION({ path: site.path, problem: 'it is not a text' });
  refuseUndefinedConstants(text, site);
  const evaluate = parsed(text, site, resolveInternalTypes);
  return (context, variables) => {
    try {
      return evaluate(context.node, { ...variables }) as readonly unknown[];
    } catch (cause) {
      throw errors.RWD_VIEW_EVALUATION({ path: site.path }, { cause });
    }
  };
}

function parsed(text: string, site: ExpressionSite, resolveInternalTypes: boolean): (node: unknown, variables: Record<string, unknown>) => unknown {
  try {
    return fhirpath.compile(text, r4, { userInvocationTable, resolveInternalTypes, async: false });
  } catch (cause) {
    throw errors.RWD_VIEW_EXPRESSION({ path: site.path, problem: 'it does not parse' }, { cause });
  }
}

function refuseUndefinedConstants(text: string, site: ExpressionSite): void {
  for (const match of text.replace(/'(?:[^'\\]|\\.)*'/g, "''").matchAll(VARIABLE)) {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    if (site.constants.has(name) || BUILT_IN.has(name)) continue;
    throw errors.RWD_VIEW_EXPRESSION({ path: site.path, problem: `the constant ${name} is not defined` });
  }
}
