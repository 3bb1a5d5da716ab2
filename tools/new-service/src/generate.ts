import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { errors } from './errors.js';
import { fillTemplate, serviceName, type TemplateValues } from './service-name.js';
import { addServiceEntry, freePort } from './values-entry.js';

const templates = new URL('../templates/', import.meta.url);
const VALUES = 'deploy/helm/chainnet/values.yaml';

/** Template -> path in the service's folder. Edit the templates freely: nothing else knows what is in them. */
export const serviceFiles: Readonly<Record<string, string>> = {
  'project.json.tmpl': 'project.json',
  'package.json.tmpl': 'package.json',
  'README.md.tmpl': 'README.md',
  'manifest.ts.tmpl': 'src/manifest.ts',
  'main.ts.tmpl': 'src/main.ts',
  'app.module.ts.tmpl': 'src/app.module.ts',
  'handler.ts.tmpl': 'src/handlers/record-stored.handler.ts',
  'handler.spec.ts.tmpl': 'src/handlers/record-stored.handler.spec.ts',
  'core.ts.tmpl': 'src/core/{{name}}.ts',
  'core.spec.ts.tmpl': 'src/core/{{name}}.spec.ts',
};

/**
 * Makes services/<name>/ and adds its entry to the chart's values; nothing is written unless all of it can be.
 * @param root the checkout
 * @returns the paths written, relative to the root
 * @throws RWD_SCAFFOLD_NAME_INVALID, _NAME_TAKEN, _VALUES_MISSING, _VALUES_ENTRY_EXISTS
 */
export const generateService = async (root: string, name: string): Promise<readonly string[]> => {
  const spellings = serviceName(name);
  for (const folder of [`services/${name}`, `libs/${name}`, `infra/${name}`]) {
    if (existsSync(join(root, folder))) throw errors.RWD_SCAFFOLD_NAME_TAKEN({ folder });
  }
  const before = { file: VALUES, text: await readValues(root) };
  const fill: TemplateValues = { ...spellings, database: name.replaceAll('-', '_'), port: String(freePort(before.text)) };
  const render = async (template: string): Promise<string> => fillTemplate(await readFile(new URL(template, templates), 'utf8'), fill);
  const values = addServiceEntry(before, name, await render('values-entry.yaml.tmpl'));
  const files = await Promise.all(
    Object.entries(serviceFiles).map(async ([template, path]) => ({
      path: join('services', name, fillTemplate(path, fill)),
      text: await render(template),
    })),
  );
  const written = [...files, { path: VALUES, text: values }];
  for (const { path, text } of written) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return written.map(({ path }) => path);
};

const readValues = async (root: string): Promise<string> => {
  if (!existsSync(join(root, VALUES))) throw errors.RWD_SCAFFOLD_VALUES_MISSING({ file: VALUES });
  return readFile(join(root, VALUES), 'utf8');
};
