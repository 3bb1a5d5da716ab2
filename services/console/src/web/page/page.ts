import type { ServiceLink } from '../../core/links.js';
import type { MeshReport } from '../../core/mesh-report.js';
import { html, type Html } from './escape.js';
import { instant } from './numbers.js';
import { partsOf } from './parts.js';
import { texts, type Language } from './texts.js';

export type Page = { readonly report: MeshReport; readonly language: Language; readonly links: readonly ServiceLink[] };

/** The whole page with the numbers in it: it can be read without script, and then loads itself anew now and then. */
export const page = ({ report, language, links }: Page): string => {
  const text = texts[language];
  const parts = partsOf(report, { language, text });
  const other = language === 'en' ? 'zh' : 'en';
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text.title}</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="status.css">
<noscript><meta http-equiv="refresh" content="5"></noscript>
<script type="module" src="status.js"></script>
</head>
<body>
<header>
<div><h1>${text.title}</h1><p>${text.subtitle}</p></div>
<nav aria-label="${text.language}"><a href="?lang=${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}" hreflang="${other}">${text.other}</a></nav>
</header>
<p id="connection" role="status" aria-live="polite"><span id="connection-text">${text.connecting}</span> <time id="as-of" datetime="${report.asOf}">${instant(report.asOf)}</time></p>
<main>
${place('flow', 'wide', parts.flow)}
${place('organizations', 'wide', parts.organizations)}
${place('ledger', '', parts.ledger)}
${place('compute', '', parts.compute)}
${place('assessment', '', parts.assessment)}
</main>
<footer>
<h2>${text.services}</h2>
<ul>${links.map(({ name, url }) => html`<li><a href="${url}">${name}</a></li>`)}<li><a href="v1/mesh">${text.json}</a></li></ul>
<p class="note">${text.privacy}</p>
</footer>
</body>
</html>
`.text;
};

const place = (id: string, kind: string, content: Html): Html => html`<section id="${id}" class="card ${kind}">${content}</section>`;
