import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errors } from './errors.js';

/** What the commands beside the main job need to reach a running mesh; no secret stands in it. */
export type MeshState = {
  readonly pid: number;
  readonly brokers: readonly string[];
  readonly adminBrokers: readonly string[];
  readonly adminUsername: string;
  /** Without user and password, should it have any. */
  readonly mongoUri: string;
  readonly issuer: string;
  readonly oidcAdminUrl: string;
  readonly tenants: readonly string[];
  /** Distance of its HTTP ports from the usual ones; 0 when missing. */
  readonly portOffset?: number;
  readonly urls: Readonly<Record<string, string>>;
  /** Where tokens are to be had from here, when not at the issuer's own address. */
  readonly tokenUri?: string;
};

const fileIn = (dataDir: string): string => join(dataDir, 'mesh.json');

export const saveMeshState = (dataDir: string, state: MeshState): Promise<void> => writeFile(fileIn(dataDir), JSON.stringify(state, undefined, 2));

export const clearMeshState = (dataDir: string): Promise<void> => rm(fileIn(dataDir), { force: true });

/** @throws RWD_MESH_USAGE when no mesh runs from this data folder */
export async function readMeshState(dataDir: string): Promise<MeshState> {
  try {
    return JSON.parse(await readFile(fileIn(dataDir), 'utf8')) as MeshState;
  } catch (cause) {
    throw errors.RWD_MESH_USAGE({ problem: 'no mesh runs here; start one with `npm start` in another terminal' }, { cause });
  }
}
