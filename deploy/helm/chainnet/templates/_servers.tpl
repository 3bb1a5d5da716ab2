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
- name: KAFKA_ADMIN_MECHANISM
  value: {{ ternary "scram-sha-512" "plain" (eq .Values.kafka.mode "operator") }}
- name: KAFKA_ADMIN_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ .Values.existingSecrets.servers }}, key: kafka-admin}}
- name: OIDC_ISSUER
  value: {{ include "chainnet.issuer" . | quote }}
- name: OIDC_ADMIN_URL
  value: {{ include "chainnet.keycloak.adminUrl" . | quote }}
{{- if eq .Values.keycloak.mode "operator" }}
- name: OIDC_ADMIN_USERNAME
  valueFrom: {secretKeyRef: {name: {{ .Values.keycloak.operator.adminSecret }}, key: username}}
- name: OIDC_ADMIN_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ .Values.keycloak.operator.adminSecret }}, key: password}}
{{- else }}
- name: OIDC_ADMIN_USERNAME
  value: {{ if eq .Values.keycloak.mode "external" }}{{ .Values.keycloak.external.adminUsername | quote }}{{ else }}chainnet-admin{{ end }}
- name: OIDC_ADMIN_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ .Values.existingSecrets.servers }}, key: keycloak-admin}}
{{- end }}
- name: CHAINNET_TENANTS
  value: {{ include "chainnet.tenants" . | quote }}
- name: CHAINNET_CLIENTS_DIR
  value: /var/run/chainnet/clients
{{- end }}
