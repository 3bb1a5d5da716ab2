// Lints the tree, then lints planted violations of every boundary and fails unless each one is reported.
// The boundary rule is silently skipped without a project graph, so the graph is made first and the fixtures prove it.
import { spawnSync } from 'node:child_process';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { violations } from './violations.mjs';

const graph = spawnSync('nx', ['show', 'projects'], { encoding: 'utf8', env: { ...process.env, NX_DAEMON: 'false' } });
if (graph.status !== 0) throw new Error(`the project graph could not be made: ${graph.stderr}`);

const tree = spawnSync('eslint', ['.', '--max-warnings=0'], { stdio: 'inherit' });

const planted = new ESLint({
  overrideConfig: { ...tseslint.configs.disableTypeChecked, languageOptions: { parserOptions: { project: null, program: null } } },
});
let missed = 0;
for (const { file, code, rule } of violations) {
  const [result] = await planted.lintText(code, { filePath: file, warnIgnored: false });
  const reported = result.messages.map(({ ruleId }) => ruleId);
  if (reported.includes(rule)) continue;
  missed += 1;
  console.error(`not reported: ${rule} in ${file}: ${code}\n  reported instead: ${result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`).join('; ') || 'nothing'}`);
}
console.log(`boundaries: ${violations.length - missed} of ${violations.length} planted violations reported`);
process.exit(tree.status !== 0 || missed > 0 ? 1 : 0);
