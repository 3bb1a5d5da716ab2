import type { Resource } from '@chainnet/fhir';
import { setElement } from '../mapping/element-path.js';
import type { Draft } from '../mapping/element-path.js';
import type { Drafted } from './apply-rules.js';
import { hasElement } from './fill.js';
import type { MessageType } from './map-message.js';
import { nearest } from './message-tree.js';
import type { Made } from './message-tree.js';
import type { ResourceNames } from './resource-names.js';
import { ABSENT } from './tables/rule.js';
import { appointmentStatus, encounterStatus, joiningEvents } from './tables/messages.js';
import { recordPart } from '../vocabulary.js';
import { errors } from '../errors.js';

export type Completing = { readonly type: MessageType; readonly names: ResourceNames; readonly receivedAt: string };

/** Gives each resource its id, its references and what R4 requires of it, once the whole message has been read. */
export function complete(drafted: readonly Drafted[], completing: Completing): readonly Resource[] {
  const { names } = completing;
  const ids = new Map<Made, string>();
  for (const { made } of drafted) ids.set(made, names.idOf(made.type, made.draft, `${made.segment.id}[${made.segment.ordinal}]`));
  const reference = (made: Made): { reference: string } => ({ reference: `${made.type}/${ids.get(made) ?? ''}` });
  for (const one of drafted) tie(one, reference);
  for (const { made, rule } of drafted) {
    finish[made.type]?.(made.draft, completing);
    addDefaults(made.draft, rule.defaults);
  }
  const resources = drafted.map(({ made }) => ({ resourceType: made.type, id: ids.get(made) ?? '', ...made.draft }));
  return onePatient(resources, completing.type);
}

const tie = ({ made, rule, node }: Drafted, reference: (made: Made) => { reference: string }): void => {
  for (const [path, type] of rule.links) {
    const target = nearest(type === made.type ? node.parent : node, type);
    if (target === undefined || target === made || (!path.includes('[+]') && hasElement(made.draft, path))) continue;
    setElement(made.draft, path, reference(target));
    for (const [beside, value] of rule.linkAdd) setElement(made.draft, beside, value);
  }
  for (const [type, path] of rule.back) {
    const holder = nearest(node.parent, type);
    if (holder === undefined || holder === made) continue;
    setElement(holder.draft, path, reference(made));
    for (const [beside, value] of rule.backAdd) setElement(holder.draft, beside, value);
  }
};

const CHOICE = /^_?([a-z][A-Za-z]*?)(?:String|DateTime|CodeableConcept|Period|Reference)$/;

const addDefaults = (draft: Draft, defaults: readonly (readonly [string, unknown])[]): void => {
  for (const [name, value] of defaults) {
    if (draft[name] !== undefined) continue;
    const base = CHOICE.exec(name)?.[1];
    const taken = base !== undefined && Object.keys(draft).some((key) => key.startsWith(base) && CHOICE.exec(key)?.[1] === base);
    if (!taken) draft[name] = value;
  }
};

/** What R4 requires that only the whole resource and the trigger event say. */
const finish: Readonly<Record<string, (draft: Draft, completing: Completing) => void>> = {
  Basic: (draft) => {
    const code = (draft['code'] ?? {}) as { coding?: readonly unknown[] };
    draft['code'] = { coding: [{ system: recordPart.system, ...recordPart.message }, ...(code.coding ?? [])] };
  },
  Encounter: (draft, { type }) => {
    const ended = hasElement(draft, 'period.end');
    draft['status'] ??= ended ? 'finished' : (encounterStatus[type.event] ?? 'unknown');
  },
  Provenance: (draft, { receivedAt }) => {
    draft['recorded'] ??= receivedAt;
  },
  Appointment: (draft, { type }) => {
    draft['status'] ??= appointmentStatus[type.event] ?? 'proposed';
    const open = ['proposed', 'cancelled', 'waitlist'].includes(String(draft['status']));
    const times = ['start', 'end'].filter((name) => draft[name] !== undefined);
    if (times.length === 2 || (open && times.length === 0)) return;
    for (const name of ['start', 'end']) if (draft[name] === undefined) draft[`_${name}`] = ABSENT;
  },
};

/** One record is of one person; a PID that says again who it is about must say the same. */
const onePatient = (resources: readonly Resource[], { event }: MessageType): readonly Resource[] => {
  const patients = resources.filter(({ resourceType }) => resourceType === 'Patient');
  if (patients.length < 2 || joiningEvents.has(event)) return resources;
  const [first] = patients;
  if (patients.some(({ id }) => id !== first?.id)) throw errors.RWD_NORMALIZATION_V2_PARSE({ reason: 'it is of several patients' });
  if (patients.some((one) => JSON.stringify(one) !== JSON.stringify(first))) throw errors.RWD_NORMALIZATION_DUPLICATE_ID({ type: 'Patient' });
  return resources.filter((one) => one.resourceType !== 'Patient' || one === first);
};
