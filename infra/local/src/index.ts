export { cachedArtifact, type Artifact } from './artifact-cache.js';
export * from './realm.js';
export { portTable, type PortName, type Ports } from './ports.js';
export { reset } from './reset.js';
export { loadOrCreateSecrets } from './secrets.js';
export { serverArtifacts, type ServerArtifacts } from './server-artifacts.js';
export { startServers, type Servers, type StartOptions } from './servers.js';
export { locate, type LocationOptions, type Locations } from './locations.js';
export type { KafkaAddress, OidcAddress } from './external.js';
