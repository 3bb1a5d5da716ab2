import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { StatusBoard, type Platform } from '@chainnet/service-kit';
import { afterAll, describe, expect, it } from '@jest/globals';
import { AppModule } from './app.module.js';
import { JobsController } from './http/jobs.controller.js';
import { members } from '../test/coordinator.js';
import { MemoryLog } from '@chainnet/testing';

const folder = mkdtempSync(join(tmpdir(), 'mpc-module-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the service', () => {
  it('puts its parts together, and stops its timer', async () => {
    const directory = join(folder, 'directory.json');
    writeFileSync(directory, JSON.stringify({ sites: members.map((member) => ({ ...member, url: '' })), ledger: { origin: '', url: '', policy: '' } }));
    const collection = { findOne: async () => null };
    const stops: (() => Promise<void>)[] = [];
    const platform = {
      config: { directory, clientId: 'svc-mpc' }, log: new MemoryLog(), store: { collection: () => collection }, status: new StatusBoard(),
      onStop: (stop: () => Promise<void>) => void stops.push(stop),
    } as unknown as Platform;
    const context = await NestFactory.createApplicationContext(await AppModule.with(platform), { logger: false });
    expect(await context.get(JobsController).list()).toEqual({ jobs: [] });
    expect(await platform.status.read()).toEqual({ openJobs: 0 });
    for (const stop of stops) await stop();
    await context.close();
    expect(stops).toHaveLength(1);
  });
});
