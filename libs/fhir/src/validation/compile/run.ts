import { isObject } from '../../resource.js';
import type { OperationOutcomeIssue, Resource } from '../../resource.js';
import type { Environment } from '../../fhirpath/compiled.js';
import type { BundleIndex } from '../bundle/bundle-index.js';
import { isFailure } from '../../operation-outcome.js';
import { issueKinds, issueText, VALIDATION_CODES } from '../issue-codes.js';
import type { IssueCode, IssueDetails } from '../issue-codes.js';

/** A step of FHIRPath or an item's index. */
export type Step = string | number;

/** One validation of one resource: where the walk stands, what it found, and what expressions see. */
export class Run {
  readonly issues: OperationOutcomeIssue[] = [];
  readonly environment: Environment;
  /** The Bundle whose entry is being validated. */
  bundle: BundleIndex | undefined;
  readonly #steps: Step[] = [];
  readonly #root: string;

  constructor(resource: Resource) {
    this.#root = resource.resourceType;
    this.environment = { resource, rootResource: resource, context: resource, resolve: (reference) => this.resolve(reference) };
  }

  enter(step: Step): void {
    this.#steps.push(step);
  }

  leave(): void {
    this.#steps.pop();
  }

  /** FHIRPath of where the walk stands: `Observation.value.ofType(Quantity).code`. */
  path(): string {
    let path = this.#root;
    for (const step of this.#steps) path += typeof step === 'number' ? `[${step}]` : `.${step}`;
    return path;
  }

  report(code: IssueCode, details: IssueDetails = {}, key?: string): void {
    const { severity, type } = issueKinds[code];
    const coding = [{ system: VALIDATION_CODES, code }, ...(key === undefined ? [] : [{ system: 'http://hl7.org/fhir/StructureDefinition/elementdefinition-constraint-key', code: key }])];
    this.issues.push({ severity, code: type, details: { coding, text: issueText(code, details) }, expression: [this.path()] });
  }

  /** Whether `action` reports a failure; what it reports is forgotten. */
  fails(action: () => void): boolean {
    const before = this.issues.length;
    action();
    return this.issues.splice(before).some(isFailure);
  }

  /** Runs `action` with another resource as what expressions and references see. */
  within(resource: Resource, kind: 'contained' | 'independent', action: () => void): void {
    const { environment } = this;
    const before = { ...environment };
    environment.resource = resource;
    if (kind === 'independent') environment.rootResource = resource;
    action();
    environment.resource = before.resource;
    environment.rootResource = before.rootResource;
  }

  /** The resource a literal reference names, contained or in the same Bundle; undefined when it is not at hand. */
  resolve(reference: string): Resource | undefined {
    if (reference.startsWith('#')) return this.#contained(reference.slice(1));
    return this.bundle?.resolve(reference);
  }

  #contained(id: string): Resource | undefined {
    const { rootResource } = this.environment;
    if (!isObject(rootResource)) return undefined;
    if (id === '') return rootResource as Resource;
    const contained = Array.isArray(rootResource['contained']) ? (rootResource['contained'] as readonly unknown[]) : [];
    return contained.find((one): one is Resource => isObject(one) && one['id'] === id);
  }
}
