{{/* Names and labels. selectorLabels stand in immutable fields, so nothing that a version changes may be in them. */}}

{{- define "chainnet.name" -}}
{{ .Values.nameOverride | default .Chart.Name | trunc 40 | trimSuffix "-" }}
{{- end }}

{{- define "chainnet.fullname" -}}
{{- $name := include "chainnet.name" . -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride | trunc 40 | trimSuffix "-" }}
{{- else if contains $name .Release.Name -}}
{{ .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else -}}
{{ printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" }}
{{- end -}}
{{- end }}

{{/* dict "root" $ "component" "kafka" */}}
{{- define "chainnet.selectorLabels" -}}
app.kubernetes.io/name: {{ include "chainnet.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- with .tenant }}
chainnet.rwd/tenant: {{ . }}
{{- end }}
{{- end }}

{{- define "chainnet.labels" -}}
{{ include "chainnet.selectorLabels" . }}
app.kubernetes.io/part-of: chainnet
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end }}

{{/* dict "root" $ "image" (repository, tag, digest) "repository" (default) -> the name to pull */}}
{{- define "chainnet.image" -}}
{{- $repository := .image.repository | default .repository -}}
{{- with .root.Values.global.imageRegistry }}{{ $repository = printf "%s/%s" (trimSuffix "/" .) $repository }}{{ end -}}
{{- if .image.digest -}}
{{ printf "%s@%s" $repository .image.digest }}
{{- else -}}
{{ printf "%s:%s" $repository (.image.tag | default .tag | default .root.Values.image.tag | default .root.Chart.AppVersion) }}
{{- end -}}
{{- end }}

{{- define "chainnet.operationsImage" -}}
{{ include "chainnet.image" (dict "root" . "image" .Values.operations.image "repository" (printf "%s/operations" .Values.image.prefix)) }}
{{- end }}

{{/*
Every process of this release, as JSON: name, component (what selects it), service, client (OIDC), tenant, settings.
A site node is one process for each organization under `sites`.
*/}}
{{- define "chainnet.units" -}}
{{- $root := . -}}
{{- $units := list -}}
{{- range $service, $own := .Values.services -}}
{{- $settings := mergeOverwrite (deepCopy $root.Values.serviceDefaults) (deepCopy $own) -}}
{{- if and $own.enabled (not $settings.perSite) -}}
{{- $units = append $units (dict "name" $service "component" $service "service" $service "client" (printf "svc-%s" $service) "settings" $settings) -}}
{{- else if $own.enabled -}}
{{- range $tenant, $site := $root.Values.sites -}}
{{- if ne (toString (dig "enabled" true (default dict $site))) "false" -}}
{{- $ours := mergeOverwrite (deepCopy $settings) (deepCopy (default dict $site)) -}}
{{- $units = append $units (dict "name" (printf "site-%s" $tenant) "component" $service "service" $service "tenant" $tenant "client" (printf "site-%s" $tenant) "settings" $ours) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{ dict "units" $units | toJson }}
{{- end }}

{{- define "chainnet.tenants" -}}
{{ (.Values.tenants | default (keys .Values.sites | sortAlpha)) | join "," }}
{{- end }}
