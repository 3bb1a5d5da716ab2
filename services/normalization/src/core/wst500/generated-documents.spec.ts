import { beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@chainnet/contracts';
import { referencesOf } from '@chainnet/fhir';
import type { Extension } from '@chainnet/fhir';
import { defects } from '../../../test/wst500/defects.js';
import { DOCUMENTS, generated } from '../../../test/wst500/document.js';
import type { Generated } from '../../../test/wst500/document.js';
import { loadValidator } from '../../adapters/fhir-definitions.js';
import { normalize } from '../normalize.js';
import type { NormalizationContext, Normalized } from '../normalization.js';
import { extensionUrls } from '../vocabulary.js';
import { nodeOf } from '../xml/canonical-tree.js';
import { canonicalXml } from '../xml/canonical-xml.js';
import { readXml } from '../xml/xml-tree.js';
import { documentText } from './write-document.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const canonical = (text: string): string => canonicalXml(nodeOf(readXml(text)));
/** As another system would get it: through JSON, names sorted. */
const received = ({ bundle }: Normalized): Normalized['bundle'] => JSON.parse(canonicalJson(bundle)) as Normalized['bundle'];

const forms = DOCUMENTS.flatMap((document) => (['A', 'B'] as const).map((form) => [document, form] as const));

describe('generated documents with every element of the tables', () => {
  let context: NormalizationContext;
  beforeAll(() => {
    context = { recordId: 'r1', tenant: 'hospital-a', receivedAt: '2026-01-02T03:04:05Z', validator: loadValidator() };
  }, 60_000);

  const results = new Map<string, Normalized>();
  const converted = (document: string, form: 'A' | 'B'): Normalized => {
    const key = document + form;
    const result = results.get(key) ?? accepted(generated(document, form, 1).text);
    results.set(key, result);
    return result;
  };
  const accepted = (text: string): Normalized => {
    const result = normalize(utf8(text), context);
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result;
  };
  const preservedPaths = ({ bundle }: Normalized): readonly string[] => {
    const extensions = (bundle.entry?.[0]?.resource?.['extension'] ?? []) as readonly (Extension & { extension: readonly { valueString: string }[] })[];
    return extensions.filter(({ url }) => url === extensionUrls.preservedLeaf).map(({ extension }) => extension[0]?.valueString ?? '');
  };

  it.each(forms)('%s in form %s: converts, validates, loses nothing, and is written again as it was', (document, form) => {
    const { text } = generated(document, form, 1);
    const result = converted(document, form);
    const { leaves, mapped, preserved, dropped } = result.lossAccount;
    expect({ dropped, sum: mapped + preserved }).toEqual({ dropped: [], sum: leaves });
    expect(preservedPaths(result)).toHaveLength(preserved);
    const inside = new Set((result.bundle.entry ?? []).map(({ resource }) => `${resource?.resourceType ?? ''}/${resource?.id ?? ''}`));
    expect(referencesOf(result.bundle).filter(({ reference }) => !inside.has(reference))).toEqual([]);
    expect(documentText(received(result))).toBe(canonical(text));
  });

  it('end typed in at least 95 % of their rows, value for value', () => {
    let typed = 0;
    let total = 0;
    for (const [document, form] of forms) {
      const made = generated(document, form, 1);
      const paths = preservedPaths(converted(document, form)).filter((path) => !path.endsWith('/@codeSystemName'));
      for (const row of made.rows.filter((one) => one.row.seenIn !== '-')) {
        total += 1;
        if (row.row.target !== 'container' && !paths.some((path) => isValueOf(path, row))) typed += 1;
      }
    }
    expect(total).toBeGreaterThanOrEqual(1284);
    expect(typed / total).toBeGreaterThanOrEqual(0.95);
  });

  it('stay below twice their size in FHIR JSON, and their shape below a sixth of that', () => {
    const sizes = forms.map(([document, form]) => {
      const { text } = generated(document, form, 1);
      const { bundle } = converted(document, form);
      const extensions = (bundle.entry?.[0]?.resource?.['extension'] ?? []) as readonly Extension[];
      const shape = extensions.find(({ url }) => url === extensionUrls.sourceShape)?.['valueString'];
      return { source: utf8(text).length, bundle: utf8(JSON.stringify(bundle)).length, shape: String(shape).length };
    });
    const sum = (key: 'source' | 'bundle' | 'shape'): number => sizes.reduce((total, one) => total + one[key], 0);
    expect(sum('bundle')).toBeLessThan(2 * sum('source'));
    expect(sum('shape')).toBeLessThan(sum('bundle') / 6);
  });

  it.each(defects.flatMap((defect) => ['C0001', 'C0007', 'C0052'].map((document) => [defect.name, document, defect] as const)))(
    'with %s, %s still converts with nothing lost, and is written again with the defect',
    (_name, document, { apply, warns }) => {
      const text = apply(generated(document, 'A', 2).text);
      const result = accepted(text);
      expect(result.lossAccount.mapped + result.lossAccount.preserved).toBe(result.lossAccount.leaves);
      expect(documentText(received(result))).toBe(canonical(text));
      if (warns) expect(result.warnings.filter(({ severity }) => severity === 'warning').length).toBeGreaterThan(0);
    },
  );
});

const isValueOf = (path: string, { row, path: act }: Generated['rows'][number]): boolean =>
  path.startsWith(`${act}/value[1]`) || (/[PBC]$/.test(row.position) && path.startsWith(`${act}/code[1]`));
