import { writeAgeBands } from './age-extension.js';
import { shiftDays } from './date-shift.js';
import { errors } from './errors.js';
import type { IdentityRoster } from './identity-roster.js';
import { identityRoster, leafTexts } from './identity-roster.js';
import type { JsonObject } from './json.js';
import { isObject, listOf, textOf } from './json.js';
import type { Pass } from './pass.js';
import type { CompiledPolicy } from './policy/compile-policy.js';
import type { Project, RootKey } from './pseudonym.js';
import { projectKeys, pseudonymOf } from './pseudonym.js';
import { resourceKey } from './references.js';
import type { Report } from './report.js';
import { reportOf } from './report.js';
import { rewriteBundle } from './rewrite.js';
import { surveySource } from './survey.js';

export type DeidentifyOptions = {
  readonly policy: CompiledPolicy;
  readonly keys: RootKey;
  readonly project: Project;
  /** Stable reference of the patient inside the mesh; only its HMAC is used, for the date shift. */
  readonly subjectRef: string;
  /** Organization the record comes from: equal ids of two organizations get different pseudonyms. Default: none. */
  readonly source?: string;
  /** Day for ages, `YYYY-MM-DD`; default: the latest full date at a shifted element of the record. */
  readonly asOf?: string;
};

export type Deidentified = { readonly bundle: JsonObject; readonly report: Report; readonly policyDigest: string };

/**
 * Rewrites a FHIR R4 Bundle of one patient under a compiled policy: what the policy does not name is dropped, ids and
 * references become keyed pseudonyms, dates move by the patient's own shift. Deterministic: same input and key, same bytes.
 *
 * @throws RWD_DEIDENTIFICATION_NOT_A_BUNDLE | RWD_DEIDENTIFICATION_SEVERAL_SUBJECTS | RWD_DEIDENTIFICATION_TOO_DEEP
 * @throws RWD_DEIDENTIFICATION_RESIDUAL_IDENTIFIER when a direct identifier of the source is anywhere in the output
 */
export function deidentify(bundle: JsonObject, options: DeidentifyOptions): Deidentified {
  if (bundle['resourceType'] !== 'Bundle') throw errors.RWD_DEIDENTIFICATION_NOT_A_BUNDLE();
  const survey = surveySource(bundle);
  refuseSeveralSubjects(bundle);
  const pass = openPass(bundle, options, identityRoster(survey.identifiers));
  const output = rewriteBundle(bundle, options.policy, pass);
  writeAgeBands(pass, options.policy.policy.ages, options.asOf);
  refuseResidual(output, pass);
  return { bundle: output, report: reportOf(survey.leaves, pass), policyDigest: options.policy.digest };
}

function openPass(bundle: JsonObject, options: DeidentifyOptions, roster: IdentityRoster): Pass {
  const keys = projectKeys(options.keys, options.project);
  const known = { resource: new Map<string, string>(), identifier: new Map<string, string>() };
  const pseudonym: Pass['pseudonym'] = (kind, value) => {
    const before = known[kind].get(value);
    if (before !== undefined) return before;
    const made = pseudonymOf(keys, kind, `${options.source ?? ''}\n${value}`);
    known[kind].set(value, made);
    return made;
  };
  return {
    days: shiftDays(keys.of('date-shift'), options.subjectRef, options.policy.policy.dateShift.rangeDays),
    pseudonym,
    links: entryLinks(bundle),
    covers: (type) => type !== 'Bundle' && options.policy.resources.has(type),
    roster,
    byAction: new Map(),
    droppedResources: new Map(),
    shifted: new Set(),
    births: [],
    latest: undefined,
    resource: { type: '', key: '', pseudonym: '', out: {}, contained: new Map() },
  };
}

function entryLinks(bundle: JsonObject): Pass['links'] {
  const links = new Map<string, { type: string; key: string }>();
  for (const entry of listOf(bundle['entry'])) {
    const resource = isObject(entry) ? entry['resource'] : undefined;
    const fullUrl = isObject(entry) ? textOf(entry['fullUrl']) : undefined;
    if (!isObject(resource) || fullUrl === undefined) continue;
    links.set(fullUrl, { type: textOf(resource['resourceType']) ?? '', key: resourceKey(resource, fullUrl) });
  }
  return links;
}

function refuseSeveralSubjects(bundle: JsonObject): void {
  const patients = new Set<string>();
  for (const entry of listOf(bundle['entry'])) {
    const resource = isObject(entry) ? entry['resource'] : undefined;
    if (!isObject(entry) || !isObject(resource) || resource['resourceType'] !== 'Patient') continue;
    patients.add(resourceKey(resource, textOf(entry['fullUrl'])));
  }
  if (patients.size > 1) throw errors.RWD_DEIDENTIFICATION_SEVERAL_SUBJECTS({ patients: patients.size });
}

function refuseResidual(output: JsonObject, pass: Pass): void {
  const found = pass.roster.find(leafTexts(output), pass.shifted);
  if (found.length === 0) return;
  const kinds = [...new Set(found)].sort().join(', ');
  throw errors.RWD_DEIDENTIFICATION_RESIDUAL_IDENTIFIER({ found: found.length, kinds });
}
