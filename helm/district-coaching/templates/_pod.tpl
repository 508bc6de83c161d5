{{/* A pod of a target that listens: root, component, target */}}
{{- define "dc.podSpec" -}}
{{- $values := .root.Values -}}
serviceAccountName: {{ include "dc.serviceAccountName" .root }}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: {{ $values.shutdown.grace }}
{{- with include "dc.pullSecrets" .root }}
{{ . }}
{{- end }}
securityContext:
  {{- include "dc.podSecurity" . | nindent 2 }}
topologySpreadConstraints:
{{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: {{ $values.topologySpread.whenUnsatisfiable }}
    labelSelector:
      matchLabels:
        {{- include "dc.selector" $ | nindent 8 }}
    matchLabelKeys: [pod-template-hash]
{{- end }}
{{- with .target.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .target.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .target.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .target.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
containers:
  - name: {{ .component }}
    image: {{ include "dc.image" .root }}
    imagePullPolicy: {{ $values.image.pullPolicy }}
    args: [--target, {{ .component }}]
    env:
      {{- include "dc.env" . | nindent 6 }}
    ports:
      - name: http
        containerPort: {{ $values.ports.http }}
      - name: metrics
        containerPort: {{ $values.ports.metrics }}
{{- if eq .component "silo" }}
      - name: silo
        containerPort: {{ $values.ports.silo }}
      - name: silo-gateway
        containerPort: {{ $values.ports.siloGateway }}
{{- end }}
    # a silo waits for its cluster and a gateway for a silo: five minutes
    startupProbe:
      httpGet: {path: /health/startup, port: http}
      periodSeconds: 5
      timeoutSeconds: 3
      failureThreshold: 60
    readinessProbe:
      httpGet: {path: /health/ready, port: http}
      periodSeconds: 5
      timeoutSeconds: 3
      failureThreshold: 2
    livenessProbe:
      httpGet: {path: /health/live, port: http}
      periodSeconds: 10
      timeoutSeconds: 5
      failureThreshold: 6
{{- if and $values.shutdown.preStop (semverCompare ">=1.30-0" .root.Capabilities.KubeVersion.Version) }}
    lifecycle:
      preStop:
        sleep: {seconds: {{ $values.shutdown.preStop }}}
{{- end }}
    securityContext:
      {{- include "dc.containerSecurity" . | nindent 6 }}
    resources:
      {{- toYaml .target.resources | nindent 6 }}
    volumeMounts:
      - name: tmp
        mountPath: /tmp
      - name: master-key
        mountPath: /etc/district-coaching/master-key
        readOnly: true
{{- if $values.cluster.tls.enabled }}
      - name: cluster-tls
        mountPath: /etc/district-coaching/cluster-tls
        readOnly: true
{{- if $values.cluster.tls.authority }}
      - name: cluster-authority
        mountPath: /etc/district-coaching/cluster-authority
        readOnly: true
{{- end }}
{{- end }}
{{- if eq .component "silo" }}
      - name: checkpoints
        mountPath: /var/lib/district-coaching/checkpoints
{{- end }}
{{- with include "dc.authorityMount" .root }}
      {{- . | nindent 6 }}
{{- end }}
volumes:
  # roster packages are unpacked here
  - name: tmp
    emptyDir: {sizeLimit: 2Gi}
  - name: master-key
    secret:
      secretName: {{ $values.secrets.masterKey }}
      defaultMode: 288    # 0440
      items: [{key: master.key, path: master.key}]
{{- with $values.cluster.tls }}
{{- if .enabled }}
  - name: cluster-tls
    secret:
      secretName: {{ index .secrets $.component }}
      defaultMode: 288    # 0440
      items:
        - {key: tls.crt, path: tls.crt}
        - {key: tls.key, path: tls.key}
{{- if .authority }}
  - name: cluster-authority
    secret:
      secretName: {{ .authority }}
      items: [{key: ca.crt, path: ca.crt}]
{{- else }}
        - {key: ca.crt, path: ca.crt}
{{- end }}
{{- end }}
{{- end }}
{{- if eq .component "silo" }}
  - name: checkpoints
    persistentVolumeClaim:
      claimName: {{ $values.checkpoints.existingClaim }}
{{- end }}
{{- with include "dc.authorityVolume" .root }}
  {{- . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "dc.authorityMount" -}}
{{- if .Values.secrets.databaseAuthority -}}
- name: database-authority
  mountPath: /etc/district-coaching/database-authority
  readOnly: true
{{- end -}}
{{- end -}}

{{- define "dc.authorityVolume" -}}
{{- with .Values.secrets.databaseAuthority -}}
- name: database-authority
  secret:
    secretName: {{ . }}
    items: [{key: ca.crt, path: ca.crt}]
{{- end -}}
{{- end -}}
