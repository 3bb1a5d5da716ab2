import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isRwdError } from '@chainnet/contracts';
import { locate } from '@chainnet/local-servers';
import { writeBundle } from './bundle.js';
import { buildImages } from './images/build-images.js';

const say = (line: string): void => console.log(line);

/** `npm run bundle -- [--tag TAG] [--out FOLDER]`: images, chart and instructions for a cluster without internet. */
async function bundle(): Promise<void> {
  const { values } = parseArgs({ options: { tag: { type: 'string', default: 'dev' }, out: { type: 'string' } } });
  const { tag } = values;
  const folder = resolve(values.out ?? join(locate({}, process.env).dataDir, 'bundle', tag));
  const images = await buildImages({ tag, log: say });
  await writeBundle({ folder, tag, images, log: say });
  say(`bundle: ${folder}`);
}

bundle().catch((error: unknown) => {
  console.error(isRwdError(error) ? `${error.code}: ${error.message}\n  ${error.action}` : error);
  process.exitCode = 1;
});
