import { parseArgs } from 'node:util';
import { isRwdError } from '@chainnet/contracts';
import { errors } from './errors.js';
import { runningMesh } from './mesh-access.js';
import { listPartners, setPartner } from './partners.js';
import { textTable } from './report.js';

const USAGE = 'npm run partner -- list | disable PARTNER | enable PARTNER';

/** Lists the partners of the running mesh, or lets one in or keeps it out. */
async function partner(): Promise<void> {
  const { positionals: [verb, tenant] } = parseArgs({ allowPositionals: true });
  const access = await runningMesh(process.env);
  if (verb === 'list') {
    console.log(textTable(['partner', 'client', 'status'], (await listPartners(access)).map(({ tenant: name, clientId, status }) => [name, clientId, status])));
    return;
  }
  if ((verb !== 'disable' && verb !== 'enable') || tenant === undefined) throw errors.RWD_MESH_USAGE({ problem: `usage: ${USAGE}` });
  const { realm, acls, announced } = await setPartner(access, tenant, verb === 'enable' ? 'active' : 'disabled');
  console.log(`realm: client ${realm}`);
  console.log(`broker: ${acls.made} ACLs made, ${acls.removed} removed`);
  console.log(announced ? 'services: told; they refuse or take its tokens from now on' : 'services: knew it already');
}

partner().catch((error: unknown) => {
  console.error(isRwdError(error) ? `${error.code}: ${error.message}\n  ${error.action}` : error);
  process.exitCode = 1;
});
