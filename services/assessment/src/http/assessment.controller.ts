import { Body, Controller, Get, Header, Inject, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authorized, CurrentPrincipal, Public, type Principal } from '@chainnet/identity';
import { OperatorsOnly, serviceErrors } from '@chainnet/service-kit';
import type { Assessor } from '../assessor.js';
import type { Assessment } from '../core/assess.js';
import type { Catalogue } from '../core/catalogue.js';
import { announcedScore, satisfactionOf } from '../core/score-change.js';
import { SelfAssessmentSchema, checkSelfAssessment } from '../core/self-assessment.js';
import { ASSESSOR, CATALOGUE, SELF_ASSESSMENTS, type SelfAssessments } from '../ports.js';

/** Levels are public, as grades are; what lies behind one is its organization's and the operators'. Numbers only, no record. */
@ApiTags('assessment')
@ApiBearerAuth()
@Controller('v1/assessment')
export class AssessmentController {
  constructor(
    @Inject(ASSESSOR) private readonly assessor: Assessor,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
    @Inject(SELF_ASSESSMENTS) private readonly selfAssessments: SelfAssessments,
  ) {}

  @Get()
  @Public()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Level, score (times 10,000) and open gaps of every organization, with what such a level is not' })
  list(): object {
    const organizations = [...this.assessor.all()].map(([tenant, one]) => ({ tenant, ...announcedScore(one), ...satisfactionOf(one), at: one.at }));
    return { statement: this.catalogue.statement, organizations };
  }

  @Get(':tenant')
  @Authorized(['operator', 'service', 'partner'])
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'One organization in full: domains, criteria with what was observed, entry gates, the way to the next level' })
  read(@Param('tenant') tenant: string, @CurrentPrincipal() { kind, partnerId }: Principal): Assessment {
    // To a partner the others' assessments are not there.
    if (kind === 'partner' && partnerId !== tenant) throw serviceErrors.RWD_HTTP_NOT_FOUND();
    return this.existing(tenant);
  }

  @Put(':tenant/self-assessment')
  @OperatorsOnly()
  @ApiOperation({ summary: 'Replace what an organization says of itself: answers, facts for the entry gates, claims to the bonus' })
  @ApiBody({ schema: SelfAssessmentSchema as never })
  async submit(@Param('tenant') tenant: string, @Body() body: unknown, @CurrentPrincipal() { clientId }: Principal): Promise<object> {
    this.existing(tenant);
    const selfAssessment = checkSelfAssessment(this.catalogue, body);
    const version = await this.selfAssessments.submit(tenant, { selfAssessment, by: clientId, at: new Date().toISOString() });
    this.assessor.mark(tenant);
    await this.assessor.run();
    return { tenant, version, ...announcedScore(this.existing(tenant)) };
  }

  private existing(tenant: string): Assessment {
    const assessment = this.assessor.of(tenant);
    if (assessment === undefined) throw serviceErrors.RWD_HTTP_NOT_FOUND();
    return assessment;
  }
}
