import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startChild, type Child } from './child.js';
import { guardScript, startGuard, type Guard } from './guard.js';
import { claim, endStaleServers, liveLauncher, notePid, release } from './pid-file.js';
import { groupIsAlive } from './process-table.js';
import { runCommand } from './run-command.js';
import { waitUntilReady } from './wait-until-ready.js';

let dir = '';
let guard: Guard;
const children: Child[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'chainnet-child-'));
  guard = startGuard();
});
afterEach(async () => {
  for (const child of children.splice(0)) await child.stop(0);
  await guard.close();
  await rm(dir, { recursive: true });
});

async function sh(script: string): Promise<Child> {
  const child = await startChild({ command: 'sh', args: ['-c', script, dir], env: process.env, logFile: join(dir, 'log') }, guard);
  children.push(child);
  return child;
}

async function until(condition: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 100 && !condition(); tries += 1) await delay(50);
  return condition();
}

describe('a child', () => {
  it('is stopped with all it started', async () => {
    const child = await sh('sleep 60 & sleep 60');
    expect(groupIsAlive(child.pid)).toBe(true);
    await child.stop(2000);
    expect(groupIsAlive(child.pid)).toBe(false);
    await expect(child.ended).resolves.toBe('signal SIGTERM');
  });

  it('that ignores SIGTERM is killed after its grace', async () => {
    const child = await sh(`trap '' TERM; echo armed; while :; do sleep 1; done`);
    while (!(await readFile(child.logFile, 'utf8')).includes('armed')) await delay(20);
    await child.stop(200);
    await expect(child.ended).resolves.toBe('signal SIGKILL');
  });

  it('that cannot be started says why', async () => {
    const child = await startChild({ command: join(dir, 'none'), args: [], env: {}, logFile: join(dir, 'log') }, guard);
    await expect(child.ended).resolves.toContain('ENOENT');
  });

  it('that ends before it is ready is reported with the end of its log', async () => {
    const child = await sh('echo "no space left"; exit 3');
    const waiting = waitUntilReady(child, { server: 'X', seconds: 5, probe: async () => false, signal: new AbortController().signal });
    await expect(waiting).rejects.toMatchObject({
      code: 'RWD_SERVERS_EXITED',
      details: { status: 'status 3', lastLines: 'no space left', logFile: join(dir, 'log') },
    });
  });

  it('that never gets ready is reported with the log file', async () => {
    const child = await sh('sleep 60');
    const waiting = waitUntilReady(child, { server: 'X', seconds: 0.2, probe: async () => false, signal: new AbortController().signal });
    await expect(waiting).rejects.toMatchObject({ code: 'RWD_SERVERS_START_TIMEOUT', details: { logFile: join(dir, 'log') } });
  });
});

describe('a command', () => {
  const command = (script: string) => ({ command: 'sh', args: ['-c', script], env: process.env, logFile: join(dir, 'log') });

  it('that fails is reported with what it printed last', async () => {
    const running = runCommand('building X', command('echo broken >&2; exit 2'), { guard, signal: new AbortController().signal });
    await expect(running).rejects.toMatchObject({ code: 'RWD_SERVERS_COMMAND_FAILED', details: { status: 'status 2', lastLines: 'broken' } });
  });

  it('ends when the start is given up', async () => {
    const abort = new AbortController();
    const running = runCommand('building X', command('sleep 60'), { guard, signal: abort.signal });
    setTimeout(() => abort.abort(new Error('given up')), 100);
    await expect(running).rejects.toThrow('given up');
  });
});

describe('the guard', () => {
  it('stops the children of a launcher that was killed', async () => {
    const file = join(dir, 'launcher.mjs');
    // A stand-in launcher in a process of its own: it starts the guard's script as ours does and is then killed.
    await writeFile(
      file,
      `import { spawn } from 'node:child_process';
       const guard = spawn('sh', ['-c', ${JSON.stringify(guardScript)}], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
       const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
       guard.stdin.write('add ' + child.pid + '\\n');
       console.log(child.pid);
       setInterval(() => undefined, 1000);`,
    );
    const launcher = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [printed] = (await once(launcher.stdout, 'data')) as [Buffer];
    const pid = Number(printed.toString());
    expect(groupIsAlive(pid)).toBe(true);
    launcher.kill('SIGKILL');
    expect(await until(() => !groupIsAlive(pid))).toBe(true);
  });

  it('leaves alone what ended by itself', async () => {
    const child = await sh('exit 0');
    await child.ended;
    await guard.close();
    expect(groupIsAlive(child.pid)).toBe(false);
  });
});

describe('the run folder', () => {
  it('belongs to one live launcher at a time', async () => {
    const run = join(dir, 'run');
    await claim(run, dir);
    await expect(claim(run, dir)).rejects.toMatchObject({ code: 'RWD_SERVERS_ALREADY_RUNNING', details: { pid: process.pid } });
    await release(run);
    await expect(claim(run, dir)).resolves.toBeUndefined();
  });

  it('of a launcher that is gone is free', async () => {
    const run = join(dir, 'run');
    await mkdir(run);
    await writeFile(join(run, 'launcher.json'), JSON.stringify({ pid: process.pid, identity: 'an earlier process of this pid' }));
    expect(await liveLauncher(run)).toBeUndefined();
    await expect(claim(run, dir)).resolves.toBeUndefined();
  });

  it('tells which servers a crash left: they are ended when their command line names the data folder', async () => {
    const run = join(dir, 'run');
    await mkdir(run);
    const ours = await sh('sleep 60; true');
    const foreign = await startChild({ command: 'sleep', args: ['60'], env: process.env, logFile: join(dir, 'other') }, guard);
    children.push(foreign);
    await notePid(run, 'kafka', ours.pid);
    await notePid(run, 'keycloak', foreign.pid);
    await expect(endStaleServers(run, dir)).resolves.toEqual(['kafka']);
    expect([groupIsAlive(ours.pid), groupIsAlive(foreign.pid)]).toEqual([false, true]);
  });
});
