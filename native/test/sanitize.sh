#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs what sanitize.mk built; a report of a sanitizer is a failure.
cd "$1" || exit 2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
passed=0; failed=0; skipped=0
run() {
  if timeout -s KILL 120 "$@" >"$work/out" 2>&1 && ! grep -qE 'Sanitizer|runtime error' "$work/out"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1)); echo "FAILED $*:"; head -30 "$work/out"
  fi
}
# No look-up of names in reports: it would read through the hook. Pipe addresses through addr2line.
export ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=symbolize=0
run sanitize/scanner-asan "${SCANNER_ROUNDS:-300}"
for program in sanitize/asan-* sanitize/tsan-*; do
  rm -f "$work/page"
  run env VICTIM_DETECTS=1 HOOKBENCH_KEYWORDS=wp-admin HOOKBENCH_ACTION=block HOOKBENCH_TELEMETRY="$work/page" "$program"
done
for program in sanitize/switch/*; do
  rm -f "$work/page"
  ASAN_OPTIONS=detect_leaks=0:verify_asan_link_order=0 run env HOOKBENCH_SWITCH=hook HOOKBENCH_SWITCH_PAGE="$work/page" \
    LD_PRELOAD="$PWD/hooks/guard.so:$PWD/tools/switch-behind.so" "$program"
  [ "$(od -An -tu4 -j20 -N4 "$work/page" | tr -d ' ')" = 17 ] || { failed=$((failed + 1)); echo "FAILED $program: the switch was not active"; }
done
for program in sanitize/probe/*; do
  for call in read:zero:1 readv:unix:65536 recv:tcp4:300 accept:tcp4:1 connect:tcp6:1 write:file:300 send:unix:40000 malloc:none:64; do
    IFS=: read -r function target size <<<"$call"
    run "$program" --function "$function" --target "$target" --size "$size" --pairs 20 --calls 150 --threads 3
  done
done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
