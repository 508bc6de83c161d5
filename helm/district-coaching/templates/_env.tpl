{{/* A setting out of a secret: root, secret, key, optional */}}
{{- define "dc.secretEnv" -}}
- name: {{ .key }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- if .optional }}
      optional: true
{{- end }}
{{- end -}}

{{/* Several of one secret: secret, keys */}}
{{- define "dc.secretEnvs" -}}
{{- range $at, $key := .keys -}}
{{- if $at }}
{{ end -}}
{{- include "dc.secretEnv" (dict "secret" $.secret "key" $key) -}}
{{- end -}}
{{- end -}}

{{/* The four roles of the service, for every target */}}
{{- define "dc.databaseEnv" -}}
{{- include "dc.secretEnvs" (dict "secret" .Values.secrets.database "keys" (list "Database__Connection" "Database__ReaderConnection" "Keys__Connection" "Identity__Postgres")) }}
{{- if .Values.secrets.databaseAuthority }}
- name: PGSSLROOTCERT
  value: /etc/district-coaching/database-authority/ca.crt
{{- end }}
{{- end -}}

{{/* What every target that listens is told: root, component, target */}}
{{- define "dc.env" -}}
{{- $values := .root.Values -}}
- name: ASPNETCORE_URLS
  value: http://*:{{ $values.ports.http }}
- name: Metrics__Port
  value: {{ $values.ports.metrics | quote }}
- name: DOTNET_SHUTDOWNTIMEOUTSECONDS
  value: {{ $values.shutdown.host | quote }}
- name: Drain__Seconds
  value: {{ $values.shutdown.drain | quote }}
- name: Logging__Console__FormatterName
  value: {{ $values.logging.format }}
- name: DOTNET_hostBuilder__reloadConfigOnChange
  value: "false"
- name: Keys__MasterKeyFile
  value: /etc/district-coaching/master-key/master.key
{{ include "dc.databaseEnv" .root }}
- name: Cluster__Name
  value: {{ $values.cluster.name | quote }}
{{- if $values.cluster.tls.enabled }}
- name: Cluster__Tls__Certificate
  value: /etc/district-coaching/cluster-tls/tls.crt
- name: Cluster__Tls__Key
  value: /etc/district-coaching/cluster-tls/tls.key
- name: Cluster__Tls__Authority
  value: /etc/district-coaching/{{ $values.cluster.tls.authority | empty | ternary "cluster-tls" "cluster-authority" }}/ca.crt
{{- end }}
{{- if eq .component "silo" }}
- name: Cluster__Address
  valueFrom:
    fieldRef:
      fieldPath: status.podIP
- name: Cluster__SiloPort
  value: {{ $values.ports.silo | quote }}
- name: Cluster__GatewayPort
  value: {{ $values.ports.siloGateway | quote }}
- name: Checkpoints__Folder
  value: /var/lib/district-coaching/checkpoints
{{- else }}
- name: Identity__Issuer
  value: {{ $values.identity.issuer | quote }}
{{- end }}
{{- if eq .component "identity" }}
- name: ASPNETCORE_FORWARDEDHEADERS_ENABLED
  value: "true"
{{ include "dc.secretEnv" (dict "secret" $values.secrets.identity "key" "Identity__MasterKey") }}
{{ include "dc.secretEnv" (dict "secret" $values.secrets.identity "key" "Identity__OperatorSecret" "optional" true) }}
{{- include "dc.appsEnv" $values.identity.apps }}
{{- end }}
{{- range $name, $value := .target.settings }}
- name: {{ $name | replace ":" "__" }}
  value: {{ kindIs "float64" $value | ternary (int64 $value) $value | toString | quote }}
{{- end }}
{{- end -}}

{{/* Identity:Apps:N */}}
{{- define "dc.appsEnv" -}}
{{- range $index, $app := . }}
- name: Identity__Apps__{{ $index }}__ClientId
  value: {{ $app.clientId | quote }}
- name: Identity__Apps__{{ $index }}__Name
  value: {{ $app.name | quote }}
{{- range $at, $uri := $app.redirectUris }}
- name: Identity__Apps__{{ $index }}__RedirectUris__{{ $at }}
  value: {{ $uri | quote }}
{{- end }}
{{- range $at, $uri := $app.signedOutUris }}
- name: Identity__Apps__{{ $index }}__SignedOutUris__{{ $at }}
  value: {{ $uri | quote }}
{{- end }}
{{- with $app.district }}
- name: Identity__Apps__{{ $index }}__District
  value: {{ . | quote }}
{{- end }}
{{- with $app.secret }}
- name: Identity__Apps__{{ $index }}__Secret
  valueFrom:
    secretKeyRef:
      name: {{ .existingSecret }}
      key: {{ .key }}
{{- end }}
{{- end }}
{{- end -}}
