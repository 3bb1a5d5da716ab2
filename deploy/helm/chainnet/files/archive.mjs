// Runs infra/backup for the CronJob and the restore Job. `backup`: into a folder named for the time, which gets its name only
// once it is whole; then all but the newest CHAINNET_BACKUP_KEEP go. `restore [NAME]`: from that folder, or the newest. What
// follows `--` goes to the command as it is.
import { spawnSync } from 'node:child_process';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const [verb, ...rest] = process.argv.slice(2);
const split = rest.indexOf('--');
const [[wanted], passed] = split === -1 ? [rest, []] : [rest.slice(0, split), rest.slice(split + 1)];
const folder = process.env.CHAINNET_BACKUP_DIR;
const keep = Number(process.env.CHAINNET_BACKUP_KEEP);
const command = process.env.CHAINNET_BACKUP_COMMAND ?? 'infra/backup/dist/main.js';

const run = (...args) => {
  const { status } = spawnSync(process.execPath, [command, ...args, ...passed], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};
const whole = () => readdirSync(folder).filter((name) => /^\d{4}-\d{2}-\d{2}T\d{6}Z$/.test(name)).sort();

if (verb === 'backup') {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.part'))) rmSync(join(folder, name), { recursive: true });
  const name = `${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z`;
  run('backup', '--to', join(folder, `${name}.part`));
  renameSync(join(folder, `${name}.part`), join(folder, name));
  console.log(`kept as ${name}`);
  for (const old of whole().slice(0, -keep)) {
    rmSync(join(folder, old), { recursive: true });
    console.log(`${old} is gone: ${keep} are kept`);
  }
} else {
  const name = wanted ?? whole().at(-1);
  if (name === undefined) {
    console.error(`there is no backup in ${folder}`);
    process.exit(1);
  }
  console.log(`restoring ${name}`);
  run('restore', '--from', join(folder, name));
}
