import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isRwdError } from '@chainnet/contracts';
import { describe, type PartnerAuth } from '@chainnet/reconcile';
import { errors } from './errors.js';
import { runningMesh, type MeshAccess } from './mesh-access.js';
import { listPartners, onboardPartner, partnerDrift, setPartner, type PartnerChange } from './partners.js';
import { textTable } from './report.js';

const USAGE = `npm run partner -- list
       npm run partner -- onboard PARTNER [--name NAME] [--jwks FILE | --jwks-url URL] [--site URL]
       npm run partner -- status | disable | enable | offboard PARTNER`;

type Options = { readonly name?: string | undefined; readonly jwks?: string | undefined; readonly 'jwks-url'?: string | undefined; readonly site?: string | undefined };
type Verb = (access: MeshAccess, tenant: string, options: Options) => Promise<void>;

const verbs: Readonly<Record<string, Verb>> = {
  onboard: async (access, tenant, options) => {
    const { name = tenant, site } = options;
    const { change, handOver } = await onboardPartner(access, { tenant, name, auth: await authOf(options), ...(site === undefined ? {} : { site }) });
    tell(change);
    console.log(`\nhand to ${name}:`);
    for (const [what, value] of handOver) console.log(`  ${what}: ${value}`);
    console.log('\nthe services take up a new organization when they start next: stop the mesh and start it again');
  },
  offboard: async (access, tenant) => {
    tell(await setPartner(access, tenant, 'offboarded'));
    console.log('its topics, its site\'s data set and its leaves in the ledger are kept');
  },
  disable: async (access, tenant) => tell(await setPartner(access, tenant, 'disabled')),
  enable: async (access, tenant) => tell(await setPartner(access, tenant, 'active')),
  status: async (access, tenant) => {
    const drift = await partnerDrift(access, tenant);
    const found = (await listPartners(access)).find((one) => one.tenant === tenant);
    console.log(`${tenant}: ${found?.status ?? 'unknown'}; ${drift.length === 0 ? 'realm, broker and services agree' : `${drift.length} differences`}`);
    if (drift.length > 0) console.log(describe(drift));
  },
};

/** Lists the partners of the running mesh, takes one in, or changes what one may do. */
async function partner(): Promise<void> {
  const text = { type: 'string' } as const;
  const { positionals: [verb = '', tenant], values } = parseArgs({ allowPositionals: true, options: { name: text, jwks: text, 'jwks-url': text, site: text } });
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (verb !== 'list' && (run === undefined || tenant === undefined)) throw errors.RWD_MESH_USAGE({ problem: `usage: ${USAGE}` });
  const access = await runningMesh(process.env);
  if (run !== undefined && tenant !== undefined) return run(access, tenant, values);
  console.log(textTable(['partner', 'client', 'status'], (await listPartners(access)).map(({ tenant: name, clientId, status }) => [name, clientId, status])));
}

/** A partner without keys gets a secret, which is made here and never typed. @throws RWD_MESH_USAGE */
async function authOf({ jwks, 'jwks-url': url }: Options): Promise<PartnerAuth> {
  if (url !== undefined) return { method: 'private_key_jwt', jwks_url: url };
  if (jwks === undefined) return { method: 'secret' };
  try {
    return { method: 'private_key_jwt', jwks: JSON.parse(await readFile(jwks, 'utf8')) as { keys: [] } };
  } catch {
    // What stands in the file may be a key, so the parser's words are not repeated.
    throw errors.RWD_MESH_USAGE({ problem: `${jwks} is not a readable JSON Web Key Set` });
  }
}

function tell({ realm, acls, topics, announced }: PartnerChange): void {
  console.log(`realm: client ${realm}`);
  console.log(`broker: ${topics} topics made; ${acls.made} ACLs made, ${acls.removed} removed`);
  console.log(announced ? 'services: told; they refuse or take its tokens from now on' : 'services: knew it already');
}

partner().catch((error: unknown) => {
  console.error(isRwdError(error) ? `${error.code}: ${error.message}\n  ${error.action}` : error);
  process.exitCode = 1;
});
