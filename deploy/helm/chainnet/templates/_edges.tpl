{{/*
Network policies are made of the edges in files/topology.yaml. An edge's end is a component of this release, a server that
is not in it (external or an operator's), or a service of the mesh that runs elsewhere (networkPolicy.remotes).
*/}}

{{/* The edges as JSON: the server edges of each service of this release, calls between services, and the platform's own. */}}
{{- define "chainnet.edges" -}}
{{- $topology := .Files.Get "files/topology.yaml" | fromYaml -}}
{{- $edges := list -}}
{{- range $service, $settings := .Values.services -}}
{{- if $settings.enabled -}}
{{- range $edge := $topology.everyService -}}
{{- $edges = append $edges (dict "from" $service "to" $edge.to "port" $edge.port) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- dict "edges" (concat $edges $topology.calls $topology.platform) "ports" $topology.ports | toJson -}}
{{- end }}

{{/* Components whose pods this release makes itself, as JSON. */}}
{{- define "chainnet.components" -}}
{{- $components := list -}}
{{- range $service, $settings := .Values.services -}}
{{- if and $settings.enabled (or (not $settings.perSite) $.Values.sites) -}}{{- $components = append $components $service -}}{{- end -}}
{{- end -}}
{{- if eq .Values.kafka.mode "bundled" }}{{ $components = append $components "kafka" }}{{ end -}}
{{- if eq .Values.keycloak.mode "bundled" }}{{ $components = append $components "keycloak" }}{{ end -}}
{{- if eq .Values.documentStore.mode "bundled" }}{{ $components = append $components "document-store" }}{{ end -}}
{{- if and .Values.collector.enabled (eq .Values.collector.mode "bundled") }}{{ $components = append $components "collector" }}{{ end -}}
{{- if and .Values.reconcile.enabled (not .Values.restore.enabled) }}{{ $components = append $components "reconcile" }}{{ end -}}
{{- if .Values.backup.enabled }}{{ $components = append $components "backup" }}{{ end -}}
{{- if .Values.restore.enabled }}{{ $components = append $components "restore" }}{{ end -}}
{{- if .Values.test.enabled }}{{ $components = append $components "test" }}{{ end -}}
{{- dict "components" $components | toJson -}}
{{- end }}

{{/* dict "root" "edge" "ports" -> the port of an edge's target inside this release */}}
{{- define "chainnet.edgePort" -}}
{{- $service := get .root.Values.services .edge.to -}}
{{- if eq .edge.port "http" -}}
{{ $service.port }}
{{- else if eq .edge.port "mpc" -}}
{{ $service.mpcPort | default .root.Values.serviceDefaults.mpcPort }}
{{- else -}}
{{ get .ports .edge.port }}
{{- end -}}
{{- end }}

{{- define "chainnet.ipBlocks" -}}
{{- range . }}
- ipBlock: {cidr: {{ . }}}
{{- end }}
{{- end }}

{{/*
One egress rule for an edge, or nothing when its target is not there at all. dict "root" "edge" "ports" "components"
*/}}
{{- define "chainnet.egressRule" -}}
{{- $values := .root.Values -}}
{{- $fullname := include "chainnet.fullname" .root -}}
{{- $to := .edge.to -}}
{{- if has $to .components }}
- to:
    - podSelector:
        matchLabels:
          {{- include "chainnet.selectorLabels" (dict "root" .root "component" $to) | nindent 10 }}
  ports:
    - {port: {{ include "chainnet.edgePort" . }}, protocol: TCP}
{{- else if eq $to "kafka" }}
{{- if eq $values.kafka.mode "operator" }}
- to:
    - podSelector: {matchLabels: {strimzi.io/cluster: {{ $fullname }}-kafka}}
  ports:
    - {port: {{ include "chainnet.edgePort" . }}, protocol: TCP}
{{- else if eq $values.kafka.mode "external" }}
{{- $brokers := ternary (default $values.kafka.external.brokers $values.kafka.external.adminBrokers) $values.kafka.external.brokers (eq .edge.port "admin") }}
- to:
    {{- include "chainnet.ipBlocks" $values.kafka.external.cidrs | nindent 4 }}
  ports:
    {{- range $port := splitList "," $brokers | uniq }}
    - {port: {{ splitList ":" $port | last | trim }}, protocol: TCP}
    {{- end }}
{{- end }}
{{- else if eq $to "keycloak" }}
{{- if eq $values.keycloak.mode "operator" }}
- to:
    - podSelector: {matchLabels: {app: keycloak, app.kubernetes.io/instance: {{ $fullname }}-keycloak}}
  ports:
    - {port: {{ include "chainnet.edgePort" . }}, protocol: TCP}
{{- else }}
{{- $port := regexFind ":[0-9]+" (trimPrefix "https:" (trimPrefix "http:" $values.keycloak.external.issuer)) | trimPrefix ":" }}
- to:
    {{- include "chainnet.ipBlocks" $values.keycloak.external.cidrs | nindent 4 }}
  ports:
    - {port: {{ $port | default (ternary 443 80 (hasPrefix "https:" $values.keycloak.external.issuer)) }}, protocol: TCP}
{{- end }}
{{- else if eq $to "document-store" }}
{{- if eq $values.documentStore.mode "operator" }}
- to:
    - podSelector: {matchLabels: {app: {{ $fullname }}-document-store-svc}}
  ports:
    - {port: {{ include "chainnet.edgePort" . }}, protocol: TCP}
{{- else }}
- to:
    {{- include "chainnet.ipBlocks" $values.documentStore.external.cidrs | nindent 4 }}
  ports:
    - {port: {{ $values.documentStore.external.port }}, protocol: TCP}
{{- end }}
{{- else if eq $to "collector" }}
{{- if not $values.collector.enabled }}
{{- else if eq $values.collector.mode "operator" }}
- to:
    - podSelector: {matchLabels: {app.kubernetes.io/instance: {{ .root.Release.Namespace }}.{{ $fullname }}-collector, app.kubernetes.io/component: opentelemetry-collector}}
  ports:
    - {port: {{ include "chainnet.edgePort" . }}, protocol: TCP}
{{- else }}
- to:
    {{- include "chainnet.ipBlocks" $values.collector.external.cidrs | nindent 4 }}
  ports:
    - {port: {{ $values.collector.external.port }}, protocol: TCP}
{{- end }}
{{- else if get $values.networkPolicy.remotes $to }}
{{- $remote := get $values.networkPolicy.remotes $to }}
- to:
    {{- include "chainnet.ipBlocks" $remote.cidrs | nindent 4 }}
  ports:
    - {port: {{ ternary $remote.mpcPort $remote.port (eq .edge.port "mpc") }}, protocol: TCP}
{{- end }}
{{- end }}
