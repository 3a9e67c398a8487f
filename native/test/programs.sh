#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Real programs print the same, byte by byte, and end with the same status, without a hook and under scan, count and switch.
# Usage: programs.sh TARGET-FOLDER; the environment may name some programs: PROGRAMS="bash git". What is not installed is named.
here=$(cd "$(dirname "$0")" && pwd)
cd "$1" || exit 2
target=$PWD; work=$(mktemp -d /tmp/hookbench-programs-XXXXXX); chmod 755 "$work"
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0; failed=0; skipped=0
. "$here/ports.sh"
. "$here/programs/shell.sh"
. "$here/programs/servers.sh"

preload() { # HOW: what LD_PRELOAD is
  case $1 in
    plain) ;;
    switch) echo "$target/tools/switch.so:$target/hooks/scan.so:$target/tools/switch-behind.so" ;;
    *) echo "$target/hooks/$1.so" ;;
  esac
}
# run HOW NAME PRELOAD: in a fresh folder of the same path each time; the output in $work/out-HOW
run() {
  rm -rf "$work/here" "$work/pages"; mkdir -p "$work/here" "$work/pages"; chmod 777 "$work/here" "$work/pages"
  (
    cd "$work/here" || exit 2
    # The environment of every way is as long as that of the others.
    export HOOKBENCH_KEYWORDS=wp-admin HOOKBENCH_TELEMETRY="$work/pages/%p" HOOKBENCH_LOG="$work/pages/log" \
      HOOKBENCH_SWITCH_PAGE="$work/pages/switch.%p" TMPDIR="$work/here" HOME="$work/here" LC_ALL=C TZ=UTC
    export -f "$2_program" free_port until_open
    timeout -k 5 "${LIMIT:-90}" env ${3:+LD_PRELOAD="$3"} bash -c "$2_program; echo \"status \$?\""
  ) >"$work/out-$1" 2>&1 </dev/null
}
for name in ${PROGRAMS:-$ALL}; do
  needs=${name}_needs; missing=
  for program in ${!needs:-$name}; do command -v "$program" >/dev/null || missing=$program; done
  if [ -n "$missing" ]; then skipped=$((skipped + 1)); echo "SKIPPED $name: $missing is not installed"; continue; fi
  run plain "$name" ""
  if ! [ "$(tail -1 "$work/out-plain")" = "status 0" ]; then
    skipped=$((skipped + 1)); echo "SKIPPED $name: does not work here without a hook: $(tail -2 "$work/out-plain" | paste -sd' ' | cut -c1-150)"; continue
  fi
  for how in scan count switch; do
    run $how "$name" "$(preload $how)"
    pages=$(find "$work/pages" -type f | wc -l)
    if cmp -s "$work/out-plain" "$work/out-$how" && [ "$pages" -gt 0 ]; then passed=$((passed + 1)); else
      failed=$((failed + 1)); echo "FAILED $name under $how ($pages pages): $(diff "$work/out-plain" "$work/out-$how" | head -4 | paste -sd' ' | cut -c1-300)"
    fi
  done
done
# A hook that changes one byte is noticed.
cat >"$work/liar.c" <<'C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
ssize_t read(int fd, void *b, size_t n)
{
    ssize_t got = ((ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read"))(fd, b, n);
    if (got > 5 && ((char *)b)[0] == 'l' && ((char *)b)[1] == 'i')
        ((char *)b)[0] = 'L';
    return got;
}
C
gcc -O1 -shared -fPIC "$work/liar.c" -o "$work/liar.so" -ldl
run plain coreutils ""; run liar coreutils "$work/liar.so"
if cmp -s "$work/out-plain" "$work/out-liar"; then failed=$((failed + 1)); echo "FAILED a hook that changes a byte is not noticed"; else passed=$((passed + 1)); fi
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
