import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { mappingDocument } from './mapping-table.js';

const document = mappingDocument();

describe('the generated table of WS/T 500', () => {
  it('is committed as the tables give it', () => {
    expect(readFileSync(new URL('../../../../../docs/wst500-mapping.md', import.meta.url), 'utf8')).toBe(document);
  });

  it('has one line a row, and counts them', () => {
    const lines = document.split('\n').filter((line) => /^\| .* \| [OCBPSA](\/[OCBPSA])* \|/.test(line));
    expect(lines).toHaveLength(1284);
    const untyped = lines.filter((line) => line.endsWith('| - |')).length;
    expect(document).toContain(`**${1284 - untyped} of 1284 (`);
  });

  it('shows where a row goes', () => {
    expect(document).toContain('| 46241-6 | O/O | DE05.01.024.00 | 入院诊断-西医诊断编码 | CD | A | Condition.code |');
    expect(document).toContain('| 48768-6 | O | HDSD00.11.142 | 住院总费用 | MO | AB | ChargeItem.priceOverride |');
    expect(document).toContain('| 18610-6 | S/O | DE06.00.135.00 | 药物使用总剂量 | PQ g | A | MedicationRequest.dispenseRequest.quantity or MedicationAdministration.dosage.dose');
  });
});
