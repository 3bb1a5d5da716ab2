// `npm run kind:test`: installs what is missing, builds, and holds the whole mesh on a real cluster of two nodes against what an
// operator is promised. Takes the cluster down at the end, unless KIND_KEEP=1.
import { build, ensureInstalled, run } from '../ensure-install.mjs';

ensureInstalled();
build();
run('jest', ['--config', 'tools/kind/jest.cluster.config.mjs', '--runInBand', '--verbose', ...process.argv.slice(2)], {
  env: { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
});
