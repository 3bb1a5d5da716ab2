import { order } from '../../fhirpath/compare.js';
import type { ElementSchema } from '../../schema/structure-schema.js';
import { compileConstraints } from '../compile/invariants.js';
import type { ValueCheck } from '../compile/invariants.js';
import { allowedTargets, referenceCheck } from '../compile/references.js';
import type { Run } from '../compile/run.js';
import { bindingCheck } from '../compile/value-sets.js';
import type { ElementConstraint, ElementDefinition, ElementType } from '../definitions.js';
import type { BasePlace, ProfileContext } from './overlay.js';
import type { ProfileItem } from './profile-items.js';
import { boundOf, expectedOf, matches } from './value-match.js';

export type ItemCheck = (item: ProfileItem, run: Run) => void;

type Definition = Partial<ElementDefinition>;

/** The checks a profile adds on each value of an element, beyond those the base states at its place. */
export function itemChecks(definition: Definition, context: ProfileContext, place: BasePlace): readonly ItemCheck[] {
  return [typeChecks, valueChecks, boundChecks, bindingChecks, constraintChecks].flatMap((make) => make(definition, context, place) ?? []);
}

const typeChecks = ({ type: types }: Definition, context: ProfileContext, { element: base }: BasePlace): ItemCheck | undefined => {
  if (types === undefined || types.length === 0 || (base !== undefined && areBase(types, base))) return undefined;
  const { schema, profile } = context;
  const allowed = types.map(({ code }) => code).join(', ');
  return (item, run) => {
    const candidates = types.filter((type) => isType(item, type, context));
    if (candidates.length === 0) {
      // `Element`, System.String and the like say nothing that the base does not.
      if (types.every(({ code }) => schema.isKnown(code) && code !== 'BackboneElement' && code !== 'Element' && code !== 'Resource')) run.report('type-not-allowed', { profile, allowed });
      return;
    }
    checkProfiles(item, candidates.flatMap((candidate) => candidate.profile ?? []), { context, run });
    checkTargets(item, candidates, { context, run });
  };
};

/** Whether the types are those of the base element, with the same targets and no profile of their own. */
const areBase = (types: readonly ElementType[], { options }: ElementSchema): boolean =>
  types.length === options.length &&
  types.every(({ code, profile, targetProfile = [] }) =>
    options.some(({ type, definition }) => {
      const targets = definition?.targetProfile ?? [];
      const isSame = definition?.code === code || type === code;
      return isSame && (profile ?? []).every((one) => definition?.profile?.includes(one) === true) && targets.length === targetProfile.length && targets.every((one) => targetProfile.includes(one));
    }),
  );

const isType = ({ type, element }: ProfileItem, { code }: ElementType, { schema }: ProfileContext): boolean =>
  schema.isA(type, code) || code.startsWith('http://hl7.org/fhirpath/') || (type === element.path && (code === 'BackboneElement' || code === 'Element'));

/** A value conforms to one of the profiles its type names. With one, its issues are reported; with several, one without errors will do. */
const checkProfiles = (item: ProfileItem, canonicals: readonly string[], { context, run }: { context: ProfileContext; run: Run }): void => {
  const [first] = canonicals;
  if (first === undefined || item.value === undefined) return;
  const conforms = canonicals.length > 1 && canonicals.some((canonical) => !run.fails(() => context.book.checkAgainst(canonical, item, run)));
  if (!conforms) context.book.checkAgainst(first, item, run);
};

const checkTargets = ({ value, type, element }: ProfileItem, candidates: readonly ElementType[], { context, run }: { context: ProfileContext; run: Run }): void => {
  if (type !== 'Reference') return;
  const own = candidates.flatMap(({ targetProfile }) => targetProfile ?? []);
  const base = element.options.find((option) => option.type === 'Reference')?.definition?.targetProfile ?? [];
  if (own.length === 0 || own.every((target) => base.includes(target)) && own.length === base.length) return;
  referenceCheck(allowedTargets({ code: 'Reference', targetProfile: own }, (canonical) => context.book.typeOf(canonical)), context.schema)(value, run);
};

const valueChecks = (definition: Definition, { profile }: ProfileContext): readonly ItemCheck[] => {
  const { maxLength } = definition;
  const expected = expectedOf(definition);
  const checks: ItemCheck[] = [];
  if (expected !== undefined) {
    checks.push(({ value }, run) => {
      if (value !== undefined && !matches(value, expected)) run.report(expected.kind === 'fixed' ? 'fixed-value' : 'pattern-value', { profile });
    });
  }
  if (maxLength !== undefined) {
    checks.push(({ value }, run) => {
      if (typeof value === 'string' && value.length > maxLength) run.report('too-long', { max: maxLength, profile });
    });
  }
  return checks;
};

const boundChecks = (definition: Definition, { profile }: ProfileContext): readonly ItemCheck[] =>
  (['minValue', 'maxValue'] as const).flatMap((bound) => {
    const found = boundOf(definition, bound);
    if (found === undefined) return [];
    const [limit, type] = found;
    const isOutside = (compared: number): boolean => (bound === 'minValue' ? compared < 0 : compared > 0);
    const check: ItemCheck = ({ value }, run) => {
      const compared = value === undefined ? undefined : order(value, limit, [type, type]);
      if (compared !== undefined && isOutside(compared)) run.report('value-out-of-range', { profile });
    };
    return [check];
  });

const bindingChecks = ({ binding }: Definition, { codeSets }: ProfileContext, { element: base }: BasePlace): ItemCheck | undefined => {
  const valueSet = binding?.strength === 'required' ? binding.valueSet : undefined;
  if (valueSet === undefined || base?.required === valueSet) return undefined;
  return ({ value, type, element }, run) => {
    const set = element.required === valueSet || value === undefined ? undefined : codeSets.get(valueSet);
    if (set === undefined) return;
    if (typeof value === 'string') {
      if (!set.codes.has(value)) run.report('code-not-in-value-set', { valueSet: set.url });
    } else bindingCheck(type, set)?.(value, run);
  };
};

/** Invariants are compiled for the type an item has; those the base states already are left to it. */
const constraintChecks = ({ constraint = [] }: Definition, { schema }: ProfileContext, place: BasePlace): ItemCheck | undefined => {
  const added = (type: string, element: ElementSchema | undefined): readonly ElementConstraint[] => {
    const stated = new Set(['ele-1', 'ext-1', ...(element?.constraints ?? []).map(({ key }) => key), ...(schema.node(type)?.constraints ?? []).map(({ key }) => key)]);
    return constraint.filter(({ key }) => !stated.has(key));
  };
  if (constraint.length === 0 || (place.type !== undefined && added(place.type, place.element).length === 0)) return undefined;
  const byType = new Map<string, ValueCheck | undefined>();
  return ({ value, type, element }, run) => {
    if (!byType.has(type)) byType.set(type, compileConstraints(added(type, element), type, schema));
    if (value !== undefined) byType.get(type)?.(value, run);
  };
};
