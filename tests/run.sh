#!/usr/bin/env bash
# Installs what the tests need, runs all of them, and ends with one line: N passed, N failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# PostgreSQL for the stores' contract suite, openssl for the certificates of processes, node for the audits of GraphQL over HTTP, a browser for GraphiQL
missing=()
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
command -v npm >/dev/null 2>&1 || missing+=(nodejs npm)
command -v openssl >/dev/null 2>&1 || missing+=(openssl)
command -v chromium >/dev/null 2>&1 || missing+=(chromium)
if [ ${#missing[@]} -gt 0 ]; then
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null || echo "could not install: ${missing[*]}" >&2
fi

dotnet build DistrictCoaching.sln -c Release -m:2 -v quiet --nologo -clp:ErrorsOnly || { echo "0 passed, 1 failed"; exit 1; }

passed=0 failed=0 skipped=0 ran=0
for project in tests/*.Tests tests/EndToEnd; do
  name=DistrictCoaching.$(basename "$project")
  runner="$project/bin/Release/net10.0/$name"
  [ -x "$runner" ] || { echo "$name was not built" >&2; failed=$((failed + 1)); continue; }
  log=$(mktemp)
  # the fault series take long, and are run by ./dev faults
  (cd "$project" && "bin/Release/net10.0/$name" -noColor -trait- Series=faults) >"$log" 2>&1
  code=$?
  summary=$(grep -E 'Total: [0-9]+' "$log" | tail -n 1)
  number() { sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<<"$summary"; }
  total=$(number Total) errors=$(number Errors) bad=$(number Failed) skip=$(number Skipped) left=$(number "Not Run")
  if [ -z "$total" ]; then
    echo "$name did not run:" >&2; tail -n 40 "$log" >&2; failed=$((failed + 1)); rm -f "$log"; continue
  fi
  bad=$((bad + errors)) ran=$((ran + total)) skip=$((skip + left))
  if [ "$bad" -gt 0 ] || [ "$code" -ne 0 ]; then grep -vE '^\s+at |/obj/' "$log" | tail -n 120; [ "$bad" -gt 0 ] || bad=1; fi
  if [ "$skip" -gt 0 ]; then grep -E 'SKIP' -A 1 "$log"; fi
  echo "$name: $((total - bad - skip)) passed, $bad failed, $skip skipped"
  passed=$((passed + total - bad - skip)) failed=$((failed + bad)) skipped=$((skipped + skip))
  rm -f "$log"
done

# on CI nothing may be skipped
if [ "${CI:-}" = true ]; then failed=$((failed + skipped)); fi
[ "$ran" -gt 0 ] || { echo "no test ran" >&2; failed=$((failed + 1)); }
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
