#!/usr/bin/env bash
# Builds the container image with the SDK's own target, on a stand-in for the published base (which is never pulled here), and runs it
# under runc as Kubernetes would: another user than root, a read-only root, no capabilities, a memory limit. Needs root and Debian's packages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$PWD/artifacts/image
mkdir -p "$work"
registry='' container=''
finish() {
  [ -z "$container" ] || "$tools/usr/sbin/runc" --root "$work/runc" delete -f "$container" 2>/dev/null || true
  [ -z "$registry" ] || kill "$registry" 2>/dev/null || true
}
trap finish EXIT
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
fetch() {    # packages unpacked into a folder, none of them installed
  local into=$1; shift
  [ ! -e "$into/.whole" ] || return 0
  rm -rf "$into" && mkdir -p "$into/debs"
  (cd "$into/debs" && { apt-get download -q "$@" || { apt-get update -q && apt-get download -q "$@"; }; }) >/dev/null 2>&1
  for deb in "$into"/debs/*.deb; do dpkg -x "$deb" "$into"; done
  rm -rf "$into/debs" && touch "$into/.whole"
}

tools=$work/tools
fetch "$tools" docker-registry skopeo umoci runc libgpgme11 libassuan0
export LD_LIBRARY_PATH=$tools/usr/lib/x86_64-linux-gnu PATH=$tools/usr/bin:$tools/usr/sbin:$PATH

root=$work/base
if [ ! -e "$root/.made" ]; then
  fetch "$root" base-files netbase libc6 libgcc-s1 libstdc++6 libssl3 zlib1g ca-certificates tzdata
  cat "$root"/usr/share/ca-certificates/mozilla/*.crt > "$root/etc/ssl/certs/ca-certificates.crt"
  printf 'root:x:0:0::/root:/sbin/nologin\napp:x:1654:1654::/home/app:/sbin/nologin\n' > "$root/etc/passwd"
  printf 'root:x:0:\napp:x:1654:\n' > "$root/etc/group"
  from=$(dirname "$(readlink -f "$(command -v dotnet)")")
  mkdir -p "$root/usr/share/dotnet/shared"
  cp -a "$from/dotnet" "$from/host" "$root/usr/share/dotnet/"
  cp -a "$from/shared/Microsoft.NETCore.App" "$from/shared/Microsoft.AspNetCore.App" "$root/usr/share/dotnet/shared/"
  ln -sf /usr/share/dotnet/dotnet "$root/usr/bin/dotnet"
  mkdir -p "$root/tmp" && chmod 1777 "$root/tmp"
  rm -f "$root/.whole" && touch "$root/.made"
fi
rm -rf "$work/oci"
umoci init --layout "$work/oci"
umoci new --image "$work/oci:1"
tar -C "$root" --exclude=./.made --numeric-owner --owner=0 --group=0 -cf "$work/base.tar" .
umoci raw add-layer --image "$work/oci:1" "$work/base.tar" 2>/dev/null
umoci config --image "$work/oci:1" --config.user 1654 --config.env DOTNET_ROOT=/usr/share/dotnet --config.env DOTNET_RUNNING_IN_CONTAINER=true --config.env ASPNETCORE_HTTP_PORTS=8080

port=$(free_port)
cat > "$work/registry.yml" <<YAML
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $work/registry}}
http: {addr: 127.0.0.1:$port}
YAML
rm -rf "$work/registry"
docker-registry serve "$work/registry.yml" > "$work/registry.log" 2>&1 &
registry=$!
for _ in $(seq 100); do curl -fs "http://127.0.0.1:$port/v2/" >/dev/null && break; sleep 0.1; done
skopeo --insecure-policy copy -q --dest-tls-verify=false "oci:$work/oci:1" "docker://127.0.0.1:$port/base/aspnet:10.0"
digest=$(skopeo inspect --tls-verify=false --format '{{.Digest}}' "docker://127.0.0.1:$port/base/aspnet:10.0")

env -u LD_LIBRARY_PATH DOTNET_CONTAINER_INSECURE_REGISTRIES="127.0.0.1:$port" dotnet publish src/Host -c Release -v quiet --nologo --os linux --arch x64 -t:PublishContainer \
  -p:ContainerBaseImage="127.0.0.1:$port/base/aspnet@$digest" -p:ContainerRegistry="127.0.0.1:$port" -p:ContainerRepository=district-coaching -p:ContainerImageTag=try
skopeo --insecure-policy copy -q --src-tls-verify=false "docker://127.0.0.1:$port/district-coaching:try" "oci:$work/oci:app"

rm -rf "$work/bundle" "$work/runc"
umoci unpack --image "$work/oci:app" "$work/bundle" 2>/dev/null
service=$(free_port)
python3 - "$work/bundle/config.json" "$service" <<'PY'
import json, sys
path, port = sys.argv[1:]
config = json.load(open(path))
process, linux = config["process"], config["linux"]
print("entry:", *process["args"], "as", process["user"]["uid"])
assert process["user"]["uid"] == 1654
process["args"] += ["--target", "all", "--data", "/tmp/data", "--port", port]
process["env"] += ["ASPNETCORE_ENVIRONMENT=Development", "Drain__Seconds=1"]
process["terminal"], process["noNewPrivileges"] = False, True
process["capabilities"] = {}
config["root"]["readonly"] = True
linux["namespaces"] = [one for one in linux["namespaces"] if one["type"] != "network"]    # the host asks it over loopback
linux["resources"] = {"memory": {"limit": 768 << 20}}
config["mounts"] = [one for one in config["mounts"] if one["destination"] not in ("/etc/resolv.conf", "/sys/fs/cgroup")]
config["mounts"].append({"destination": "/tmp", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "nodev", "mode=1777", "size=256m"]})
json.dump(config, open(path, "w"))
PY
container=district-coaching-try-$$
runc --root "$work/runc" run --bundle "$work/bundle" "$container" > "$work/run.log" 2>&1 &
run=$!
for _ in $(seq 600); do curl -fs "http://localhost:$service/health/ready" >/dev/null && break; kill -0 $run 2>/dev/null || break; sleep 0.2; done
curl -fsS "http://localhost:$service/health/ready" || { cat "$work/run.log" >&2; exit 1; }
curl -fsS "http://localhost:$service/schema.graphql" | grep -c . | sed 's/^/lines of schema answered: /'
pid=$(runc --root "$work/runc" state "$container" | python3 -c 'import json, sys; print(json.load(sys.stdin)["pid"])')
echo "uid $(awk '/^Uid:/ {print $2}' "/proc/$pid/status"), capabilities $(awk '/^CapEff:/ {print $2}' "/proc/$pid/status"), root $(awk '$5 == "/" {print substr($6, 1, 2)}' "/proc/$pid/mountinfo")"
runc --root "$work/runc" kill "$container" TERM
code=0; wait $run || code=$?
container=''
echo "stopped with exit code $code"
[ "$code" = 0 ]
echo "The image was built by the SDK's target on a stand-in base and ran under runc. It was not tried on the published base."
