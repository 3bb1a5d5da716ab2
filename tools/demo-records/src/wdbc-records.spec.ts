/* eslint-disable @nx/enforce-module-boundaries -- the chain this spec holds together runs through three services */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { compileView, type Resource, type Row } from '@chainnet/sql-on-fhir';
import { deidentify } from '../../../services/deidentification/src/core/deidentify.js';
import type { JsonObject } from '../../../services/deidentification/src/core/json.js';
import { clinicalResearch } from '../../../services/deidentification/src/core/policies/clinical-research.js';
import { compilePolicy } from '../../../services/deidentification/src/core/policy/compile-policy.js';
import { loadValidator } from '../../../services/normalization/src/adapters/fhir-definitions.js';
import { normalize } from '../../../services/normalization/src/core/normalize.js';
import { wdbcBundles, wdbcFeatures, wdbcRows, wdbcView } from './index.js';

const csv = readFileSync(new URL('../data/wdbc.csv', import.meta.url), 'utf8');
const bundles = wdbcBundles(csv);
const policy = compilePolicy(clinicalResearch);
const keys = { kid: 'k1', epoch: 1, secret: new Uint8Array(32).fill(7) };
const project = { id: 'chainnet-research', purpose: 'clinical-research' };

describe('Wisconsin records', () => {
  let released: readonly JsonObject[] = [];

  beforeAll(() => {
    const validator = loadValidator();
    released = bundles.map((bundle, at) => {
      const result = normalize(Buffer.from(JSON.stringify(bundle)), { recordId: `r${at}`, tenant: 'demo-a', receivedAt: '2026-01-02T03:04:05Z', validator });
      if (!result.ok) throw new Error(`row ${at}: ${JSON.stringify(result)}`);
      return deidentify(result.bundle as unknown as JsonObject, { policy, keys, project, subjectRef: `demo-a.s${at}`, source: 'demo-a' }).bundle;
    });
  }, 120_000);

  it('go through normalization, de-identification and the view to the 569 x 31 table of the file, value for value', () => {
    const view = compileView(wdbcView);
    const rows: Row[] = released.flatMap((bundle) => [...view.rows((bundle['entry'] as { resource: Resource }[]).map(({ resource }) => resource))]);
    expect(view.columns).toEqual([...wdbcFeatures.map(({ name }) => name), 'malignant']);
    expect(rows).toHaveLength(569);
    expect(rows.map((row) => view.columns.map((column) => row[column]))).toEqual(wdbcRows(csv).map(({ features, malignant }) => [...features, malignant]));
    expect(rows.filter((row) => row['malignant'] === true)).toHaveLength(212);
  });

  it('lose every direct identifier on the way', () => {
    const sent = JSON.stringify(bundles[0]);
    const kept = JSON.stringify(released[0]);
    const [, resident] = /"urn:oid:2\.16\.156\.10011\.1\.3","value":"([^"]+)"/.exec(sent) ?? [];
    expect(resident).toMatch(/^\d{17}[\dX]$/);
    expect(kept).not.toContain(resident);
    for (const field of ['"name"', '"telecom"', '"birthDate"', 'wdbc-patient-1']) {
      expect(sent).toContain(field);
      expect(kept).not.toContain(field);
    }
    expect(kept).toContain('urn:rwd:age-band');
  });

  it('have features that lie inside their declared ranges', () => {
    for (const { features } of wdbcRows(csv)) {
      features.forEach((value, at) => {
        expect(value).toBeGreaterThanOrEqual(wdbcFeatures[at]!.low);
        expect(value).toBeLessThanOrEqual(wdbcFeatures[at]!.high);
      });
    }
  });

  it('are the same for the same seed, and other persons for another', () => {
    expect(wdbcBundles(csv)).toEqual(bundles);
    expect(wdbcBundles(csv, 1_000)[0]).not.toEqual(bundles[0]);
  });

  it('are refused when a line of the file is short', () => {
    expect(() => wdbcRows('1,30,malignant,benign\n1,2,3\n')).toThrow('line 2');
  });
});
