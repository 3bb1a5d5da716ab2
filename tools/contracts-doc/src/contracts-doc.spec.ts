import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { events } from '@chainnet/contracts';

import { checkDocuments, contractDocuments } from './documents.js';
import { renderTopics } from './topics-document.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const rowOf = (first: string): readonly string[] =>
  renderTopics().split('\n').find((line) => line.startsWith(`| \`${first}\` |`))?.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')) ?? [];

describe('the document of topics', () => {
  it('names every topic and every event', () => {
    for (const { type, topic } of events) {
      expect(rowOf(topic)[0]).toBe(`\`${topic}\``);
      expect(renderTopics()).toContain(`| \`${type}\` | \`${topic}\` |`);
    }
  });

  it('shows an organization\'s door: it and the gateway write, ingestion alone reads, the class is identified', () => {
    const [, dataClass, , writers, readers] = rowOf('rwd.{partner}.records');
    expect({ dataClass, writers, readers }).toEqual({ dataClass: 'identified', writers: '`partner-{partner}`, `svc-ingestion`', readers: '`svc-ingestion`' });
  });

  it('shows that a data set goes to its own site node and to nobody else', () => {
    expect(rowOf('rwd.{partner}.dataset').slice(3, 5)).toEqual(['`svc-deidentification`', '`site-{partner}`']);
  });

  it('shows the one partition and the unlimited retention of the ledger', () => {
    expect(rowOf('rwd.ledger.leaves.v1').slice(5, 7)).toEqual(['1', 'for ever']);
  });

  it('gives a topic that no principal may write to the administrator', () => {
    expect(rowOf('rwd.partner.status.v1')[3]).toBe('administrator');
  });
});

describe('the check', () => {
  const documents = contractDocuments();
  const texts = new Map(documents.map(({ path, text }) => [path, text]));

  it('passes what was just made', () => {
    expect(() => { checkDocuments(documents, (path) => texts.get(path)); }).not.toThrow();
  });

  it.each(documents.map(({ path }) => path))('names %s when it is missing or changed', (path) => {
    for (const other of [undefined, `${texts.get(path) ?? ''} `]) {
      expect(() => { checkDocuments(documents, (one) => (one === path ? other : texts.get(one))); }).toThrow(
        expect.objectContaining({ code: 'RWD_CONTRACTS_DOC_OUT_OF_DATE', details: { paths: path } }),
      );
    }
  });

  it('holds for the documents of this checkout', () => {
    expect(() => { checkDocuments(documents, (path) => readFileSync(`${root}${path}`, 'utf8')); }).not.toThrow();
  });
});
