import type { MeshReport, StepCounts } from '../../core/mesh-report.js';
import { html, type Html } from './escape.js';
import { decimal, duration, integer } from './numbers.js';
import type { View } from './view.js';

/** The way of a record, left to right; what left the way stands below the step where it did. */
export const flow = (report: MeshReport, view: View): Html => {
  const { text } = view;
  const { totals, organizations, rejectedBy, normalizedBy, quarantinedBy } = report;
  return html`<h2>${text.flow}</h2>
<ol class="flow">
${station(view, { label: text.partners, value: organizations.length, note: text.partnersNote, kind: 'outside' })}
${station(view, { label: text.ingestion, step: 'accepted', value: totals.accepted, below: leaving(view, { label: text.rejected, value: totals.rejected, by: rejectedBy }) })}
${station(view, { label: text.normalization, step: 'normalized', value: totals.normalized, below: html`${leaving(view, { label: text.quarantined, value: totals.quarantined, by: quarantinedBy })}${formats(view, normalizedBy)}` })}
${station(view, { label: text.deidentification, step: 'deidentified', value: totals.deidentified })}
${station(view, { label: text.dataset, step: 'stored', value: totals.stored, kind: 'end', below: ages(view, report) })}
</ol>
<p class="account"><span><b>${integer(totals.inProgress, view.language)}</b> ${text.inProgress}</span><span>${text.account}</span></p>
<p class="note">${text.flowNote}</p>`;
};

type Station = { readonly label: string; readonly value: number; readonly step?: keyof StepCounts; readonly note?: string; readonly kind?: 'outside' | 'end'; readonly below?: Html };

const station = ({ text, language, rates }: View, { label, value, step, note, kind, below }: Station): Html => {
  const rate = step === undefined ? 0 : (rates?.[step] ?? 0);
  const moving = rate > 0 ? ' moving' : '';
  const side = rate > 0 ? html`<small class="rate">+${decimal(rate, language)} ${text.perSecond}</small>` : html`<small>${note ?? ''}</small>`;
  return html`<li class="station ${kind ?? 'inside'}${moving}"><div class="box"><span class="label">${label}</span><b class="value">${integer(value, language)}</b>${side}</div><div class="below">${below ?? ''}</div></li>`;
};

const MOST_FREQUENT = 4;

const frequent = (by: Readonly<Record<string, number>>): readonly (readonly [string, number])[] =>
  Object.entries(by).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, MOST_FREQUENT);

const leaving = ({ language }: View, { label, value, by }: { label: string; value: number; by: Readonly<Record<string, number>> }): Html =>
  html`<div class="leaving ${value === 0 ? 'none' : ''}"><p><b>${integer(value, language)}</b> ${label}</p>${list(by, language)}</div>`;

const formats = ({ text, language }: View, by: Readonly<Record<string, number>>): Html =>
  Object.keys(by).length === 0 ? html`` : html`<div class="formats"><p>${text.formats}</p>${list(by, language)}</div>`;

const list = (by: Readonly<Record<string, number>>, language: View['language']): Html =>
  Object.keys(by).length === 0 ? html`` : html`<ul>${frequent(by).map(([code, amount]) => html`<li><code title="${code}">${code.replace(/^RWD_[A-Z0-9]+_/, '')}</code> <span>${integer(amount, language)}</span></li>`)}</ul>`;

const ages = ({ text, language }: View, { recordAgeMs: { p50, p99 } }: MeshReport): Html =>
  p50 === undefined || p99 === undefined
    ? html``
    : html`<div class="ages"><p>${text.age}</p><ul><li>${text.p50} <span>${duration(p50, language)}</span></li><li>${text.p99} <span>${duration(p99, language)}</span></li></ul></div>`;
