import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isRwdError } from '@chainnet/contracts';
import { errors } from './errors.js';
import { runningMesh } from './mesh-access.js';
import { QuarantineDesk, type QuarantinedRecord } from './quarantine-desk.js';
import { textTable } from './report.js';

const USAGE = [
  'npm run chainnet -- quarantine list [--code CODE] [--tenant NAME]',
  'npm run chainnet -- quarantine show RECORD [--reveal]',
  'npm run chainnet -- quarantine replay RECORD [--file CORRECTED [--content-type TYPE]]',
  'npm run chainnet -- quarantine replay --code CODE [--tenant NAME]',
].join('\n  ');

const text = { type: 'string' } as const;
const options = { code: text, tenant: text, file: text, 'content-type': text, reveal: { type: 'boolean', default: false } } as const;

/** Lists, shows and sends again what normalization of the running mesh set aside. */
async function run(): Promise<void> {
  const { positionals: [verb, recordId, ...more], values } = parseArgs({ allowPositionals: true, options });
  const { code, tenant, file, reveal, 'content-type': contentType } = values;
  const usage = errors.RWD_MESH_USAGE({ problem: `usage:\n  ${USAGE}` });
  if (more.length > 0) throw usage;
  const desk = new QuarantineDesk(await runningMesh(process.env));
  const chosen = { ...(code === undefined ? {} : { code }), ...(tenant === undefined ? {} : { tenant }) };
  if (verb === 'list' && recordId === undefined) return list(await desk.waiting(chosen));
  if (verb === 'show' && recordId !== undefined) return show(await desk.read(recordId), reveal);
  if (verb !== 'replay' || (recordId === undefined) === (code === undefined)) throw usage;
  const correction = file === undefined ? undefined : { bytes: readFileSync(file), contentType };
  const records = recordId === undefined ? (await desk.waiting(chosen)).map((one) => one.recordId) : [recordId];
  for (const record of records) console.log(`${record} ${JSON.stringify(await desk.replay(record, correction))}`);
  console.log(`${records.length} sent again`);
}

const list = (records: readonly QuarantinedRecord[]): void =>
  console.log(textTable(['record', 'organization', 'stage', 'code', 'where', 'at'], records.map(({ recordId, tenant, stage, code, where, at }) => [recordId, tenant, stage, code, where, at])));

/** Everything but the content; that only when asked for, since it is a patient's record. */
function show({ original, ...reasons }: Readonly<Record<string, unknown>>, reveal: boolean): void {
  console.log(JSON.stringify(reveal ? { ...reasons, original } : reasons, undefined, 2));
}

run().catch((error: unknown) => {
  console.error(isRwdError(error) ? `${error.code}: ${error.message}\n  ${error.action}` : error);
  process.exitCode = 1;
});
