#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The switch in front of each hook passes the victims of the hooks; its own victims prove the arms; mutants of it fail.
# Usage: switch.sh TARGET-FOLDER
native=$(cd "$(dirname "$0")/.." && pwd)
cd "$1" || exit 2
target=$PWD; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
passed=0; failed=0; skipped=0
pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAILED $*"; }
skip() { skipped=$((skipped + 1)); echo "SKIPPED $*"; }

# under SWITCH-FOLDER HOOK CASE [VARIABLE=VALUE...]: status of the victim, its output in $work/out
under() {
  local switch=$1 hook=$2 case=$3 behind=; shift 3
  case $case in early | chain) behind=":$target/test/${case}_preload.so" ;; esac
  rm -f "$work/page" "$work/switch"
  env HOOKBENCH_KEYWORDS=wp-admin HOOKBENCH_ACTION=block HOOKBENCH_TELEMETRY="$work/page" HOOKBENCH_SWITCH_PAGE="$work/switch" \
    "$@" LD_PRELOAD="$switch/switch.so:$hook:$switch/switch-behind.so$behind" \
    timeout -s KILL "${seconds:-60}" "$target/test/$case" >"$work/out" 2>&1
}
good() { # HOOK CASE [VARIABLE=VALUE...]
  under "$target/tools" "$@"
  case $? in
    0) pass ;;
    77) skip "switch, ${1##*/}, $2: $(head -1 "$work/out")" ;;
    *) fail "switch, $*: $(head -2 "$work/out")" ;;
  esac
}
refused() { # HOOK CASE [VARIABLE=VALUE...]
  seconds=10 under "$target/tools" "$@" 2>/dev/null && fail "$* passes" || pass
}

# Every connection to the hook: as without the switch. counted reads from no connection, too, which goes past the hook.
CASES="reentry early forks vforks errnos numbers races shared signals threads coverage data splits many cancel passing helper \
chain bypasses cramped"
for name in null pass dlsym guard count delay scan naive; do
  detects=; case $name in scan | naive) detects=VICTIM_DETECTS=1 ;; esac
  for case in $CASES; do
    [ "$name $case" = "naive splits" ] || good "$target/hooks/$name.so" "$case" HOOKBENCH_SWITCH=hook $detects
  done
done
# Every connection past it: the scanning hook sees nothing.
for case in $CASES; do [ "$case" = threads ] || good "$target/hooks/scan.so" "$case" HOOKBENCH_SWITCH=past; done # threads counts
refused "$target/hooks/scan.so" coverage HOOKBENCH_SWITCH=past VICTIM_DETECTS=1

# A hook that ends the process when it is shown a descriptor that it did not accept.
requests=VICTIM_REQUESTS=${VICTIM_REQUESTS:-100000}
good "$target/test/keeper.so" switched "$requests"
cat "$work/out"
good "$target/test/keeper.so" switched VICTIM_REQUESTS=10000 HOOKBENCH_SWITCH=order
good "$target/test/keeper.so" files
ulimit -n 300000 2>/dev/null # as root
good "$target/test/keeper.so" crowd HOOKBENCH_SWITCH_CONNECTIONS=1500
good "$target/test/keeper.so" crowd VICTIM_CONNECTIONS=50000
good "$target/test/keeper.so" crowd VICTIM_CONNECTIONS=100000 HOOKBENCH_SWITCH_CONNECTIONS=100000
for case in switched files; do
  LD_PRELOAD="$target/test/keeper.so" timeout 10 "$target/test/$case" >/dev/null 2>&1 && fail "$case without the switch" || pass
done
# A malloc of the program's own that reads the clock when it begins, with its lock held, as jemalloc does.
cat >"$work/own.c" <<'C'
#include <stdlib.h>
#include <string.h>
#include <time.h>
static char heap[1 << 22];
static size_t used;
static volatile int locked;
static void begin(void) { struct timespec t; locked = 1; clock_gettime(CLOCK_MONOTONIC, &t); locked = 0; }
void *malloc(size_t n) { if (locked) abort(); if (!used) begin(); void *p = heap + used; used += (n + 31) & ~(size_t)31; return used < sizeof heap ? p : NULL; }
void free(void *p) { (void)p; }
void *calloc(size_t n, size_t m) { return malloc(n * m); }
void *realloc(void *p, size_t n) { void *q = malloc(n); return p && q ? memmove(q, p, n) : q; }
__attribute__((constructor)) static void early(void) { free(malloc(1)); }
C
echo 'int main(void) { return 0; }' >"$work/owner.c"
gcc -O1 -w -fno-builtin -shared -fPIC "$work/own.c" -o "$work/libown.so" && gcc "$work/owner.c" -Wl,--no-as-needed -L"$work" -lown -Wl,-rpath,"$work" -o "$work/owner"
LD_PRELOAD="$target/tools/switch.so:$target/hooks/scan.so:$target/tools/switch-behind.so" HOOKBENCH_SWITCH_PAGE="$work/switch" timeout 10 "$work/owner" &&
  pass || fail "the switch allocates while the program's malloc begins"
# Where libc is looked up by a handle, the connection is not taken from the object behind.
refused "$target/test/keeper-by-handle.so" switched VICTIM_REQUESTS=1000
good "$target/test/keeper-by-handle.so" coverage HOOKBENCH_SWITCH_ACCEPT=all

