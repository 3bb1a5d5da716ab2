export { errors as backupErrors } from './errors.js';
export { backup, type BackupOptions, type BackupServers } from './backup.js';
export { restore, type Restored, type RestoreOptions } from './restore.js';
export { ArchiveReader, ArchiveWriter, type ArchiveSecret } from './archive/archive.js';
export type { Census, Manifest } from './core/manifest.js';
