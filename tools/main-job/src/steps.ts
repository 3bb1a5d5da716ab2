import { randomUUID } from 'node:crypto';
import { partnerClientId, receiptIssued, topicOf, type DataOf } from '@chainnet/contracts';
import { wdbcFeatures, wdbcView } from '@chainnet/demo-records';
import { parsePolicy, verifyReceipt } from '@chainnet/merkle-log';
import { ApiClient } from './api-client.js';
import { demoSubmissions } from './demo-submissions.js';
import { errors } from './errors.js';
import { LiveTable, meshTable, reasonsTable, type MeshReport } from './live-table.js';
import type { Mesh } from './mesh.js';
import { OPERATOR_CLIENT } from './mesh-plan.js';
import { clearStatistic, pooledFit, RIDGE } from './pooled-fit.js';
import { openPartnerLog, publishAs, type PartnerAccess } from './publisher.js';
import { significant, textTable } from './report.js';
import { until, within } from './until.js';

export type Say = (line: string) => void;

const failed = (step: string, why: string): Error => errors.RWD_MESH_STEP_FAILED({ step, why });

export const clientOf = ({ servers, secrets, tokenUri }: Mesh, clientId: string): ApiClient =>
  new ApiClient({ issuer: servers.oidc.issuer, clientId, clientSecret: secrets[clientId] ?? '', ...(tokenUri === undefined ? {} : { tokenUri }) });

const partnerAccess = async ({ servers, credentialsOf }: Mesh, tenant: string): Promise<PartnerAccess> => ({
  brokers: servers.kafka.brokers, issuer: servers.oidc.issuer, tenant, ...(await credentialsOf(tenant)),
});

/** Calls services as one of the partners. */
export const partnerClient = async (mesh: Mesh, tenant: string): Promise<ApiClient> =>
  new ApiClient({ issuer: mesh.servers.oidc.issuer, clientId: partnerClientId(tenant), ...(await mesh.credentialsOf(tenant)) });

/** Every partner publishes its records with its own token, through Kafka. @returns how many were sent */
export async function publishStep(mesh: Mesh, say: Say): Promise<number> {
  const submissions = demoSubmissions(mesh.tenants).filter(({ tenant }) => mesh.active.includes(tenant));
  const began = Date.now();
  await Promise.all(mesh.active.map(async (tenant) => publishAs(await partnerAccess(mesh, tenant), submissions.filter((one) => one.tenant === tenant))));
  say(`${submissions.length} records published by ${mesh.active.length} partners in ${((Date.now() - began) / 1_000).toFixed(1)} s`);
  return submissions.length;
}

/** Waits until every record published is in a data set, refused or in quarantine, drawing the table meanwhile. */
export async function travelStep(mesh: Mesh, { published, say }: { published: number; say: Say }): Promise<void> {
  const live = new LiveTable(process.stdout);
  const console_ = `${mesh.urlOf('svc-console')}/v1/mesh`;
  const report = await until(async () => {
    const now = (await (await fetch(console_, { signal: AbortSignal.timeout(5_000) })).json()) as MeshReport;
    const { accepted, rejected, inProgress } = now.totals;
    const arrived = accepted + rejected >= published && inProgress === 0 && now.ledger !== undefined;
    live.draw(meshTable(now), arrived);
    return arrived ? now : undefined;
  }, { step: 'every record arrives', seconds: 120 });
  say(`\n${reasonsTable(report)}`);
}

/** Each partner reads its receipts topic, takes one and verifies it offline: log signature, witnesses, inclusion. */
export async function receiptStep(mesh: Mesh, say: Say): Promise<void> {
  const policy = parsePolicy(mesh.directory.ledger.policy);
  for (const tenant of mesh.active) {
    const { recordId, statement, receipt } = await firstReceipt(mesh, tenant);
    const verified = verifyReceipt(receipt, Buffer.from(statement), policy);
    const answer = await (await partnerClient(mesh, tenant)).get<{ recordId: string }>(`${mesh.urlOf('svc-provenance')}/v1/records/${recordId}/receipt`);
    if (answer.recordId !== recordId) throw failed('receipts', 'topic and HTTP do not name the same record');
    say(`receipt of ${tenant}: record ${recordId}, leaf ${verified.index} of ${verified.checkpoint.size}, verified offline with the keys of ${mesh.tenants.length} members`);
  }
}

