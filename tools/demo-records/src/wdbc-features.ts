/** A measurement of the Wisconsin table, with bounds that hold for any cell nucleus and come from no single row. */
export type WdbcFeature = {
  /** Code of the component in the code system `urn:rwd:wdbc`. */
  readonly code: string;
  /** Column of the view. */
  readonly name: string;
  readonly low: number;
  readonly high: number;
};

const measures = [
  ['radius', 30, 3, 40], ['texture', 40, 5, 50], ['perimeter', 200, 25, 300], ['area', 3000, 600, 5000], ['smoothness', 0.2, 0.04, 0.25],
  ['compactness', 0.4, 0.15, 1.5], ['concavity', 0.5, 0.4, 1.5], ['concave-points', 0.25, 0.06, 0.3], ['symmetry', 0.4, 0.08, 0.8],
  ['fractal-dimension', 0.1, 0.03, 0.25],
] as const;

const feature = (code: string, high: number): WdbcFeature => ({ code, name: code.replaceAll('-', '_'), low: 0, high });

/** The 30 features in the order of the file's columns: means, standard errors, worst values of ten measures. */
export const wdbcFeatures: readonly WdbcFeature[] = [
  ...measures.map(([measure, high]) => feature(`mean-${measure}`, high)),
  ...measures.map(([measure, , high]) => feature(`${measure}-error`, high)),
  ...measures.map(([measure, , , high]) => feature(`worst-${measure}`, high)),
];
