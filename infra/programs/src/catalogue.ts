/** A program that operators have anyway; where it is missing it is built from its published Go module. */
export type Program = {
  /** Where people get it ready made. */
  readonly home: string;
  /** Module and version, or a folder of ours whose go.mod pins them. */
  readonly source: { readonly module: string; readonly version: string } | { readonly folder: string };
  /** Package to build, from the module's root. */
  readonly package: string;
  /** `-X` settings that the program's own release build makes. */
  readonly settings?: readonly string[];
  /** Time of a first build on two cores, downloads included. */
  readonly minutes: number;
};

/** Oldest Go that builds every row. */
export const leastGo = [1, 25] as const;

/**
 * Built in the module's own folder, so that its `go.sum`, `replace` and `exclude` lines hold; `go install module@version`
 * refuses modules that have any of the latter. kubectl's command stands in a repository that cannot be built from a
 * proxy; its code is a library, so a command of five lines stands here.
 */
export const catalogue = {
  helm: {
    home: 'https://helm.sh', source: { module: 'helm.sh/helm/v3', version: 'v3.19.2' }, package: './cmd/helm', minutes: 1,
    // Without a cluster helm judges a chart's kubeVersion by the version it was released with.
    settings: [
      'helm.sh/helm/v3/internal/version.version=v3.19.2',
      ...['lint/rules', 'chartutil'].flatMap((place) => [`helm.sh/helm/v3/pkg/${place}.k8sVersionMajor=1`, `helm.sh/helm/v3/pkg/${place}.k8sVersionMinor=34`]),
    ],
  },
  kubeconform: { home: 'https://github.com/yannh/kubeconform', source: { module: 'github.com/yannh/kubeconform', version: 'v0.7.0' }, package: './cmd/kubeconform', minutes: 1 },
  kind: { home: 'https://kind.sigs.k8s.io', source: { module: 'sigs.k8s.io/kind', version: 'v0.30.0' }, package: '.', minutes: 1 },
  kubectl: {
    home: 'https://kubernetes.io/docs/tasks/tools/', source: { folder: 'kubectl' }, package: '.', minutes: 2,
    settings: ['k8s.io/component-base/version.gitVersion=v1.34.4', 'k8s.io/component-base/version.gitMajor=1', 'k8s.io/component-base/version.gitMinor=34'],
  },
  k6: { home: 'https://grafana.com/docs/k6/', source: { module: 'go.k6.io/k6', version: 'v1.8.1' }, package: '.', minutes: 1 },
  promtool: { home: 'https://prometheus.io (Debian: prometheus)', source: { module: 'github.com/prometheus/prometheus', version: 'v0.305.0' }, package: './cmd/promtool', minutes: 5 },
  skaffold: {
    home: 'https://skaffold.dev', source: { module: 'github.com/GoogleContainerTools/skaffold/v2', version: 'v2.16.1' }, package: './cmd/skaffold', minutes: 4,
    settings: ['github.com/GoogleContainerTools/skaffold/v2/pkg/skaffold/version.version=v2.16.1'],
  },
} as const satisfies Record<string, Program>;

export type ProgramName = keyof typeof catalogue;