type Receipt = DataOf<typeof receiptIssued>;
const RECEIPT_SECONDS = 60;

async function firstReceipt(mesh: Mesh, tenant: string): Promise<Receipt> {
  const log = openPartnerLog(await partnerAccess(mesh, tenant));
  try {
    let found: (receipt: Receipt) => void = () => undefined;
    const receipt = new Promise<Receipt>((resolve) => (found = resolve));
    await log.consume({
      group: `${partnerClientId(tenant)}.main-job-${randomUUID()}`,
      topics: [topicOf(receiptIssued, tenant)],
      onBatch: async ({ messages: [first] }) => {
        if (first?.value) found(JSON.parse(first.value.toString()) as Receipt);
      },
    });
    return await within(receipt, RECEIPT_SECONDS, `receipt of ${tenant}`);
  } finally {
    await log.close();
  }
}

type FederationJob = {
  readonly status: string;
  readonly failure?: object;
  readonly result?: {
    readonly n: number; readonly rounds: number; readonly auc: number; readonly accuracy: number; readonly modelDigest: string;
    readonly intercept: { readonly coefficient: number };
    readonly features: readonly { readonly name: string; readonly coefficient: number }[];
  };
};

/** Relative difference of coefficients that the masked, fixed-point sums may make. */
const COEFFICIENT_TOLERANCE = 1e-4;

/** Three sites train one model on what arrived, by masked sums; the pooled fit stands beside it. */
export async function federationStep(mesh: Mesh, say: Say): Promise<void> {
  const operator = clientOf(mesh, OPERATOR_CLIENT);
  const base = `${mesh.urlOf('svc-federation')}/v1/federation/jobs`;
  const features = wdbcFeatures.map(({ name, low, high }) => ({ name, low, high }));
  const { jobId } = await operator.post<{ jobId: string }>(base, { viewDefinition: wdbcView, features, target: 'malignant', ridge: RIDGE });
  const job = await finished<FederationJob>(operator, { url: `${base}/${jobId}`, step: 'federated training' });
  if (job.result === undefined) throw failed('federated training', JSON.stringify(job.failure ?? job.status));
  const { result } = job;
  const pooled = pooledFit();
  const coefficients = [result.intercept.coefficient, ...result.features.map(({ coefficient }) => coefficient)];
  const difference = Math.max(...coefficients.map((value, at) => Math.abs(value / (pooled.coefficients[at] ?? NaN) - 1)));
  say(`\nfederated logistic regression, ${result.rounds} Newton rounds over ${mesh.tenants.length} sites, model ${result.modelDigest.slice(0, 16)}…`);
  say(textTable(['', 'federated', 'pooled'], [
    ['rows', result.n, pooled.n],
    ['AUC', result.auc.toFixed(6), pooled.auc.toFixed(6)],
    ['accuracy', result.accuracy.toFixed(6), pooled.accuracy.toFixed(6)],
    ['intercept', significant(coefficients[0] ?? NaN), significant(pooled.coefficients[0] ?? NaN)],
    ...result.features.slice(0, 3).map(({ name, coefficient }, at) => [name, significant(coefficient), significant(pooled.coefficients[at + 1] ?? NaN)]),
  ]));
  say(`largest relative difference of a coefficient: ${difference.toExponential(1)}`);
  if (result.n !== pooled.n) throw failed('federated training', `${result.n} rows were trained on, ${pooled.n} were published`);
  if (!(difference < COEFFICIENT_TOLERANCE)) throw failed('federated training', `coefficients differ by ${difference}`);
}

