/** One TCP socket of /proc/net/tcp, in the network namespace of a pod. */
export type Socket = { readonly local: Endpoint; readonly remote: Endpoint };
export type Endpoint = { readonly address: string; readonly port: number };
export type Edge = { readonly from: string; readonly to: string; readonly port: number };

/** States (include/net/tcp_states.h) of a connection that was made: ESTABLISHED to CLOSING, without SYN_* and LISTEN. */
const CONNECTED = new Set(['01', '04', '05', '06', '08', '09', '0B']);

/** Reads /proc/net/tcp and tcp6 (proc(5)); IPv4 addresses inside IPv6 ones are given as IPv4. */
export const socketsOf = (text: string): readonly Socket[] =>
  text.split('\n').flatMap((line) => {
    const [, local = '', remote = '', state = ''] = /^\s*\d+: ([0-9A-F]+:[0-9A-F]{4}) ([0-9A-F]+:[0-9A-F]{4}) ([0-9A-F]{2})/.exec(line) ?? [];
    return CONNECTED.has(state) ? [{ local: endpointOf(local), remote: endpointOf(remote) }] : [];
  });

/** The kernel writes each 32-bit word of an address in the machine's byte order, which is little-endian here. */
function endpointOf(text: string): Endpoint {
  const [address = '', port = ''] = text.split(':');
  const word = address.slice(-8);
  return { address: [6, 4, 2, 0].map((at) => Number.parseInt(word.slice(at, at + 2), 16)).join('.'), port: Number.parseInt(port, 16) };
}

export type Names = {
  /** Component of a pod, by the pod's address. */
  readonly pods: ReadonlyMap<string, string>;
  /** Component and target port of a Service's port, by `address:port`. */
  readonly services: ReadonlyMap<string, { readonly component: string; readonly port: number }>;
  /** Ports that each component listens on. */
  readonly listens: ReadonlyMap<string, ReadonlySet<number>>;
};

/** Who calls whom: a socket of a pod is the calling side, or the called one when its own port is one that the pod listens on. */
export function edgesOf(sockets: readonly Socket[], { pods, services, listens }: Names): readonly Edge[] {
  const found = new Map<string, Edge>();
  for (const { local, remote } of sockets) {
    const own = pods.get(local.address);
    if (own === undefined) continue;
    const edge = calledEdge({ local, remote }, { own, pods, listens }) ?? callingEdge(remote, { own, pods, services });
    if (edge !== undefined) found.set(edgeName(edge), edge);
  }
  return [...found.values()];
}

export const edgeName = ({ from, to, port }: Edge): string => `${from} -> ${to}:${port}`;

function calledEdge({ local, remote }: Socket, { own, pods, listens }: Pick<Names, 'pods' | 'listens'> & { own: string }): Edge | undefined {
  if (listens.get(own)?.has(local.port) !== true) return undefined;
  const from = pods.get(remote.address);
  return from === undefined ? undefined : { from, to: own, port: local.port };
}

function callingEdge(remote: Endpoint, { own, pods, services }: Pick<Names, 'pods' | 'services'> & { own: string }): Edge | undefined {
  const service = services.get(`${remote.address}:${remote.port}`);
  if (service !== undefined) return { from: own, to: service.component, port: service.port };
  const to = pods.get(remote.address);
  return to === undefined ? undefined : { from: own, to, port: remote.port };
}
