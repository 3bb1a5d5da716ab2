import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { isFailure } from '@chainnet/fhir';
import type { Resource, Validator } from '@chainnet/fhir';
import { publishedResources, standardMaps, standardTables, tableEdition } from '@chainnet/health-codes';
import { bundleEntries } from '../adapters/bundle-entries.js';
import { definitionsFolder, loadValidator } from '../adapters/fhir-definitions.js';
import { CODE_TABLES } from '../ports.js';
import { TerminologyController } from './terminology.controller.js';

const controller = new TerminologyController(standardTables);
type Searchset = { total: number; entry?: readonly { fullUrl: string; resource: Resource }[] };

describe('reading the terminology in force', () => {
  it.each([['CodeSystem', 'gb-t-2261.1-gb-t-2261.1-2003'], ['ValueSet', 'gb-t-2261.1'], ['ConceptMap', 'sex-to-administrative-gender']])('gives %s/%s', (type, id) => {
    expect(controller.read(type, id)).toMatchObject({ resourceType: type, id, status: 'active' });
  });

  it('gives code, meaning, edition, source and what was read in one place only', () => {
    const system = controller.read('CodeSystem', 'cv04.50.005-ws-364-2011') as { concept: readonly object[] };
    expect(system).toMatchObject({ url: 'urn:oid:2.16.156.10011.2.3.1.85', version: 'WS 364-2011', content: 'complete', count: 6 });
    expect(system.concept[0]).toEqual({
      code: '1', display: 'A型', designation: [{ language: 'en', value: 'A' }],
      property: [{ code: 'source', valueString: 'HongMouer.EHR.Models' }, { code: 'check', valueBoolean: true }],
    });
  });

  it('says of every code of a map how near its target is', () => {
    const map = controller.read('ConceptMap', 'sex-to-administrative-gender') as unknown as { group: readonly { element: readonly object[] }[] };
    expect(map.group[0]?.element[3]).toEqual({ code: '9', display: '未说明的性别', target: [{ code: 'unknown', equivalence: 'wider', comment: 'not stated is one kind of what FHIR calls unknown' }] });
  });

  it('lists what there is, and finds by url and version', () => {
    expect((controller.search('CodeSystem') as Searchset).total).toBeGreaterThan(80);
    const found = controller.search('CodeSystem', 'urn:oid:2.16.156.10011.2.3.1.85', 'WS 364-2011') as Searchset;
    expect(found).toMatchObject({ total: 1, entry: [{ resource: { count: 6 } }] });
    expect(controller.search('CodeSystem', 'urn:none')).toEqual({ resourceType: 'Bundle', type: 'searchset', total: 0 });
  });

  it.each([() => controller.read('CodeSystem', 'none'), () => controller.read('Patient', '1'), () => controller.search('Patient')])('has nothing else', (read) => {
    expect(read).toThrow(expect.objectContaining({ code: 'RWD_HTTP_NOT_FOUND' }));
  });

  it('publishes an operator\'s edition beside the standard one', () => {
    const loaded = { id: 'CV04.50.005', name: 'x', rows: tableEdition('WS/T 364-2023', [{ code: '1', display: 'A', edition: 'WS/T 364-2023', source: 's' }]) };
    const found = new TerminologyController(standardTables.with([loaded])).search('CodeSystem', 'urn:oid:2.16.156.10011.2.3.1.85') as Searchset;
    expect(found.entry?.map(({ resource }) => resource['version'])).toEqual(['WS/T 364-2023', 'WS 364-2011']);
  });
});

describe('over HTTP', () => {
  let app: INestApplication;
  let url = '';
  beforeAll(async () => {
    const testing = await Test.createTestingModule({ controllers: [TerminologyController], providers: [{ provide: CODE_TABLES, useValue: standardTables }] }).compile();
    app = testing.createNestApplication();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => app.close());

  it('answers FHIR JSON', async () => {
    const one = await fetch(`${url}/fhir/ConceptMap/abo-to-loinc`);
    expect([one.status, one.headers.get('content-type')]).toEqual([200, 'application/fhir+json; charset=utf-8']);
    expect(await one.json()).toMatchObject({ resourceType: 'ConceptMap', version: 'WS 364-2011' });
    const found = await fetch(`${url}/fhir/CodeSystem?url=${encodeURIComponent('urn:oid:2.16.156.10011.2.3.3.5')}&version=${encodeURIComponent('GB/T 2261.2-2003')}`);
    expect(await found.json()).toMatchObject({ resourceType: 'Bundle', total: 1, entry: [{ resource: { count: 8 } }] });
  });
});

describe('what is published', () => {
  const resources = publishedResources();
  let validator: Validator;
  beforeAll(() => {
    validator = loadValidator();
  }, 60_000);

  it('is valid FHIR R4, searchsets too', () => {
    const all = [...resources, controller.search('CodeSystem') as Resource, controller.search('ConceptMap', 'https://chainnet.example/fhir/ConceptMap/abo-to-loinc') as Resource];
    const failures = all.flatMap((resource) => validator.validate(resource).filter(isFailure).map(({ code, expression, details }) => `${resource.id ?? ''} ${code} ${expression?.[0] ?? ''} ${details?.text ?? ''}`));
    expect(failures).toEqual([]);
  }, 60_000);

  it('has each id and each canonical with its version once', () => {
    const ids = resources.map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`);
    const canonicals = resources.map((resource) => `${resource.resourceType} ${String(resource['url'])}|${String(resource['version'])}`);
    expect([ids.length, canonicals.length]).toEqual([new Set(ids).size, new Set(canonicals).size]);
  });

  it('maps to codes that HL7 publishes', () => {
    const published = new Map<string, Set<string>>();
    for (const file of ['valuesets.json', 'v3-codesystems.json', 'v2-tables.json']) {
      for (const resource of bundleEntries(readFileSync(join(definitionsFolder(), file)))) {
        if (resource.resourceType === 'CodeSystem') published.set(String(resource['url']), new Set(codesOf(resource['concept'])));
      }
    }
    const targets = standardMaps.flatMap(({ id, concepts }) => [...concepts.values()].flatMap(({ target }) => (target === undefined ? [] : [{ id, ...target }])));
    const hl7 = targets.filter(({ system }) => /hl7\.org/.test(system));
    expect(hl7.length).toBeGreaterThan(200);
    expect(hl7.filter(({ system, code }) => published.get(system)?.has(code) !== true)).toEqual([]);
    expect(new Set(targets.filter(({ system }) => !/hl7\.org/.test(system)).map(({ system }) => system))).toEqual(
      new Set(['https://chainnet.example/fhir/CodeSystem/gb-3304-letters', 'urn:iso:std:iso:3166', 'http://loinc.org']),
    );
  }, 30_000);
});

const codesOf = (concepts: unknown): readonly string[] =>
  (Array.isArray(concepts) ? (concepts as readonly { code: string; concept?: unknown }[]) : []).flatMap(({ code, concept }) => [code, ...codesOf(concept)]);
