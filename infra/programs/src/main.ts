import { isRwdError } from '@chainnet/contracts';
import { catalogue, type ProgramName } from './catalogue.js';
import { programs } from './programs.js';

/** `node infra/programs/dist/main.js NAME...`: prints the path of each program, building those that are not there. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(catalogue, name));
  if (names.length === 0 || unknown.length > 0) {
    console.error(`usage: main.js NAME...; names: ${Object.keys(catalogue).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  for (const name of names) console.log(await programs.find(name as ProgramName));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(isRwdError(error) ? `${error.code}: ${error.message}\n${error.action}` : error);
  process.exitCode = 1;
});
