import { clientIdOf, topology } from '@chainnet/contracts';

/** Where people reach a process' API description. */
export type ServiceLink = { readonly name: string; readonly url: string };

export type LinkInput = {
  readonly tenants: readonly string[];
  /** Host the page was asked at. */
  readonly host: string;
  /** Addresses from configuration, by process name; they win over the topology's ports. */
  readonly configured: Readonly<Record<string, string>>;
};

/** One link to /docs a process: services at their topology's port, site nodes at the ports after theirs, in the members' order. */
export const serviceLinks = ({ tenants, host, configured }: LinkInput): readonly ServiceLink[] => {
  const shipped = Object.entries(topology).flatMap(([service, place]) =>
    'perPartner' in place
      ? tenants.map((tenant, index) => ({ name: clientIdOf(service, tenant), port: place.port + 1 + index }))
      : [{ name: service, port: place.port }],
  );
  const known = shipped.map(({ name, port }) => ({ name, url: configured[name] ?? `http://${host}:${port}` }));
  const more = Object.entries(configured).filter(([name]) => !shipped.some((one) => one.name === name)).map(([name, url]) => ({ name, url }));
  return [...known, ...more].map(({ name, url }) => ({ name, url: `${url.replace(/\/+$/, '')}/docs` }));
};

/** The addresses of CHAINNET_LINKS, or undefined when the text is not an object of http(s) addresses. */
export const parseLinks = (text: string): Readonly<Record<string, string>> | undefined => {
  const parsed = jsonOf(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const isAddress = (value: unknown): boolean => typeof value === 'string' && /^https?:\/\/[^\s"'<>]+$/.test(value);
  return Object.values(parsed).every(isAddress) ? (parsed as Record<string, string>) : undefined;
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON is one way of not being an object of addresses: the caller names the variable.
    return undefined;
  }
};

/** The host name of a Host header, or the loopback address when it is none. */
export const hostOf = (header: string | undefined): string => /^(\[[0-9a-f:]+\]|[A-Za-z0-9.-]+)(:\d+)?$/.exec(header ?? '')?.[1] ?? '127.0.0.1';
