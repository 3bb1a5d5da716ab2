import { parseArgs } from 'node:util';
import { isRwdError } from '@chainnet/contracts';
import { groupLetters, type LetterSelection } from '@chainnet/messaging';
import { DeadLetterDesk } from './dead-letter-desk.js';
import { errors } from './errors.js';
import { runningMesh } from './mesh-access.js';
import { textTable } from './report.js';

const USAGE = [
  'npm run replay -- list [SELECTION]',
  'npm run replay -- show SELECTION [--reveal]',
  'npm run replay -- replay SELECTION|--all [--dry-run]',
  'npm run replay -- release SELECTION|--all',
  'SELECTION: --fingerprint F  --origin TOPIC[PARTITION]@OFFSET  --key KEY  --topic TOPIC',
].join('\n  ');

const options = {
  fingerprint: { type: 'string' }, origin: { type: 'string' }, key: { type: 'string' }, topic: { type: 'string' },
  all: { type: 'boolean', default: false }, 'dry-run': { type: 'boolean', default: false }, reveal: { type: 'boolean', default: false },
} as const;

/** Lists, shows, replays and releases the records that left the normal path of the running mesh. */
async function run(): Promise<void> {
  const { positionals: [verb], values } = parseArgs({ allowPositionals: true, options });
  const { all, 'dry-run': dryRun, reveal, ...given } = values;
  const selection: LetterSelection = given;
  const chosen = all || Object.keys(selection).length > 0;
  const command = verb === 'list' ? list : verb === 'show' && chosen ? show : verb === 'replay' && chosen ? replay : verb === 'release' && chosen ? release : undefined;
  if (command === undefined) throw errors.RWD_MESH_USAGE({ problem: `usage:\n  ${USAGE}` });
  const desk = await DeadLetterDesk.open(await runningMesh(process.env));
  try {
    await command(desk, selection, { dryRun, reveal });
  } finally {
    await desk.close();
  }
}

type Flags = { readonly dryRun: boolean; readonly reveal: boolean };

async function list(desk: DeadLetterDesk, selection: LetterSelection): Promise<void> {
  const groups = groupLetters(await desk.letters(selection));
  console.log(textTable(
    ['fingerprint', 'in', 'topic', 'group', 'code', 'count', 'first', 'last'],
    groups.map(({ fingerprint, kind, topic, group, code, count, first, last }) => [fingerprint, kind, topic, group, code, count, first, last]),
  ));
}

/** Everything but the content; that only when asked for, since it may be a patient's record. */
async function show(desk: DeadLetterDesk, selection: LetterSelection, { reveal }: Flags): Promise<void> {
  for (const letter of await desk.letters(selection)) {
    const { body, ...facts } = letter;
    console.log(JSON.stringify({ ...facts, storedBytes: body.length, ...(reveal ? { original: (await desk.bytesOf(letter))?.toString('base64') ?? null } : {}) }, undefined, 2));
  }
}

async function replay(desk: DeadLetterDesk, selection: LetterSelection, { dryRun }: Flags): Promise<void> {
  const { sent, alreadyProcessed, unopened } = await desk.replay(selection, { dryRun });
  console.log(`${dryRun ? 'would send' : 'sent'} ${sent}; already processed ${alreadyProcessed}; not to be opened ${unopened.length}`);
  for (const problem of unopened) console.log(`  ${problem}`);
}

async function release(desk: DeadLetterDesk, selection: LetterSelection): Promise<void> {
  const { released, waiting, unopened, rounds } = await desk.release(selection);
  console.log(`released ${released} in ${rounds} rounds; still waiting ${waiting.length}; not to be opened ${unopened.length}`);
  for (const origin of waiting) console.log(`  ${origin}`);
  for (const problem of unopened) console.log(`  ${problem}`);
}

run().catch((error: unknown) => {
  console.error(isRwdError(error) ? `${error.code}: ${error.message}\n  ${error.action}` : error);
  process.exitCode = 1;
});
