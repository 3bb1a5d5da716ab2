import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { topology } from '@chainnet/contracts';
import { parse } from 'yaml';
import { chartFolder } from '../places.js';
import type { Edge } from './connections.js';

type TopologyFile = {
  readonly everyService: readonly { readonly to: string; readonly port: string }[];
  readonly calls: readonly { readonly from: string; readonly to: string; readonly port: string }[];
  readonly platform: readonly { readonly from: string; readonly to: string; readonly port: string }[];
  readonly ports: Readonly<Record<string, number>>;
};

const MPC_PORT = 7220;

/** Every connection that the chart's network policies let through, from the file they are made of and the contracts' services. */
export function declaredEdges(text = readFileSync(join(chartFolder, 'files', 'topology.yaml'), 'utf8')): readonly Edge[] {
  const { everyService, calls, platform, ports } = parse(text) as TopologyFile;
  const portOf = (to: string, port: string): number => {
    if (port === 'mpc') return MPC_PORT;
    return port === 'http' ? topology[to as keyof typeof topology].port : (ports[port] ?? NaN);
  };
  const edge = ({ from, to, port }: TopologyFile['calls'][number]): Edge => ({ from, to, port: portOf(to, port) });
  return [...Object.keys(topology).flatMap((from) => everyService.map(({ to, port }) => edge({ from, to, port }))), ...calls.map(edge), ...platform.map(edge)];
}
