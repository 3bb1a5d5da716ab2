{{/* dict "root" "component" (backup or restore) "arguments" */}}
{{- define "chainnet.backup.pod" -}}
{{- $fullname := include "chainnet.fullname" .root -}}
serviceAccountName: {{ $fullname }}-{{ .component }}
{{ include "chainnet.pod.base" . }}
{{- include "chainnet.pod.nodes" (dict "settings" .root.Values.operations) }}
restartPolicy: Never
containers:
  - name: {{ .component }}
    image: {{ include "chainnet.operationsImage" .root }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    {{- include "chainnet.container.security" . | nindent 4 }}
    command: [node, infra/backup/dist/main.js]
    args: {{ .arguments | toJson }}
    env:
      {{- include "chainnet.adminEnv" .root | nindent 6 }}
      {{- include "chainnet.mongoEnv" .root | nindent 6 }}
      - {name: CHAINNET_TENANTS, value: {{ include "chainnet.tenants" .root | quote }}}
      - {name: CHAINNET_BACKUP_DIR, value: /backup}
      - {name: CHAINNET_BACKUP_KEEP, value: {{ .root.Values.backup.keep | quote }}}
      - {name: LEDGER_URL, value: 'http://{{ $fullname }}-provenance:{{ .root.Values.services.provenance.port }}'}
    resources:
      {{- toYaml .root.Values.operations.resources | nindent 6 }}
    volumeMounts:
      - {name: tmp, mountPath: /tmp}
      - {name: backup, mountPath: /backup}
      - {name: clients, mountPath: /var/run/chainnet/clients, readOnly: true}
volumes:
  - name: tmp
    emptyDir: {sizeLimit: 1Gi}
  - name: backup
    persistentVolumeClaim: {claimName: {{ .root.Values.backup.persistence.existingClaim | default (printf "%s-backup" $fullname) }}}
  - name: clients
    secret: {secretName: {{ .root.Values.existingSecrets.clients }}, defaultMode: 0440}
{{- end }}