# hb-switch-check: which hooks can be switched.
says() { # STATUS HOOK LINE: the status, and a line that begins so
  timeout 12 tools/hb-switch-check "$2" >"$work/out" 2>&1; local status=$?
  [ $status = "$1" ] && grep -q "^$3" "$work/out" && pass || fail "hb-switch-check ${2##*/}: status $status, not $1 and \"$3\": $(grep -v ^switched "$work/out" | head -2)"
}
for name in pass dlsym guard count delay scan naive; do says 0 hooks/$name.so 'accept: own'; done
says 0 hooks/null.so 'switched nothing'
says 0 test/keeper.so 'switched: send'
says 0 test/keeper-by-handle.so 'accept: all'
says 0 test/unswitchable-nothing.so 'switched: read'
says 3 test/unswitchable-detour.so 'cannot: the hook has changed the code of libc'
says 3 test/unswitchable-table.so 'cannot: a call of read does not reach the switch'
says 3 test/unswitchable-dlsym.so 'cannot: the hook interposes dlsym'
says 3 test/unswitchable-allocator.so 'cannot: the hook has malloc'
says 3 test/unswitchable-waiting.so 'cannot: the hook did not let'
pgrep -f "$target/test/unswitchable-waiting.so" >/dev/null && fail "hb-switch-check leaves a process" || pass
says 3 test/unswitchable-exit.so 'cannot: a small program .* ended early'
says 3 test/unswitchable-crash.so 'cannot: a small program .* died of signal 6'
says 3 fixtures/aarch64.so 'cannot: the loader has not taken the hook'
says 3 fixtures/text.so 'cannot: '
says 3 fixtures/unresolved.so 'cannot: '
says 2 missing.so 'hookbench: usage'

# What the objects ask of a process.
for object in switch switch-behind; do
  file=$target/tools/$object.so
  readelf -dW "$file" | grep -q NEEDED && fail "$object needs another object" || pass
  nm -D --undefined-only "$file" | grep -qv ' w ' && fail "$object has a strong undefined symbol" || pass
  objdump -T "$file" | grep -q 'GLIBC_' && fail "$object asks for a version of glibc" || pass
done
known=$(grep -o 'X([a-z0-9_]*)' "$native/switch/switched.h" | tr -d 'X()' | grep .; echo vfork)
unknown=$(nm -D --defined-only "$target/tools/switch.so" | awk '{print $3}' | grep -vxF "$known")
[ -z "$unknown" ] && pass || fail "switch.so exports $unknown"
for program in bare static musl; do
  [ -x "$target/test/$program" ] || { skip "switch under $program"; continue; }
  under "$target/tools" "$target/hooks/scan.so" $program HOOKBENCH_SWITCH=hook HOOKBENCH_ACTION=trace && pass || fail "switch, $program: $(head -2 "$work/out")"
done

# Mutants: one mistake each, and the victim that must notice it.
mutant() { # HOOK CASE FILE EDIT [VARIABLE=VALUE...]
  local hook=$1 case=$2 file=$3 edit=$4; shift 4
  make -s -C "$native" mutant OUT="$target" MUTANT="$file" EDIT="$edit" >"$work/out" 2>&1 || { fail "mutant $file $edit: $(tail -2 "$work/out")"; return; }
  seconds=10 under "$target/mutant" "$hook" "$case" "$@" 2>/dev/null && fail "$case does not notice: $file $edit" || pass
}
keeper=$target/test/keeper.so few=VICTIM_REQUESTS=1000
all="HOOKBENCH_SWITCH=hook VICTIM_DETECTS=1"
mutant "$keeper" switched table.c 's/ARM\(counter\) && is_hooked/is_hooked/' $few
mutant "$keeper" switched table.c 's/CHOSEN\(close, through\)/CHOSEN(close, 0)/' $few
mutant "$keeper" files table.c 's/counter = hb_table_exchange\(fd, 0\);/counter = known(fd);/'
mutant "$keeper" switched table.c 's/fd = hand\(c, slot, &peer, counter\)/(void)hand/' $few
mutant "$keeper" switched page.c 's/\(p\[0\] << 8 . p\[1\]\)/(p[1] << 8 | p[0])/' $few
mutant "$keeper" switched page.c 's/return number & 1;/return 0;/' $few
mutant "$keeper" switched page.c 's/by_order \? serial - 1 : port/port/' $few HOOKBENCH_SWITCH=order
mutant "$keeper" crowd page.c 's/if \(!__atomic_compare_exchange_n\(&c->references.*/if (0)/' HOOKBENCH_SWITCH_CONNECTIONS=1500
mutant "$keeper" files copies.c 's/if \(result < 0 && before\)/if (0)/;s/hb_table_exchange\(target, 0\) : 0/0 : 0/'
mutant "$target/hooks/scan.so" numbers copies.c 's/target >= 0 && target != from/0/' $all
mutant "$target/hooks/scan.so" vforks table.c 's/ \|\| hb_is_vfork_child\(\)//' $all
mutant "$target/hooks/pass.so" early behind.c 's/hb_find_look_up\(\);//' HOOKBENCH_SWITCH=hook
mutant "$target/hooks/scan.so" many table.c 's/>= HB_SWITCH_FD_LIMIT/>= 1000/' $all
if [ "$(uname -m)" = x86_64 ]; then
  mutant "$keeper" switched trampolines.S 's/jc 2f/jnc 2f/' $few
  mutant "$keeper" switched trampolines.S '0,/incq \(%r10\)/s//nop/' $few
  mutant "$keeper" switched trampolines.S 's/by_descriptor .name, 1/by_descriptor \\name, 0/' $few
  mutant "$target/hooks/scan.so" coverage trampolines.S 's/(lea hb_switch_fds.*)/\1; xor %edx, %edx/' $all
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
