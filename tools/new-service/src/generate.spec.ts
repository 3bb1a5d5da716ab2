import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

import { brokerPlan, meshTopology, recordStored } from '@chainnet/contracts';

import { generateService } from './generate.js';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const VALUES = 'deploy/helm/chainnet/values.yaml';
const charts = [join(repository, 'tools/new-service/test/values.yaml'), join(repository, VALUES)].filter((file) => existsSync(file));

let root = '';
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'new-service-')); });
afterEach(() => { rmSync(root, { recursive: true }); });

/** A copy of the checkout's services and libraries (their folders and project files, not their sources) and of a chart's values. */
const copyCheckout = (chart: string): void => {
  const filter = (source: string): boolean => !/\/(node_modules|dist|src|test|benchmarks)$/.test(source);
  for (const folder of ['services', 'libs']) cpSync(join(repository, folder), join(root, folder), { recursive: true, filter });
  mkdirSync(join(root, 'deploy/helm/chainnet'), { recursive: true });
  cpSync(chart, join(root, VALUES));
};
const contents = (): Map<string, string> =>
  new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(root.length + 1), readFileSync(file, 'utf8')]),
  );

const expected = ['README.md', 'package.json', 'project.json', 'src/app.module.ts', 'src/core/drug-safety.spec.ts', 'src/core/drug-safety.ts',
  'src/handlers/record-stored.handler.spec.ts', 'src/handlers/record-stored.handler.ts', 'src/main.ts', 'src/manifest.ts']
  .map((path) => `services/drug-safety/${path}`);

describe.each(charts)('generating a service into a copy of the checkout with %s', (chart) => {
  it('adds exactly one folder and one entry of the values', async () => {
    copyCheckout(chart);
    const before = contents();
    const written = await generateService(root, 'drug-safety');
    const after = contents();

    expect([...after.keys()].filter((path) => !before.has(path)).sort()).toEqual(expected);
    expect([...before].filter(([path, text]) => after.get(path) !== text).map(([path]) => path)).toEqual([VALUES]);
    expect([...written].sort()).toEqual([VALUES, ...expected].sort());

    const [old, now] = [before.get(VALUES)?.split('\n') ?? [], after.get(VALUES)?.split('\n') ?? []];
    const entry = now.indexOf('  drug-safety:');
    expect([...now.slice(0, entry), ...now.slice(entry + now.length - old.length)]).toEqual(old);
    expect(now.slice(entry + 1, entry + now.length - old.length).every((line) => line.startsWith('    '))).toBe(true);
  });
});

describe('a generated service', () => {
  beforeEach(() => { copyCheckout(charts[0] ?? ''); });

  it('looks to Nx and npm like the services there are', async () => {
    await generateService(root, 'drug-safety');
    const read = (service: string, file: string): unknown =>
      JSON.parse(readFileSync(join(root, 'services', service, file), 'utf8').replaceAll(service, 'NAME'));
    expect(read('drug-safety', 'project.json')).toEqual(read('ingestion', 'project.json'));
    expect(Object.keys(read('drug-safety', 'package.json') as object)).toEqual(expect.arrayContaining(['name', 'type', 'exports']));
    expect(read('drug-safety', 'package.json')).toMatchObject({ name: '@chainnet/NAME', private: true });
  });

  it('has no placeholder left and parses as TypeScript', async () => {
    const written = await generateService(root, 'drug-safety');
    for (const path of written.filter((file) => file.startsWith('services/'))) {
      const text = readFileSync(join(root, path), 'utf8');
      expect(text).not.toMatch(/\{\{/);
      if (!path.endsWith('.ts')) continue;
      const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true, compilerOptions: { experimentalDecorators: true, module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 } });
      expect(diagnostics).toEqual([]);
    }
  });
});

describe('a service that cannot be made', () => {
  beforeEach(() => { copyCheckout(charts[0] ?? ''); });

  const refusal = async (name: string): Promise<unknown> => {
    const before = contents();
    const outcome = await generateService(root, name).catch((error: unknown) => (error as { code: string }).code);
    expect(contents()).toEqual(before);
    return outcome;
  };

  it.each(['', 'a', 'Drug', 'drug_safety', '-drug', 'drug-', 'drug--safety', '1drug', '../drug', 'drug/safety', 'x'.repeat(31), 'drug\n'])(
    'is refused for the name %j, and nothing is written', async (name) => {
      expect(await refusal(name)).toBe('RWD_SCAFFOLD_NAME_INVALID');
    });

  it.each(['ingestion', 'contracts'])('is refused for %s, whose package name is taken', async (name) => {
    expect(await refusal(name)).toBe('RWD_SCAFFOLD_NAME_TAKEN');
  });

  it('is refused when the values have the entry already', async () => {
    writeFileSync(join(root, VALUES), 'services:\n  "drug-safety":\n    enabled: true\n');
    expect(await refusal('drug-safety')).toBe('RWD_SCAFFOLD_VALUES_ENTRY_EXISTS');
  });

  it('is refused when the values have no services, or there are none', async () => {
    writeFileSync(join(root, VALUES), 'kafka:\n  services:\n    a: 1\n');
    expect(await refusal('drug-safety')).toBe('RWD_SCAFFOLD_VALUES_MISSING');
    rmSync(join(root, VALUES));
    expect(await refusal('drug-safety')).toBe('RWD_SCAFFOLD_VALUES_MISSING');
  });
});

describe('services made one after the other', () => {
  it('get ports of their own, and the mesh\'s broker plan takes them', async () => {
    copyCheckout(join(repository, VALUES));
    for (const name of ['drug-safety', 'registry']) await generateService(root, name);
    const ports = ['drug-safety', 'registry'].map((name) => Number(/port: (\d+)/.exec(readFileSync(join(root, 'services', name, 'src/manifest.ts'), 'utf8'))?.[1]));
    expect(ports).toEqual([7150, 7151]);
    const place = { plane: 'trust', consumes: [recordStored], emits: [] } as const;
    const mesh = meshTopology([{ name: 'drug-safety', topology: { ...place, port: 7150 } }, { name: 'registry', topology: { ...place, port: 7151 } }]);
    expect(brokerPlan([{ tenant: 'demo-a' }], mesh).acls.some(({ principal, name }) => principal === 'User:svc-registry' && name === recordStored.topic)).toBe(true);
  });
});

describe('the chart\'s values', () => {
  it('have one entry for each shipped service, at its plane and port', () => {
    const text = readFileSync(join(repository, VALUES), 'utf8');
    for (const [name, { plane, port }] of Object.entries(meshTopology())) {
      expect(text).toMatch(new RegExp(`^  ${name}:\\n(?:    .*\\n)*?    plane: ${plane}\\n    port: ${port}\\n`, 'm'));
    }
  });
});
