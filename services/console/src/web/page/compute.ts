import type { Jobs, JointStatistic, Model } from '../../core/mesh-state.js';
import type { MeshReport } from '../../core/mesh-report.js';
import { html, type Html } from './escape.js';
import { decimal, instant, integer } from './numbers.js';
import type { View } from './view.js';

export const computeCard = ({ federation, mpc }: MeshReport, view: View): Html => html`<h2>${view.text.compute}</h2>
<section><h3>${view.text.federated} ${counts(federation, view)}</h3>${federation.last === undefined ? html`<p class="empty">${view.text.noModel}</p>` : model(federation.last, view)}${failure(federation, view)}</section>
<section><h3>${view.text.mpc} ${counts(mpc, view)}</h3>${mpc.last === undefined ? html`<p class="empty">${view.text.noStatistic}</p>` : statistic(mpc.last, view)}${failure(mpc, view)}</section>`;

const counts = ({ completed, failed }: Jobs<unknown>, { text, language }: View): Html =>
  html`<small>${integer(completed, language)} ${text.completed}${failed === 0 ? '' : html` · <span class="bad">${integer(failed, language)} ${text.failed}</span>`}</small>`;

const failure = ({ lastFailure }: Jobs<unknown>, { text }: View): Html =>
  lastFailure === undefined ? html`` : html`<p class="note">${text.lastFailure}: <code>${lastFailure.reason}</code> ${instant(lastFailure.at)}</p>`;

const model = ({ sites, rounds, at, count, auc, accuracy, brier }: Model, { text, language }: View): Html => {
  const metrics = ([['auc', auc], ['accuracy', accuracy], ['brier', brier]] as const).flatMap(([label, value]) =>
    value === undefined ? [] : [html`<li><b>${decimal(value, language)}</b> ${text[label]}</li>`]);
  const cohort = count === undefined ? '' : html`${integer(count, language)} ${text.records} · `;
  return html`<ul class="metrics">${metrics}</ul><p class="note">${cohort}${integer(rounds, language)} ${text.rounds} · ${text.sites}: ${sites.join(', ')} · ${instant(at)}</p>`;
};

const statistic = ({ parties, at, columns }: JointStatistic, { text, language }: View): Html => html`<div class="scroll" tabindex="0" role="region" aria-label="${text.mpc}"><table>
<thead><tr><th scope="col">${text.variable}</th><th scope="col">${text.n}</th><th scope="col">${text.mean}</th><th scope="col">${text.deviation}</th></tr></thead>
<tbody>${columns.map(({ column, count, mean, variance }) => html`<tr><th scope="row">${column}</th><td>${integer(count, language)}</td><td>${decimal(mean, language)}</td><td>${decimal(Math.sqrt(Math.max(0, variance)), language)}</td></tr>`)}</tbody>
</table></div><p class="note">${text.parties}: ${parties.join(', ')} · ${instant(at)}</p>`;
