import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { testWitnesses, type TestWitness } from './parties.js';

export type WitnessServers = { readonly urls: readonly string[]; readonly witnesses: readonly TestWitness[]; stop(): Promise<void> };

/** Three witnesses behind HTTP on free ports. */
export async function startWitnessServers(): Promise<WitnessServers> {
  const witnesses = testWitnesses();
  const servers = await Promise.all(witnesses.map(serve));
  return {
    witnesses,
    urls: servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    stop: async () => {
      await Promise.all(servers.map((server) => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); })));
    },
  };
}

async function serve(witness: TestWitness): Promise<Server> {
  const server = createServer((request, response) => {
    text(request).then(
      (body) => {
        if (witness.down) return void response.destroy();
        const answer = witness.answer(body);
        return void response.writeHead(answer.status).end(answer.body);
      },
      () => void response.destroy(),
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return server;
}
