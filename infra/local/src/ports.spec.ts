import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { assertPortsFree, portTable, readPorts } from './ports.js';

describe('ports', () => {
  const server = createServer();
  afterEach(() => void server.close());

  it('begin at 19092 and are all different', () => {
    const ports = Object.values(readPorts({}, {}));
    expect(ports).toEqual([19092, 19093, 19094, 19095, 19096]);
  });

  it('come from the variables, and before them from the options', () => {
    const env = { CHAINNET_KAFKA_PORT: '20000', CHAINNET_MONGODB_PORT: '20001' };
    expect(readPorts({ mongodb: 30000 }, env)).toMatchObject({ kafka: 20000, mongodb: 30000 });
  });

  it.each(['0', '65536', 'abc', '1.5'])('refuse %s and name the variable', (value) => {
    expect(() => readPorts({}, { CHAINNET_KEYCLOAK_PORT: value })).toThrow(
      expect.objectContaining({ code: 'RWD_SERVERS_PORT_INVALID', details: { variable: 'CHAINNET_KEYCLOAK_PORT', value } }),
    );
  });

  it('that another program holds are named with the variable that changes them', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const ports = readPorts({ mongodb: port }, {});
    await expect(assertPortsFree(ports, ['mongodb'])).rejects.toMatchObject({
      code: 'RWD_SERVERS_PORT_BUSY',
      message: `port ${port} on 127.0.0.1, wanted for the document store, is in use: choose another with CHAINNET_MONGODB_PORT`,
    });
  });

  it('that nobody holds are accepted, and those not asked about are not looked at', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const free = await freePort();
    await expect(assertPortsFree(readPorts({ mongodb: port, kafka: free }, {}), ['kafka'])).resolves.toBeUndefined();
  });

  it('have one variable each', () => {
    const variables = Object.values(portTable).map((row) => row.variable);
    expect(new Set(variables).size).toBe(variables.length);
  });
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
