// Lets plain Node run the tools as they stand: `import './x.js'` finds './x.ts', '@chainnet/x' finds x/src/index.ts in libs, infra or tools.
// Use: node --disable-warning=ExperimentalWarning --experimental-transform-types --import ./tools/typescript/imports.mjs tools/<tool>/src/main.ts
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const library = /^@chainnet\/([a-z0-9-]+)$/;

/** The one package whose folder has another name. */
const sourceOf = (name) =>
  ['libs', 'infra', 'tools']
    .map((folder) => new URL(`../../${folder}/${name === 'local-servers' ? 'local' : name}/src/index.ts`, import.meta.url))
    .find((file) => existsSync(fileURLToPath(file)));

registerHooks({
  resolve(specifier, context, next) {
    const name = library.exec(specifier)?.[1];
    const source = name === undefined ? undefined : sourceOf(name);
    if (source !== undefined) return next(source.href, context);
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL !== undefined) {
      const file = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(fileURLToPath(file))) return next(file.href, context);
    }
    return next(specifier, context);
  },
});
