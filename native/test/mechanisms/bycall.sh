#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Hooks that are carried by system call: what is called is counted, and victims live.
# Usage: bycall.sh TARGET-FOLDER. Prints one line per failure and skip, and "N passed, N failed, N skipped" at the end.
cd "$1" || exit 2
target=$PWD; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
passed=0; failed=0; skipped=0
CASES="reentry early forks vforks errnos numbers races shared signals threads counted coverage data splits many cancel \
passing helper cramped"
pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAILED $*"; }
skip() { skipped=$((skipped + 1)); echo "SKIPPED $*"; }
is() { if [ "$2" = "$3" ]; then pass; else fail "$1: $3, not $2: $(head -2 "$work/out")"; fi; } # WHAT EXPECTED FOUND

# under MECHANISM HOOK PROGRAM...: its status; its output in $work/out. behind: preloaded too; many: a page for each process
under() {
  local mechanism=$1 hook=$2; shift 2
  rm -f "$work"/page*
  { timeout -s KILL 60 env HOOKBENCH_KEYWORDS=wp-admin HOOKBENCH_ACTION=block HOOKBENCH_MESSAGES=1 HOOKBENCH_CARRIES="$hook" \
    HOOKBENCH_TELEMETRY="$work/page${many:+-%p}" LD_PRELOAD="$target/mechanisms/$mechanism.so${behind:+:$behind}" \
    "$@" >"$work/out" 2>&1; } 2>/dev/null
}
count() { "$target/test/page_counts" "$work"/page* | awk -v f="$1" '$1 == f { print $2 }'; }

counts() { # MECHANISM: 997 calls are 997, however they are made
  local way function number none before
  many=1 under "$1" "$target/hooks/count.so" "$target/test/outside" plain 0; is "$1: status" 42 $?
  none=$(count read)
  for way in plain each threads forks executes vforks spawns stopped childless signals; do
    many=1 under "$1" "$target/hooks/count.so" "$target/test/outside" $way 997; is "$1 $way: status" 42 $?
    while read -r _ function number; do
      before=0
      case $way-$function in
        *-recv) continue ;; # is recvfrom to the kernel
        *-recvfrom) number=$((2 * number)) ;;
        *-read) before=${none:-0} ;;
      esac
      is "$1 $way: calls of $function" "$number" $(($(count "$function") - before))
    done < <(grep '^expect ' "$work/out")
  done
}

live() { # MECHANISM HOOK
  local case behind
  [ "$2" = scan ] && export VICTIM_DETECTS=1
  for case in $CASES; do
    behind=; [ "$case" = early ] && behind=$target/test/early_preload.so
    under "$1" "$target/hooks/$2.so" "$target/test/$case"
    case $? in
      0) pass ;;
      77) skip "$1:$2 $case: $(head -1 "$work/out")" ;;
      *) fail "$1:$2 $case: $(grep -v 'no log' "$work/out" | head -2)" ;;
    esac
  done
  behind=
  under "$1" "$target/hooks/$2.so" "$target/test/bypasses"; is "$1:$2: stdio is seen" 1 $?
  unset VICTIM_DETECTS
}

for mechanism in sud zpoline; do
  able=$(mechanisms/attach --can | grep "^$mechanism	")
  [ "$able" = "$mechanism	yes" ] || { skip "$able"; continue; }
  counts $mechanism
  for hook in count scan; do live $mechanism $hook; done
  if [ -f test/Victim.class ]; then
    under $mechanism "$target/hooks/count.so" java -Xshare:auto -XX:TieredStopAtLevel=1 -cp "$target/test" Victim; is "$mechanism: a JVM" 0 $?
    [ "$(count accept)" -gt 0 ] && pass || fail "$mechanism: a JVM: no accept is counted"
  else
    skip "$mechanism: a JVM: no javac"
  fi
  under $mechanism "$target/hooks/count.so" "$target/test/outside" nulls 0; is "$mechanism: a call of NULL" 139 $?
  under $mechanism "$target/hooks/null.so" "$target/test/outside" plain 3; is "$mechanism: no hook: status" 42 $?
  grep -q 'no shared object that exports functions' "$work/out" && pass || fail "$mechanism: no hook: $(head -2 "$work/out")"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
