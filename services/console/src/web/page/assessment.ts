import type { MeshReport, OrganizationReport } from '../../core/mesh-report.js';
import { html, type Html } from './escape.js';
import { decimal, integer } from './numbers.js';
import type { View } from './view.js';

const LEVELS = [1, 2, 3, 4, 5];
/** `overall` comes in units of 1/10,000. */
const SCALE = 10_000;

export const assessmentCard = ({ organizations }: MeshReport, view: View): Html => html`<h2>${view.text.assessment}</h2>
<ul class="scores">${organizations.map((one) => organization(one, view))}</ul>
<p class="note">${view.text.statement}</p>`;

const organization = ({ tenant, score }: OrganizationReport, { text, language }: View): Html => {
  if (score === undefined) return html`<li><span class="name">${tenant}</span><span class="empty">${text.noScore}</span></li>`;
  const { level, overall, gaps } = score;
  const steps = LEVELS.map((one) => html`<i class="${one <= level ? 'on' : 'off'}"></i>`);
  return html`<li><span class="name">${tenant}</span><span class="steps" role="img" aria-label="${text.level} ${level} / 5">${steps}</span>
<span class="detail">${text.level} <b>${level}</b> · ${text.score} ${decimal(overall / SCALE, language)} · ${integer(gaps, language)} ${text.gaps}</span></li>`;
};
