import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isRwdError, type RwdError } from '@chainnet/contracts';
import { serversFrom, type ServerEnvironment } from '@chainnet/reconcile';
import type { ArchiveSecret } from './archive/archive.js';
import { backup, type BackupServers } from './backup.js';
import type { Manifest } from './core/manifest.js';
import { errors } from './errors.js';
import { restore } from './restore.js';
import { newest, newFolder, removeOld } from './shelf.js';

const USAGE = `usage: backup [--to FOLDER] KEY [--with-secrets] [--no-realm]
       restore [--from FOLDER] KEY [--force] [--no-realm]
       drill
   KEY: --passphrase-file FILE | --key-file FILE | --plain; or CHAINNET_BACKUP_KEY_FILE
   without a FOLDER: a new one, or the newest, in CHAINNET_BACKUP_DIR`;

export type Say = (line: string) => void;
export type Drill = (say: Say) => Promise<void>;

/** 0 done; 2 wrong command, key or variable; 3 a server was away, or the archive or the result is not right. */
export type ExitCode = 0 | 2 | 3;

type Values = { readonly [name in 'to' | 'from' | 'passphrase-file' | 'key-file']?: string | undefined } & { readonly [name in 'plain' | 'with-secrets' | 'force' | 'no-realm']?: boolean | undefined };
type Context = { readonly env: ServerEnvironment; readonly say: Say; readonly drill: Drill; readonly now: () => Date };

/** Runs one command; never throws what has a code. */
export async function backupCommand(args: readonly string[], context: Context): Promise<ExitCode> {
  try {
    const { verb, values } = argumentsOf(args);
    await verbs[verb](values, context);
    return 0;
  } catch (error) {
    if (!isRwdError(error)) throw error;
    context.say(`${error.code}: ${error.message}\n  ${error.action}`);
    return isOurMistake(error) ? 2 : 3;
  }
}

const isOurMistake = ({ code }: RwdError): boolean => ['RWD_BACKUP_USAGE', 'RWD_BACKUP_KEY_WRONG', 'RWD_BACKUP_TARGET_NOT_EMPTY', 'RWD_RECONCILE_USAGE'].includes(code);

const verbs = {
  backup: async (values: Values, { env, say, now }: Context): Promise<void> => {
    const to = values.to ?? newFolder(shelfOf(env), now());
    const began = performance.now();
    const secret = await secretOf(values, env);
    const manifest = await backup(await serversOf(values, env), { to, secret, now, versions: versions(env), ...(values['with-secrets'] === true ? { withSecrets: true } : {}) });
    say(describeManifest(manifest));
    say(`backed up to ${to} in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
    const keep = Number(env['CHAINNET_BACKUP_KEEP'] ?? 0);
    if (values.to === undefined && keep > 0) for (const gone of await removeOld(shelfOf(env), keep)) say(`removed ${gone}`);
  },
  restore: async (values: Values, { env, say }: Context): Promise<void> => {
    const from = values.from === undefined ? await newest(shelfOf(env)) : resolve(env['CHAINNET_BACKUP_DIR'] ?? '.', values.from);
    const { census, seconds } = await restore(await serversOf(values, env), { from, secret: await secretOf(values, env), force: values.force === true, log: say });
    for (const { origin, size, root } of census.ledger) say(`ledger ${origin}: ${size} leaves, root ${root}, computed anew from the tiles`);
    say(`restored and equal; RTO ${seconds.toFixed(1)} s`);
  },
  drill: async (_values: Values, { drill, say }: Context): Promise<void> => drill(say),
};

type Verb = keyof typeof verbs;

function argumentsOf(args: readonly string[]): { verb: Verb; values: Values } {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
  try {
    const { positionals, values } = parseArgs({
      args: [...args], allowPositionals: true,
      options: { to: text, from: text, 'passphrase-file': text, 'key-file': text, plain: flag, 'with-secrets': flag, force: flag, 'no-realm': flag },
    });
    const [verb = ''] = positionals;
    if (positionals.length === 1 && Object.hasOwn(verbs, verb)) return { verb: verb as Verb, values };
  } catch (cause) {
    throw errors.RWD_BACKUP_USAGE({ problem: USAGE }, { cause });
  }
  throw errors.RWD_BACKUP_USAGE({ problem: USAGE });
}

/** Client secrets in a readable archive would be one copy of a file away from everybody. */
async function secretOf(values: Values, env: ServerEnvironment): Promise<ArchiveSecret> {
  const { plain, 'passphrase-file': passphrase, 'with-secrets': withSecrets } = values;
  const key = values['key-file'] ?? (plain === true || passphrase !== undefined ? undefined : env['CHAINNET_BACKUP_KEY_FILE'] || undefined);
  const given = [plain === true, passphrase !== undefined, key !== undefined].filter(Boolean).length;
  if (given !== 1) throw errors.RWD_BACKUP_USAGE({ problem: 'give one of --passphrase-file, --key-file and --plain' });
  if (plain === true && withSecrets === true) throw errors.RWD_BACKUP_USAGE({ problem: '--with-secrets needs a sealed archive' });
  if (plain === true) return { kind: 'none' };
  const text = await readSecret(passphrase ?? key ?? '');
  if (passphrase !== undefined) return { kind: 'passphrase', secret: Buffer.from(text) };
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32) throw errors.RWD_BACKUP_USAGE({ problem: 'the key file does not hold 32 bytes in base64' });
  return { kind: 'key-file', secret: bytes };
}

function shelfOf(env: ServerEnvironment): string {
  const shelf = env['CHAINNET_BACKUP_DIR'];
  if (!shelf) throw errors.RWD_BACKUP_USAGE({ problem: USAGE });
  return shelf;
}

async function readSecret(file: string): Promise<string> {
  let text: string;
  try {
    text = (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    throw errors.RWD_BACKUP_USAGE({ problem: `${file} cannot be read` }, { cause });
  }
  if (text === '') throw errors.RWD_BACKUP_USAGE({ problem: `${file} is empty` });
  return text;
}

async function serversOf(values: Values, env: ServerEnvironment): Promise<BackupServers> {
  const mongoUri = env['MONGODB_URI'];
  if (!mongoUri) throw errors.RWD_BACKUP_USAGE({ problem: 'MONGODB_URI is not set' });
  const { realm, broker } = await serversFrom(env, values['no-realm'] === true ? { only: 'broker' } : {});
  if (broker === undefined) throw errors.RWD_BACKUP_USAGE({ problem: 'KAFKA_BROKERS is not set' });
  return { mongoUri, broker, ...(realm === undefined ? {} : { realm }) };
}

const versions = (env: ServerEnvironment): Record<string, string> => ({ chainnet: env['npm_package_version'] ?? '0.1.0', node: process.version });

function describeManifest({ parts, ledger }: Manifest): string {
  const sum = (kind: string): number => parts.filter((part) => part.kind === kind).reduce((total, { count }) => total + count, 0);
  const bytes = parts.reduce((total, part) => total + part.bytes, 0);
  return [
    `${parts.length} parts, ${bytes} bytes: ${sum('collection')} documents, ${sum('topic')} messages, ${sum('realm')} realm`,
    ...ledger.map(({ origin, size, root }) => `ledger ${origin}: ${size} leaves, root ${root}`),
  ].join('\n');
}
