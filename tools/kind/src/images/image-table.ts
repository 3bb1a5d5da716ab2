import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../places.js';

/** Images of ours that run on Node: one a folder under services/, and one with the commands of the chart's Jobs. */
export const nodeImages = (): readonly string[] => [
  ...readdirSync(join(repository, 'services')).filter((name) => existsSync(join(repository, 'services', name, 'package.json'))),
  'operations',
];

/** Images of the servers, for clusters that cannot pull the upstream ones. */
export const serverImages = ['kafka', 'keycloak', 'document-store'] as const;
export type ServerImage = (typeof serverImages)[number];

export const imageName = (image: string, tag: string): string => `rwd/${image}:${tag}`;
