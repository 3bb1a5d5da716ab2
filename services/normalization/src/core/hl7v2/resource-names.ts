import { resourceId } from '@chainnet/fhir';
import type { Identifier, Resource } from '@chainnet/fhir';
import type { Draft } from '../mapping/element-path.js';

type V2Identifier = Identifier & { readonly assigner?: { readonly display?: string } };

/** Resources that one identifier names in every message of a tenant, so that two messages of a person name one Patient. */
const LASTING = new Set(['Patient', 'Encounter']);

/** Names the resources of one message, and keeps those that are only referred to: people, organizations, places. */
export class ResourceNames {
  readonly #tenant: string;
  readonly #identity: readonly string[];
  readonly #referred = new Map<string, Resource>();

  /** @param scope `identity` is what names the message within the tenant: application, facility, control id. */
  constructor({ tenant, identity }: { readonly tenant: string; readonly identity: readonly string[] }) {
    this.#tenant = tenant;
    this.#identity = identity;
  }

  /** The id of a resource that a segment made. */
  idOf(type: string, draft: Draft, place: string): string {
    const known = LASTING.has(type) ? ((draft['identifier'] ?? []) as readonly V2Identifier[])[0] : undefined;
    return known?.value === undefined ? resourceId(this.#tenant, type, ...this.#identity, place) : resourceId(this.#tenant, type, ...issuerOf(known), known.value);
  }

  /** The reference to a resource of this content; the same content is one resource, whatever message it stands in. */
  refer(type: string, draft: Draft): { readonly reference: string } {
    // A draft is filled in the order of its table, so its text says what it is.
    const key = `${type} ${JSON.stringify(draft)}`;
    let known = this.#referred.get(key);
    if (known === undefined) {
      known = { resourceType: type, id: resourceId(this.#tenant, type, key), ...draft };
      this.#referred.set(key, known);
    }
    return { reference: `${type}/${known.id ?? ''}` };
  }

  referred(): readonly Resource[] {
    return [...this.#referred.values()];
  }
}

const issuerOf = ({ system, assigner, type }: V2Identifier): readonly string[] => [system ?? assigner?.display ?? '', type?.coding?.[0]?.code ?? ''];
