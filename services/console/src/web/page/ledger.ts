import type { MeshReport } from '../../core/mesh-report.js';
import { html, type Html } from './escape.js';
import { instant, integer } from './numbers.js';
import type { View } from './view.js';

export const ledgerCard = ({ ledger }: MeshReport, { text, language }: View): Html => {
  if (ledger === undefined) return html`<h2>${text.ledger}</h2><p class="empty">${text.noLedger}</p>`;
  const { size, rootHash, cosignatures, quorum, at, origin } = ledger;
  const met = cosignatures >= quorum;
  return html`<h2>${text.ledger}</h2>
<p class="figure"><b>${integer(size, language)}</b> ${text.leaves}</p>
<p class="badge ${met ? 'good' : 'bad'}">${met ? text.quorumMet : text.quorumMissed}</p>
<dl>
<dt>${text.cosigned}</dt><dd>${integer(cosignatures, language)} ${text.witnesses} (${text.needed} ${integer(quorum, language)})</dd>
<dt>${text.root}</dt><dd><code class="hash">${rootHash}</code></dd>
<dt>${text.at}</dt><dd>${instant(at)}</dd>
</dl>
<p class="note"><code>${origin}</code></p>`;
};
