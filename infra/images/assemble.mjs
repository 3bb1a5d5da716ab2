// `node infra/images/assemble.mjs OUT [NODE_MODULES]`: what goes into the service images, from a tree that is built.
// OUT/app: libraries and production dependencies, the same for all; OUT/images/<service>: what one service adds to them.
// Runs on the host and in the build stage: no dependency but npm, which is not asked when NODE_MODULES is a folder of
// production dependencies already.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Folders whose commands the chart's Jobs run, in one image. */
const operations = ['infra/local', 'infra/programs', 'infra/reconcile', 'infra/backup', 'tools/demo-records', 'tools/main-job'];
/** Development dependencies of dependencies, by their fault. */
const unneeded = ['typescript', 'chromedriver', 'node', '.bin', '.package-lock.json', '@types'];
/** Definitions that no code of ours reads: the element-by-element copy of the profiles, and schemas in another form. */
const unneededFiles = ['dataelements.json', 'fhir.schema.json'].map((file) => join('@medplum', 'definitions', 'dist', 'fhir', 'r4', file));
const notForRunning = /\.(map|d\.[cm]?ts|tsbuildinfo|flow|md|markdown)$/i;
/** In a workspace: sources and what belongs to them. */
const sources = new Set(['src', 'test', 'benchmarks', 'node_modules', 'project.json', 'README.md', 'README.zh-CN.md']);

export const servicesOf = (tree = repository) => readdirSync(join(tree, 'services')).filter((name) => existsSync(join(tree, 'services', name, 'package.json')));

export function assemble(out, modules) {
  const app = join(out, 'app');
  copyModules(modules ?? productionModules(), join(app, 'node_modules'));
  for (const name of readdirSync(join(repository, 'libs'))) copyWorkspace(join('libs', name), app);
  for (const service of servicesOf()) {
    copyWorkspace(join('services', service), join(out, 'images', service));
    writeFileSync(join(out, 'images', service, 'main.mjs'), `import './services/${service}/dist/main.js';\n`);
  }
  assembleOperations(join(out, 'images', 'operations'));
}

function assembleOperations(target) {
  for (const folder of operations) copyWorkspace(folder, target);
  // The place of each service in the mesh is read from its manifest.
  for (const service of servicesOf()) {
    for (const file of ['package.json', 'dist/manifest.js']) copy(join('services', service, file), join(target, 'services', service, file));
  }
  writeFileSync(join(target, 'main.mjs'), "console.log('say which command: node infra/reconcile/dist/main.js, node infra/backup/dist/main.js, ...');\n");
}

/** Dependencies alone, as the lock file has them; no script of a package runs. */
export function installProduction(folder) {
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) if (existsSync(join(repository, file))) cpSync(join(repository, file), join(folder, file));
  for (const workspace of workspaces()) copy(join(workspace, 'package.json'), join(folder, workspace, 'package.json'));
  execFileSync('npm', ['ci', '--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
  return join(folder, 'node_modules');
}

function productionModules() {
  return installProduction(mkdtempSync(join(tmpdir(), 'chainnet-modules-')));
}

const workspaces = () =>
  ['libs', 'services', 'infra', 'tools'].flatMap((group) => readdirSync(join(repository, group)).map((name) => join(group, name)))
    .filter((folder) => existsSync(join(repository, folder, 'package.json')));

function copyModules(from, to) {
  const skipped = [...unneeded, ...unneededFiles].map((name) => join(from, name));
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, {
    recursive: true, verbatimSymlinks: true,
    filter: (file) => !skipped.includes(file) && !file.includes(`${join('node_modules', '.bin')}`) && !notForRunning.test(file),
  });
}

function copyWorkspace(folder, into) {
  if (!existsSync(join(repository, folder, 'dist'))) return;
  cpSync(join(repository, folder), join(into, folder), {
    recursive: true,
    filter: (file) => !notForRunning.test(file) && !(dirname(file) === join(repository, folder) && sources.has(basename(file))),
  });
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(join(repository, from), to);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [out, modules] = process.argv.slice(2);
  if (out === undefined) throw new Error('usage: assemble.mjs OUT [NODE_MODULES]');
  assemble(out, modules);
}
