#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# attach: what was called is what is counted, and the program lives as if it were alone.
# Usage: attach.sh TARGET-FOLDER. Prints one line per failure and skip, and "N passed, N failed, N skipped" at the end.
cd "$1" || exit 2
target=$PWD; attach=$target/mechanisms/attach; calls=$target/test/outside; work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
passed=0; failed=0; skipped=0
pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAILED $*"; }
skip() { skipped=$((skipped + 1)); echo "SKIPPED $*"; }
is() { if [ "$2" = "$3" ]; then pass; else fail "$1: $3, not $2"; fi; } # WHAT EXPECTED FOUND

start() { rm -f "$work"/page*; export HOOKBENCH_TELEMETRY="$work/page-%p"; } # a run
run() { start; { timeout -s KILL 60 "$attach" "$@" >"$work/out" 2>"$work/err"; status=$?; } 2>/dev/null; }
count() { "$target/test/page_counts" "$work"/page-* | awk -v f="$1" '$1 == f { print $2 }'; }
# Calls of read by the loader, which mechanisms at system calls see: those of a program that makes none.
at_calls() { [[ $mechanism = ptrace || $mechanism = seccomp ]]; }
expected() { # FUNCTION CALLS: as this mechanism must see it
  at_calls || { echo "$2"; return; }
  case $1 in
    recv) echo ;; # is recvfrom to the kernel
    recvfrom) echo $((2 * $2)) ;;
    read) echo $(($2 + ${loader:-0})) ;;
    *) echo "$2" ;;
  esac
}
seen_as_expected() { # WHAT
  local function number wanted
  while read -r _ function number; do
    wanted=$(expected "$function" "$number")
    is "$1: calls of $function" "$wanted" "$(count "$function")"
  done < <(grep '^expect ' "$work/out")
}
none_left() { # WHAT: nothing with the program's environment at once, and soon no supervisor
  grep -qslF "$work/page" /proc/[0-9]*/environ && fail "$1: left behind: $(grep -slF "$work/page" /proc/[0-9]*/environ | head -3)"
  for _ in $(seq 200); do
    pgrep -f "^$attach " >/dev/null || { pass; return; }
    sleep 0.05
  done
  fail "$1: left behind: $(pgrep -af "^$attach ")"
}

mechanism_is_true() {
  local way
  run "$mechanism" "$calls" plain 0
  is "$mechanism: status" 42 $status
  loader=$(count read); at_calls || is "$mechanism: no calls" "" "$loader"
  for way in plain each threads forks executes vforks spawns stopped childless signals; do
    run "$mechanism" "$calls" $way 997
    is "$mechanism $way: status ($(head -1 "$work/err"))" 42 $status
    case $way-$mechanism in
      signals-seccomp) [ "$(count read)" -ge "$(sed -n 's/^expect read //p' "$work/out")" ] && pass || fail "$way: too few" ;;
      executes-* | vforks-* | spawns-*) at_calls && loader=$((2 * loader)); seen_as_expected "$mechanism $way"; at_calls && loader=$((loader / 2)) ;;
      *) seen_as_expected "$mechanism $way" ;;
    esac
  done
  [ -x "$target/test/outside-static" ] && for n in 0 997; do
    run "$mechanism" "$target/test/outside-static" plain $n
    is "$mechanism: a static program, $n calls" "${n#0}" "$(count read)"
  done
  [ -x "$target/test/outside-musl" ] && { run "$mechanism" "$target/test/outside-musl" plain 0; local before; before=$(count read)
    run "$mechanism" "$target/test/outside-musl" plain 997; is "$mechanism: a program of musl" 997 $(($(count read) - ${before:-0})); }
}

as_if_alone() {
  run "$mechanism" "$calls" crashes 10; is "$mechanism: a crash" 139 $status
  seen_as_expected "$mechanism crashes"
  run "$mechanism" "$work/missing"; is "$mechanism: no such program" 127 $status
  none_left "$mechanism"
  start
  "$attach" "$mechanism" "$calls" serves 997 >"$work/out" 2>&1 & local pid=$!
  until grep -q expect "$work/out" 2>/dev/null || ! kill -0 $pid; do sleep 0.05; done
  is "$mechanism: the process is the program" outside "$(cat /proc/$pid/comm)"
  is "$mechanism: one page, of the program" "page-$pid" "$(cd "$work" && echo page-*)"
  "$calls" plain 100 >/dev/null # the same file, but not attached to: must not be counted
  sleep 0.1; seen_as_expected "$mechanism, while it runs"
  kill -TERM $pid; wait $pid; is "$mechanism: SIGTERM reaches the program" 42 $?
  seen_as_expected "$mechanism, a neighbour of the same file"
  none_left "$mechanism after SIGTERM"
}

refuses() {
  start
  HOOKBENCH_TELEMETRY=$work/missing/page "$attach" "$mechanism" "$calls" plain 1 >"$work/out" 2>&1; is "$mechanism: no page: status" 2 $?
  grep -q "missing/page: the page cannot be made" "$work/out" && pass || fail "$mechanism: no page: $(cat "$work/out")"
}

"$attach" --can >"$work/can"
is "--can: lines" "audit got detour zpoline sud jvmti seccomp ptrace uprobe uretprobe" "$(cut -f1 "$work/can" | tr '\n' ' ' | sed 's/ $//')"
for mechanism in ptrace seccomp uprobe uretprobe; do
  if grep -q "^$mechanism	yes" "$work/can"; then
    mechanism_is_true; as_if_alone; refuses
  else
    skip "$(grep "^$mechanism	" "$work/can")"
  fi
done
grep -q '^uprobe	yes' "$work/can" && {
  wrong=$("$target/test/redzone" | awk '$1 == "nop5" { print ($2 > 0) }')
  is "--can: says whether this kernel has the fault of nop5" "${wrong:-0}" "$(grep -c '^uprobe	yes	a fault of this kernel' "$work/can")"
}
relay=$target/mechanisms/relay
is "relay: rows" "function read getppid hb_relay_nop5 hb_relay_push hb_relay_other start_ms" "$("$relay" 3 5 env A=b 2>&1 | cut -f1 | paste -sd' ')"
"$relay" 0 5 2>"$work/err"; is "relay: no pairs: status" 2 $?
grep -q '^relay: 0: must be a whole number from 1 to' "$work/err" && pass || fail "relay: no pairs: $(cat "$work/err")"
"$relay" 3 5 uprobe 17 2>"$work/err"; is "relay: too many probes: status" 2 $?
timeout 20 "$relay" 3 5 false 2>"$work/err"; is "relay: a prefix that fails: status" 2 $?
"$attach" nonsense true 2>"$work/err"; is "an unknown mechanism: status" 2 $?
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
  drop() { setpriv --reuid 65534 --regid 65534 --clear-groups --bounding-set -all --inh-caps -all "$@"; }
  cp "$attach" "$work/attach"; chmod 755 "$work" "$work/attach"; unset HOOKBENCH_TELEMETRY
  drop "$work/attach" uprobe true 2>"$work/err"; is "uprobe without rights: status" 2 $?
  grep -q 'CAP_BPF' "$work/err" && pass || fail "uprobe without rights: $(cat "$work/err")"
  drop "$work/attach" --can >"$work/can"
  grep -q '^uprobe	no	.*CAP_BPF' "$work/can" && pass || fail "--can without rights: $(grep uprobe "$work/can")"
  for name in seccomp ptrace; do grep -q "^$name	yes" "$work/can" && pass || skip "$name without rights: $(grep "$name" "$work/can")"; done
else
  skip "without rights: not root, or no setpriv"
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
