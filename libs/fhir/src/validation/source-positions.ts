import { choiceName } from '../schema/structure-schema.js';
import type { Extension, OperationOutcomeIssue } from '../resource.js';

/** Where a value stood in what was sent: an XPath, an HL7 v2 location or a JSON pointer, with line and column from 1 where known. */
export type SourcePosition = { readonly path?: string; readonly line?: number; readonly column?: number };

/**
 * Finds the source of an element by its path in JSON names (`Bundle.entry[2].resource.valueQuantity.unit`); undefined when
 * nothing is known of it.
 */
export type SourceLookup = (jsonPath: string) => SourcePosition | undefined;

const ISSUE = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue';

/**
 * The issues with the place in the source beside the FHIRPath, as HL7's extensions operationoutcome-issue-source, -line and
 * -col. An element without a source of its own takes that of the nearest element above it.
 */
export const withSourcePositions = (issues: readonly OperationOutcomeIssue[], lookup: SourceLookup): readonly OperationOutcomeIssue[] =>
  issues.map((issue) => {
    const position = nearest(issue.expression?.[0], lookup);
    return position === undefined ? issue : { ...issue, extension: [...(issue.extension ?? []), ...extensionsOf(position)] };
  });

const nearest = (path: string | undefined, lookup: SourceLookup): SourcePosition | undefined => {
  for (let at = path === undefined ? undefined : jsonPath(path); at !== undefined && at !== ''; at = above(at)) {
    const found = lookup(at);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** `value.ofType(dateTime)` -> `valueDateTime`. */
const jsonPath = (fhirPath: string): string => fhirPath.replace(/(\w+)\.ofType\((\w+)\)/g, (_whole, choice: string, type: string) => choiceName(choice, type));

/** `a.b[1]` -> `a.b` -> `a` -> nothing. */
const above = (path: string): string | undefined => {
  const end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
  return end < 0 ? undefined : path.slice(0, end);
};

const extensionsOf = ({ path, line, column }: SourcePosition): readonly Extension[] => [
  ...(path === undefined ? [] : [{ url: `${ISSUE}-source`, valueString: path }]),
  ...(line === undefined ? [] : [{ url: `${ISSUE}-line`, valueInteger: line }]),
  ...(column === undefined ? [] : [{ url: `${ISSUE}-col`, valueInteger: column }]),
];
