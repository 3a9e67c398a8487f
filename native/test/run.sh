#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs victims under hooks: every good hook passes every case, every broken hook fails the case of its defect.
# Usage: run.sh TARGET-FOLDER. Prints one line per failure and skip, and "N passed, N failed, N skipped" at the end.
cd "$1" || exit 2
target=$PWD; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
passed=0; failed=0; skipped=0
CASES="reentry early forks vforks errnos numbers races shared signals threads counted coverage data splits many cancel \
passing helper chain bypasses cramped"
DEFECTS="reentry early forks:forks signals vforks errnos numbers copies:numbers races shared coverage data stale:data \
table:many cancel passing fcntl:passing helper chain default:chain-before cramped"

pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAILED $*"; }
skip() { skipped=$((skipped + 1)); echo "SKIPPED $*"; }

# victim HOOK CASE [VARIABLE=VALUE...]: status of the victim, its output in $work/out
victim() {
  local hook=$1 case=$2 preload=$1; shift 2
  case $case in
    early) preload="$hook:$target/test/early_preload.so" ;;
    chain) preload="$hook:$target/test/chain_preload.so" ;;
    chain-before) case=chain; preload="$target/test/chain_preload.so:$hook" ;;
  esac
  rm -f "$work/page"
  env HOOKBENCH_KEYWORDS=wp-admin HOOKBENCH_ACTION=block HOOKBENCH_LOG=/nonexistent/folder/log \
    HOOKBENCH_TELEMETRY="$work/page" "$@" LD_PRELOAD="$preload" \
    timeout -s KILL "${seconds:-20}" "$target/test/$case" >"$work/out" 2>&1
}

good() {
  local name=$1 case=$2; shift 2
  victim "$target/hooks/$name.so" "$case" "$@"
  case $? in
    0) pass ;;
    77) skip "$name $case: $(head -1 "$work/out")" ;;
    *) fail "$name $case: $(head -2 "$work/out")" ;;
  esac
}

for name in null pass dlsym guard count delay; do
  for case in $CASES chain-before; do good "$name" "$case"; done
done
for case in $CASES chain-before; do good scan "$case" VICTIM_DETECTS=1; done
good scan coverage VICTIM_DETECTS=1 VICTIM_SPLITS=1
for name in dlsym naive; do good "$name" lookups; done
good scan splits VICTIM_DETECTS=1 HOOKBENCH_KEYWORDS=WP-Admin HOOKBENCH_FOLD_CASE=1
good scan threads VICTIM_DETECTS=1 HOOKBENCH_TIME=1
for case in $CASES chain-before; do
  [ "$case" = splits ] || good naive "$case" VICTIM_DETECTS=1
done

for case in $CASES chain-before; do
  [ -e "$target/hooks/scan-hs.so" ] || break
  good scan-hs "$case" VICTIM_DETECTS=1
done

bad() { # HOOK CASE: the victim must fail
  seconds=3 victim "$1" "$2" VICTIM_DETECTS=1 2>/dev/null && fail "$2 does not notice the defect of ${1##*/}" || pass
}
for defect in $DEFECTS; do
  case=${defect#*:}
  # without the defect the same hook passes: it is the defect that is noticed
  if [ "$case" != coverage ]; then
    victim "$target/test/broken-none.so" "$case" VICTIM_DETECTS=1 && pass || fail "broken-none $case: $(head -2 "$work/out")"
  fi
  bad "$target/test/broken-${defect%:*}.so" "$case"
done
victim "$target/test/shared_cell.so" threads # does not detect: what must be noticed is the count
grep -q 'reads\.' "$work/out" && pass || fail "threads does not notice the defect of shared_cell: $(head -2 "$work/out")"
bad "$target/hooks/naive.so" splits
at_run_time() { VICTIM_HOOK=$1 timeout 20 "$target/test/runtime" >"$work/out" 2>&1; }
for name in null pass dlsym guard count scan naive delay; do
  at_run_time "$target/hooks/$name.so" && pass || fail "$name loaded at run time: $(head -2 "$work/out")"
done
at_run_time "$target/test/broken-none.so" && pass || fail "broken-none loaded at run time: $(head -2 "$work/out")"
at_run_time "$target/test/broken-runtime.so" && fail "runtime does not notice the defect of broken-runtime" || pass

# a JVM: its servers, a socket that another thread closes
if [ -f "$target/test/Victim.class" ]; then
  jvm() {
    local name=$1; shift
    rm -f "$work/page"
    env HOOKBENCH_KEYWORDS=wp-admin HOOKBENCH_ACTION=block HOOKBENCH_TELEMETRY="$work/page" "$@" \
      LD_PRELOAD="$target/hooks/$name.so" timeout 120 java -Xshare:auto -XX:TieredStopAtLevel=1 -cp "$target/test" Victim \
      >"$work/out" 2>&1 && pass || fail "$name in a JVM: $(head -2 "$work/out")"
  }
  for name in null pass dlsym guard count delay; do jvm $name; done
  jvm naive VICTIM_DETECTS=1
  jvm scan VICTIM_DETECTS=1 VICTIM_SPLITS=1
else
  skip "JVM: no javac"
fi

. "$target/test/loading.sh"
. "$target/test/probe.sh"
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
