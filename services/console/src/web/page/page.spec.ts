import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { mpcJobCompleted, recordRejected } from '@chainnet/contracts';
import { demoMesh, eventOf, folded } from '../../../test/demo-mesh.js';
import { pageModules } from '../../adapters/assets.js';
import { meshReport } from '../../core/mesh-report.js';
import { emptyMesh, type MeshState } from '../../core/mesh-state.js';
import { securityHeaders } from '../../http/security-headers.js';
import { html } from './escape.js';
import { decimal, duration, instant, integer } from './numbers.js';
import { page } from './page.js';
import { languageOf, texts, type Language } from './texts.js';

const shown = (state: MeshState, language: Language = 'en', tenants: readonly string[] = ['hospital-a']): string =>
  page({ report: meshReport(state, tenants, new Date('2026-01-31T09:00:00Z')), language, links: [{ name: 'ingestion', url: 'http://localhost:7101/docs' }] });

describe('the page', () => {
  it.each([['full', demoMesh()], ['empty', emptyMesh]])('%s: keeps its own security policy: nothing inline, nothing from elsewhere', (_, state) => {
    const text = shown(state);
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:/i);
    expect([...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url]) => url).filter((url) => /^(\/\/|https?:)/.test(url ?? ''))).toEqual(['http://localhost:7101/docs']);
    expect(securityHeaders['content-security-policy']).not.toContain('unsafe');
  });

  it('shows the numbers, the ledger, the joint computations and the levels without any script', () => {
    const text = shown(demoMesh());
    for (const part of ['3,538', '16,204', '9f2b7c41d05e8a33', 'quorum met', '0.995', 'HbA1c', texts.en.statement, 'aria-label="level 3 / 5"', 'not assessed yet']) expect(text).toContain(part);
  });

  it('is a document with a language, landmarks, a table with headers and a live region', () => {
    const text = shown(demoMesh(), 'zh');
    for (const part of ['<html lang="zh-CN">', '<main>', '<caption', 'scope="col"', 'scope="row"', 'role="status" aria-live="polite"', texts.zh.statement, 'href="?lang=en"']) expect(text).toContain(part);
  });

  it('says so when there is nothing yet', () => {
    for (const sentence of [texts.en.noLedger, texts.en.noModel, texts.en.noStatistic, texts.en.noScore]) expect(shown(emptyMesh)).toContain(sentence);
  });

  it('shows what others wrote as text, never as markup', () => {
    const attack = '"><img src=x onerror=alert(1)>';
    const state = folded(eventOf(recordRejected, { data: { code: attack } }), eventOf(mpcJobCompleted, { data: { parties: [attack], result: { columns: [{ column: attack, count: 1, mean: 1, variance: 1 }] } } }));
    const text = shown(state, 'en', [attack]);
    expect(text).not.toContain('<img');
    expect(text.match(/&lt;img/g)?.length).toBeGreaterThanOrEqual(4);
  });

  it('escapes values and keeps HTML that was made here', () => {
    expect(html`<b>${'<&>"\''}</b>${html`<i>${1}</i>`}${[html`a`, html`b`]}`.text).toBe('<b>&lt;&amp;&gt;&quot;&#39;</b><i>1</i>ab');
  });
});

describe('what the browser loads', () => {
  it('is whole: each module it imports is served, and none needs more than the page\'s own', () => {
    const source = (name: string) => {
      const file = new URL(`./${name}.ts`, import.meta.url);
      return existsSync(file) ? readFileSync(file, 'utf8') : '';
    };
    const script = readFileSync(new URL('../status.js', import.meta.url), 'utf8');
    const imported = [script, ...pageModules.map(source)].flatMap((text) => [...text.matchAll(/^import (?!type)[^;]*from '([^']+)';$/gm)].map(([, name]) => name ?? ''));
    expect([...new Set(imported.map((name) => name.replace(/^\.\/(page\/)?/, '').replace(/\.js$/, '')))].sort()).toEqual([...pageModules].sort());
  });
});

describe('language and numbers', () => {
  it.each([['zh', 'en', 'zh'], ['xx', 'fr, zh-CN;q=0.9', 'zh'], [undefined, 'en-GB,zh', 'en'], [['zh'], undefined, 'en']] as const)('%j with %j is %s', (query, accepted, language) => {
    expect(languageOf(query, accepted)).toBe(language);
  });

  it('have every text in both languages', () => {
    for (const name of Object.keys(texts.en) as (keyof typeof texts.en)[]) expect([name, texts.zh[name].length > 0]).toEqual([name, true]);
  });

  it('are written for people', () => {
    expect([integer(1_234_567, 'en'), decimal(0.95349, 'en'), decimal(1_234.5, 'en'), instant('2026-01-31T08:00:00.123Z')]).toEqual(['1,234,567', '0.953', '1,235', '2026-01-31 08:00:00 UTC']);
    expect([5, 1_500, 180_000, 9_000_000].map((ms) => duration(ms, 'en'))).toEqual(['5 ms', '1.5 s', '3 min', '2.5 h']);
  });
});
