import { describe, expect, it } from '@jest/globals';
import { readExternal } from './external.js';

describe('servers that the user brings', () => {
  it('are none when no address is set', () => {
    expect(readExternal({ KAFKA_ADMIN_USERNAME: 'admin', MONGODB_URI: '' })).toEqual({});
  });

  it('Kafka: the administration goes to the same brokers unless others are named', () => {
    expect(readExternal({ KAFKA_BROKERS: 'a:9092, b:9092' }).kafka).toEqual({
      brokers: ['a:9092', 'b:9092'],
      adminBrokers: ['a:9092', 'b:9092'],
      adminUsername: '',
      adminPassword: '',
    });
    const env = { KAFKA_BROKERS: 'a:9092', KAFKA_ADMIN_BROKERS: 'a:9094', KAFKA_ADMIN_USERNAME: 'root', KAFKA_ADMIN_PASSWORD: 'x' };
    expect(readExternal(env).kafka).toMatchObject({ adminBrokers: ['a:9094'], adminUsername: 'root', adminPassword: 'x' });
  });

  it('identity: the realm and the admin address come out of the issuer', () => {
    expect(readExternal({ OIDC_ISSUER: 'https://id.example/auth/realms/rwd/' }).oidc).toMatchObject({
      issuer: 'https://id.example/auth/realms/rwd',
      realm: 'rwd',
      adminUrl: 'https://id.example/auth',
    });
    const env = { OIDC_ISSUER: 'https://id.example/realms/rwd', OIDC_ADMIN_URL: 'http://id.internal:8080/' };
    expect(readExternal(env).oidc?.adminUrl).toBe('http://id.internal:8080');
  });

  it.each([
    ['KAFKA_BROKERS', 'kafka://a:9092'],
    ['KAFKA_BROKERS', ' , '],
    ['MONGODB_URI', 'postgres://a/b'],
    ['OIDC_ISSUER', 'https://id.example/rwd'],
  ])('%s=%s is refused by name', (variable, value) => {
    expect(() => readExternal({ [variable]: value })).toThrow(
      expect.objectContaining({ code: 'RWD_SERVERS_ADDRESS_INVALID', details: expect.objectContaining({ variable }) as unknown }),
    );
  });
});
