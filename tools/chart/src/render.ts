import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { programs } from '@chainnet/programs';
import { parseAllDocuments } from 'yaml';
import { errors } from './errors.js';

const run = promisify(execFile);
const helmFolder = fileURLToPath(new URL('../../../deploy/helm/', import.meta.url));

export const chartFolder = `${helmFolder}chainnet/`;
export const goldenFolder = `${helmFolder}golden/`;

export const profiles = ['local', 'kind', 'production', 'site', 'hub'] as const;
export type Profile = (typeof profiles)[number];

/** What a profile cannot do without and has to come from the user; here made up. */
const completion: Partial<Record<Profile, string>> = { production: `${goldenFolder}digests.yaml` };

/** The -f arguments of a profile. */
export const valuesFiles = (profile: Profile): readonly string[] =>
  [`${chartFolder}values-${profile}.yaml`, completion[profile]].filter((file) => file !== undefined).flatMap((file) => ['-f', file]);

/** Any object of Kubernetes, as far as the checks look into all of them. */
export type Manifest = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>>; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, string>>;
};

/** The Kubernetes of the rendered APIs; a helm built from source would say 1.20. */
const KUBE_VERSION = '1.34.0';

/**
 * What `helm template` prints for these arguments.
 *
 * @param chart a chart's folder; ours when missing
 * @throws RWD_CHART_RENDER_FAILED with helm's message, RWD_PROGRAM_*
 */
export async function renderText(args: readonly string[], chart = chartFolder): Promise<string> {
  const helm = await programs.find('helm');
  try {
    const { stdout } = await run(helm, ['template', 'chainnet', chart, '--namespace', 'chainnet', '--kube-version', KUBE_VERSION, ...args], { maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (cause) {
    throw errors.RWD_CHART_RENDER_FAILED({ problem: (cause as { stderr?: string }).stderr?.trim() ?? 'helm did not run' }, { cause });
  }
}

/** The objects in the text that {@link renderText} gave. */
export const manifestsOf = (text: string): readonly Manifest[] => parseAllDocuments(text).map((document) => document.toJS() as Manifest | null).filter((manifest) => manifest !== null);

export const renderProfile = async (profile: Profile, args: readonly string[] = []): Promise<readonly Manifest[]> =>
  manifestsOf(await renderText([...valuesFiles(profile), ...args]));

/** Runs `helm lint --strict`. @throws RWD_CHART_RENDER_FAILED */
export async function lintChart(profile: Profile): Promise<void> {
  const helm = await programs.find('helm');
  await run(helm, ['lint', '--strict', '--kube-version', KUBE_VERSION, chartFolder, ...valuesFiles(profile)]).catch((cause: unknown) => {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    throw errors.RWD_CHART_RENDER_FAILED({ problem: `${stdout}${stderr}`.trim() }, { cause });
  });
}
