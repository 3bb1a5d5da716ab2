import type { Extension, Resource } from '@chainnet/fhir';
import { errors } from '../errors.js';
import { bundleOf, withPreserved } from '../mapping/bundle.js';
import type { MappedRecord, NormalizationContext } from '../normalization.js';
import { extensionUrls } from '../vocabulary.js';
import type { XmlElement } from '../xml/xml-tree.js';
import { assemble } from './assemble.js';
import { documents } from './compile-table.js';
import type { CompiledTable } from './compile-table.js';
import { checkResidentNumber, documentIdentity } from './identities.js';
import { childOf } from './match-act.js';
import { DocumentReader } from './read-document.js';

const HL7_V3 = 'urn:hl7-org:v3';

/**
 * A WS/T 500 shared document -> a FHIR document Bundle, by the table of its type: Composition, Patient, Encounter,
 * Practitioner (author), Organization (custodian), then the sections' resources. Leaves without a place are extensions of
 * the Composition, and so is the document's shape, from which and the Bundle it can be written again (write-document.ts).
 *
 * @throws RWD_NORMALIZATION_NOT_WST500, RWD_NORMALIZATION_UNSUPPORTED_DOCUMENT, RWD_NORMALIZATION_DUPLICATE_ID
 */
export function mapDocument(root: XmlElement, context: NormalizationContext): MappedRecord {
  const table = tableOf(root);
  const found = new DocumentReader(table).read(root);
  const { frames, account, preserved, shape } = found;
  const identity = documentIdentity(frames.composition, childOf(root, 'versionNumber')?.attributes.get('value')?.trim());
  const warnings = [...found.warnings, ...checkResidentNumber(frames.patient)];
  const [composition, ...rest] = assemble(found, { tenant: context.tenant, identity, table });
  if (composition === undefined) throw errors.RWD_NORMALIZATION_NOT_WST500({ what: 'a body' });
  const resources = [withShape(withPreserved(composition, preserved), shape), ...rest];
  const date = frames.composition['date'];
  const timestamp = typeof date === 'string' && date.includes('T') ? date : context.receivedAt;
  const bundle = bundleOf(resources, { type: 'document', tenant: context.tenant, recordId: context.recordId, timestamp });
  return { bundle, lossAccount: account, warnings };
}

const withShape = (composition: Resource, shape: string): Resource => ({
  ...composition,
  extension: [...((composition['extension'] ?? []) as readonly Extension[]), { url: extensionUrls.sourceShape, valueString: shape }],
});

const tableOf = (root: XmlElement): CompiledTable => {
  if (root.name !== 'ClinicalDocument' || root.namespace !== HL7_V3) throw errors.RWD_NORMALIZATION_NOT_WST500({ what: 'the ClinicalDocument element' });
  const code = childOf(root, 'code')?.attributes.get('code')?.trim();
  if (code === undefined || code === '') throw errors.RWD_NORMALIZATION_NOT_WST500({ what: 'the document type' });
  const table = documents.get(code);
  if (table === undefined) throw errors.RWD_NORMALIZATION_UNSUPPORTED_DOCUMENT({ document: /^C\d{4}$/.test(code) ? code : 'unknown' });
  return table;
};
