import { join } from 'node:path';
import type { OidcAddress } from '../external.js';
import { dataDirMark, javaOptions, startServer, type Launch } from '../launch.js';
import type { Child } from '../process/child.js';
import { waitUntilReady } from '../process/wait-until-ready.js';
import type { RealmInput } from '../realm.js';
import { commandOf } from '../toolchain.js';
import { prepareHome, type KeycloakHome } from './keycloak-home.js';

export type KeycloakPlan = {
  readonly distribution: string;
  readonly port: number;
  readonly realm: RealmInput;
  readonly adminPassword: string;
};

export const keycloakAdmin = 'chainnet-admin';

export const jwksUrl = (issuer: string): string => `${issuer}/protocol/openid-connect/certs`;

export const keycloakAddress = ({ port, realm, adminPassword }: Omit<KeycloakPlan, 'distribution'>): OidcAddress => ({
  issuer: `http://127.0.0.1:${port}/realms/${encodeURIComponent(realm.realm)}`,
  realm: realm.realm,
  adminUrl: `http://127.0.0.1:${port}`,
  adminUsername: keycloakAdmin,
  adminPassword,
});

export type StartedKeycloak = { readonly child: Child; readonly home: KeycloakHome };

/** Starts Keycloak on 127.0.0.1; a new data folder imports the realm. Runs Java itself: kc.sh would stand between. */
export async function startKeycloak(plan: KeycloakPlan, launch: Launch): Promise<StartedKeycloak> {
  const home = await prepareHome(launch.locations.data, plan.distribution, plan.realm);
  const env = { ...launch.env, KC_BOOTSTRAP_ADMIN_USERNAME: keycloakAdmin, KC_BOOTSTRAP_ADMIN_PASSWORD: plan.adminPassword };
  const args = [...javaArguments(home.dir, launch), ...startArguments(plan.port)];
  const child = await startServer('keycloak', { command: commandOf('java', launch.env), args, env, cwd: home.dir }, launch);
  return { child, home };
}

const opened = ['java.util', 'java.util.concurrent', 'java.security', 'java.lang'];

/** What kc.sh of Keycloak 26.7 gives to Java. */
const javaArguments = (home: string, launch: Launch): string[] => [
  ...javaOptions,
  '-XX:MaxMetaspaceSize=256m',
  ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  '-Duser.language=en',
  '-Duser.country=US',
  '-Djava.security.egd=file:/dev/urandom',
  '-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory',
  '-Djava.util.logging.manager=org.jboss.logmanager.LogManager',
  '-Dpicocli.disable.closures=true',
  `-Dkc.home.dir=${home}`,
  `-Djboss.server.config.dir=${join(home, 'conf')}`,
  dataDirMark(launch.locations),
  '-cp',
  join(home, 'lib', 'quarkus-run.jar'),
  'io.quarkus.bootstrap.runner.QuarkusEntryPoint',
];

/** cache=local is a run-time option: without it JGroups listens on every interface of the machine. */
const startArguments = (port: number): string[] => [
  'start',
  '--optimized',
  '--http-enabled=true',
  '--http-host=127.0.0.1',
  `--http-port=${port}`,
  `--hostname=http://127.0.0.1:${port}`,
  '--cache=local',
  '--import-realm',
];

/** Waits until the realm's keys are served. An older realm stays as it is: infra/reconcile brings it up to date. */
export async function keycloakReady({ child, home }: StartedKeycloak, plan: KeycloakPlan, launch: Launch): Promise<void> {
  const address = keycloakAddress(plan);
  await waitUntilReady(child, {
    server: 'Keycloak',
    seconds: launch.startTimeoutSeconds ?? 240,
    probe: () => answersOk(jwksUrl(address.issuer)),
    signal: launch.signal,
  });
  await home.markReady();
}

const answersOk = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );
