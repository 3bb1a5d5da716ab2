import { connect } from 'node:net';

/** Whether something on 127.0.0.1 accepts a connection within a second. */
export const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 });
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });

/**
 * Sends bytes to 127.0.0.1 and gives the first bytes of the answer, or undefined when there is none within a second.
 */
export const exchange = (port: number, request: Uint8Array): Promise<Uint8Array | undefined> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 }, () => socket.write(request));
    const settle = (answer: Uint8Array | undefined): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', settle);
    socket.once('error', () => settle(undefined));
    socket.once('close', () => settle(undefined));
    socket.once('timeout', () => settle(undefined));
  });
