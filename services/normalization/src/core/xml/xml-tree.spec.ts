import { describe, expect, it } from '@jest/globals';
import { limits } from '../limits.js';
import { partReader, select } from './select.js';
import { leavesOf, readXml } from './xml-tree.js';

const coded = (code: string): unknown => expect.objectContaining({ code });

describe('reading XML', () => {
  it('gives every attribute, text and comment a path of its own', () => {
    expect(leavesOf(readXml('<a xmlns="urn:x" k="1"><b>t</b><b><![CDATA[<u>]]></b><!-- note --><c k=" "/></a>'))).toEqual([
      { path: '/a/@k', value: '1' },
      { path: '/a/comment()[1]', value: 'note' },
      { path: '/a/b[1]/text()', value: 't' },
      { path: '/a/b[2]/text()', value: '<u>' },
    ]);
  });

  it.each([
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', 'RWD_NORMALIZATION_DOCTYPE'],
    ['an undefined entity', '<a>&e;</a>', 'RWD_NORMALIZATION_BAD_XML'],
    ['mis-nesting', '<a><b></a></b>', 'RWD_NORMALIZATION_BAD_XML'],
    ['an unbound prefix', '<a><x:b/></a>', 'RWD_NORMALIZATION_BAD_XML'],
    ['two roots', '<a/><b/>', 'RWD_NORMALIZATION_BAD_XML'],
    ['nothing', '', 'RWD_NORMALIZATION_BAD_XML'],
    ['too deep', '<a>'.repeat(limits.depth + 1), 'RWD_NORMALIZATION_TOO_DEEP'],
    ['too long a text', `<a>${'x'.repeat(limits.text + 1)}</a>`, 'RWD_NORMALIZATION_TOO_LARGE'],
  ])('refuses %s', (_name, text, code) => expect(() => readXml(text)).toThrow(coded(code)));

  it('selects by steps and by **', () => {
    const root = readXml('<a><b><c k="1"/><d><c k="2"/></d></b></a>');
    expect(select(root, 'b/c').length).toBe(1);
    expect(select(root, '**/c').map(({ attributes }) => attributes.get('k'))).toEqual(['1', '2']);
    expect(partReader(root)('b/d/c/@k')).toEqual({ path: '/a/b[1]/d[1]/c[1]/@k', value: '2' });
  });
});
