{{/* What every pod has: Pod Security "restricted", no token, no address of its neighbours in the environment. */}}

{{- define "chainnet.pod.base" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .uid | default 1000 }}
  runAsGroup: {{ .uid | default 1000 }}
  fsGroup: {{ .uid | default 1000 }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- with .root.Values.global.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "chainnet.container.security" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  privileged: false
  capabilities: {drop: [ALL]}
{{- end }}

{{/* On which nodes; nothing when the settings leave it open. */}}
{{- define "chainnet.pod.nodes" -}}
{{- range $field := list "nodeSelector" "tolerations" "affinity" }}
{{- with get $.settings $field }}
{{ $field }}:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- end }}

{{/* dict "root" "settings" "component" "tenant" */}}
{{- define "chainnet.pod.placement" -}}
{{- include "chainnet.pod.nodes" . }}
topologySpreadConstraints:
  {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ $key }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "chainnet.selectorLabels" $ | nindent 8 }}
  {{- end }}
{{- end }}

{{/* Waits until these answer: a start before its servers would only be a crash and a longer wait. dict "root" "image" "for" (list) "client" (may be missing) */}}
{{- define "chainnet.waitContainer" -}}
- name: wait
  image: {{ .image }}
  imagePullPolicy: {{ .root.Values.image.pullPolicy }}
  command: [node, /etc/chainnet/wait-for.mjs]
  args:
    {{- range .for }}
    - {{ . | quote }}
    {{- end }}
  {{- with .client }}
  env:
    - {name: CHAINNET_CLIENT_ID, value: {{ . }}}
    - name: CHAINNET_CLIENT_SECRET
      valueFrom: {secretKeyRef: {name: {{ $.root.Values.existingSecrets.clients }}, key: {{ . }}}}
  {{- end }}
  {{- include "chainnet.container.security" . | nindent 2 }}
  resources:
    requests: {cpu: 10m, memory: 48Mi}
    limits: {cpu: 500m, memory: 128Mi}
  volumeMounts:
    - {name: scripts, mountPath: /etc/chainnet, readOnly: true}
{{- end }}

{{- define "chainnet.scriptsVolume" -}}
- name: scripts
  configMap: {name: {{ include "chainnet.fullname" . }}-scripts}
{{- end }}
