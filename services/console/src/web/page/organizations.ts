import type { MeshReport, StepCounts } from '../../core/mesh-report.js';
import { html, type Html } from './escape.js';
import { integer } from './numbers.js';
import type { View } from './view.js';

const columns = [
  ['accepted', 'accepted'], ['normalized', 'normalized'], ['deidentified', 'deidentified'], ['stored', 'stored'],
  ['inProgress', 'progress'], ['quarantined', 'quarantinedShort'], ['rejected', 'rejectedShort'],
] as const satisfies readonly (readonly [keyof StepCounts, keyof View['text']])[];

export const organizationTable = ({ organizations, totals }: MeshReport, { text, language }: View): Html => {
  const cells = (counts: StepCounts): readonly Html[] => columns.map(([step]) => html`<td class="${step}">${integer(counts[step], language)}</td>`);
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="by-organization"><table>
<caption id="by-organization">${text.organizations}</caption>
<thead><tr><th scope="col">${text.organization}</th>${columns.map(([, label]) => html`<th scope="col">${text[label]}</th>`)}</tr></thead>
<tbody>${organizations.map((one) => html`<tr><th scope="row">${one.tenant}</th>${cells(one)}</tr>`)}</tbody>
<tfoot><tr><th scope="row">${text.all}</th>${cells(totals)}</tr></tfoot>
</table></div>`;
};
