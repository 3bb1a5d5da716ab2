import { describe, expect, it } from '@jest/globals';
import { topology } from '@chainnet/contracts';
import { hostOf, parseLinks, serviceLinks } from './links.js';

describe('links to the services', () => {
  const links = (configured = {}) => new Map(serviceLinks({ tenants: ['aa', 'bb'], host: 'mesh.example', configured }).map(({ name, url }) => [name, url]));

  it('go to the topology\'s ports on the same host, one a site node', () => {
    expect(links().get('ingestion')).toBe('http://mesh.example:7101/docs');
    expect([links().get('site-aa'), links().get('site-bb')]).toEqual(['http://mesh.example:7121/docs', 'http://mesh.example:7122/docs']);
    expect(links().size).toBe(Object.keys(topology).length - 1 + 2);
  });

  it('go where the configuration says, also to services of later', () => {
    const configured = links({ ingestion: 'https://in.example/', 'drug-safety': 'https://d.example' });
    expect([configured.get('ingestion'), configured.get('drug-safety')]).toEqual(['https://in.example/docs', 'https://d.example/docs']);
  });

  it.each(['[]', '"x"', 'no json', '{"a":1}', '{"a":"javascript:alert(1)"}', '{"a":"https://x\\"onclick=1"}'])('take no configuration like %s', (text) => {
    expect(parseLinks(text)).toBeUndefined();
  });

  it.each([['localhost:7108', 'localhost'], ['[::1]:7108', '[::1]'], ['a"><script>', '127.0.0.1'], [undefined, '127.0.0.1']])('take the host of %s', (header, host) => {
    expect(hostOf(header)).toBe(host);
  });
});
