import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { isRwdError, partnerClientId, recordQuarantined, recordRejected, recordStored } from '@chainnet/contracts';
import { locate } from '@chainnet/local-servers';
import { ApiClient } from './api-client.js';
import { errors } from './errors.js';
import { meshPaths } from './mesh-plan.js';
import { readMeshState } from './mesh-state.js';
import { partnerCredentials } from './partner-keys.js';
import { until } from './until.js';

const contentTypes: Readonly<Record<string, string>> = {
  '.json': 'application/fhir+json', '.hl7': 'x-application/hl7-v2+er7', '.er7': 'x-application/hl7-v2+er7', '.txt': 'x-application/hl7-v2+er7', '.xml': 'application/xml',
};
const USAGE = 'npm run publish -- --partner PARTNER --file FILE [--id ID] [--subject PSEUDONYM] [--content-type TYPE] [--key FILE]';

type Step = { readonly type: string; readonly leafIndex: number };
type Receipt = { readonly recordId: string; readonly steps: readonly Step[]; readonly receipt: string };

/** Sends one file as a partner, through the HTTP gateway, and waits for its receipt. */
async function publish(): Promise<void> {
  const { values } = parseArgs({
    options: { partner: { type: 'string' }, file: { type: 'string' }, id: { type: 'string' }, subject: { type: 'string' }, 'content-type': { type: 'string' }, key: { type: 'string' } },
  });
  const { partner, file } = values;
  if (partner === undefined || file === undefined) throw errors.RWD_MESH_USAGE({ problem: `usage: ${USAGE}` });
  const contentType = values['content-type'] ?? contentTypes[extname(file).toLowerCase()];
  if (contentType === undefined) throw errors.RWD_MESH_USAGE({ problem: `say --content-type: the name of ${basename(file)} does not tell it` });
  const { dataDir } = locate({}, process.env);
  const { issuer, urls, tenants } = await readMeshState(dataDir);
  if (!tenants.includes(partner)) throw errors.RWD_MESH_USAGE({ problem: `no partner ${partner}; there are ${tenants.join(', ')}` });
  const clientId = partnerClientId(partner);
  const credentials = await partnerCredentials({ clientsDir: meshPaths(dataDir).clients, issuer, tenant: partner, ...(values.key === undefined ? {} : { file: values.key }) });
  const client = new ApiClient({ issuer, clientId, ...credentials });
  const response = await fetch(`${urls['svc-ingestion']}/v1/records`, {
    method: 'POST',
    body: await readFile(file),
    signal: AbortSignal.timeout(15_000),
    headers: {
      authorization: `Bearer ${await client.token()}`,
      'content-type': contentType,
      'ce-specversion': '1.0',
      'ce-id': values.id ?? `${basename(file)}@${Date.now()}`,
      'ce-source': `/${partner}/publish-command`,
      ...(values.subject === undefined ? {} : { 'ce-partitionkey': values.subject }),
    },
  });
  const answer = (await response.json()) as { recordId?: string; code?: string; message?: string; action?: string };
  if (answer.recordId === undefined) throw errors.RWD_MESH_STEP_FAILED({ step: 'publish', why: `${answer.code ?? response.status}: ${answer.message ?? ''}; ${answer.action ?? ''}` });
  console.log(`taken in as record ${answer.recordId}; waiting for its receipt`);
  const receipt = await until(() => receiptOf(client, `${urls['svc-provenance']}/v1/records/${answer.recordId}/receipt`), { step: 'receipt', seconds: 30 });
  for (const { type, leafIndex } of receipt.steps) console.log(`  leaf ${leafIndex}  ${type}`);
  console.log(receipt.receipt);
}

/** Steps after which nothing more becomes of a record. */
const lastSteps = new Set([recordStored, recordRejected, recordQuarantined].map(({ type }) => type));

async function receiptOf(client: ApiClient, url: string): Promise<Receipt | undefined> {
  try {
    const receipt = await client.get<Receipt>(url);
    return receipt.steps.some(({ type }) => lastSteps.has(type)) ? receipt : undefined;
  } catch (error) {
    if (isRwdError(error) && error.details['status'] === 404) return undefined;
    throw error;
  }
}

publish().catch((error: unknown) => {
  console.error(isRwdError(error) ? `${error.code}: ${error.message}\n  ${error.action}` : error);
  process.exitCode = 1;
});
