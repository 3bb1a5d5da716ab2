import { describe, expect, it } from '@jest/globals';
import { members, request } from '../../test/coordinator.js';
import { keysOf, manifestOf, parseRequest, type Member } from './job-request.js';

const code = (name: string, details: object = {}): object => expect.objectContaining({ code: name, details: expect.objectContaining(details) });
const fourth: Member = { tenant: 'demo-d', publicKey: 'none', mpc: { host: 'localhost', port: 7003, fingerprint: '3'.repeat(64) } };

describe('a request', () => {
  it('becomes a manifest with the addresses and certificates of the directory, in the order of names', () => {
    const manifest = manifestOf('job-0001', request, [...members].reverse());
    expect(manifest.parties).toEqual(members.map(({ tenant, mpc }) => ({ id: tenant, host: mpc.host, port: mpc.port, certificateFingerprint: mpc.fingerprint })));
    expect(manifest).toMatchObject({ attempt: 1, columns: ['glucose'], minCohort: 10, fractionBits: 16, deadlineMs: 30_000 });
  });

  it('names its three parties where the mesh has more', () => {
    expect(() => manifestOf('job-0001', request, [...members, fourth])).toThrow(code('RWD_MPC_JOB_PARTIES', { found: 4 }));
    expect(manifestOf('job-0001', { ...request, parties: ['demo-d', 'demo-a', 'demo-c'] }, [...members, fourth]).parties.map(({ id }) => id)).toEqual(['demo-a', 'demo-c', 'demo-d']);
    expect(() => manifestOf('job-0001', { ...request, parties: ['demo-a', 'demo-b', 'nobody'] }, members)).toThrow(code('RWD_MPC_JOB_PARTIES', { found: 2 }));
  });

  it('asks for columns that its view has', () => {
    expect(() => manifestOf('job-0001', { ...request, columns: ['insulin'] }, members)).toThrow(code('RWD_MPC_JOB_COLUMN_UNKNOWN', { column: 'insulin' }));
    expect(() => manifestOf('job-0001', { ...request, viewDefinition: { resource: 'Observation' } }, members)).toThrow(code('RWD_VIEW_INVALID'));
  });

  it.each([
    ['no object', 7, '/'],
    ['no columns', { ...request, columns: [] }, '/columns'],
    ['a cohort of one', { ...request, minCohort: 1 }, '/minCohort'],
    ['something unknown', { ...request, secret: 1 }, '/secret'],
  ])('is refused with the place of its fault: %s', (_what, json, path) => {
    expect(() => parseRequest(json)).toThrow(code('RWD_MPC_JOB_REQUEST_INVALID', { path }));
  });
});

describe('the keys of the members', () => {
  it('are those that are valid', () => {
    expect(Object.keys(keysOf([...members, fourth]))).toEqual(['demo-a', 'demo-b', 'demo-c']);
  });
});
