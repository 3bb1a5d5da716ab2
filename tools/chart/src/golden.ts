import { existsSync, readFileSync } from 'node:fs';
import { goldenFolder, manifestsOf, profiles, renderText, valuesFiles, type Manifest, type Profile } from './render.js';

export const goldenFile = (profile: Profile): string => `${goldenFolder}${profile}.yaml`;

/** Every profile as it renders now, by the file that keeps what it rendered when someone last looked. */
export const renderedGoldens = (): Promise<readonly { readonly path: string; readonly text: string }[]> =>
  Promise.all(profiles.map(async (profile) => ({ path: goldenFile(profile), text: await renderText(valuesFiles(profile)) })));

export const isStale = ({ path, text }: { readonly path: string; readonly text: string }): boolean => !existsSync(path) || readFileSync(path, 'utf8') !== text;

const parsed = new Map<Profile, readonly Manifest[]>();

/** The objects of a profile as committed, without a run of helm: golden.spec.ts holds them against what renders. */
export function goldenManifests(profile: Profile): readonly Manifest[] {
  const manifests = parsed.get(profile) ?? manifestsOf(readFileSync(goldenFile(profile), 'utf8'));
  parsed.set(profile, manifests);
  return manifests;
}
