/** Defects that public templates carry, as changes of a well-formed document. */
export type Defect = { readonly name: string; readonly apply: (text: string) => string; readonly warns: boolean };

const once = (text: string, from: string | RegExp, to: string): string => text.replace(from, to);

export const defects: readonly Defect[] = [
  { name: 'blanks before code systems', apply: (text) => text.replaceAll('codeSystem="2.16.156', 'codeSystem=" 2.16.156'), warns: true },
  { name: '2.2.2 for 2.2.1', apply: (text) => text.replaceAll('codeSystem="2.16.156.10011.2.2.1"', 'codeSystem="2.16.156.10011.2.2.2"'), warns: true },
  { name: 'another template with the right code', apply: (text) => once(text, /(<templateId root="2\.16\.156\.10011\.2\.1\.1\.)\d+/, '$199'), warns: true },
  { name: 'a blank after the class code', apply: (text) => text.replaceAll('classCode="OBS"', 'classCode="OBS "'), warns: true },
  { name: 'the known misspelling of the diagnosis code', apply: (text) => text.replaceAll('code="DE05.01.024.00"', 'code="DE05.10.024.00"'), warns: false },
  { name: 'a local code of a code table', apply: (text) => once(text, /xsi:type="CD" code="[^"]+"/, 'xsi:type="CD" code="X-9"'), warns: false },
  { name: 'a local data element', apply: (text) => once(text, '</section>', '<entry><observation classCode="OBS" moodCode="EVN"><code code="LOCAL.1" displayName="院内项目"/><value xsi:type="ST">本院</value></observation></entry></section>'), warns: true },
  { name: 'a local element in a namespace of its own', apply: (text) => once(text, '<languageCode', '<h:note xmlns:h="urn:hospital:local" h:level=" 2 ">院内<h:b>备注</h:b>文</h:note><languageCode'), warns: true },
  { name: 'null flavors, comments and character data sections', apply: (text) => once(once(text, '<author ', '<!-- 注释 --><author nullFlavor="UNK" '), /<title>([^<]*)<\/title>/, '<title><![CDATA[$1]]> </title>'), warns: false },
  { name: 'values that are not of their type', apply: (text) => text.replaceAll(/xsi:type="(PQ|INT|TS|BL)" value="[^"]*"/g, 'xsi:type="$1" value="未测"'), warns: false },
  { name: 'no values at all', apply: (text) => text.replaceAll(/<value [^>]*\/>|<value [^>]*>[^<]*<\/value>/g, '<value/>'), warns: false },
];
