import { describe, expect, it } from '@jest/globals';
import { formatRegistry, parseRegistry, withPartner, type PartnerEntry, type Registry } from './registry.js';

const key = { kty: 'EC', kid: 'k1', alg: 'ES256', use: 'sig', crv: 'P-256', x: 'x', y: 'y' } as const;
const partner = (fields: Partial<PartnerEntry> = {}): PartnerEntry => ({ tenant: 'hospital-a', name: '第一医院', status: 'active', auth: { method: 'secret' }, ...fields });
const registry: Registry = {
  version: 1,
  partners: [partner(), partner({ tenant: 'hospital-b', status: 'disabled', auth: { method: 'private_key_jwt', jwks: { keys: [key] } }, sites: [{ url: 'https://site.example.org' }] })],
};

const problemOf = (content: unknown): string => {
  try {
    parseRegistry(JSON.stringify(content));
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
};
const withFirst = (fields: Record<string, unknown>) => ({ ...registry, partners: [{ ...partner(), ...fields }] });

describe('the partner registry', () => {
  it('is read as YAML and as JSON, and written so that it reads back the same', () => {
    expect(parseRegistry(formatRegistry(registry))).toEqual(registry);
    expect(parseRegistry(JSON.stringify(registry))).toEqual(registry);
  });

  it.each([
    ['an unknown field', withFirst({ secret: 's' }), '/partners/0/secret'],
    ['a tenant that would be no topic name', withFirst({ tenant: 'Hospital.A' }), '/partners/0/tenant'],
    ['an unknown status', withFirst({ status: 'gone' }), '/partners/0/status'],
    ['keys of no kind', withFirst({ auth: { method: 'private_key_jwt' } }), '/partners/0/auth'],
    ['the same organization twice', { ...registry, partners: [partner(), partner()] }, 'stands twice'],
    ['no list', { version: 1 }, '/partners'],
  ])('refuses %s and says where', (_name, content, place) => {
    expect(problemOf(content)).toContain(place);
  });

  it('refuses a private key by name, without quoting it', () => {
    const problem = problemOf(withFirst({ auth: { method: 'private_key_jwt', jwks: { keys: [{ ...key, d: 'very-private' }] } } }));
    expect(problem).toContain('a key is private');
    expect(problem).not.toContain('very-private');
  });

  it('refuses text that is neither', () => {
    expect(() => parseRegistry('{ [')).toThrow(expect.objectContaining({ code: 'RWD_RECONCILE_REGISTRY_INVALID' }));
  });

  it('takes a new partner in at the end and changes a known one in its place', () => {
    expect(withPartner(registry, partner({ tenant: 'hospital-c' })).partners.map(({ tenant }) => tenant)).toEqual(['hospital-a', 'hospital-b', 'hospital-c']);
    const changed = withPartner(registry, partner({ status: 'offboarded' }));
    expect(changed.partners.map(({ tenant, status }) => [tenant, status])).toEqual([['hospital-a', 'offboarded'], ['hospital-b', 'disabled']]);
  });
});
