import { escaped } from './escape.js';

/** One line of a chart; a missing value breaks it. */
export type Curve = { readonly name: string; readonly colour: string; readonly values: readonly (number | undefined)[] };
export type ChartSpec = { readonly title: string; readonly unit: string; readonly binSeconds: number; readonly curves: readonly Curve[] };

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 56;
const RIGHT = 12;
const TOP = 28;
const BOTTOM = 28;
const TICKS = 4;

/** A line chart over time as one inline SVG: no script, nothing from elsewhere, readable without colour by its end labels. */
export function lineChart({ title, unit, binSeconds, curves }: ChartSpec): string {
  const length = Math.max(1, ...curves.map(({ values }) => values.length));
  const top = ceiling(Math.max(0, ...curves.flatMap(({ values }) => values.filter((one) => one !== undefined))));
  const x = (at: number): number => LEFT + ((at + 0.5) / length) * (WIDTH - LEFT - RIGHT);
  const y = (value: number): number => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const ticks = Array.from({ length: TICKS + 1 }, (_, at) => (top / TICKS) * at);
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">`,
    `<text x="${LEFT}" y="14" class="title">${escaped(title)} (${escaped(unit)})</text>`,
    ...ticks.map((tick) => `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick).toFixed(1)}" y2="${y(tick).toFixed(1)}" class="grid"/><text x="${LEFT - 6}" y="${(y(tick) + 4).toFixed(1)}" class="tick" text-anchor="end">${label(tick)}</text>`),
    ...[0, 0.25, 0.5, 0.75, 1].map((share) => `<text x="${(LEFT + share * (WIDTH - LEFT - RIGHT)).toFixed(1)}" y="${HEIGHT - 10}" class="tick" text-anchor="${share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}">${Math.round(share * length * binSeconds)} s</text>`),
    ...curves.map(({ colour, values }) => `<path d="${pathOf(values, x, y)}" fill="none" stroke="${colour}" stroke-width="1.6"/>`),
    ...curves.map(({ name, colour }, at) => `<text x="${WIDTH - RIGHT - at * 100}" y="14" class="tick" text-anchor="end" style="fill:${colour}">${escaped(name)}</text>`),
    '</svg>',
  ].join('');
}

function pathOf(values: readonly (number | undefined)[], x: (at: number) => number, y: (value: number) => number): string {
  return values.map((value, at) => {
    if (value === undefined) return '';
    const alone = values[at - 1] === undefined && values[at + 1] === undefined;
    return `${values[at - 1] === undefined ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}${alone ? 'h2' : ''}`;
  }).join('');
}

/** The next of 1, 2, 5 times a power of ten, so that ticks are round. */
export function ceiling(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return (([1, 2, 5, 10] as const).find((step) => step * power >= value) ?? 10) * power;
}

const label = (value: number): string => String(Number(value.toPrecision(3)));
