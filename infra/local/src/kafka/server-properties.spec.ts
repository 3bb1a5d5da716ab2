import { describe, expect, it } from '@jest/globals';
import { serverProperties } from './server-properties.js';

const lines = serverProperties({
  ports: { kafka: 1, kafkaAdmin: 2, kafkaController: 3 },
  logDir: '/data/log',
  issuer: 'http://127.0.0.1:4/realms/r',
  jwksUrl: 'http://127.0.0.1:4/keys',
  adminUsername: 'admin',
  adminPassword: 'pw',
}).trim().split('\n');
const settings = new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));

describe('the broker', () => {
  it('listens on 127.0.0.1 alone', () => {
    expect(settings.get('listeners')).toBe('OAUTH://127.0.0.1:1,ADMIN://127.0.0.1:2,CONTROLLER://127.0.0.1:3');
    expect(settings.get('advertised.listeners')).toBe(settings.get('listeners'));
  });

  it('lets nobody in without a login, on any listener', () => {
    const map = settings.get('listener.security.protocol.map') ?? '';
    expect(map.split(',').map((entry) => entry.split(':')[1])).toEqual(['SASL_PLAINTEXT', 'SASL_PLAINTEXT', 'SASL_PLAINTEXT']);
  });

  it('asks tokens for issuer and audience and knows a client by azp', () => {
    const oauth = (key: string) => settings.get(`listener.name.oauth.sasl.oauthbearer.${key}`);
    expect(oauth('expected.issuer')).toBe('http://127.0.0.1:4/realms/r');
    expect(oauth('expected.audience')).toBe('kafka');
    expect(oauth('sub.claim.name')).toBe('azp');
    expect(settings.get('listener.name.oauth.connections.max.reauth.ms')).toBe('300000');
  });

  it('denies what no ACL allows, to all but the administrator', () => {
    expect(settings.get('allow.everyone.if.no.acl.found')).toBe('false');
    expect(settings.get('super.users')).toBe('User:admin');
    expect(settings.get('auto.create.topics.enable')).toBe('false');
  });

  it('takes records up to 2 MiB', () => {
    expect(settings.get('message.max.bytes')).toBe('2097152');
    expect(settings.get('replica.fetch.max.bytes')).toBe('2097152');
  });
});
