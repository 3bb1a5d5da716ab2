import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { htmlProblem } from './html-checks.js';

const div = (inside: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`;

describe('narratives (FHIR R4 narrative.html)', () => {
  it.each([
    'x', '<p class="a" style=\'b\'>x<br/></p>', '<table><tr><td colspan="2">&lt;&#160;&#x3000;</td></tr></table>', '<img src="a.png" alt="x"/>', '<!-- <script> --><b>x</b>', '<a href="#a" name="b">x</a>',
  ])('accepts %s', (inside) => expect(htmlProblem(div(inside))).toBeUndefined());

  it.each([
    ['<script>x</script>', 'the element script'], ['<p onclick="x">x</p>', 'the attribute onclick on p'], ['<p>x', 'elements that do not nest'], ['<p class=a>x</p>', 'a tag that is not well-formed'],
    ['&nbsp;x', 'an entity other than those of XML'], ['<?php x ?>', 'a tag that is not well-formed'], ['<p class="a" class="b">x</p>', 'the attribute class twice on p'], ['<b>x</i></b>', 'elements that do not nest'],
    ['<p href="x">x</p>', 'the attribute href on p'], ['<p xmlns="urn:x">x</p>', 'a namespace other than XHTML'], ['<!-- x', 'a comment that does not end'],
  ])('refuses %s', (inside, says) => expect(htmlProblem(div(inside))).toEqual({ key: 'txt-1', says }));

  it.each(['<p>x</p>', 'x', '', `${div('x')}x`, `${div('x')}<div>y</div>`])('refuses what is not one div: %s', (text) => expect(htmlProblem(text)).toMatchObject({ key: 'txt-1' }));
  it.each(['', ' \n', '<p> </p>', '<!-- x -->'])('refuses a div without content: %j', (inside) => expect(htmlProblem(div(inside))).toMatchObject({ key: 'txt-2' }));

  it('takes time in proportion to the text, however it is nested', () => {
    expect(htmlProblem(div('<b>'.repeat(100_000)))).toMatchObject({ key: 'txt-1' });
    expect(htmlProblem(div('<'.repeat(100_000)))).toMatchObject({ key: 'txt-1' });
  });

  it('answers any text', () => fc.assert(fc.property(fc.string({ unit: fc.constantFrom('<', '>', '/', 'div', 'p', ' ', '"', '=', '&', 'x', '!--', '-->') }), (text) => expect([undefined, 'txt-1', 'txt-2']).toContain(htmlProblem(div(text))?.key))));
});
