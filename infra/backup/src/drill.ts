import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partnerClientId } from '@chainnet/contracts';
import { startMesh, openPartnerLog, toMessage, type Mesh, type MeshOptions, type Submission } from '@chainnet/main-job';
import { parsePolicy, verifyReceipt } from '@chainnet/merkle-log';
import { createTokenSource } from '@chainnet/identity';
import { RealmAdmin } from '@chainnet/reconcile';
import { setTimeout as sleep } from 'node:timers/promises';
import { backup, type BackupServers } from './backup.js';
import type { Census } from './core/manifest.js';
import { censusOf } from './core/manifest.js';
import { errors } from './errors.js';
import { restore } from './restore.js';

export type DrillOptions = { readonly ports: NonNullable<MeshOptions['ports']>; readonly portOffset: number; readonly records: number; readonly say: (line: string) => void };
export type DrillResult = {
  readonly census: Census;
  /** Of the archive that was made, to be held against the census. */
  readonly backedUp: Census;
  /** From the call of restore to equal counts. */
  readonly restoreSeconds: number;
  /** From the wiped servers' start to the first new receipt: servers, restore and services together. */
  readonly recoverySeconds: number;
  readonly oldReceiptLeaf: number;
  readonly newReceiptLeaf: number;
};

const TENANT = 'hospital-a';
/** What a record needs on its way from the partner to its receipt. */
const services = ['ingestion', 'normalization', 'deidentification', 'site-node', 'provenance'];
const WAIT_SECONDS = 120;
/** Accepted, normalized, de-identified, stored. */
const LEAVES_A_RECORD = 4;

/**
 * A restore drill on servers of its own: records are published and one more is left half way, the mesh is backed up and stopped,
 * all data of all servers are deleted, restored, and counted; then an old receipt is served and verified again, the record that
 * was half way gets its receipt, and a new record is taken in. Keys and client secrets are what the operator keeps: they stay.
 *
 * @throws RWD_BACKUP_NOT_EQUAL, RWD_BACKUP_*, RWD_MESH_*
 */
