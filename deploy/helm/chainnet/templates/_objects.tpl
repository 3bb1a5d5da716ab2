{{/* Objects that more than one workload has. All take dict "root" "component" "name", some more. */}}

{{- define "chainnet.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .name }}
  labels:
    {{- include "chainnet.labels" . | nindent 4 }}
automountServiceAccountToken: false
{{- end }}

{{/* "maxUnavailable" */}}
{{- define "chainnet.disruptionBudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .name }}
  labels:
    {{- include "chainnet.labels" . | nindent 4 }}
spec:
  maxUnavailable: {{ .maxUnavailable }}
  # A pod that never got ready must not keep a node from being drained.
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "chainnet.selectorLabels" . | nindent 6 }}
{{- end }}

{{/* volumeClaimTemplates of a server's data. "persistence" */}}
{{- define "chainnet.dataClaim" -}}
volumeClaimTemplates:
  - metadata:
      name: data
      labels:
        {{- include "chainnet.selectorLabels" . | nindent 8 }}
    spec:
      accessModes: [ReadWriteOnce]
      {{- with .persistence.storageClass }}
      storageClassName: {{ . }}
      {{- end }}
      resources: {requests: {storage: {{ .persistence.size }}}}
{{- end }}
