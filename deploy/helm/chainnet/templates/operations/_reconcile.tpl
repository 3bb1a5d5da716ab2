{{- define "chainnet.reconcile.pod" -}}
{{- $name := printf "%s-reconcile" (include "chainnet.fullname" .root) -}}
serviceAccountName: {{ $name }}
{{ include "chainnet.pod.base" . }}
restartPolicy: OnFailure
containers:
  - name: reconcile
    image: {{ include "chainnet.operationsImage" .root }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    {{- include "chainnet.container.security" . | nindent 4 }}
    command: [node, infra/reconcile/dist/main.js, apply]
    env:
      {{- include "chainnet.adminEnv" .root | nindent 6 }}
    resources:
      {{- toYaml .root.Values.operations.resources | nindent 6 }}
    volumeMounts:
      - {name: tmp, mountPath: /tmp}
      - {name: clients, mountPath: /var/run/chainnet/clients, readOnly: true}
volumes:
  - name: tmp
    emptyDir: {sizeLimit: 64Mi}
  - name: clients
    secret: {secretName: {{ .root.Values.existingSecrets.clients }}, defaultMode: 0440}
{{- end }}
