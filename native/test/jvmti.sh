#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The agent jvmti in a JVM: each call of the JDK's own native methods is counted once, what is missed is what is said, servers live.
# Usage: jvmti.sh TARGET-FOLDER. JAVA is the program, else java.
cd "$1" || exit 2
target=$PWD; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
agent=$target/mechanisms/jvmti.so java=${JAVA:-java} passed=0 failed=0
pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAILED jvmti: $*"; }
[ -f "$agent" ] && [ -f test/Reads.class ] || { echo "0 passed, 0 failed, 1 skipped (jvmti: no JDK with jvmti.h)"; exit 0; }

under() { # TELEMETRY JVM-ARGUMENT...
  HOOKBENCH_TELEMETRY=$1 timeout 120 "$java" "-agentpath:$agent" -Xshare:auto -XX:TieredStopAtLevel=1 -cp "$target/test" "${@:2}" \
    >"$work/out" 2>&1
}
counts() { test/page_counts "$work/$1" | grep "^$2 " || echo "$2 0 0 0 0"; }

# WAY FUNCTION, then what one call adds: calls, bytes, EAGAIN, errors
while read -r way function expected; do
  for made in 0 997; do
    rm -f "$work/$made"
    under "$work/$made" Reads "$way" $made || fail "$way: $(head -2 "$work/out")"
  done
  got=$(paste -d ' ' <(counts 0 "$function") <(counts 997 "$function") | awk '{ for (i = 2; i < 6; i++) printf "%s ", ($(i + 5) - $i) / 997 }')
  [ "$got" = "$expected " ] && pass || fail "997 calls by $way: $(counts 997 "$function"), $(counts 0 "$function") without"
done <<'T'
stream read 1 1 0 0
byte read 1 1 0 0
end read 1 0 0 0
fails read 1 0 0 1
random read 1 1 0 0
channel read 1 1 0 0
at pread64 1 1 0 0
socket read 1 1 0 0
again read 1 0 1 0
plain read 1 1 0 0
scatter readv 1 2 0 0
accept accept 1 0 0 0
datagram recvfrom 1 1 0 0
whole read 2 1 0 0
mapped read 0 0 0 0
sent read 0 0 0 0
T
under "$work/victim" Victim && pass || fail "Victim: $(head -2 "$work/out")"
under /nowhere/page Reads stream 1 && pass || fail "a page that cannot be made ends the JVM: $(head -2 "$work/out")"
echo "$passed passed, $failed failed, 0 skipped"
[ $failed -eq 0 ]
