import { join } from 'node:path';
import { clientIdOf } from '@chainnet/contracts';
import type { MemberPlaces, Unit } from '@chainnet/main-job';
import { chartFolder } from './places.js';

export const CLUSTER = 'chainnet';
export const NAMESPACE = 'chainnet';
export const RELEASE = 'chainnet';
export const REALM = 'chainnet';
export const kindValues = join(chartFolder, 'values-kind.yaml');

/** Address of a Service of the release, from inside the cluster. */
export const inside = (name: string, { namespace = NAMESPACE, release = RELEASE } = {}): string => `${release}-${name}.${namespace}.svc`;

/** Address of Keycloak as it stands in every token. */
export const issuer = `http://${inside('keycloak')}:8080/realms/${REALM}`;

const SITE_PORT = 7120;
const MPC_PORT = 7220;

/** Where the chart puts the members' processes: a site node's Service is named for its client. */
export const chartPlaces = (where: { readonly namespace?: string; readonly release?: string } = {}): MemberPlaces => {
  const hostOf = ({ tenant = '' }: Unit): string => inside(clientIdOf('site-node', tenant), where);
  return {
    ledgerUrl: `http://${inside('provenance', where)}:7104`,
    siteUrl: (site) => `http://${hostOf(site)}:${SITE_PORT}`,
    mpc: (site) => ({ host: hostOf(site), port: MPC_PORT }),
  };
};
