import type { MeshReport } from './core/mesh-report.js';
import type { ServiceLink } from './core/links.js';

/** Injection tokens. */
export const MESH = Symbol('Mesh');
export const ASSETS = Symbol('Assets');

/** What the page shows, read off now. */
export interface Mesh {
  report(): MeshReport;
  /** @param host host name the page was asked at */
  links(host: string): readonly ServiceLink[];
}

export type Asset = { readonly contentType: string; readonly body: string };

/** Files the page loads, by path from the root: all of them, held in memory. */
export type Assets = ReadonlyMap<string, Asset>;
