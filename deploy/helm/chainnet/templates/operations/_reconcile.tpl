{{- define "chainnet.reconcile.pod" -}}
{{- $name := printf "%s-reconcile" (include "chainnet.fullname" .root) -}}
serviceAccountName: {{ $name }}
{{ include "chainnet.pod.base" . }}
{{- include "chainnet.pod.nodes" (dict "settings" .root.Values.operations) }}
restartPolicy: OnFailure
initContainers:
  {{- include "chainnet.waitContainer" (dict "root" .root "image" (include "chainnet.operationsImage" .root) "for" (list (include "chainnet.issuer" .root) (printf "tcp://%s" (include "chainnet.kafka.adminBrokers" .root)))) | nindent 2 }}
containers:
  - name: reconcile
    image: {{ include "chainnet.operationsImage" .root }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    {{- include "chainnet.container.security" . | nindent 4 }}
    command: [node, infra/reconcile/dist/main.js]
    {{- $values := .root.Values }}
    # Where the realm is somebody else's, the broker alone is brought to the plan.
    args: [apply, --file, /etc/chainnet-registry/registry.json, --deadline, '300'{{ if and (eq $values.keycloak.mode "external") (not $values.keycloak.external.adminUrl) }}, --only, broker{{ end }}]
    env:
      {{- include "chainnet.adminEnv" .root | nindent 6 }}
    resources:
      {{- toYaml .root.Values.operations.resources | nindent 6 }}
    volumeMounts:
      - {name: tmp, mountPath: /tmp}
      - {name: clients, mountPath: /var/run/chainnet/clients, readOnly: true}
      - {name: registry, mountPath: /etc/chainnet-registry, readOnly: true}
volumes:
  {{- include "chainnet.scriptsVolume" .root | nindent 2 }}
  - name: registry
    configMap: {name: {{ $name }}}
  - name: tmp
    emptyDir: {sizeLimit: 64Mi}
  - name: clients
    secret: {secretName: {{ .root.Values.existingSecrets.clients }}, defaultMode: 0440}
{{- end }}
