/** One panel: a title, what it shows, and a query for each line. */
export type Panel = { readonly title: string; readonly unit: 's' | 'bytes' | 'short' | 'percentunit' | 'cps'; readonly queries: readonly (readonly [expr: string, legend: string])[]; readonly kind?: 'timeseries' | 'stat' };
export type Dashboard = { readonly uid: string; readonly title: string; readonly panels: readonly Panel[] };

const WIDTH = 12;
const HEIGHT = 8;
const source = { type: 'prometheus', uid: '${datasource}' };

const panelJson = ({ title, unit, queries, kind = 'timeseries' }: Panel, at: number): object => ({
  id: at + 1, title, type: kind, datasource: source,
  gridPos: { x: (at % 2) * WIDTH, y: Math.floor(at / 2) * HEIGHT, w: WIDTH, h: HEIGHT },
  fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
  targets: queries.map(([expr, legendFormat], index) => ({ refId: String.fromCharCode(65 + index), datasource: source, expr, legendFormat })),
});

/** A dashboard as Grafana imports it (schema version 39); the data source is chosen on the page. */
export const dashboardFile = ({ uid, title, panels }: Dashboard): string => `${JSON.stringify({
  uid: `chainnet-${uid}`, title: `ChainNet: ${title}`, tags: ['chainnet'], schemaVersion: 39, editable: true, refresh: '30s', time: { from: 'now-3h', to: 'now' },
  templating: { list: [{ name: 'datasource', type: 'datasource', query: 'prometheus' }] },
  panels: panels.map(panelJson),
}, undefined, 1)}\n`;
