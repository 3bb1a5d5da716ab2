// Resolves once every address given answers: tcp://host:port[,host:port] takes a connection, http(s)://.../realms/NAME serves
// its keys and, where CHAINNET_CLIENT_ID is set, gives that client a token: the reconcile Job has been there. Ends with 1 after
// ten minutes; the kubelet starts it again.
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const DEADLINE_MS = 600_000;
const PAUSE_MS = 1_000;
const began = Date.now();

const takesConnection = (address) =>
  new Promise((resolve) => {
    const [, host, port] = /^(.+):(\d+)$/.exec(address) ?? [];
    const socket = connect({ host, port: Number(port), timeout: 3_000 });
    const end = (answer) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });

const { CHAINNET_CLIENT_ID: clientId, CHAINNET_CLIENT_SECRET: secret } = process.env;

const request = (issuer) => {
  if (clientId === undefined) return [`${issuer}/protocol/openid-connect/certs`, {}];
  const authorization = `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString('base64')}`;
  return [`${issuer}/protocol/openid-connect/token`, { method: 'POST', headers: { authorization }, body: new URLSearchParams({ grant_type: 'client_credentials' }) }];
};

const realmAnswers = async (issuer) => {
  const [url, options] = request(issuer);
  try {
    const response = await fetch(url, { ...options, signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false; // not up yet: asked again until the deadline
  }
};

const anyOf = async (brokers) => (await Promise.all(brokers.split(',').map((broker) => takesConnection(broker.trim())))).some(Boolean);

for (const address of process.argv.slice(2)) {
  const answers = () => (address.startsWith('tcp://') ? anyOf(address.slice('tcp://'.length)) : realmAnswers(address));
  while (!(await answers())) {
    if (Date.now() - began > DEADLINE_MS) {
      console.error(`${address} does not answer`);
      process.exit(1);
    }
    await sleep(PAUSE_MS);
  }
  console.log(`${address} answers after ${Math.round((Date.now() - began) / 1_000)} s`);
}
