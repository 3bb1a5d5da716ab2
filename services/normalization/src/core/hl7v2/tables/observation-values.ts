import type { V2DataType } from './data-types.js';

export type ValueChoice = { readonly to: string; readonly type: V2DataType };

const text: readonly ValueChoice[] = [{ to: 'valueString', type: 'paragraph' }];
const number: readonly ValueChoice[] = [{ to: 'valueQuantity', type: 'NM' }, { to: 'valueQuantity', type: 'comparedNumber' }];
const concept: readonly ValueChoice[] = [{ to: 'valueCodeableConcept', type: 'CWE' }];
const moment: readonly ValueChoice[] = [{ to: 'valueDateTime', type: 'dateTime' }];

/**
 * OBX-2 (HL7 table 0125) -> the choices of value[x] for OBX-5, in the order tried: the first that can read the whole value
 * holds it. What none can, and types that are not here (addresses, names, identifiers), is kept as text in ER7 form.
 */
export const observationValues: Readonly<Record<string, readonly ValueChoice[]>> = {
  NM: number,
  SI: [{ to: 'valueInteger', type: 'integer' }],
  ST: text, TX: text, FT: text, ID: text, IS: text, GTS: text,
  CE: concept, CWE: concept, CNE: concept, CF: concept,
  DT: moment, TS: moment, DTM: moment,
  TM: [{ to: 'valueTime', type: 'time' }],
  CQ: [{ to: 'valueQuantity', type: 'CQ' }],
  MO: [{ to: 'valueQuantity', type: 'MO' }],
  SN: [{ to: 'valueQuantity', type: 'SNquantity' }, { to: 'valueRange', type: 'SNrange' }, { to: 'valueRatio', type: 'SNratio' }],
  NR: [{ to: 'valueRange', type: 'NR' }],
  DR: [{ to: 'valuePeriod', type: 'DR' }],
};

/** SN-3 (separator) -> the choice it stands for; none for a number with its comparator. */
export const separators: Readonly<Record<string, string>> = { '': 'valueQuantity', '-': 'valueRange', ':': 'valueRatio', '/': 'valueRatio' };

/** ED-2 type of data and ED-3 subtype -> MIME type (HL7 tables 0191 and 0291). */
export const mediaTypes: Readonly<Record<string, string>> = {
  PDF: 'application/pdf', HTML: 'text/html', XML: 'text/xml', RTF: 'application/rtf', JPEG: 'image/jpeg', JPG: 'image/jpeg', PNG: 'image/png', GIF: 'image/gif',
  TIFF: 'image/tiff', DICOM: 'application/dicom', BASIC: 'audio/basic', WAV: 'audio/wav', 'OCTET-STREAM': 'application/octet-stream', PLAIN: 'text/plain', TXT: 'text/plain',
  'X-HL7-CDA-LEVEL-ONE': 'text/xml', CDA: 'text/xml', PICT: 'image/x-pict', SD: 'application/octet-stream',
};
