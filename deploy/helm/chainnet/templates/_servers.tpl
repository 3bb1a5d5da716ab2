{{/* Where the servers are, by mode. */}}

{{- define "chainnet.kafka.brokers" -}}
{{- $name := printf "%s-kafka" (include "chainnet.fullname" .) -}}
{{- if eq .Values.kafka.mode "external" -}}
{{ .Values.kafka.external.brokers }}
{{- else if eq .Values.kafka.mode "operator" -}}
{{ printf "%s-kafka-bootstrap:9092" $name }}
{{- else -}}
{{ printf "%s:9092" $name }}
{{- end -}}
{{- end }}

{{- define "chainnet.kafka.adminBrokers" -}}
{{- $name := printf "%s-kafka" (include "chainnet.fullname" .) -}}
{{- if eq .Values.kafka.mode "external" -}}
{{ .Values.kafka.external.adminBrokers | default .Values.kafka.external.brokers }}
{{- else if eq .Values.kafka.mode "operator" -}}
{{ printf "%s-kafka-bootstrap:9093" $name }}
{{- else -}}
{{ printf "%s:9093" $name }}
{{- end -}}
{{- end }}

{{/* Base address of Keycloak as it stands in tokens. */}}
{{- define "chainnet.keycloak.hostname" -}}
{{- if .Values.keycloak.hostname -}}
{{ trimSuffix "/" .Values.keycloak.hostname }}
{{- else -}}
{{ printf "http://%s-keycloak.%s.svc:8080" (include "chainnet.fullname" .) .Release.Namespace }}
{{- end -}}
{{- end }}

{{- define "chainnet.issuer" -}}
{{- if eq .Values.keycloak.mode "external" -}}
{{ trimSuffix "/" .Values.keycloak.external.issuer }}
{{- else -}}
{{ printf "%s/realms/%s" (include "chainnet.keycloak.hostname" .) .Values.keycloak.realm }}
{{- end -}}
{{- end }}

{{/* Base address of Keycloak's admin API, from inside. */}}
{{- define "chainnet.keycloak.adminUrl" -}}
{{- $name := printf "%s-keycloak" (include "chainnet.fullname" .) -}}
{{- if eq .Values.keycloak.mode "external" -}}
{{ .Values.keycloak.external.adminUrl }}
{{- else if eq .Values.keycloak.mode "operator" -}}
{{ printf "http://%s-service.%s.svc:8080" $name .Release.Namespace }}
{{- else -}}
{{ printf "http://%s.%s.svc:8080" $name .Release.Namespace }}
{{- end -}}
{{- end }}

{{- define "chainnet.collector.endpoint" -}}
{{- if not .Values.collector.enabled -}}
{{- else if eq .Values.collector.mode "external" -}}
{{ .Values.collector.external.endpoint }}
{{- else if eq .Values.collector.mode "operator" -}}
{{ printf "http://%s-collector-collector:4318" (include "chainnet.fullname" .) }}
{{- else -}}
{{ printf "http://%s-collector:4318" (include "chainnet.fullname" .) }}
{{- end -}}
{{- end }}

{{/* MONGODB_URI as entries of a container's env; passwords come from Secrets and are put in by the kubelet. */}}
{{- define "chainnet.mongoEnv" -}}
{{- $name := printf "%s-document-store" (include "chainnet.fullname" .) -}}
{{- $store := .Values.documentStore -}}
{{- if eq $store.mode "external" -}}
- name: MONGODB_URI
  valueFrom: {secretKeyRef: {name: {{ $store.external.existingSecret }}, key: {{ $store.external.key }}}}
{{- else if eq $store.mode "operator" -}}
- name: MONGODB_URI
  valueFrom: {secretKeyRef: {name: {{ $name }}-admin-chainnet, key: connectionString.standard}}
{{- else if eq $store.engine "embedded" -}}
- name: MONGODB_URI
  value: mongodb://{{ $name }}:27017/
{{- else -}}
- name: MONGODB_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ .Values.existingSecrets.servers }}, key: document-store}}
- name: MONGODB_URI
  value: mongodb://chainnet:$(MONGODB_PASSWORD)@{{ $name }}:27017/?authSource=admin
{{- end -}}
{{- end }}

{{/* Logins of the administrators, for the reconcile Job and the commands like it. */}}
{{- define "chainnet.adminEnv" -}}
- name: KAFKA_BROKERS
  value: {{ include "chainnet.kafka.brokers" . | quote }}
- name: KAFKA_ADMIN_BROKERS
  value: {{ include "chainnet.kafka.adminBrokers" . | quote }}
- name: KAFKA_ADMIN_USERNAME
  value: {{ if eq .Values.kafka.mode "external" }}{{ .Values.kafka.external.adminUsername | quote }}{{ else }}admin{{ end }}
- name: KAFKA_ADMIN_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ .Values.existingSecrets.servers }}, key: kafka-admin}}
- name: OIDC_ISSUER
  value: {{ include "chainnet.issuer" . | quote }}
{{- if ne .Values.keycloak.mode "external" }}
- name: OIDC_ADMIN_URL
  value: {{ include "chainnet.keycloak.adminUrl" . | quote }}
- name: OIDC_ADMIN_USERNAME
  {{- if eq .Values.keycloak.mode "operator" }}
  valueFrom: {secretKeyRef: {name: {{ .Values.keycloak.operator.adminSecret }}, key: username}}
  {{- else }}
  value: chainnet-admin
  {{- end }}
- name: OIDC_ADMIN_PASSWORD
  {{- if eq .Values.keycloak.mode "operator" }}
  valueFrom: {secretKeyRef: {name: {{ .Values.keycloak.operator.adminSecret }}, key: password}}
  {{- else }}
  valueFrom: {secretKeyRef: {name: {{ .Values.existingSecrets.servers }}, key: keycloak-admin}}
  {{- end }}
{{- else if .Values.keycloak.external.adminUrl }}
- name: OIDC_ADMIN_URL
  value: {{ .Values.keycloak.external.adminUrl | quote }}
- name: OIDC_ADMIN_USERNAME
  value: {{ .Values.keycloak.external.adminUsername | quote }}
- name: OIDC_ADMIN_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ .Values.existingSecrets.servers }}, key: keycloak-admin}}
{{- end }}
- name: CHAINNET_CLIENT_SECRETS_DIR
  value: /var/run/chainnet/clients
{{- end }}

{{/* The partner registry that reconcile reads: an entry for each organization of the mesh, with what `partners` says of it. */}}
{{- define "chainnet.registry" -}}
{{- $entries := list -}}
{{- range $tenant := include "chainnet.tenants" . | splitList "," | concat (keys .Values.partners) | uniq | sortAlpha -}}
{{- if $tenant -}}
{{- $said := get $.Values.partners $tenant | default dict -}}
{{- $entries = append $entries (mergeOverwrite (dict "tenant" $tenant "name" $tenant "status" "active" "auth" (dict "method" "secret")) (deepCopy $said)) -}}
{{- end -}}
{{- end -}}
{{ dict "version" 1 "partners" $entries | toJson }}
{{- end }}
