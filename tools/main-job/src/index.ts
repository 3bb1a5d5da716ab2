export { attachedMesh } from './attached-mesh.js';
export { keyCeremonyAt, type MemberPlaces } from './key-ceremony.js';
export { saveMeshState, type MeshState } from './mesh-state.js';
export { startMesh, type Mesh, type MeshOptions } from './mesh.js';
export { ServiceProcess } from './service-process.js';
export * from './mesh-plan.js';
export { openPartnerLog, type PartnerAccess } from './publisher.js';
export { toMessage, type Submission } from './submission.js';
