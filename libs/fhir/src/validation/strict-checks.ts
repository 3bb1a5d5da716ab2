import { errorIssue } from '../operation-outcome.js';
import { literalTarget } from '../references.js';
import { isObject, isResource } from '../resource.js';
import type { OperationOutcomeIssue, Resource } from '../resource.js';
import type { ElementRule, ElementRules, RuleBook } from './element-rules.js';
import { primitiveChecks } from './primitive-checks.js';
import { containedInvariants, typeInvariants } from './type-invariants.js';
import type { TypeInvariant } from './type-invariants.js';
import { holdsCode, holdsCoding } from './value-set-expansion.js';

type Walk = { readonly book: RuleBook; readonly issues: OperationOutcomeIssue[]; readonly root: Resource };

/**
 * The checks of FHIR R4 that general validators were measured to miss: codes of required bindings, days that are not in the
 * calendar, times without a zone, empty arrays, objects and strings, malformed ids, wrong reference targets, two values
 * of one choice, invariants of data types. One walk, all issues.
 */
export function strictIssues(resource: Resource, book: RuleBook): readonly OperationOutcomeIssue[] {
  const issues: OperationOutcomeIssue[] = [];
  walkResource(resource, resource.resourceType, { book, issues, root: resource });
  return issues;
}

const walkResource = (resource: Resource, path: string, walk: Walk): void => {
  const rules = walk.book.rulesOf(resource.resourceType);
  if (rules !== undefined) walkObject(resource, rules, { path, walk: { ...walk, root: resource } });
};

const walkObject = (object: Readonly<Record<string, unknown>>, rules: ElementRules, { path, walk }: { path: string; walk: Walk }): void => {
  let chosen: Map<string, string> | undefined;
  for (const key in object) {
    const rule = rules.get(key);
    if (rule === undefined) continue;
    if (rule.choice !== undefined) {
      chosen ??= new Map();
      const other = chosen.get(rule.choice);
      if (other !== undefined) walk.issues.push(errorIssue('structure', `more than one ${rule.choice}[x]: ${other} and ${key}`, path));
      chosen.set(rule.choice, key);
    }
    walkProperty(object[key], rule, { path: `${path}.${key}`, walk });
  }
};

const walkProperty = (value: unknown, rule: ElementRule, at: { path: string; walk: Walk }): void => {
  if (!Array.isArray(value)) return walkValue(value, rule, at);
  if (value.length === 0) at.walk.issues.push(errorIssue('structure', 'an array is never empty', at.path));
  value.forEach((item, index) => walkValue(item, rule, { path: `${at.path}[${index}]`, walk: at.walk }));
};

const walkValue = (value: unknown, rule: ElementRule, at: { path: string; walk: Walk }): void => {
  if (typeof value === 'string') return walkString(value, rule, at);
  if (!isObject(value)) return;
  if (rule.type === 'Resource') {
    if (CONTAINED.test(at.path)) checkInvariants(value, containedInvariants, at);
    if (isResource(value)) walkResource(value, at.path, at.walk);
    return;
  }
  if (isEmptyObject(value)) at.walk.issues.push(errorIssue('structure', 'an object is never empty', at.path));
  const below = rule.below();
  if (below !== undefined) walkObject(value, below, at);
  const invariant = typeInvariants.get(rule.type);
  if (invariant !== undefined) checkInvariants(value, [invariant], at);
  if (rule.type === 'Reference') checkTarget(value, rule, at);
  if (rule.codes !== undefined) checkCodings(value, rule, at);
};

const CONTAINED = /\.contained\[\d+\]$/;

const checkInvariants = (value: Readonly<Record<string, unknown>>, invariants: readonly TypeInvariant[], { path, walk }: { path: string; walk: Walk }): void => {
  for (const { key, says, holds } of invariants) if (!holds(value)) walk.issues.push(errorIssue('invariant', `${key}: ${says}`, path));
};

const walkString = (value: string, rule: ElementRule, { path, walk }: { path: string; walk: Walk }): void => {
  if (value === '') walk.issues.push(errorIssue('value', 'a string is never empty', path));
  const wrong = primitiveChecks.get(rule.type)?.(value);
  if (wrong !== undefined) walk.issues.push(errorIssue('value', wrong, path));
  if (rule.codes !== undefined && rule.type === 'code' && !holdsCode(rule.codes, value)) {
    walk.issues.push(errorIssue('code-invalid', 'a code outside the required value set', path));
  }
};

/** A required binding holds when one coding is in the value set; a concept of text only is left to the profile. */
const checkCodings = (value: Readonly<Record<string, unknown>>, rule: ElementRule, { path, walk }: { path: string; walk: Walk }): void => {
  const codings = rule.type === 'CodeableConcept' ? value['coding'] : rule.type === 'Coding' ? [value] : undefined;
  if (!Array.isArray(codings) || codings.length === 0 || rule.codes === undefined) return;
  const { codes } = rule;
  const held = codings.some((coding: unknown) => isObject(coding) && typeof coding['code'] === 'string' && holdsCoding(codes, coding['system'] as string | undefined, coding['code']));
  if (!held) walk.issues.push(errorIssue('code-invalid', 'no coding of the required value set', path));
};

const checkTarget = (value: Readonly<Record<string, unknown>>, { targets }: ElementRule, { path, walk }: { path: string; walk: Walk }): void => {
  if (targets === undefined) return;
  const type = targetType(value, walk.root);
  if (type !== undefined && !targets.has(type)) {
    walk.issues.push(errorIssue('structure', `a reference to ${type}; allowed: ${[...targets].join(', ')}`, path));
  }
};

const targetType = ({ reference, type }: Readonly<Record<string, unknown>>, root: Resource): string | undefined => {
  if (typeof reference !== 'string') return typeof type === 'string' ? type : undefined;
  if (reference.startsWith('#')) {
    const contained = Array.isArray(root['contained']) ? root['contained'] : [];
    return contained.filter(isResource).find(({ id }) => id === reference.slice(1))?.resourceType;
  }
  return literalTarget(reference)?.type;
};

const isEmptyObject = (object: object): boolean => {
  for (const key in object) if (Object.hasOwn(object, key)) return false;
  return true;
};
