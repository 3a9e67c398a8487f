#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# mechanism-calls.sh MECHANISM|none [PAIRS]: two processes in turn, the second under the hook count by MECHANISM (relay.c), for
# mechanism-calls.yaml. Prints ns per call: hit, of read, which is hooked; armed, of the system call getppid, which is not; nop5,
# push and other, of functions that begin with these instructions and are not hooked, but by uprobe-sites and uretprobe-sites.
# attach is ms to main. sud-allow is user dispatch that lets all calls through. Status 1: the counter differs from the calls made.
set -euo pipefail
mechanism=$1 pairs=${2:-300} calls=50
target=$(readlink -f "$(dirname "$0")/../../native/target")
hook=$target/hooks/count.so how=()
case $mechanism in
  none) how=(env) ;;
  preload) how=(env "LD_PRELOAD=$hook") ;;
  audit) how=(env "HOOKBENCH_CARRIES=$hook" "LD_AUDIT=$target/mechanisms/audit.so") ;;
  got | detour | sud | zpoline) how=(env "HOOKBENCH_CARRIES=$hook" "LD_PRELOAD=$target/mechanisms/$mechanism.so") ;;
  *-sites) how=("${mechanism%-sites}") ;;
  sud-allow) how=(armed) ;;
  *) how=(env "$target/mechanisms/attach" "$mechanism") ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

relay() { # PAIRS CALLS
  rm -f "$work"/page-*
  HOOKBENCH_TELEMETRY=$work/page-%p "$target/mechanisms/relay" "$1" "$2" "${how[@]}"
}
counted() { { "$target/test/page_counts" "$work"/page-* || true; } 2>/dev/null | awk '$1 == "read" { n = $2 } END { print n + 0 }'; }
await_count() { # LEAST: the page of a supervisor is written some ms after the program has ended
  for _ in $(seq 50); do [ "$(counted)" -lt "$1" ] || break; sleep 0.02; done
  counted
}

case $mechanism in
  none | *-*) ;;
  *) relay 1 1 >"$work/start"; start=$(await_count 2) ;;
esac
relay "$pairs" "$calls" >"$work/rows"
if [ -n "${start-}" ]; then
  made=$((pairs * (calls + 1) - 2))
  seen=$(($(await_count $((start + made))) - start))
  [ $seen = $made ] || { echo "$mechanism: $made calls were made, $seen are counted" >&2; exit 1; }
fi
awk '{ sub("hb_relay_", ""); sub("^read", "hit"); sub("^getppid", "armed"); sub("^start_ms", "attach"); print $1, $5 }' "$work/rows"
