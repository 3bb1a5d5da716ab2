export { errors as reconcileErrors } from './errors.js';
export * from './difference.js';
export * from './desired-mesh.js';
export * from './reconcile.js';
export { brokerFrom, clientSecrets, serversFrom, variables as serverVariables, type Environment as ServerEnvironment } from './server-access.js';
export * from './registry/registry.js';
export * from './registry/registry-file.js';
export * from './deny-list/deny-list.js';
export { RealmAdmin, type AdminLogin, type RealmAdminOptions } from './realm/realm-admin.js';
