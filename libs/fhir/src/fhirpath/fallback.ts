import { createRequire } from 'node:module';
import type * as FhirPathModule from 'fhirpath';
import { isObject } from '../resource.js';
import type { Environment, Truth } from './compiled.js';
import { truthOf, Valueless } from './values.js';

type FhirPath = Pick<typeof FhirPathModule, 'compile'>;
type Model = Parameters<FhirPath['compile']>[1];

let engine: { readonly fhirpath: FhirPath; readonly model: Model } | undefined;

/** Loaded at the first expression that needs it: it takes some 30 MB, and none of FHIR R4's own invariants does. */
const fhirpathJs = (): { readonly fhirpath: FhirPath; readonly model: Model } => {
  const require = createRequire(import.meta.url);
  engine ??= { fhirpath: require('fhirpath') as FhirPath, model: require('fhirpath/fhir-context/r4') as Model };
  return engine;
};

/**
 * The same expression by HL7's fhirpath.js, parsed once.
 *
 * @param context FHIR type or element path of the focus.
 * @throws what fhirpath.js throws for an expression it cannot read or evaluate.
 */
export function compileByFhirPathJs(expression: string, context: string): Truth {
  const { fhirpath, model } = fhirpathJs();
  const evaluate = fhirpath.compile({ base: context, expression }, model, { async: false, traceFn: silent });
  return (focus, environment) => truthOf(evaluate(focus instanceof Valueless ? null : focus, variables(environment)));
}

/** trace() would write a record's values to the log. */
const silent = (): void => undefined;

const variables = ({ resource, rootResource }: Environment): Record<string, unknown> => ({
  ...(isObject(resource) ? { resource } : {}),
  ...(isObject(rootResource) ? { rootResource } : {}),
});
