import { reconcileCommand } from './command.js';

/** `node infra/reconcile/dist/main.js plan|apply|drift --file registry.yaml`; docs/operators/identity.md. */
const { exitCode, out } = await reconcileCommand(process.argv.slice(2), process.env, () => new Date());
(exitCode >= 2 ? console.error : console.log)(out);
process.exit(exitCode);
