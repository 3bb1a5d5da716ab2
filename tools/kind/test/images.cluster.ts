import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { isRwdError } from '@chainnet/contracts';
import { command } from '../src/command.js';
import { billsFolder, buildImages } from '../src/images/build-images.js';
import type { BillOfMaterials } from '../src/images/bill-of-materials.js';
import { imageName, nodeImages, serverImages } from '../src/images/image-table.js';

const TAG = 'dev';
const closed = ['--rm', '--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--network', 'none', '--tmpfs', '/tmp'];

/** Runs a command in an image under the chart's restrictions; what it printed, whether it went well or not. */
async function runIn(image: string, ...words: readonly string[]): Promise<{ readonly ok: boolean; readonly printed: string }> {
  const printed: string[] = [];
  try {
    await command('docker', ['run', ...closed, imageName(image, TAG), ...words], { onLine: (line) => printed.push(line) });
    return { ok: true, printed: printed.join('\n') };
  } catch (error) {
    if (!isRwdError(error) || error.code !== 'RWD_CLUSTER_COMMAND_FAILED') throw error;
    return { ok: false, printed: printed.join('\n') };
  }
}

const services = nodeImages().filter((image) => image !== 'operations');
const all = [...nodeImages(), ...serverImages];

describe('container images', () => {
  beforeAll(async () => {
    if (process.env['KIND_BUILD'] !== '0') await buildImages({ tag: TAG, log: (line) => process.stdout.write(`      ${line}\n`) });
  }, 900_000);

  it('each runs as user 1000 and has a bill of materials that names what it holds', async () => {
    for (const image of all) {
      const [{ Config, Id }] = JSON.parse(await command('docker', ['image', 'inspect', imageName(image, TAG)])) as [{ Config: { User: string }; Id: string }];
      expect({ image, user: Config.User }).toEqual({ image, user: '1000:1000' });
      const bill = JSON.parse(readFileSync(join(billsFolder(), `${image}.cdx.json`), 'utf8')) as BillOfMaterials;
      expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { version: Id } } });
      expect(bill.components.length).toBeGreaterThan(20);
    }
  }, 60_000);

  it('a service image holds neither shell nor package manager, and its file system cannot be written', async () => {
    for (const program of ['sh', 'npm', 'apt-get', 'dpkg']) expect((await runIn('ingestion', program)).ok).toBe(false);
    const { printed } = await runIn('ingestion', 'node', '-e', 'console.log(process.getuid()); require("fs").writeFileSync("/app/x", "")');
    expect(printed).toContain('1000');
    expect(printed).toContain('EROFS');
  }, 60_000);

  it.each(services)('the service %s loads all it needs and says which variable it lacks', async (service) => {
    const { ok, printed } = await runIn(service);
    expect(ok).toBe(false);
    expect(printed).toMatch(/RWD_CONFIG_MISSING/);
  }, 60_000);

  it('the operations image loads the commands of the Jobs', async () => {
    const { printed } = await runIn('operations', 'node', 'infra/reconcile/dist/main.js', 'nonsense');
    expect(printed).not.toMatch(/ERR_MODULE_NOT_FOUND|Cannot find/);
  }, 60_000);

  it('the server images run without writing to their file system', async () => {
    expect(await runIn('kafka', 'kafka-topics.sh', '--version')).toMatchObject({ ok: true, printed: expect.stringContaining('4.2.0') });
    expect(await runIn('keycloak', '--version')).toMatchObject({ ok: true, printed: expect.stringContaining('Keycloak 26') });
    expect((await runIn('document-store', '-h')).printed).toContain('-synchronous');
    for (const image of ['kafka', 'keycloak']) for (const program of ['apt-get', 'dpkg']) expect((await runIn(image, program)).ok).toBe(false);
  }, 120_000);
});
