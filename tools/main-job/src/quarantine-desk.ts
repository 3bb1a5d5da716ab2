import { recordNormalized, recordQuarantined, serviceTopology, type DataOf } from '@chainnet/contracts';
import { decodeEvent, readTopics } from '@chainnet/messaging';
import { loadOrCreateSecrets } from '@chainnet/local-servers';
import { ApiClient } from './api-client.js';
import type { MeshAccess } from './mesh-access.js';
import { OPERATOR_CLIENT } from './mesh-plan.js';

export type QuarantinedRecord = Pick<DataOf<typeof recordQuarantined>, 'recordId' | 'tenant' | 'code' | 'stage' | 'where'> & { readonly at: string };
export type QuarantineSelection = { readonly code?: string; readonly tenant?: string };
export type Correction = { readonly bytes: Uint8Array; readonly contentType: string | undefined };

/** Stages of normalization; de-identification has a quarantine of its own. */
const STAGES: ReadonlySet<string> = new Set(['sniff', 'parse', 'map', 'validate']);

/** What a data steward does with records that normalization set aside, through its HTTP interface as the operator. */
export class QuarantineDesk {
  constructor(private readonly access: MeshAccess) {}

  /** Records set aside and not normalized since, oldest first: what the lifecycle topic still tells of. */
  async waiting({ code, tenant }: QuarantineSelection): Promise<readonly QuarantinedRecord[]> {
    const open = new Map<string, QuarantinedRecord>();
    await readTopics(this.access.kafka, [recordQuarantined.topic], (message) => {
      const { event: { type }, attributes, data } = decodeEvent(message);
      const step = data as DataOf<typeof recordQuarantined>;
      if (type === recordNormalized.type) open.delete(step.recordId);
      if (type === recordQuarantined.type && STAGES.has(step.stage)) open.set(step.recordId, { ...step, at: attributes.time });
    });
    return [...open.values()].filter((one) => (code === undefined || one.code === code) && (tenant === undefined || one.tenant === tenant)).sort((a, b) => a.at.localeCompare(b.at));
  }

  /** @throws RWD_MESH_HTTP when there is no such record */
  async read(recordId: string): Promise<Readonly<Record<string, unknown>>> {
    return (await this.client()).get(this.urlOf(recordId));
  }

  /** Sends a record through normalization again. @returns what the service answers: the replay's id and state */
  async replay(recordId: string, correction: Correction | undefined): Promise<object> {
    return (await this.client()).postBytes(`${this.urlOf(recordId)}/replays`, correction);
  }

  private urlOf(recordId: string): string {
    return `http://127.0.0.1:${serviceTopology('normalization').port + this.access.portOffset}/v1/quarantine/${recordId}`;
  }

  private async client(): Promise<ApiClient> {
    const { paths, issuer } = this.access;
    const { [OPERATOR_CLIENT]: clientSecret } = await loadOrCreateSecrets(paths.clients, [OPERATOR_CLIENT]);
    return new ApiClient({ issuer, clientId: OPERATOR_CLIENT, clientSecret });
  }
}
