// What `helm test` runs: sends one synthetic WS/T 500 admission record as a partner and waits until the ledger has a receipt
// for it whose last step is the site node's. Reads OIDC_ISSUER, CLIENT_ID, CLIENT_SECRET, PARTNER, INGESTION_URL,
// PROVENANCE_URL, TIMEOUT_SECONDS. Ends with 1 when a step is missing.
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const { OIDC_ISSUER, CLIENT_ID, CLIENT_SECRET, PARTNER, INGESTION_URL, PROVENANCE_URL, TIMEOUT_SECONDS } = process.env;
const expected = ['rwd.record.accepted.v1', 'rwd.record.normalized.v1', 'rwd.record.deidentified.v1', 'rwd.dataset.record-stored.v1'];
const began = Date.now();
const secondsGone = () => (Date.now() - began) / 1_000;
const bounded = () => ({ signal: AbortSignal.timeout(10_000) });

const token = async () => {
  const response = await fetch(`${OIDC_ISSUER}/protocol/openid-connect/token`, {
    ...bounded(),
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${encodeURIComponent(CLIENT_ID)}:${encodeURIComponent(CLIENT_SECRET)}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!response.ok) throw new Error(`no token for ${CLIENT_ID}: ${response.status}`);
  return (await response.json()).access_token;
};

const authorization = `Bearer ${await token()}`;
const sent = await fetch(`${INGESTION_URL}/v1/records`, {
  ...bounded(),
  method: 'POST',
  body: await readFile(new URL('test-record.xml', import.meta.url)),
  headers: {
    authorization,
    'content-type': 'application/xml',
    'ce-specversion': '1.0',
    'ce-id': `helm-test-${began}`,
    'ce-source': `/${PARTNER}/helm-test`,
  },
});
const { recordId, code, message } = await sent.json();
if (recordId === undefined) throw new Error(`the record was refused: ${sent.status} ${code ?? ''} ${message ?? ''}`);
console.log(`taken in as record ${recordId} after ${secondsGone().toFixed(1)} s`);

let steps = [];
do {
  const response = await fetch(`${PROVENANCE_URL}/v1/records/${recordId}/receipt`, { ...bounded(), headers: { authorization } });
  const answer = await response.json();
  if (response.ok) steps = answer.steps.map(({ type }) => type);
  else if (response.status !== 404) throw new Error(`the receipt was refused: ${response.status} ${answer.code ?? ''}`);
  if (expected.every((type) => steps.includes(type))) {
    console.log(`${steps.join(', ')}: receipt after ${secondsGone().toFixed(1)} s`);
    process.exit(0);
  }
  await sleep(500);
} while (secondsGone() < Number(TIMEOUT_SECONDS));
console.error(`after ${TIMEOUT_SECONDS} s the ledger has only ${steps.join(', ') || 'nothing'} of the record`);
process.exit(1);
