#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# aarch64.sh FOLDER QEMU CASE...: victims and hooks for aarch64 under emulation.
cd "$1" || exit 2
qemu=$2; shift 2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
passed=0; failed=0
cases=("$@")
for case in "${cases[@]}"; do
  for name in pass count scan; do
    rm -f "$work/page"
    set -- -E HOOKBENCH_KEYWORDS=wp-admin -E HOOKBENCH_ACTION=block -E HOOKBENCH_TELEMETRY="$work/page"
    [ $name = scan ] && set -- "$@" -E VICTIM_DETECTS=1
    if timeout 60 "$qemu" -L /usr/aarch64-linux-gnu "$@" -E LD_PRELOAD="$PWD/hooks/$name.so" "test/$case" >"$work/out" 2>&1 &&
      od -An -v -tu1 -j80 -N32 "$work/page" | grep -q '[1-9]'; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1)); echo "FAILED aarch64 $name $case: $(head -3 "$work/out")"
    fi
  done
done
# the switch, with every connection of the hook, and with both arms
for case in "${cases[@]}"; do
  [ "$case" = counted ] && continue # reads from no connection, too
  timeout 60 "$qemu" -L /usr/aarch64-linux-gnu -E HOOKBENCH_KEYWORDS=wp-admin -E HOOKBENCH_ACTION=block -E VICTIM_DETECTS=1 -E HOOKBENCH_SWITCH=hook \
    -E LD_PRELOAD="$PWD/tools/switch.so:$PWD/hooks/scan.so:$PWD/tools/switch-behind.so" "test/$case" >"$work/out" 2>&1 &&
    passed=$((passed + 1)) || { failed=$((failed + 1)); echo "FAILED aarch64 switch $case: $(head -3 "$work/out")"; }
done
for rule in port order; do
  rm -f "$work/switch"
  timeout 120 "$qemu" -L /usr/aarch64-linux-gnu -E VICTIM_REQUESTS=5000 -E HOOKBENCH_SWITCH=$rule -E HOOKBENCH_SWITCH_PAGE="$work/switch" \
    -E LD_PRELOAD="$PWD/tools/switch.so:$PWD/test/keeper.so:$PWD/tools/switch-behind.so" test/switched >"$work/out" 2>&1 &&
    passed=$((passed + 1)) || { failed=$((failed + 1)); echo "FAILED aarch64 switched by $rule: $(head -3 "$work/out")"; }
done
echo "$passed passed, $failed failed, 0 skipped"
[ $failed -eq 0 ]
