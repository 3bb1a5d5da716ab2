import type { Manifest } from './render.js';

/** A connection that a policy lets through at one of its ends. `peer` is a component, or what else the rule names. */
export type AllowedEdge = { readonly from: string; readonly to: string; readonly port: number };

type Peer = { readonly podSelector?: { readonly matchLabels?: Readonly<Record<string, string>> }; readonly namespaceSelector?: unknown; readonly ipBlock?: { readonly cidr: string } };
type Rule = { readonly from?: readonly Peer[]; readonly to?: readonly Peer[]; readonly ports?: readonly { readonly port: number }[] };
export type PolicySpec = { readonly podSelector: { readonly matchLabels?: Readonly<Record<string, string>> }; readonly policyTypes: readonly string[]; readonly ingress?: readonly Rule[] | null; readonly egress?: readonly Rule[] | null };

export const COMPONENT = 'app.kubernetes.io/component';

export const policiesOf = (manifests: readonly Manifest[]): readonly { readonly name: string; readonly spec: PolicySpec }[] =>
  manifests.filter(({ kind }) => kind === 'NetworkPolicy').map(({ metadata, spec }) => ({ name: metadata.name, spec: spec as unknown as PolicySpec }));

/** What the components' policies let through, as each end has it. */
export function allowedEdges(manifests: readonly Manifest[]): { readonly ingress: readonly AllowedEdge[]; readonly egress: readonly AllowedEdge[] } {
  const ends = policiesOf(manifests).flatMap(({ spec }) => {
    const component = spec.podSelector.matchLabels?.[COMPONENT];
    return component === undefined ? [] : [{ component, spec }];
  });
  return {
    ingress: ends.flatMap(({ component, spec }) => (spec.ingress ?? []).flatMap(({ from, ports }) => pairs(from, ports).map(([peer, port]) => ({ from: peer, to: component, port })))),
    egress: ends.flatMap(({ component, spec }) => (spec.egress ?? []).flatMap(({ to, ports }) => pairs(to, ports).map(([peer, port]) => ({ from: component, to: peer, port })))),
  };
}

/** A rule without peers or ports would let everybody or everything through: it shows as `anyone` or port 0. */
const pairs = (peers: readonly Peer[] | undefined, ports: Rule['ports']): readonly (readonly [string, number])[] =>
  (peers ?? [{}]).flatMap((peer) => (ports ?? [{ port: 0 }]).map(({ port }) => [nameOf(peer), port] as const));

function nameOf({ podSelector, namespaceSelector, ipBlock }: Peer): string {
  if (ipBlock !== undefined) return ipBlock.cidr;
  const labels = podSelector?.matchLabels ?? {};
  if (namespaceSelector !== undefined) return `namespace ${JSON.stringify(namespaceSelector)}`;
  return labels[COMPONENT] ?? (Object.keys(labels).length === 0 ? 'anyone' : JSON.stringify(labels));
}
