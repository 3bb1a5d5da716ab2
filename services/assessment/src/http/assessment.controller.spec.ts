import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Principal } from '@chainnet/identity';
import { MemoryFacts } from '@chainnet/testing';
import { dcmm } from '../../test/small-catalogue.js';
import { StoredSelfAssessments } from '../adapters/stored-self-assessments.js';
import { Assessor } from '../assessor.js';
import { emptyEvidence } from '../core/evidence.js';
import type { SelfAssessmentFact } from '../ports.js';
import { AssessmentController } from './assessment.controller.js';

const catalogue = dcmm();
const caller = (kind: Principal['kind'], partnerId?: string): Principal => ({ clientId: 'c', roles: [], kind, expiresAt: 0, ...(partnerId === undefined ? {} : { partnerId }) });
let facts: MemoryFacts<SelfAssessmentFact>;
let controller: AssessmentController;

beforeEach(async () => {
  facts = new MemoryFacts();
  const selfAssessments = new StoredSelfAssessments(facts);
  const assessor = new Assessor({
    catalogue, tenants: ['demo-a', 'demo-b'], evidence: emptyEvidence(catalogue.evidence), selfAssessments,
    announcements: { announce: async () => true }, now: () => new Date('2026-01-02T00:00:00Z'),
  });
  await assessor.prepare();
  controller = new AssessmentController(assessor, catalogue, selfAssessments);
});

describe('reading assessments', () => {
  it('shows everybody the levels, with what they are not', () => {
    expect(controller.list()).toMatchObject({
      statement: { en: 'Self-declared, method of this project; not an official DCMM grade.' },
      organizations: [{ tenant: 'demo-a', level: 1, satisfied: 0 }, { tenant: 'demo-b', level: 1 }],
    });
  });

  it('shows an organization in full to operators, services and its own partner', () => {
    for (const principal of [caller('operator'), caller('service'), caller('partner', 'demo-a')]) {
      expect(controller.read('demo-a', principal)).toMatchObject({ statement: catalogue.statement, gaps: [{ target: 2 }] });
    }
  });

  it('shows a partner no other, not even whether it is there', () => {
    for (const tenant of ['demo-b', 'nobody']) {
      expect(() => controller.read(tenant, caller('partner', 'demo-a'))).toThrow(expect.objectContaining({ code: 'RWD_HTTP_NOT_FOUND' }));
    }
  });
});

describe('submitting a self-assessment', () => {
  it('keeps it and answers with the score it leads to', async () => {
    const body = { answers: [], bonus: [{ kind: 'invention-patent', reference: 'CN-1' }] };
    const answer = await controller.submit('demo-a', body, caller('operator'));
    expect(answer).toMatchObject({ tenant: 'demo-a', version: 1, overall: 10_100 });
    expect(JSON.parse(facts.documents.get('demo-a:1') ?? '')).toMatchObject({ selfAssessment: body, by: 'c' });
  });

  it.each([
    ['demo-a', { answers: [{ criterion: 'no.such', fulfilment: 1, at: '2026-01-01T00:00:00Z' }] }, 'RWD_ASSESSMENT_ANSWER_REFUSED'],
    ['demo-a', 'nonsense', 'RWD_ASSESSMENT_SELF_ASSESSMENT_SHAPE'],
    ['nobody', { answers: [] }, 'RWD_HTTP_NOT_FOUND'],
  ])('refuses for %s what the catalogue or the mesh does not know, and keeps nothing', async (tenant, body, code) => {
    await expect(controller.submit(tenant, body, caller('operator'))).rejects.toMatchObject({ code });
    expect(facts.documents.size).toBe(0);
  });
});
