// Lets plain Node run the tools as they stand: `import './x.js'` finds './x.ts', '@chainnet/x' finds libs/x/src/index.ts.
// Use: node --disable-warning=ExperimentalWarning --experimental-transform-types --import ./tools/typescript/imports.mjs tools/<tool>/src/main.ts
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const library = /^@chainnet\/([a-z0-9-]+)$/;

registerHooks({
  resolve(specifier, context, next) {
    const name = library.exec(specifier)?.[1];
    if (name !== undefined) return next(new URL(`../../libs/${name}/src/index.ts`, import.meta.url).href, context);
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL !== undefined) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(fileURLToPath(source))) return next(source.href, context);
    }
    return next(specifier, context);
  },
});
