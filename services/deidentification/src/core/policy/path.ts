/**
 * The FHIRPath subset of policy rows: dotted element names, a final choice `value[x]`, and `value.ofType(Type)`, which
 * in FHIR JSON is the property `valueType` (FHIR R4, 2.6.2 and JSON 2.6.0.3). Arrays are transparent, as in FHIRPath.
 */
const STEP = /^[A-Za-z][A-Za-z0-9]*$/;
const OF_TYPE = /^ofType\(([A-Za-z][A-Za-z0-9]*)\)$/;

export type PolicyPath = {
  /** JSON property names, from the resource down. */
  readonly steps: readonly string[];
  /** Whether the last step is a choice, `value[x]`: one property for each type. */
  readonly choice: boolean;
};

/** The JSON property of a choice element: `value` and `Quantity` make `valueQuantity`. */
export const choiceProperty = (name: string, type: string): string => name + type.charAt(0).toUpperCase() + type.slice(1);

/** Parses a row's path; `undefined` when it is outside the subset. */
export function parsePath(path: string): PolicyPath | undefined {
  const choice = path.endsWith('[x]');
  const steps: string[] = [];
  for (const part of (choice ? path.slice(0, -3) : path).split('.')) {
    const type = OF_TYPE.exec(part)?.[1];
    const before = type === undefined ? undefined : steps.pop();
    if (type === undefined ? !STEP.test(part) : before === undefined) return undefined;
    steps.push(type === undefined || before === undefined ? part : choiceProperty(before, type));
  }
  return { steps, choice };
}
