/** Inputs made to hurt: each with the code that refuses it, or '' when it may be read. Built on demand, since some are large. */
export type HostileInput = { readonly name: string; readonly bytes: () => Uint8Array; readonly code: string };

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const of = (name: string, code: string, text: () => string): HostileInput => ({ name, code, bytes: () => utf8(text()) });
const V2 = 'MSH|^~\\&|A|B|||2025||ORU^R01|1|P|2.5\rPID|1||1\r';
const CDA = '<ClinicalDocument xmlns="urn:hl7-org:v3">';
const MEGA = 1024 * 1024;

const bomb = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at === 0 ? '' : at};`.repeat(10)}">`).join('')}]>${CDA}&lol9;</ClinicalDocument>`;

export const hostileInputs: readonly HostileInput[] = [
  of('an external entity', 'RWD_NORMALIZATION_DOCTYPE', () => `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>${CDA}&e;</ClinicalDocument>`),
  of('an entity bomb', 'RWD_NORMALIZATION_DOCTYPE', () => bomb),
  of('a DOCTYPE without entities', 'RWD_NORMALIZATION_DOCTYPE', () => `<!DOCTYPE ClinicalDocument>${CDA}</ClinicalDocument>`),
  of('a DOCTYPE that does not end', 'RWD_NORMALIZATION_DOCTYPE', () => `<!DOCTYPE ClinicalDocument ${'a '.repeat(MEGA)}`),
  of('sixty thousand comments before nothing', 'RWD_NORMALIZATION_UNKNOWN_FORMAT', () => '<!-- -->'.repeat(60_000)),
  of('XML 10,000 deep', 'RWD_NORMALIZATION_TOO_DEEP', () => `${CDA}${'<a>'.repeat(10_000)}`),
  of('XML with a million elements', 'RWD_NORMALIZATION_TOO_LARGE', () => `${CDA}${'<a/>'.repeat(MEGA)}</ClinicalDocument>`),
  of('XML with a million attributes', 'RWD_NORMALIZATION_TOO_LARGE', () => `${CDA}<a ${Array.from({ length: MEGA }, (_, at) => `a${at}="1"`).join(' ')}/></ClinicalDocument>`),
  of('XML with a text of 8 MB', 'RWD_NORMALIZATION_TOO_LARGE', () => `${CDA}${'x'.repeat(8 * MEGA)}</ClinicalDocument>`),
  of('XML with a comment of 8 MB', 'RWD_NORMALIZATION_TOO_LARGE', () => `${CDA}<a><!--${'x'.repeat(8 * MEGA)}--></a></ClinicalDocument>`),
  of('XML with a character reference to half a surrogate', 'RWD_NORMALIZATION_BAD_XML', () => `${CDA}&#xD800;</ClinicalDocument>`),
  of('XML with a NUL', 'RWD_NORMALIZATION_BAD_XML', () => `${CDA}\u0000</ClinicalDocument>`),
  of('a C-CDA without end', 'RWD_NORMALIZATION_BAD_XML', () => CDA),
  of('JSON 10,000 deep', 'RWD_NORMALIZATION_TOO_DEEP', () => `{"resourceType":"Basic","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
  of('JSON of 15 million brackets', 'RWD_NORMALIZATION_TOO_DEEP', () => `{"a":${'['.repeat(15 * MEGA)}`),
  of('JSON with a key twice', 'RWD_NORMALIZATION_JSON_KEY', () => '{"resourceType":"Patient","id":"a","\\u0069d":"b"}'),
  of('JSON with a number beyond a double', 'RWD_NORMALIZATION_BAD_TEXT', () => '{"resourceType":"Basic","x":1e400}'),
  of('JSON with a lone surrogate', 'RWD_NORMALIZATION_BAD_TEXT', () => '{"resourceType":"Basic","x":"\\udfff"}'),
  of('JSON with an escaped NUL', 'RWD_NORMALIZATION_BAD_TEXT', () => '{"resourceType":"Basic","x":"\\u0000"}'),
  of('v2 with 10,000 subcomponents', '', () => `${V2}OBR|1|||A\rOBX|1|ST|a||${'a&'.repeat(10_000)}`),
  of('v2 with four million subcomponents', 'RWD_HL7V2_TOO_LARGE', () => `${V2}OBX|1|ST|a||${'a&'.repeat(4 * MEGA)}`),
  of('v2 with four million repetitions', 'RWD_HL7V2_TOO_LARGE', () => `${V2}OBX|1|ST|a||${'a~'.repeat(4 * MEGA)}`),
  of('v2 with eight million empty fields', 'RWD_HL7V2_TOO_LARGE', () => `${V2}OBX${'|'.repeat(8 * MEGA)}`),
  of('v2 with two million segments', 'RWD_HL7V2_TOO_LARGE', () => `${V2}${'NTE|1\r'.repeat(2 * MEGA)}`),
  of('v2 with eight million line ends', 'RWD_HL7V2_TOO_LARGE', () => `${V2}${'\r'.repeat(8 * MEGA)}`),
  of('v2 with a NUL', 'RWD_HL7V2_SEGMENT', () => `${V2}OBX|\u0000`),
  of('v2 of escapes without end', '', () => `${V2}OBR|1|||A\rOBX|1|ST|a||${'\\'.repeat(100_000)}`),
  { name: 'UTF-8 that is none', code: 'RWD_NORMALIZATION_BAD_ENCODING', bytes: () => Uint8Array.from([...utf8(V2), 0xc3, 0x28, 0xff]) },
  { name: 'UTF-16 with half a surrogate', code: 'RWD_NORMALIZATION_BAD_ENCODING', bytes: () => Uint8Array.from([0xff, 0xfe, 0x7b, 0x00, 0x00, 0xd8]) },
  { name: 'GB18030 that is none', code: 'RWD_NORMALIZATION_BAD_ENCODING', bytes: () => Uint8Array.from([...utf8('<?xml version="1.0" encoding="GBK"?><a>'), 0x81, 0x20]) },
  { name: 'a text of 200 MB', code: 'RWD_NORMALIZATION_TOO_LARGE', bytes: () => new Uint8Array(200 * MEGA).fill(0x20) },
  { name: 'nothing', code: 'RWD_NORMALIZATION_UNKNOWN_FORMAT', bytes: () => new Uint8Array() },
];
