import { fileURLToPath } from 'node:url';

import { isRwdError } from '@chainnet/contracts';

import { errors } from './errors.js';
import { generateService } from './generate.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const run = async (names: readonly string[]): Promise<void> => {
  const [name] = names;
  if (name === undefined || names.length !== 1) throw errors.RWD_SCAFFOLD_USAGE({ count: names.length });
  const written = await generateService(root, name);
  process.stdout.write(`${written.join('\n')}\n\nNext: npm install (links the new workspace), then npx nx build ${name}\n`);
};

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!isRwdError(error)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n${error.action}\n`);
  process.exitCode = 1;
}
