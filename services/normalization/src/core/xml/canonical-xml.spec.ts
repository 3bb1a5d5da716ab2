import { describe, expect, it } from '@jest/globals';
import { nodeOf } from './canonical-tree.js';
import { canonicalXml } from './canonical-xml.js';
import { readXml } from './xml-tree.js';

const canonical = (text: string): string => canonicalXml(nodeOf(readXml(text)));

describe('canonical XML', () => {
  it('sorts declarations and attributes, and leaves superfluous declarations out (Canonical XML 1.0, 3.3)', () => {
    expect(canonical('<e5 a:attr="out" b:attr="sorted" attr2="all" attr="I\'m" xmlns:b="http://www.ietf.org" xmlns:a="http://www.w3.org" xmlns="http://example.org"/>')).toBe(
      '<e5 xmlns="http://example.org" xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" attr="I\'m" attr2="all" b:attr="sorted" a:attr="out"></e5>',
    );
    expect(canonical('<a xmlns="urn:1"><b xmlns="urn:1"><c xmlns=""/></b></a>')).toBe('<a xmlns="urn:1"><b><c xmlns=""></c></b></a>');
  });

  it('replaces character data sections and references by its own rules (3.4)', () => {
    expect(canonical('<compute expr=\'value>"0" &amp;&amp; value&lt;"10" ?"valid":"error"\'/>')).toBe('<compute expr="value>&quot;0&quot; &amp;&amp; value&lt;&quot;10&quot; ?&quot;valid&quot;:&quot;error&quot;"></compute>');
    expect(canonical('<t><![CDATA[value>"0" && value<"10"]]></t>')).toBe('<t>value&gt;"0" &amp;&amp; value&lt;"10"</t>');
    expect(canonical('<t a="x&#xD;&#xA;&#9;y">x&#xD;y</t>')).toBe('<t a="x&#xD;&#xA;&#x9;y">x&#xD;y</t>');
  });

  it('leaves comments and white space between elements out, and keeps mixed text in its order', () => {
    expect(canonical('<?xml version="1.0"?><!-- a -->\n<a>\n  <b> x </b>\n  <c/>\n</a>')).toBe('<a><b> x </b><c></c></a>');
    expect(canonical('<a>1<b/>2 <!-- n -->3<c/> </a>')).toBe('<a>1<b></b>2 3<c></c></a>');
  });
});
