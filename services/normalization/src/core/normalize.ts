import { isRwdError } from '@chainnet/contracts';
import { errorIssue, isFailure, outcomeOf } from '@chainnet/fhir';
import type { OperationOutcomeIssue } from '@chainnet/fhir';
import { readMessage } from '@chainnet/hl7v2';
import { standardTables } from '@chainnet/health-codes';
import { mapDataset } from './dataset-record/map-dataset.js';
import { readDataset } from './dataset-record/source-rows.js';
import { errors } from './errors.js';
import { mapCcda } from './ccda/map-ccda.js';
import { mapFhir, readJson } from './fhir-json/map-fhir.js';
import { mapMessage } from './hl7v2/map-message.js';
import type { MappedRecord, NormalizationContext, Normalized, Refused, Stage } from './normalization.js';
import { sniff } from './sniff.js';
import type { SourceFormat } from './sniff.js';
import { checkCodings } from './terminology/check-codings.js';
import { mapDocument } from './wst500/map-document.js';
import { readXml } from './xml/xml-tree.js';

/** Reading and mapping of one format; reading gives what mapping takes. */
type FormatReader = (text: string, context: NormalizationContext) => () => MappedRecord;

const readers: Readonly<Record<Exclude<SourceFormat, 'unknown'>, FormatReader>> = {
  'fhir-json': (text, context) => {
    const record = readJson(text);
    return () => mapFhir(record, context);
  },
  hl7v2: (text, context) => {
    const message = readMessage(text);
    return () => mapMessage(message, context);
  },
  dataset: (text, context) => {
    const record = readDataset(text);
    return () => mapDataset(record, context);
  },
  'fhir-ndjson': () => {
    throw errors.RWD_NORMALIZATION_NDJSON();
  },
  'fhir-xml': () => {
    throw errors.RWD_NORMALIZATION_FHIR_XML();
  },
  ccda: (text, context) => {
    const root = readXml(text);
    return () => mapCcda(root, context);
  },
  wst500: (text, context) => {
    const root = readXml(text);
    return () => mapDocument(root, context);
  },
};

/**
 * Turns the bytes of one record into one valid FHIR R4 Bundle with an account of every source leaf, or says why not.
 * Pure: the same bytes and context give the same Bundle, byte for byte in canonical JSON. A refusal is a value; what is
 * thrown is a defect of this code.
 */
export function normalize(bytes: Uint8Array, context: NormalizationContext): Normalized | Refused {
  let stage: Stage = 'sniff';
  try {
    const { format, text } = sniff(bytes, context.contentType);
    if (format === 'unknown') throw errors.RWD_NORMALIZATION_UNKNOWN_FORMAT();
    stage = 'parse';
    const map = readers[format](text, context);
    stage = 'map';
    const mapped = map();
    return validated(mapped, format, context);
  } catch (error) {
    if (!isRwdError(error)) throw error;
    return { ok: false, stage, code: error.code, outcome: outcomeOf([errorIssue('invalid', `${error.message} ${error.action}`)]) };
  }
}

const validated = (mapped: MappedRecord, format: SourceFormat, { validator, codeTables = standardTables }: NormalizationContext): Normalized | Refused => {
  const { bundle, issues: codeIssues } = checkCodings(mapped.bundle, codeTables);
  const { lossAccount } = mapped;
  const issues = validator.validate(bundle);
  if (issues.some(isFailure)) return { ok: false, stage: 'validate', code: errors.RWD_NORMALIZATION_INVALID_RESOURCE().code, outcome: outcomeOf(issues) };
  const all: readonly OperationOutcomeIssue[] = [...mapped.warnings, ...codeIssues, ...issues];
  return { ok: true, format, bundle, lossAccount, warnings: all };
};
