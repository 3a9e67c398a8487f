#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes each system call of a hook fail, one after the other: the program lives and prints the same.
# Usage: faults.sh [--all] TARGET-FOLDER. Without --all: with ENOMEM only, and every 40th call under a JVM, which takes a second.
errors=12 jvm_step=40
[ "$1" = --all ] && shift && errors="1 4 12 38" jvm_step=1 # EPERM EINTR ENOMEM ENOSYS
cd "$1" || exit 2
target=$PWD; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
passed=0; failed=0
cases="service numbers vforks passing coverage signals forks"
[ "$(uname -m)" = x86_64 ] || { echo "native: skipped the fault injector: x86-64 only"; exit 0; }
java=$(command -v java) && [ -f test/Faulted.class ] && cases="$cases jvm" || echo "native: skipped the fault injector under a JVM: no javac"

mkdir "$work/files"
export HOOKBENCH_KEYWORDS=wp-admin HOOKBENCH_LOG="$work/files/log" HOOKBENCH_TELEMETRY="$work/files/page.%p" HOOKBENCH_TIME=1
export HOOKBENCH_SWITCH_PAGE="$work/files/switch" HOOKBENCH_SWITCH=hook HOOKBENCH_SWITCH_CONNECTIONS=64 VICTIM_FORKS=2 VICTIM_ROUNDS=60
# once PRELOAD OBJECT N ERRNO CASE
once() {
  local program=("$target/test/$5")
  [ "$5" != jvm ] || program=("$java" -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$target/test" Faulted)
  rm -f "$work/files/"*
  timeout -s KILL 30 "$target/test/injector" "$2" "$3" "$4" -- /usr/bin/env LD_PRELOAD="$1" "${program[@]}" >"$work/out" 2>"$work/err"
}
for name in ${FAULT_HOOKS:-guard count scan switch delay}; do
  object=/hooks/$name.so preload=$target/hooks/$name.so
  [ $name = switch ] && object=/tools/switch preload=$target/tools/switch.so:$target/hooks/pass.so:$target/tools/switch-behind.so
  calls=0 runs=0 missed=0
  for case in ${FAULT_CASES:-$cases}; do
    once "$preload" "$object" 0 0 "$case" || { failed=$((failed + 1)); echo "FAILED $name $case without a fault: $(head -1 "$work/err")"; continue; }
    n=$(tail -1 "$work/err"); calls=$((calls + n)); expected=$(<"$work/out")
    step=1; [ "$case" != jvm ] || step=$jvm_step
    for ((i = 1; i <= n; i += step)); do
      for error in $errors; do
        once "$preload" "$object" $i $error "$case"; status=$?; runs=$((runs + 1)); [ $status != 125 ] || missed=$((missed + 1))
        if { [ $status = 0 ] || [ $status = 125 ]; } && [ "$(<"$work/out")" = "$expected" ]; then passed=$((passed + 1)); else
          failed=$((failed + 1)); echo "FAILED $name $case: call $i fails with $error: status $status, $(head -1 "$work/err") $(diff "$work/out" - <<<"$expected" | head -3 | tr '\n' ' ')"
        fi
      done
    done
  done
  echo "$name: $calls system calls, $runs runs, of which $missed ended before their call"
done
# A hook that does not look at what its call said is noticed.
cat >"$work/broken.c" <<'C'
#include <sys/mman.h>
#include <sys/syscall.h>
static long raw(long n, long a, long b, long c, long d, long e, long f)
{
    register long r10 __asm__("r10") = d, r8 __asm__("r8") = e, r9 __asm__("r9") = f;
    __asm__ volatile("syscall" : "+a"(n) : "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9) : "rcx", "r11", "memory");
    return n;
}
__attribute__((constructor)) static void load(void) { *(char *)raw(SYS_mmap, 0, 4096, 3, 0x22, -1, 0) = 1; }
C
gcc -O1 -shared -fPIC "$work/broken.c" -o "$work/broken.so"
once "$work/broken.so" broken.so 1 12 passing && { failed=$((failed + 1)); echo "FAILED the injector does not make a call fail"; } || passed=$((passed + 1))
echo "$passed passed, $failed failed, 0 skipped"
[ $failed -eq 0 ]
