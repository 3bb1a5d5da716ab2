import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

const environment = { KAFKA_BROKERS: 'a:1, b:2', MONGODB_URI: 'mongodb://s', OIDC_ISSUER: 'http://i', CHAINNET_CLIENT_SECRET: 'x' };

describe('a service\'s configuration', () => {
  it('comes from the environment, with the topology\'s port and client', () => {
    expect(readConfig({ name: 'ingestion' }, { ...environment, CHAINNET_TENANTS: 'hospital-a,hospital-b' })).toMatchObject({
      service: 'ingestion', host: '127.0.0.1', port: 7101, brokers: ['a:1', 'b:2'], clientId: 'svc-ingestion', tenants: ['hospital-a', 'hospital-b'], samplingRatio: 0.05,
    });
  });

  it('of a site node needs its organization, and is for that one alone', () => {
    const site = { ...environment, CHAINNET_TENANT: 'hospital-a', CHAINNET_TENANTS: 'hospital-a,hospital-b' };
    expect(readConfig({ name: 'site-node' }, site)).toMatchObject({ clientId: 'site-hospital-a', tenants: ['hospital-a'] });
    expect(() => readConfig({ name: 'site-node' }, environment)).toThrow(expect.objectContaining({ code: 'RWD_CONFIG_MISSING', details: { variable: 'CHAINNET_TENANT' } }));
  });

  it.each(Object.keys(environment))('names %s when it is missing', (variable) => {
    expect(() => readConfig({ name: 'ingestion' }, { ...environment, [variable]: '' })).toThrow(expect.objectContaining({ code: 'RWD_CONFIG_MISSING', details: { variable } }));
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['CHAINNET_TRACE_RATIO', '1.5'],
    ['CHAINNET_TENANTS', 'Hospital A'],
  ])('refuses %s = %s by name', (variable, value) => {
    expect(() => readConfig({ name: 'ingestion' }, { ...environment, [variable]: value })).toThrow(expect.objectContaining({ code: 'RWD_CONFIG_INVALID', details: expect.objectContaining({ variable }) }));
  });
});
