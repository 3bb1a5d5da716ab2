import { instant } from './page/numbers.js';
import { partsOf } from './page/parts.js';
import { texts } from './page/texts.js';

const EVERY_MS = 2_000;
const GIVE_UP_MS = 5_000;

const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
const text = texts[language];
const shown = new Map();
let previous;

/** Puts newer numbers where they differ from what stands there, so that a reader's place and selection stay. */
function show(report) {
  const view = { language, text, rates: ratesSince(previous, report) };
  for (const [id, { text: markup }] of Object.entries(partsOf(report, view))) {
    if (shown.get(id) !== markup) document.getElementById(id).innerHTML = markup;
    shown.set(id, markup);
  }
  const asOf = document.getElementById('as-of');
  asOf.dateTime = report.asOf;
  asOf.textContent = instant(report.asOf);
  previous = report;
}

/** Records a second by step, between two reports. */
function ratesSince(before, now) {
  if (before === undefined) return {};
  const seconds = (Date.parse(now.asOf) - Date.parse(before.asOf)) / 1_000;
  if (!(seconds > 0)) return {};
  return Object.fromEntries(Object.keys(now.totals).map((step) => [step, (now.totals[step] - before.totals[step]) / seconds]));
}

/** The sentence changes only when the state does: a screen reader is not told every two seconds. */
function tell(isLive) {
  const sentence = isLive ? `${text.live} · ${text.updated}` : text.lost;
  document.body.classList.toggle('stale', !isLive);
  document.body.classList.toggle('live', isLive);
  const place = document.getElementById('connection-text');
  if (place.textContent !== sentence) place.textContent = sentence;
}

async function refresh() {
  try {
    const response = await fetch('v1/mesh', { cache: 'no-store', signal: AbortSignal.timeout(GIVE_UP_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    show(await response.json());
    tell(true);
  } catch {
    // The page says so and keeps trying.
    tell(false);
  }
  setTimeout(refresh, EVERY_MS);
}

refresh();
