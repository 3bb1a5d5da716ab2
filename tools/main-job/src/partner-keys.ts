import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { partnerClientId } from '@chainnet/contracts';
import { clientAssertion, type ClientCredentials } from '@chainnet/identity';
import { loadOrCreateSecrets } from '@chainnet/local-servers';
import type { PartnerAuth } from '@chainnet/reconcile';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { errors } from './errors.js';

/** The private key of a partner that the local mesh plays itself; a real partner's never leaves the partner. */
const keyFile = (clientsDir: string, tenant: string): string => join(clientsDir, `${partnerClientId(tenant)}.jwk.json`);

/** Makes a partner's signing key unless it has one, and gives its public half as the registry keeps it. */
export async function loadOrCreatePartnerKey(clientsDir: string, tenant: string): Promise<PartnerAuth> {
  const standing = await readKey(keyFile(clientsDir, tenant));
  const key = standing ?? (await freshKey(tenant));
  if (standing === undefined) await writeFile(keyFile(clientsDir, tenant), JSON.stringify(key), { mode: 0o600, flag: 'wx' });
  const { kty, kid, crv, x, y } = key as Required<JWK>;
  return { method: 'private_key_jwt', jwks: { keys: [{ kty: kty as 'EC', kid, alg: 'ES256', use: 'sig', crv: crv as 'P-256', x, y }] } };
}

async function freshKey(tenant: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: 'ES256', kid: `${tenant}-1`, use: 'sig' };
}

async function readKey(file: string): Promise<JWK | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw errors.RWD_MESH_USAGE({ problem: `${file} is not a JSON Web Key` });
  }
}

export type CredentialsOf = { readonly clientsDir: string; readonly issuer: string; readonly tenant: string; /** A key file of the partner's own. */ readonly file?: string };

/** How a partner's client proves itself: with its key where it has one, else with its secret. @throws RWD_MESH_USAGE, RWD_IDENTITY_KEY_UNUSABLE */
export async function partnerCredentials({ clientsDir, issuer, tenant, file }: CredentialsOf): Promise<ClientCredentials> {
  const clientId = partnerClientId(tenant);
  const key = await readKey(file ?? keyFile(clientsDir, tenant));
  if (key !== undefined) return { clientAssertion: clientAssertion({ issuer, clientId, key }) };
  if (file !== undefined) throw errors.RWD_MESH_USAGE({ problem: `there is no key at ${file}` });
  const secrets = await loadOrCreateSecrets(clientsDir, [clientId]);
  return { clientSecret: secrets[clientId] ?? '' };
}
