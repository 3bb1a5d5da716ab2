import { describe, expect, it } from '@jest/globals';
import { dcmm } from '../../test/small-catalogue.js';
import { assess } from './assess.js';
import { changedOrganizations } from './changed-organizations.js';
import { emptyEvidence, foldEvidence } from './evidence.js';
import { announcedScore, isSameScore, satisfactionOf } from './score-change.js';

const catalogue = dcmm();
const assessment = assess(catalogue, { days: [] }, '2026-01-01T00:00:00Z');

describe('what is told of an assessment', () => {
  it('is level, score, and how many criteria and gates the next level still needs', () => {
    const { criteria, gates } = assessment.gaps[0] ?? { criteria: [], gates: [] };
    expect(announcedScore(assessment)).toEqual({ catalogue: 'dcmm-2018@1.0.0', level: 1, overall: assessment.overall, gaps: criteria.length + gates.length });
    expect(gates.length).toBe(catalogue.entryGates.length);
  });

  it.each(['level', 'overall', 'gaps', 'catalogue'] as const)('is news when the %s differs', (field) => {
    const score = announcedScore(assessment);
    expect(isSameScore(score, { ...score })).toBe(true);
    expect(isSameScore(score, { ...score, [field]: field === 'catalogue' ? 'other@1.0.0' : -1 })).toBe(false);
  });

  it('counts only criteria that apply', () => {
    const states = (['pass', 'pass', 'partial', 'unknown', 'not-applicable'] as const).map((state) => ({ state }) as never);
    expect(satisfactionOf({ criteria: states })).toEqual({ satisfied: 2, total: 4 });
  });
});

describe('who is to be assessed again', () => {
  const accepted = (tenant: string) => ({ type: 'rwd.record.accepted.v1', time: '2026-01-01T00:00:00Z', data: { tenant } });
  const checkpoint = { type: 'rwd.ledger.checkpointed.v1', time: '2026-01-01T00:00:00Z', data: { size: 1, cosignatures: 3, quorum: 2 } };
  const both = [accepted('a'), accepted('b')].reduce(foldEvidence, emptyEvidence(catalogue.evidence));

  it('is whom an event speaks of, or everybody when it speaks of the mesh', () => {
    expect(changedOrganizations(both, both)).toEqual([]);
    expect(changedOrganizations(both, foldEvidence(both, accepted('b')))).toEqual(['b']);
    expect(changedOrganizations(both, foldEvidence(both, checkpoint))).toEqual(['a', 'b']);
  });
});
