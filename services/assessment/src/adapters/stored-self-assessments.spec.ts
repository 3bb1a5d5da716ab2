import { describe, expect, it } from '@jest/globals';
import { MemoryFacts } from '@chainnet/testing';
import type { SelfAssessmentFact } from '../ports.js';
import { StoredSelfAssessments } from './stored-self-assessments.js';
import { writeNext } from './write-next.js';

const fact = (pages: number): SelfAssessmentFact => ({ selfAssessment: { answers: [], facts: { 'report-length': pages } }, by: 'operator', at: '2026-01-01T00:00:00Z' });

describe('self-assessments', () => {
  it('keep every version; the newest counts, also after a restart', async () => {
    const facts = new MemoryFacts<SelfAssessmentFact>();
    const stored = new StoredSelfAssessments(facts);
    expect(await stored.latest('demo-a')).toBeUndefined();
    expect([await stored.submit('demo-a', fact(1)), await stored.submit('demo-a', fact(2))]).toEqual([1, 2]);
    expect([...facts.documents.values()].map((text) => JSON.parse(text) as unknown)).toEqual([fact(1), fact(2)]);
    for (const reader of [stored, new StoredSelfAssessments(facts)]) expect(await reader.latest('demo-a')).toEqual(fact(2));
  });

  it('give up after five lost races, with the conflict', async () => {
    const facts = new MemoryFacts<number>();
    const attempts: number[] = [];
    const overtaken = writeNext(facts, 'a', (head) => {
      facts.onAppend = () => {
        facts.onAppend = undefined;
        facts.documents.set(`a:${head + 1}`, '0');
      };
      return attempts.push(head);
    });
    await expect(overtaken).rejects.toMatchObject({ code: 'RWD_STORE_VERSION_CONFLICT' });
    expect(attempts).toEqual([0, 1, 2, 3, 4]);
  });
});
