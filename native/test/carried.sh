#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Hooks that are carried by a mechanism: each call is counted once, what is missed is what is said, victims live.
# Usage: carried.sh TARGET-FOLDER
cd "$1" || exit 2
target=$PWD; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
passed=0; failed=0; skipped=0
CASES="reentry early forks vforks errnos numbers races shared signals threads counted coverage data splits many cancel \
passing helper chain bypasses cramped"
pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAILED $*"; }
skip() { skipped=$((skipped + 1)); echo "SKIPPED $*"; }

# under MECHANISM HOOK BEHIND PROGRAM...: BEHIND is preloaded after the mechanism; output in $work/out
under() {
  local mechanism=$1 hook=$2 behind=$3; shift 3
  local object=$target/mechanisms/$mechanism.so
  local how=("LD_PRELOAD=$object${behind:+:$behind}")
  [ "$mechanism" = audit ] && how=("LD_AUDIT=$object" ${behind:+"LD_PRELOAD=$behind"})
  rm -f "$work/page"
  env HOOKBENCH_KEYWORDS=wp-admin HOOKBENCH_ACTION=block HOOKBENCH_LOG=/nonexistent/folder/log HOOKBENCH_MESSAGES=1 \
    HOOKBENCH_TELEMETRY="$work/page" HOOKBENCH_CARRIES="$hook" VICTIM_LIBRARY="$target/test/calls_library.so" "${how[@]}" \
    timeout -s KILL 20 "$@" >"$work/out" 2>&1
}

counts() { # MECHANISM WAY MADE COUNTED
  under "$1" "$target/hooks/count.so" "" "$target/test/calls" "$3" "$2" && [ "$("$target/test/page_total" "$work/page")" = "$4" ] &&
    pass || fail "$1: $3 calls by $2: $("$target/test/page_total" "$work/page") counted, not $4: $(head -2 "$work/out")"
}

live() { # MECHANISM HOOK
  local case behind detects=()
  [ "$2" = scan ] && detects=(VICTIM_DETECTS=1)
  for case in $CASES; do
    [ "$1 $case" = "detour bypasses" ] && continue # it sees stdio, below
    behind=
    case $case in early | chain) behind=$target/test/${case}_preload.so ;; esac
    under "$1" "$target/hooks/$2.so" "$behind" env "${detects[@]}" "$target/test/$case"
    case $? in
      0) pass ;;
      77) skip "$1:$2 $case: $(head -1 "$work/out")" ;;
      *) fail "$1:$2 $case: $(head -2 "$work/out")" ;;
    esac
  done
}

refuses() { # MECHANISM HOOK MESSAGE: the program goes on
  under "$1" "$2" "" "$target/test/calls" 3 direct && grep -qF -- "$3" "$work/out" && pass || fail "$1 carries $2: $(head -2 "$work/out")"
}

for mechanism in audit got detour; do
  [ -e "mechanisms/$mechanism.so" ] || { skip "$mechanism: not on this machine"; continue; }
  for made in 997 0; do counts $mechanism direct $made $made; done
  counts $mechanism library 997 997
  for hook in count scan; do live $mechanism $hook; done
  refuses $mechanism hooks/count.so 'must be the absolute path of a hook, not hooks/count.so'
  refuses $mechanism /nowhere/x.so 'no shared object that exports functions: /nowhere/x.so'
  refuses $mechanism "$target/fixtures/text.so" 'no shared object that exports functions'
  refuses $mechanism "$target/hooks/null.so" 'no shared object that exports functions'
  refuses $mechanism "$target/fixtures/unresolved.so" 'the hook that is to be carried cannot be loaded'
  # the duet kernel: its baseline goes past the mechanism, so that half the reads are counted
  under $mechanism "$target/hooks/count.so" "$target/libhbnoop.so" "$target/hb-probe" --hook preloaded --pairs 10 --calls 10 --warmup 0
  [ "$("$target/test/page_total" "$work/page")" = 100 ] && pass || fail "$mechanism: probe: $(tail -1 "$work/out")"
  under $mechanism "$target/hooks/count.so" "$target/libhbnoop.so" "$target/hb-probe" --hook preloaded --function hb_noop --pairs 5 &&
    grep -q '^hb-probe: hb_noop of \(trampoline\|.*/libhbnoop.so\) against .*/count.so$' "$work/out" &&
    pass || fail "$mechanism: probe of hb_noop: $(head -1 "$work/out")"
  LD_PRELOAD= under $mechanism "$target/hooks/count.so" "" "$target/test/bare" && pass || fail "$mechanism harms a program without libc"
  under $mechanism "$target/hooks/count.so" "" "$target/test/static" && pass || fail "$mechanism harms a static program"
done
# MECHANISM WAY COUNTED of 997: what each misses
while read -r mechanism way counted; do
  [ ! -e "mechanisms/$mechanism.so" ] || counts "$mechanism" "$way" 997 "$counted"
done <<'T'
audit dlsym 997
audit pointer 0
audit address 0
audit constructor 0
got dlsym 0
got pointer 997
got address 997
got constructor 997
detour dlsym 997
detour pointer 997
detour address 997
detour constructor 997
T
if [ -e mechanisms/detour.so ]; then
  under detour "$target/hooks/count.so" "" "$target/test/bypasses"
  grep -q 'stdio is seen after all' "$work/out" && pass || fail "detour does not see stdio: $(head -2 "$work/out")"
  timeout 20 sanitize/relocate >"$work/out" 2>&1 && pass || fail "relocate: $(head -3 "$work/out")"
fi
if [ -x test/musl ]; then # musl has no auditors
  for mechanism in got detour; do
    [ ! -e "mechanisms/$mechanism.so" ] || under $mechanism "$target/hooks/count.so" "" "$target/test/musl" && pass || fail "$mechanism harms a program of musl: $(head -2 "$work/out")"
  done
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
