import { readFileSync } from 'node:fs';
import type { Assets } from '../ports.js';

const javascript = 'text/javascript; charset=utf-8';

/** Modules that server and browser share: pure, and importing each other only. */
export const pageModules = ['assessment', 'compute', 'escape', 'flow', 'ledger', 'numbers', 'organizations', 'parts', 'texts'] as const;

const files: readonly (readonly [path: string, contentType: string])[] = [
  ['status.js', javascript],
  ['status.css', 'text/css; charset=utf-8'],
  ['icon.svg', 'image/svg+xml'],
  ...pageModules.map((name) => [`page/${name}.js`, javascript] as const),
];

/** Reads the built files once; only what is listed here can be asked for. */
export const readAssets = (folder = new URL('../web/', import.meta.url)): Assets =>
  new Map(files.map(([path, contentType]) => [path, { contentType, body: readFileSync(new URL(path, folder), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n') }]));
