import { Module, type DynamicModule } from '@nestjs/common';
import { federationJobCompleted, LIFECYCLE_TOPIC, ledgerCheckpointed, mpcJobCompleted } from '@chainnet/contracts';
import { FactStore } from '@chainnet/persistence';
import { startProjection, type Platform } from '@chainnet/service-kit';
import { readCatalogue } from './adapters/catalogue-file.js';
import { StoredScoreAnnouncements } from './adapters/score-announcements.js';
import { StoredSelfAssessments } from './adapters/stored-self-assessments.js';
import { Assessor } from './assessor.js';
import { emptyEvidence } from './core/evidence.js';
import { announcedScore, satisfactionOf } from './core/score-change.js';
import { foldMessage } from './evidence-projection.js';
import { AssessmentController } from './http/assessment.controller.js';
import { CatalogueController } from './http/catalogue.controller.js';
import { ASSESSOR, CATALOGUE, SELF_ASSESSMENTS, type ScoreFact, type SelfAssessmentFact } from './ports.js';
import { Schedule } from './schedule.js';

const TOPICS = [LIFECYCLE_TOPIC, federationJobCompleted.topic, mpcJobCompleted.topic, ledgerCheckpointed.topic];
const QUIET_MS = 1_000;
const AT_MOST_MS = 5_000;
const BY_THE_CLOCK_MS = 60_000;

@Module({})
export class AppModule {
  static async with(platform: Platform): Promise<DynamicModule> {
    const catalogue = readCatalogue();
    const selfAssessments = new StoredSelfAssessments(new FactStore<SelfAssessmentFact>(platform.store, 'self_assessments'));
    const assessor = await startAssessor(platform, { catalogue, selfAssessments });
    platform.status.add('assessment', () =>
      Object.fromEntries([...assessor.all()].map(([tenant, one]) => [tenant, { ...announcedScore(one), ...satisfactionOf(one) }])),
    );
    return {
      module: AppModule,
      controllers: [AssessmentController, CatalogueController],
      providers: [
        { provide: CATALOGUE, useValue: catalogue },
        { provide: ASSESSOR, useValue: assessor },
        { provide: SELF_ASSESSMENTS, useValue: selfAssessments },
      ],
    };
  }
}

type AssessorParts = { readonly catalogue: ReturnType<typeof readCatalogue>; readonly selfAssessments: StoredSelfAssessments };

async function startAssessor(platform: Platform, { catalogue, selfAssessments }: AssessorParts): Promise<Assessor> {
  const { config, log, store, logger } = platform;
  const facts = new FactStore<ScoreFact>(store, 'scores');
  const initial = emptyEvidence(catalogue.evidence);
  const assessor = new Assessor({
    catalogue, tenants: config.tenants, evidence: initial, selfAssessments, now: () => new Date(),
    announcements: new StoredScoreAnnouncements({ facts, log, source: `/rwd/${config.clientId}` }),
  });
  const schedule = new Schedule({
    run: () => assessor.run(), quietMs: QUIET_MS, atMostMs: AT_MOST_MS,
    onFailure: (error) => logger.warn({ error }, 'an assessment could not be announced; it is tried again'),
  });
  const projection = await startProjection(platform, {
    name: 'evidence', topics: TOPICS, initial, fold: foldMessage,
    onChange: async (evidence) => {
      assessor.take(evidence);
      schedule.request();
    },
  });
  assessor.take(projection.state);
  await assessor.prepare();
  const clock = setInterval(() => {
    if (assessor.markStale()) schedule.request();
  }, BY_THE_CLOCK_MS).unref();
  platform.onStop(async () => {
    clearInterval(clock);
    await schedule.stop();
  });
  return assessor;
}
