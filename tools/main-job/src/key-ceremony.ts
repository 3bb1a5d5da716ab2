import { X509Certificate, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultQuorum, formatPolicy, SignatureType, verifierKeyOf } from '@chainnet/merkle-log';
import type { Directory } from '@chainnet/service-kit';
import { makeMeshCertificates } from '@chainnet/testing';
import type { MeshPaths, Unit } from './mesh-plan.js';

export const LEDGER_ORIGIN = 'chainnet.local/log';

const SECRET_MODE = 0o600;
/** Which symmetric keys each service's folder holds: what it uses and no more. Equal names are one key. */
const symmetricKeys: Readonly<Record<string, readonly string[]>> = {
  'svc-ingestion': ['kek', 'record-id', 'partition'],
  'svc-normalization': ['kek', 'record-id'],
  'svc-deidentification': ['kek', 'pseudonym'],
};

/** Where the members' processes are reached by one another. */
export type MemberPlaces = {
  readonly ledgerUrl: string;
  readonly siteUrl: (site: Unit) => string;
  readonly mpc: (site: Unit) => { readonly host: string; readonly port: number };
};

const onThisMachine = (ledgerUrl: string): MemberPlaces => ({
  ledgerUrl,
  siteUrl: ({ port }) => `http://127.0.0.1:${port}`,
  mpc: ({ mpcPort }) => ({ host: '127.0.0.1', port: mpcPort ?? 0 }),
});

/** The key ceremony of a mesh whose processes are all on this machine. */
export const keyCeremony = (units: readonly Unit[], paths: MeshPaths, ledgerUrl: string): Promise<Directory> =>
  keyCeremonyAt(units, paths, onThisMachine(ledgerUrl));

/**
 * Makes every key the mesh lacks and writes the member directory. What exists stays: pseudonyms, sealed records and
 * the log live as long as their keys. Certificates, which nothing is stored under, are renewed in their last days.
 */
export async function keyCeremonyAt(units: readonly Unit[], paths: MeshPaths, places: MemberPlaces): Promise<Directory> {
  await Promise.all(units.map(({ name }) => mkdir(join(paths.keys, name), { recursive: true, mode: 0o700 })));
  await shareSymmetricKeys(paths.keys);
  const log = await signingKey(join(paths.keys, 'svc-provenance', 'log.pem'));
  const sites = units.filter(({ tenant }) => tenant !== undefined);
  await renewCertificates(sites, paths.keys);
  const directory: Directory = {
    sites: await Promise.all(sites.map((site) => siteEntry(site, { keys: paths.keys, places }))),
    ledger: { origin: LEDGER_ORIGIN, url: places.ledgerUrl, policy: await ledgerPolicy(log, sites, { keys: paths.keys, places }) },
  };
  await writeFile(paths.directory, JSON.stringify(directory, undefined, 2));
  return directory;
}

async function shareSymmetricKeys(keys: string): Promise<void> {
  const known = new Map<string, string>();
  for (const [unit, names] of Object.entries(symmetricKeys)) {
    for (const name of names) {
      const file = join(keys, unit, `${name}.key`);
      const value = existsSync(file) ? await readFile(file, 'utf8') : (known.get(name) ?? randomBytes(32).toString('base64'));
      known.set(name, value);
      if (!existsSync(file)) await writeFile(file, value, { mode: SECRET_MODE });
    }
  }
}

async function signingKey(file: string): Promise<KeyObject> {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: SECRET_MODE });
  }
  return createPublicKey(createPrivateKey(await readFile(file, 'utf8')));
}

async function renewCertificates(sites: readonly Unit[], keys: string): Promise<void> {
  const fresh = await Promise.all(sites.map(({ name }) => isFresh(join(keys, name, 'mtls-cert.pem'))));
  if (fresh.every(Boolean)) return;
  const { ca, parties } = await makeMeshCertificates({ names: sites.map(({ name }) => name) });
  for (const { name } of sites) {
    const party = parties[name];
    if (party === undefined) continue;
    await writeFile(join(keys, name, 'ca.pem'), ca);
    await writeFile(join(keys, name, 'mtls-cert.pem'), party.cert);
    await writeFile(join(keys, name, 'mtls-key.pem'), party.key, { mode: SECRET_MODE });
  }
}

const RENEW_BEFORE_MS = 3 * 86_400_000;

async function isFresh(file: string): Promise<boolean> {
  return existsSync(file) && new X509Certificate(await readFile(file)).validToDate.getTime() - Date.now() > RENEW_BEFORE_MS;
}

type Ceremony = { readonly keys: string; readonly places: MemberPlaces };

async function siteEntry(site: Unit, { keys, places }: Ceremony): Promise<Directory['sites'][number]> {
  const { name, tenant } = site;
  const publicKey = await signingKey(join(keys, name, 'site.pem'));
  const certificate = new X509Certificate(await readFile(join(keys, name, 'mtls-cert.pem')));
  return {
    tenant: tenant ?? '',
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    url: places.siteUrl(site),
    mpc: { ...places.mpc(site), fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase() },
  };
}

/** One witness a member, and enough of them that two quorums share an honest one. */
async function ledgerPolicy(log: KeyObject, sites: readonly Unit[], { keys, places }: Ceremony): Promise<string> {
  const witnesses = new Map<string, { key: ReturnType<typeof verifierKeyOf>; url: string }>();
  for (const site of sites) {
    const { name } = site;
    const key = await signingKey(join(keys, name, 'witness.pem'));
    witnesses.set(name, { key: verifierKeyOf(`chainnet.local/witness/${name}`, SignatureType.CosignatureV1, key), url: places.siteUrl(site) });
  }
  const members = [...witnesses.keys()];
  return formatPolicy({
    logs: [{ key: verifierKeyOf(LEDGER_ORIGIN, SignatureType.Ed25519, log) }],
    witnesses,
    groups: new Map([['members', { threshold: Math.min(defaultQuorum(members.length), members.length), members }]]),
    quorum: 'members',
  });
}
