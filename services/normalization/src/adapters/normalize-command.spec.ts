import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { standardTables } from '@chainnet/health-codes';
import type { NormalizationTools } from '../ports.js';
import { loadValidator } from './fhir-definitions.js';
import { normalizeCommand } from './normalize-command.js';

const patient = { resourceType: 'Patient', id: 'p1', gender: 'female', birthDate: '1990-02-28' };
let folder: string;
let tools: NormalizationTools;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'normalize-'));
  tools = { validator: loadValidator(), codeTables: standardTables };
  writeFileSync(join(folder, 'good.json'), JSON.stringify(patient));
  writeFileSync(join(folder, 'bad.json'), JSON.stringify({ ...patient, birthDate: '1990-02-30' }));
  writeFileSync(join(folder, 'none.txt'), 'neither one nor the other');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const run = (file: string, ...flags: string[]) => normalizeCommand([join(folder, file), ...flags], () => tools);

describe('chainnet normalize', () => {
  it('shows Bundle, loss account and warnings of a good record', () => {
    const { exitCode, text } = run('good.json');
    const shown = JSON.parse(text) as { format: string; bundle: { entry: { resource: { resourceType: string } }[] }; lossAccount: { leaves: number; mapped: number; preserved: number; dropped: unknown[] } };
    expect([exitCode, shown.format]).toEqual([0, 'fhir-json']);
    expect(shown.bundle.entry.map(({ resource }) => resource.resourceType)).toContain('Patient');
    const { leaves, mapped, preserved, dropped } = shown.lossAccount;
    expect(mapped + preserved + dropped.length).toBe(leaves);
  });

  it('shows the Bundle alone, the same every time', () => {
    const { text } = run('good.json', '--bundle');
    expect(JSON.parse(text)).toMatchObject({ resourceType: 'Bundle' });
    expect(run('good.json', '--bundle').text).toBe(text);
  });

  it('says in lines what a steward would see of a bad one, and ends with 1', () => {
    const { exitCode, text } = run('bad.json', '--summary');
    expect(exitCode).toBe(1);
    expect(text).toMatch(/^refused at validate: RWD_NORMALIZATION_INVALID_RESOURCE\n/);
    expect(text).toContain('birthDate');
    expect(run('none.txt').text).toContain('RWD_NORMALIZATION_UNKNOWN_FORMAT');
  });

  it('counts resources and leaves for people', () => {
    expect(run('good.json', '--summary').text).toMatch(/^fhir-json: .*1 Patient[\s\S]*values of the source = \d+ mapped \+ \d+ preserved \+ 0 dropped/);
  });

  it('tells a file that is not there and a wrong call from a refusal', () => {
    expect(run('nowhere.json').exitCode).toBe(2);
    expect([normalizeCommand([], () => tools), normalizeCommand(['a', 'b'], () => tools), run('good.json', '--bundle', '--summary')].map(({ exitCode }) => exitCode)).toEqual([2, 2, 2]);
  });
});