type ColumnResult = { readonly column: string; readonly count: number; readonly mean: number; readonly variance: number };
type MpcJob = { readonly status: string; readonly failure?: object; readonly result?: { readonly columns: readonly ColumnResult[] } };

const JOINT_COLUMNS = ['mean_radius', 'mean_texture', 'worst_area'];
const STATISTIC_TOLERANCE = 1e-3;

/** Three parties compute count, mean and variance on shares; the clear values stand beside them. */
export async function statisticStep(mesh: Mesh, say: Say): Promise<void> {
  const operator = clientOf(mesh, OPERATOR_CLIENT);
  const base = `${mesh.urlOf('svc-mpc')}/v1/mpc/jobs`;
  const { jobId } = await operator.post<{ jobId: string }>(base, { viewDefinition: wdbcView, columns: JOINT_COLUMNS });
  const job = await finished<MpcJob>(operator, { url: `${base}/${jobId}`, step: 'joint statistic' });
  if (job.result === undefined) throw failed('joint statistic', JSON.stringify(job.failure ?? job.status));
  const rows = job.result.columns.map((joint) => ({ joint, clear: clearStatistic(joint.column) }));
  say('\njoint statistic of three parties over mTLS, on secret shares');
  say(textTable(
    ['column', 'count', 'mean', 'clear mean', 'variance', 'clear variance'],
    rows.map(({ joint, clear }) => [joint.column, joint.count, significant(joint.mean), significant(clear.mean), significant(joint.variance), significant(clear.variance)]),
  ));
  for (const { joint, clear } of rows) {
    const off = Math.max(Math.abs(joint.mean / clear.mean - 1), Math.abs(joint.variance / clear.variance - 1));
    if (joint.count !== clear.count || !(off < STATISTIC_TOLERANCE)) throw failed('joint statistic', `${joint.column} differs from the clear value`);
  }
}

async function finished<J extends { readonly status: string }>(client: ApiClient, { url, step }: { url: string; step: string }): Promise<J> {
  return until(async () => {
    const job = await client.get<J>(url);
    return job.status === 'completed' || job.status === 'failed' ? job : undefined;
  }, { step, seconds: 90 });
}

type AssessmentAnswer = {
  readonly statement: { readonly en: string };
  readonly level: number;
  readonly overall: number;
  readonly scale: number;
  readonly gaps: readonly { readonly criteria: readonly unknown[]; readonly gates?: readonly unknown[]; readonly level?: number }[];
};

/** How well each organization does it, by the evidence of what just happened. */
export async function assessmentStep(mesh: Mesh, say: Say): Promise<void> {
  const operator = clientOf(mesh, OPERATOR_CLIENT);
  const base = `${mesh.urlOf('svc-assessment')}/v1/assessment`;
  const answers = await until(async () => {
    const all = await Promise.all(mesh.tenants.map((tenant) => operator.get<AssessmentAnswer>(`${base}/${tenant}`)));
    return all.every(({ overall, scale }) => overall > scale) ? all : undefined;
  }, { step: 'assessment from live evidence', seconds: 60 });
  say(`\nassessment (${answers[0]?.statement.en ?? ''})`);
  say(textTable(
    ['organization', 'level', 'score', 'criteria missing to the next level'],
    answers.map((answer, at) => [mesh.tenants[at] ?? '', answer.level, (answer.overall / answer.scale).toFixed(4), answer.gaps[0]?.criteria.length ?? 0]),
  ));
}

/** What there is to look at. */
export function placesStep(mesh: Mesh, say: Say): void {
  say(`\nstatus page: ${mesh.urlOf('svc-console')}/`);
  for (const unit of mesh.units) say(`  ${unit.name.padEnd(22)} API ${mesh.urlOf(unit.name)}/docs`);
  say(`logs: ${mesh.paths.logs}`);
}
