import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { generated } from '../../../test/wst500/document.js';
import { canonicalXml } from './canonical-xml.js';
import type { XmlNode } from './canonical-xml.js';
import { nodeOf } from './canonical-tree.js';
import { readXml } from './xml-tree.js';

/** The tree that saxes, a strict parser of long standing, gives; undefined when it finds the text not well-formed. */
const bySaxes = (text: string): XmlNode | undefined => {
  const parser = new SaxesParser({ xmlns: true });
  const roots: XmlNode[] = [];
  const open: (XmlNode & { content: (XmlNode | string)[] })[] = [];
  let sound = true;
  parser.on('error', () => (sound = false));
  parser.on('doctype', () => (sound = false));
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes: new Map(Object.values(attributes).map((one) => [one.name, one.value])), content: [] };
    (open.at(-1)?.content ?? roots).push(node);
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  const append = (chunk: string): void => {
    const content = open.at(-1)?.content;
    const last = content?.at(-1);
    if (typeof last === 'string') content?.splice(-1, 1, last + chunk);
    else content?.push(chunk);
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.write(text).close();
  return sound ? roots[0] : undefined;
};

const here = (text: string): string | undefined => {
  try {
    return canonicalXml(nodeOf(readXml(text)));
  } catch (error) {
    expect(error).toMatchObject({ code: expect.stringMatching(/^RWD_NORMALIZATION_(BAD_XML|DOCTYPE|TOO_LARGE|TOO_DEEP)$/) });
    return undefined;
  }
};
const there = (text: string): string | undefined => {
  const node = bySaxes(text);
  return node === undefined ? undefined : canonicalXml(node);
};

const sound = [
  '<a/>', '\ufeff<a/>', '<a b = "1"\n c=\'2\'/>', '<a>x</a>\n<!-- end -->\n', '<a:b xmlns:a="urn:a" a:c="1" c="2"/>', '<a xml:lang="zh"/>', '<a>&lt;&#x4E2D;&#20013;&amp;amp;</a>', '<a><![CDATA[<b>]]]]><![CDATA[>]]></a>',
  '<?xml version="1.0" encoding="GB18030" standalone=\'yes\'?><a/>', '<?xml-stylesheet href="x"?><a><?p q?></a>', '<名称 属性="值">文</名称>', '<a\u00b7b/>', '<a>1<b/>2<!-- n -->3<c/> </a>', '<a b="x\ny\tz&#10;"/>', '<a>x\r\ny\rz</a>', '<a xmlns=""/>', '<a xmlns="urn:x"><b xmlns=""/></a>', '<a>]] ></a>', '<a\u{20000}b/>',
];
const broken = [
  '', ' ', 'x', '<a>', '</a>', '<a></b>', '<a></a ></a>', '<a/><b/>', '<a/>x', 'x<a/>', '<a b/>', '<a b=1/>', '<a b="1"c="2"/>', '<a b="1" b="2"/>', '<a b="<"/>', '<a b="1/>', '<a>&nbsp;</a>', '<a>&#0;</a>', '<a>&#xD800;</a>', '<a>&amp</a>', '<a>]]></a>', '<a><!-- -- --></a>', '<a><!-- --->',
  '<x:a/>', '<a x:b="1"/>', '<a xmlns:x=""/>', '<a xmlns:p="urn:a" xmlns:q="urn:a" p:b="1" q:b="2"/>', '<a xmlns:xml="urn:x"/>', '<a xmlns:xmlns="urn:x"/>', '<a xmlns="http://www.w3.org/2000/xmlns/"/>', '<a:b:c xmlns:a="urn:a"/>', '<:a/>', '<a:/>', '<1a/>', '< a/>', '<a\u0001/>', '<a>\u0008</a>', '<a>\ud800</a>', '<a><?xml version="1.0"?></a>', ' <?xml version="1.0"?><a/>', '<?xml version="2.0"?><a/>', '<?xml encoding="x"?><a/>',
  '<!DOCTYPE a><a/>', '<a><!ELEMENT b ANY></a>', '<![CDATA[x]]><a/>', '<a><![CDATA[x</a>', '<a><? x?></a>', '<a><?x</a>', '<a', '<a b', '<a b=', '<a b="', '<', '<a/', '<a></a', '<!', '<!-', '<?', '<a>&#x;</a>', '<a>&#;</a>', '<a>&;</a>',
];

describe('reading XML, held against saxes', () => {
  it.each(sound)('accepts %j with the same content', (text) => {
    expect(here(text)).toBeDefined();
    expect(here(text)).toBe(there(text));
  });

  it.each(broken)('refuses %j, as saxes does', (text) => {
    expect(there(text)).toBeUndefined();
    expect(here(text)).toBeUndefined();
  });

  it('given a document changed anywhere, both accept it with the same content or both refuse it', () => {
    const base = generated('C0004', 'A', 1).text.slice(0, -1);
    const piece = fc.constantFrom('<', '>', '&', '"', "'", '/', ' ', '=', '<a>', '</a>', '<!--', '-->', ']]>', '<![CDATA[', '&amp;', '&#38;', 'xmlns:', ':', '?>', '<?', '\r', '\u0007', 'x', '中');
    const change = fc.record({ at: fc.nat(base.length - 1), cut: fc.nat(3), put: fc.oneof(fc.constant(''), piece) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const text = changes.reduce((before, { at, cut, put }) => `${before.slice(0, at)}${put}${before.slice(at + cut)}`, base);
        expect(here(text)).toBe(there(text));
      }),
      { numRuns: 400 },
    );
  });

  it('given any short text of markup, both agree', () => {
    const token = fc.constantFrom('<a>', '</a>', '<a/>', '<b x="1">', '</b>', '<', '>', '&lt;', '&', 'x', ' ', '\n', '<!--c-->', '<?p?>', '<![CDATA[d]]>', ']]>', '"', 'xmlns:p="u"', '<p:a xmlns:p="u">', '</p:a>');
    fc.assert(fc.property(fc.array(token, { maxLength: 8 }), (tokens) => expect(here(tokens.join(''))).toBe(there(tokens.join('')))), { numRuns: 1500 });
  });

  it('says the line', () => expect(() => readXml('<a>\n<b>\n</a>')).toThrow(expect.objectContaining({ message: expect.stringContaining('line 3') })));
});
