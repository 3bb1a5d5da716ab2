import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { FORMAT, isGenuine, macOf, type KeyRecipe, type Manifest, type Part } from '../core/manifest.js';
import { errors } from '../errors.js';
import { archiveKey, opened, scryptCost, sealed, subKey } from './sealing-stream.js';

const MANIFEST = 'manifest.json';
const noKey = Buffer.from('chainnet-backup: no key');

/** What the operator keeps to open the archive. */
export type ArchiveSecret = { readonly kind: 'none' } | { readonly kind: 'passphrase' | 'key-file'; readonly secret: Uint8Array };

export type PartName = Pick<Part, 'file' | 'kind' | 'database' | 'collection' | 'topic'>;

/** An archive being made: a folder of parts, and a manifest that is written last, so that half an archive has none. */
export class ArchiveWriter {
  private readonly parts: Part[] = [];

  private constructor(private readonly folder: string, private readonly recipe: KeyRecipe, private readonly key: Uint8Array | undefined) {}

  /** @throws RWD_BACKUP_USAGE when the folder holds an archive */
  static async create(folder: string, secret: ArchiveSecret): Promise<ArchiveWriter> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (await exists(join(folder, MANIFEST))) throw errors.RWD_BACKUP_USAGE({ problem: `${folder} holds an archive already` });
    const salt = randomBytes(16).toString('base64');
    const recipe: KeyRecipe = secret.kind === 'none' ? { kind: 'none' } : secret.kind === 'key-file' ? { kind: 'key-file', salt } : { kind: 'passphrase', salt, ...scryptCost };
    return new ArchiveWriter(folder, recipe, archiveKey(recipe, secret.kind === 'none' ? undefined : secret.secret));
  }

  /** Writes one part line by line: gzip, then AES-256-GCM. Memory does not grow with it. @returns how many lines */
  async write(name: PartName, lines: AsyncIterable<string>): Promise<number> {
    const { key } = this;
    let [count, bytes] = [0, 0];
    const hash = createHash('sha256');
    const text = async function* (): AsyncGenerator<Buffer> {
      for await (const line of lines) {
        count += 1;
        yield Buffer.from(`${line}\n`);
      }
    };
    const close = (source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> => (key === undefined ? source : sealed(source, subKey(key, name.file), randomBytes(7)));
    const measure = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const piece of source) {
        hash.update(piece);
        bytes += piece.length;
        yield piece;
      }
    };
    const file = join(this.folder, name.file);
    await pipeline(Readable.from(text()), createGzip({ level: 4 }), close, measure, createWriteStream(file, { mode: 0o600 }));
    await onDisk(file);
    this.parts.push({ ...name, count, bytes, sha256: hash.digest('hex') });
    return count;
  }

  async finish(rest: Omit<Manifest, 'format' | 'key' | 'parts' | 'mac'>): Promise<Manifest> {
    const content = { format: FORMAT, ...rest, key: this.recipe, parts: this.parts } as const;
    const manifest: Manifest = { ...content, mac: macOf(content, this.key === undefined ? noKey : subKey(this.key, 'manifest')) };
    const making = join(this.folder, `.${MANIFEST}`);
    await writeFile(making, JSON.stringify(manifest, undefined, 1), { mode: 0o600 });
    await onDisk(making);
    await rename(making, join(this.folder, MANIFEST));
    return manifest;
  }
}

/** An archive whose manifest is genuine. */
export class ArchiveReader {
  private constructor(private readonly folder: string, readonly manifest: Manifest, private readonly key: Uint8Array | undefined) {}

  /** @throws RWD_BACKUP_USAGE, RWD_BACKUP_DAMAGED, RWD_BACKUP_KEY_WRONG */
  static async open(folder: string, secret: ArchiveSecret): Promise<ArchiveReader> {
    const manifest = await readManifest(folder);
    const key = archiveKey(manifest.key, secret.kind === 'none' ? undefined : secret.secret);
    if (!isGenuine(manifest, key === undefined ? noKey : subKey(key, 'manifest'))) {
      throw key === undefined ? errors.RWD_BACKUP_DAMAGED({ part: MANIFEST, problem: 'its digest is another' }) : errors.RWD_BACKUP_KEY_WRONG();
    }
    return new ArchiveReader(folder, manifest, key);
  }

  /** Compares every part with its digest before anything is restored. @throws RWD_BACKUP_DAMAGED naming the part */
  async verify(): Promise<void> {
    for (const { file, sha256 } of this.manifest.parts) {
      const hash = createHash('sha256');
      try {
        for await (const piece of createReadStream(join(this.folder, file))) hash.update(piece as Buffer);
      } catch (cause) {
        throw errors.RWD_BACKUP_DAMAGED({ part: file, problem: 'it cannot be read' }, { cause });
      }
      if (hash.digest('hex') !== sha256) throw errors.RWD_BACKUP_DAMAGED({ part: file, problem: 'its digest is another' });
    }
  }

  /** The lines of a part, as they are asked for. @throws RWD_BACKUP_DAMAGED */
  async *lines({ file }: Pick<Part, 'file'>): AsyncGenerator<string> {
    const { key } = this;
    const source = createReadStream(join(this.folder, file));
    const plain = Readable.from(key === undefined ? source : opened(source, subKey(key, file), file));
    const unzipped = createGunzip();
    const done = pipeline(plain, unzipped);
    // Awaited below: until the reader is through, its failure must not count as unhandled.
    done.catch(() => undefined);
    for await (const line of createInterface({ input: unzipped, crlfDelay: Infinity })) yield line;
    await done;
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest;
  } catch (cause) {
    throw errors.RWD_BACKUP_USAGE({ problem: `${folder} holds no archive` }, { cause });
  }
  if ((manifest.format as string) !== FORMAT) throw errors.RWD_BACKUP_DAMAGED({ part: MANIFEST, problem: 'it is of another format' });
  return manifest;
}

async function onDisk(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const exists = (file: string): Promise<boolean> => stat(file).then(() => true, () => false);
