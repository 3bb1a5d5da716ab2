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
    {{- $keycloak := .root.Values.keycloak }}
    {{- $somebodyElses := and (eq $keycloak.mode "external") (not $keycloak.external.adminUrl) }}
    args: {{ concat .arguments (list "--passphrase-file" "/var/run/chainnet/backup/passphrase") (ternary (list "--no-realm") list (not (not $somebodyElses))) (ternary (list "--force") list (and (eq .component "restore") .root.Values.restore.force)) | toJson }}
    env:
      {{- include "chainnet.adminEnv" .root | nindent 6 }}
      {{- include "chainnet.mongoEnv" .root | nindent 6 }}
      - {name: CHAINNET_BACKUP_DIR, value: /backup}
      - {name: CHAINNET_BACKUP_KEEP, value: {{ .root.Values.backup.keep | quote }}}
    resources:
      {{- toYaml .root.Values.operations.resources | nindent 6 }}
    volumeMounts:
      - {name: tmp, mountPath: /tmp}
      - {name: backup, mountPath: /backup}
      - {name: clients, mountPath: /var/run/chainnet/clients, readOnly: true}
      - {name: passphrase, mountPath: /var/run/chainnet/backup, readOnly: true}
volumes:
  - name: passphrase
    secret: {secretName: {{ .root.Values.backup.existingSecret }}, defaultMode: 0440}
  - name: tmp
    emptyDir: {sizeLimit: 1Gi}
  - name: backup
    persistentVolumeClaim: {claimName: {{ .root.Values.backup.persistence.existingClaim | default (printf "%s-backup" $fullname) }}}
  - name: clients
    secret: {secretName: {{ .root.Values.existingSecrets.clients }}, defaultMode: 0440}
{{- end }}