export async function drill({ ports, portOffset, records, say }: DrillOptions): Promise<DrillResult> {
  const folder = await mkdtemp(join(tmpdir(), 'chainnet-drill-'));
  const archive = join(folder, 'archive');
  const secret = { kind: 'key-file', secret: randomBytes(32) } as const;
  const start = (more: Partial<MeshOptions> = {}): Promise<Mesh> => startMesh({ dataDir: join(folder, 'mesh'), tenants: [TENANT], ports, portOffset, services, quiet: true, ...more });
  let mesh = await start();
  try {
    await publish(mesh, Array.from({ length: records }, (_, n) => `before-${n}`));
    const [old = ''] = await receiptsOf(mesh, Array.from({ length: records }, (_, n) => `before-${n}`));
    // One more is accepted by Kafka alone when the services stop: it must not be lost either.
    await Promise.all([...mesh.processes.values()].map((one) => one.stop()));
    await publish(mesh, ['half-way']);
    const manifest = await backup(serversOf(mesh), { to: archive, secret, now: () => new Date(), versions: { node: process.version } });
    say(`backed up ${manifest.parts.length} parts; the ledger has ${manifest.ledger[0]?.size ?? 0} leaves`);
    await mesh.stop();
    await rm(join(folder, 'mesh', 'data'), { recursive: true });
    say('all data of all servers are deleted');

    const began = performance.now();
    let restored: Awaited<ReturnType<typeof restore>> | undefined;
    mesh = await start({
      beforeServices: async (servers) => {
        restored = await restore(serversOf({ ...mesh, servers }), { from: archive, secret, log: say });
      },
    });
    if (restored === undefined) throw errors.RWD_BACKUP_USAGE({ problem: 'the mesh started without the restore' });
    const oldReceiptLeaf = await verified(mesh, old);
    await grown(mesh, (restored.census.ledger[0]?.size ?? 0) + LEAVES_A_RECORD);
    const [halfWay = ''] = await receiptsOf(mesh, ['half-way']);
    await verified(mesh, halfWay);
    await publish(mesh, ['after']);
    const [fresh = ''] = await receiptsOf(mesh, ['after']);
    const newReceiptLeaf = await verified(mesh, fresh);
    return { census: restored.census, backedUp: censusOf(manifest), restoreSeconds: restored.seconds, recoverySeconds: (performance.now() - began) / 1_000, oldReceiptLeaf, newReceiptLeaf };
  } finally {
    await mesh.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const serversOf = ({ servers: { kafka, oidc, mongoUri } }: Pick<Mesh, 'servers'>): BackupServers => ({
  mongoUri,
  broker: { brokers: kafka.adminBrokers, username: kafka.adminUsername, password: kafka.adminPassword },
  realm: new RealmAdmin({ adminUrl: oidc.adminUrl, realm: oidc.realm, username: oidc.adminUsername, password: oidc.adminPassword }),
});

const submission = (id: string): Submission => ({
  tenant: TENANT, id, subject: id, contentType: 'application/fhir+json', value: Buffer.from(JSON.stringify({ resourceType: 'Patient', id, gender: 'female', birthDate: '1990-03-07' })),
});

async function publish({ servers, credentialsOf }: Mesh, ids: readonly string[]): Promise<void> {
  const log = openPartnerLog({ brokers: servers.kafka.brokers, issuer: servers.oidc.issuer, tenant: TENANT, ...(await credentialsOf(TENANT)) });
  try {
    await log.append(ids.map((id) => toMessage(submission(id), new Date().toISOString())));
  } finally {
    await log.close();
  }
}

async function bearer({ servers, credentialsOf }: Mesh): Promise<string> {
  const { issuer } = servers.oidc;
  return (await createTokenSource({ issuer, clientId: partnerClientId(TENANT), ...(await credentialsOf(TENANT)) }).token()).value;
}

/** Record ids of submissions, once each has a receipt. The gateway answers a repeated submission with the first one's record. */
async function receiptsOf(mesh: Mesh, ids: readonly string[]): Promise<readonly string[]> {
  const authorization = `Bearer ${await bearer(mesh)}`;
  const recordIds = await Promise.all(ids.map(async (id) => {
    const { contentType, value } = submission(id);
    const headers = { authorization, 'content-type': contentType, 'ce-specversion': '1.0', 'ce-id': id, 'ce-source': `/${TENANT}/his`, 'ce-partitionkey': id };
    const response = await fetch(`${mesh.urlOf('svc-ingestion')}/v1/records`, { method: 'POST', headers, body: value as Buffer<ArrayBuffer>, signal: AbortSignal.timeout(15_000) });
    return ((await response.json()) as { recordId?: string }).recordId ?? '';
  }));
  for (const recordId of recordIds) await receiptOf(mesh, recordId);
  return recordIds;
}

/** Waits for the ledger to take in the record that only a restored topic holds: nobody has sent it again yet. */
async function grown(mesh: Mesh, size: number): Promise<void> {
  for (const until = performance.now() + WAIT_SECONDS * 1_000; performance.now() < until; await sleep(200)) {
    const response = await fetch(`${mesh.urlOf('svc-provenance')}/v1/status`, { signal: AbortSignal.timeout(15_000) });
    const { ledger } = (await response.json()) as { ledger?: { size?: number } };
    if ((ledger?.size ?? 0) >= size) return;
  }
  throw errors.RWD_BACKUP_NOT_EQUAL({ what: 'the ledger after the record that was half way', found: 'shorter', wanted: `${size} leaves` });
}

type Receipt = { readonly statement: string; readonly receipt: string };

async function receiptOf(mesh: Mesh, recordId: string): Promise<Receipt> {
  const url = `${mesh.urlOf('svc-provenance')}/v1/records/${recordId}/receipt`;
  for (const until = performance.now() + WAIT_SECONDS * 1_000; performance.now() < until; await sleep(200)) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${await bearer(mesh)}` }, signal: AbortSignal.timeout(15_000) });
    const answer = (await response.json()) as Partial<Receipt>;
    if (answer.receipt !== undefined && answer.statement !== undefined) return { statement: answer.statement, receipt: answer.receipt };
  }
  throw errors.RWD_BACKUP_NOT_EQUAL({ what: 'a receipt', found: 'missing', wanted: `there within ${WAIT_SECONDS} s` });
}

/** Asks for a record's receipt and checks it with the members' keys alone. @returns its leaf */
async function verified(mesh: Mesh, recordId: string): Promise<number> {
  const { statement, receipt } = await receiptOf(mesh, recordId);
  return verifyReceipt(receipt, Buffer.from(statement), parsePolicy(mesh.directory.ledger.policy)).index;
}
