import { describe, expect, it } from '@jest/globals';
import { edgeName, edgesOf, socketsOf, type Names } from './connections.js';

/** proc(5) of a pod 10.244.1.5: listening on 7104; a client of 10.96.0.7:9092; a server to 10.244.1.9; a SYN_SENT. */
const TCP = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:1BC0 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1 1 0 100 0 0 10 0
   1: 0501F40A:9C40 0700600A:2384 01 00000000:00000000 00:00000000 00000000  1000        0 2 1 0 100 0 0 10 0
   2: 0501F40A:9C41 0800600A:2384 02 00000000:00000000 00:00000000 00000000  1000        0 3 1 0 100 0 0 10 0
`;
const TCP6 = `  sl  local_address                         remote_address                        st
   0: 0000000000000000FFFF00000501F40A:1BC0 0000000000000000FFFF00000901F40A:C350 06 00000000:00000000 00:00000000 00000000  1000
`;

const names: Names = {
  pods: new Map([['10.244.1.5', 'provenance'], ['10.244.1.9', 'test'], ['10.244.2.2', 'kafka']]),
  services: new Map([['10.96.0.7:9092', { component: 'kafka', port: 9092 }]]),
  listens: new Map([['provenance', new Set([7104])]]),
};

describe('connections of pods', () => {
  it('given /proc/net/tcp and tcp6, then connections that were made are read, and neither listeners nor attempts', () => {
    expect(socketsOf(TCP + TCP6)).toEqual([
      { local: { address: '10.244.1.5', port: 40_000 }, remote: { address: '10.96.0.7', port: 9092 } },
      { local: { address: '10.244.1.5', port: 7104 }, remote: { address: '10.244.1.9', port: 50_000 } },
    ]);
  });

  it('given who has which address, then calls through a Service and calls taken are edges with the called port', () => {
    expect(edgesOf(socketsOf(TCP + TCP6), names).map(edgeName).sort()).toEqual(['provenance -> kafka:9092', 'test -> provenance:7104']);
  });

  it('given an address of nobody in the mesh, then there is no edge: the outside has doors of its own', () => {
    const outside = [{ local: { address: '10.244.1.5', port: 7104 }, remote: { address: '172.18.0.2', port: 40_000 } }];
    expect(edgesOf(outside, names)).toEqual([]);
  });

  it('given a call to a pod without a Service, then it is an edge too: nothing undeclared may hide there', () => {
    const direct = [{ local: { address: '10.244.1.9', port: 40_000 }, remote: { address: '10.244.2.2', port: 9093 } }];
    expect(edgesOf(direct, names).map(edgeName)).toEqual(['test -> kafka:9093']);
  });
});
