import { describe, expect, it } from '@jest/globals';
import { limits } from './limits.js';
import { sniff } from './sniff.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const coded = (code: string): unknown => expect.objectContaining({ code });

describe('sniffing', () => {
  it.each([
    ['{"resourceType":"Patient"}', 'fhir-json'],
    ['\n {"a":1}', 'fhir-json'],
    ['MSH|^~\\&|A', 'hl7v2'],
    ['\u000bMSH|^~\\&|A', 'hl7v2'],
    ['<?xml version="1.0"?><ClinicalDocument><id root="2.16.156.10011.1.1"/></ClinicalDocument>', 'wst500'],
    ['<ClinicalDocument><id root="2.16.840.1"/></ClinicalDocument>', 'ccda'],
    ['<?xml version="1.0"?><?xml-stylesheet href="CDA.xsl"?>\n<!-- CCD -->\n<cda:ClinicalDocument xmlns:cda="urn:hl7-org:v3"/>', 'ccda'],
    ['<!DOCTYPE x [<!ENTITY e "y">]><ClinicalDocument/>', 'ccda'],
    ['<Bundle xmlns="http://hl7.org/fhir"/>', 'fhir-xml'],
    ['{"resourceType":"Patient"}\n{"resourceType":"Patient"}', 'fhir-ndjson'],
    ['{\n"a":{\n}}', 'fhir-json'],
    ['BHS|^~\\&|A\rMSH|^~\\&|A', 'hl7v2'],
    ['MSHX', 'unknown'],
    ['<html/>', 'unknown'],
    ['[1]', 'unknown'],
    ['', 'unknown'],
  ])('%j is %s', (text, format) => expect(sniff(utf8(text)).format).toBe(format));

  it('reads the byte order mark first, and takes it off', () => {
    expect(sniff(utf8('\ufeff{"a":"中"}'))).toEqual({ format: 'fhir-json', encoding: 'utf-8', text: '{"a":"中"}' });
    expect(sniff(utf16('{"a":"中"}', 'le'))).toMatchObject({ encoding: 'utf-16le', text: '{"a":"中"}' });
    expect(sniff(utf16('{"a":"中"}', 'be'))).toMatchObject({ encoding: 'utf-16be', text: '{"a":"中"}' });
  });

  it('decodes GB18030 by declaration, four-byte characters too', () => {
    const head = utf8('<?xml version="1.0" encoding="GB18030"?><a>');
    const bytes = Uint8Array.from([...head, 0xd6, 0xd0, 0x95, 0x32, 0x82, 0x36, ...utf8('</a>')]);
    expect(sniff(bytes)).toMatchObject({ encoding: 'gb18030', text: '<?xml version="1.0" encoding="GB18030"?><a>中\u{20000}</a>' });
  });

  it('reads MSH-18 and the charset of the content type', () => {
    expect(sniff(Uint8Array.from([...utf8('MSH|^~\\&|||||||ADT^A01|1|P|2.5||||||GB 18030-2000\rPID|'), 0xd6, 0xd0])).text).toContain('中');
    expect(sniff(Uint8Array.from([0x7b, 0xd6, 0xd0]), 'application/json; charset=GBK').text).toBe('{中');
  });

  it.each(['GB 18030-2000', 'GB18030', 'gbk', 'GB 2312', 'GB2312-80', 'CP936'])('MSH-18 %s is GB18030', (name) => {
    expect(sniff(Uint8Array.from([...utf8(`MSH|^~\\&|||||||ADT^A01|1|P|2.5||||||${name}\rPID|`), 0xd6, 0xd0])).text).toContain('中');
  });

  it('MSH-18 UNICODE is UTF-8, and bytes that are not are refused', () => {
    const head = 'MSH|^~\\&|||||||ADT^A01|1|P|2.5||||||UNICODE\rPID|';
    expect(sniff(utf8(`${head}中`)).text).toContain('中');
    expect(() => sniff(Uint8Array.from([...utf8(head), 0xd6, 0xd0]))).toThrow(coded('RWD_NORMALIZATION_BAD_ENCODING'));
  });

  it('reads MSH-18 behind a batch header, and its first repetition', () => {
    const head = utf8('BHS|^~\\&|A\rMSH|^~\\&|||||||ADT^A01|1|P|2.5||||||GB 18030-2000~ASCII\rPID|');
    expect(sniff(Uint8Array.from([...head, 0xd6, 0xd0])).text).toContain('中');
  });

  it('refuses bytes that are not text in their encoding, and encodings it does not know', () => {
    expect(() => sniff(Uint8Array.from([0x7b, 0xff, 0x7d]))).toThrow(coded('RWD_NORMALIZATION_BAD_ENCODING'));
    expect(() => sniff(utf8('<?xml version="1.0" encoding="EBCDIC"?><a/>'))).toThrow(coded('RWD_NORMALIZATION_BAD_ENCODING'));
    expect(() => sniff(new Uint8Array(limits.bytes + 1))).toThrow(coded('RWD_NORMALIZATION_TOO_LARGE'));
  });
});
