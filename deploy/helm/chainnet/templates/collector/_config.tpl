{{/* What is laid over files/collector.yaml: where to send, or nowhere. */}}
{{- define "chainnet.collector.exporter" -}}
{{- if .Values.collector.exporter.endpoint -}}
exporters:
  otlphttp: {endpoint: {{ .Values.collector.exporter.endpoint | quote }}}
service:
  pipelines:
    traces: {exporters: [otlphttp]}
    metrics: {exporters: [otlphttp]}
    logs: {exporters: [otlphttp]}
{{- else -}}
exporters:
  nop: {}
{{- end -}}
{{- end }}
