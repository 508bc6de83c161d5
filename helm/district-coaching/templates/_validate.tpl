{{/* What a schema cannot say; each sentence names the value and the fix. */}}
{{- define "dc.validate" -}}
{{- $values := .Values -}}
{{- if not (regexMatch "^https://[^/]+/$" $values.identity.issuer) -}}
{{- fail "identity.issuer is missing or wrong: set it to the https address of sign-in, with its slash and without a path, such as https://sign-in.example.org/" -}}
{{- end -}}
{{- with $values.shutdown -}}
{{- if ge (add .preStop .host) (int64 .grace) -}}
{{- fail "shutdown.grace is too short: it must be more than shutdown.preStop and shutdown.host together, or a silo is killed while it hands over." -}}
{{- end -}}
{{- if ge (int64 .drain) (int64 .host) -}}
{{- fail "shutdown.host is too short: the drain is a part of it. Make it longer than shutdown.drain." -}}
{{- end -}}
{{- end -}}
{{- if le (int64 $values.rollout.progressDeadlineSeconds) (int64 $values.rollout.minReadySeconds) -}}
{{- fail "rollout.progressDeadlineSeconds must be more than rollout.minReadySeconds." -}}
{{- end -}}
{{- if and $values.cluster.tls.enabled (not (regexMatch "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" $values.cluster.name)) -}}
{{- fail "cluster.name stands in certificates: with cluster.tls it must be 1 to 63 small letters, digits and hyphens." -}}
{{- end -}}
{{- if and $values.ingress.enabled $values.httpRoute.enabled -}}
{{- fail "ingress.enabled and httpRoute.enabled are both true: choose one." -}}
{{- end -}}
{{- if or $values.ingress.enabled $values.httpRoute.enabled -}}
{{- if not $values.gateway.host -}}
{{- fail "gateway.host is missing: set it to the host name by which clients reach the gateway." -}}
{{- end -}}
{{- if eq $values.gateway.host (include "dc.identityHost" .) -}}
{{- fail "gateway.host must be another host than that of identity.issuer." -}}
{{- end -}}
{{- end -}}
{{- if and $values.httpRoute.enabled (not $values.httpRoute.parentRefs) -}}
{{- fail "httpRoute.parentRefs is empty: name the Gateway that the routes belong to." -}}
{{- end -}}
{{- with $values.networkPolicy.egress -}}
{{- if and .enabled (not (and .postgres .issuer)) -}}
{{- fail "networkPolicy.egress needs postgres and issuer: the peers behind which the database and identity.issuer are." -}}
{{- end -}}
{{- end -}}
{{- $given := list "urls" "metrics:port" "drain:seconds" "cluster:name" "cluster:address" "cluster:siloport" "cluster:gatewayport" "cluster:tls:certificate" "cluster:tls:key" "cluster:tls:authority" "checkpoints:folder" "identity:issuer" "keys:masterkeyfile" -}}
{{- range $component := splitList " " (include "dc.targets" .) -}}
{{- range $name, $value := (index $values $component).settings -}}
{{- if has (lower $name) $given -}}
{{- fail (printf "%s.settings has %s, which the chart sets itself: use the value that is meant for it." $component $name) -}}
{{- end -}}
{{- if regexMatch "(?i)(Connection|Postgres|MasterKey|Secret|CursorKey)$" $name -}}
{{- fail (printf "%s.settings has %s, which is a secret: put it into one of the secrets." $component $name) -}}
{{- end -}}
{{- end -}}
{{- with (index $values $component).autoscaling -}}
{{- if gt (int64 .minReplicas) (int64 .maxReplicas) -}}
{{- fail (printf "%s.autoscaling has minReplicas above maxReplicas." $component) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
