import { parseArgs } from 'node:util';
import { isRwdError } from '@chainnet/contracts';
import { errors } from './errors.js';
import { billsFolder, buildImages } from './images/build-images.js';
import { nodeImages, serverImages } from './images/image-table.js';

/** `npm run images -- [--tag TAG] [--only IMAGE,IMAGE] [--name FULL-NAME]`: builds the container images and their bills of materials. */
async function images(): Promise<void> {
  const { values: { tag, only, name } } = parseArgs({ options: { tag: { type: 'string', default: 'dev' }, only: { type: 'string' }, name: { type: 'string' } } });
  const names = only?.split(',');
  const known = [...nodeImages(), ...serverImages];
  const unknown = (names ?? []).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw errors.RWD_CLUSTER_USAGE({ problem: `no image ${unknown.join(', ')}; there are ${known.join(', ')}` });
  if (name !== undefined && names?.length !== 1) throw errors.RWD_CLUSTER_USAGE({ problem: '--name goes with --only and one image' });
  await buildImages({ tag, log: (line) => console.log(line), ...(names === undefined ? {} : { only: names }), ...(name === undefined ? {} : { name }) });
  console.log(`bills of materials (CycloneDX): ${billsFolder()}`);
}

images().catch((error: unknown) => {
  console.error(isRwdError(error) ? `${error.code}: ${error.message}\n  ${error.action}` : error);
  process.exitCode = 1;
});
