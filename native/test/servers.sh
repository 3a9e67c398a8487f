#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Real servers under the scanning hook behave as without it: the same answers, then a load that must end without an error.
# Usage: servers.sh TARGET-FOLDER [SECONDS-PER-SERVER]; the environment may name some: SERVERS="nginx redis", and put the
# switch in front of the hook: SWITCH=order, where every second connection is that of the hook.
here=$(cd "$(dirname "$0")" && pwd)
cd "$1" || exit 2
target=$PWD seconds=${2:-10} hook=$PWD/hooks/scan.so preload=$PWD/hooks/scan.so
if [ -n "${SWITCH-}" ]; then
  preload=$target/tools/switch.so:$hook:$target/tools/switch-behind.so ACTIONS=trace
  export HOOKBENCH_SWITCH=$SWITCH
fi
work=$(mktemp -d /tmp/hookbench-servers-XXXXXX); chmod 777 "$work"
pids=()
finish() { for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null; done; wait 2>/dev/null; rm -rf "$work"; }
trap finish EXIT
trap 'exit 130' INT TERM
passed=0; failed=0; skipped=0
pass() { passed=$((passed + 1)); echo "ok      $*"; }
fail() { failed=$((failed + 1)); echo "FAILED  $*"; }
skip() { skipped=$((skipped + 1)); echo "SKIPPED $*"; }
has() { for program; do command -v "$program" >/dev/null || return; done; }
. "$here/ports.sh"

start() { # KIND NAME COMMAND...: in the background; KIND is plain, or the action of the hook. Sets pid
  local kind=$1 name=$2; shift 2
  if [ "$kind" = plain ]; then "$@" >"$work/$name.out" 2>&1 & else
    env LD_PRELOAD="$preload" HOOKBENCH_TELEMETRY="$work/$name.%p" HOOKBENCH_ACTION="$kind" "$@" >"$work/$name.out" 2>&1 &
  fi
  pid=$!; pids+=("$pid")
}
stop() { kill "${1:-$pid}" 2>/dev/null; wait "$pid" 2>/dev/null; }

was_hooked() { # NAME AT-LEAST: sum of calls of all reading functions over the pages $work/NAME.*
  local sum=0 page n
  for page in "$work/$1".[0-9]*; do
    n=$("$target/test/page_total" "$page") && sum=$((sum + n))
  done
  [ "$sum" -ge "$2" ] && pass "$1: $sum hooked reads" || fail "$1: $sum hooked reads"
}
same() { # NAME: what $work/NAME-plain and $work/NAME-trace hold
  [ -s "$work/$1-plain" ] && cmp -s "$work/$1-plain" "$work/$1-trace" && pass "$1: the same with and without, $(wc -l <"$work/$1-plain") lines" ||
    fail "$1: differs: $(diff "$work/$1-plain" "$work/$1-trace" | head -4 | paste -sd' ')"
}
answers() { # PORT: what a server says to some requests, without what changes from run to run
  local base=http://127.0.0.1:$1
  curl -sis -m 10 "$base/" "$base/" "$base/missing?a=b" -H 'X-Long: '"$(printf 'x%.0s' $(seq 3000))"
  curl -sis -m 10 -X POST --data-binary "@$target/hooks/scan.so" -H Expect: "$base/"
  curl -sis -m 10 -r 1-3 "$base/"; curl -sis -m 10 -I "$base/"
  printf 'not http\r\n\r\n' | timeout 5 bash -c "exec 3<>/dev/tcp/127.0.0.1/$1; cat >&3; cat <&3"
} 2>&1
still() { sed -E 's/^(Date|ETag|Last-Modified):.*//; s/"timestamp":"[^"]*"//'; }
load() { # NAME PORT: wrk, all answers good
  local result; result=$(wrk -t2 -c16 --timeout $((seconds / 2 + 10))s -d"${seconds}s" "http://127.0.0.1:$2/")
  if echo "$result" | grep -qE 'Non-2xx|connect [1-9]|read [1-9]|timeout [1-9]' || ! echo "$result" | grep -q 'requests in'; then
    fail "$1: $(echo "$result" | tail -4 | paste -sd' ')"
  else
    pass "$1: $(echo "$result" | grep 'requests in' | xargs)"
  fi
}

for server in ${SERVERS:-nginx redis postgres python spring}; do . "$here/servers/$server.sh"; "${server}_test"; done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
