#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Hooks in hostile surroundings: the program lives and behaves as without the hook. Usage: hostile.sh TARGET-FOLDER
cd "$1" || exit 2
target=$PWD; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
passed=0; failed=0; skipped=0
pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAILED $*"; }
skip() { skipped=$((skipped + 1)); echo "SKIPPED $*"; }
words=HOOKBENCH_KEYWORDS=wp-admin

preload() { # NAME: what LD_PRELOAD is for it
  case $1 in
    switch) echo "$target/tools/switch.so:$target/hooks/scan.so:$target/tools/switch-behind.so" ;;
    *) echo "$target/hooks/$1.so" ;;
  esac
}
# lives NAME WHAT [VARIABLE=VALUE...] COMMAND...: it ends with status 0, and prints what it prints without the hook
lives() {
  local name=$1 what=$2; shift 2
  timeout -s KILL 20 env $words HOOKBENCH_SWITCH=hook LD_PRELOAD="$(preload "$name")" "$@" >"$work/out" 2>"$work/err" </dev/null
  local status=$?
  case $status in
    0) [ -s "$work/err" ] && fail "$name, $what: says $(head -1 "$work/err")" || pass ;;
    77) skip "$name, $what: $(head -1 "$work/out")" ;;
    *) fail "$name, $what: status $status, $(head -1 "$work/err")" ;;
  esac
}
# The victims notice: without a hook they pass, too, and a hook that does it wrong is noticed below.
for case in "sandbox" "sandbox eperm" service jail; do
  "$target"/test/$case >"$work/out" 2>&1 || [ $? = 77 ] && pass || fail "$case without a hook: $(head -1 "$work/out")"
done

for name in pass guard count scan dlsym delay switch; do
  t=HOOKBENCH_TELEMETRY=$work/page-$name l=HOOKBENCH_LOG=$work/log-$name s=HOOKBENCH_SWITCH_PAGE=$work/switch-$name
  for how in kill eperm; do
    lives $name "sandbox $how" "$target/test/sandbox" $how
    lives $name "sandbox $how, telemetry and log" $t.%p $l $s "$target/test/sandbox" $how
    [ $name = scan ] && lives $name "sandbox $how, block" $t.%p $l HOOKBENCH_ACTION=block VICTIM_DETECTS=1 "$target/test/sandbox" $how
  done
  lives $name "page cut short" "VICTIM_BETWEEN=: >$work/page-$name; : >$work/switch-$name" $t $s "$target/test/service"
  lives $name "page removed" "VICTIM_BETWEEN=rm $work/page-$name $work/switch-$name; true" $t $s "$target/test/service"
  lives $name "page of a child cut short" "VICTIM_BETWEEN=for f in $work/cut-$name.*; do : >\$f; done" "HOOKBENCH_TELEMETRY=$work/cut-$name.%p" "$target/test/service"
  mkfifo "$work/fifo-$name"; ln -s "$work/elsewhere-$name" "$work/link-$name"
  long=/$(printf 'x%.0s' $(seq 5000))
  for path in "$work/fifo-$name" "$work/link-$name" "$work" /dev/full /dev/zero /dev/null /proc/self/mem /nonexistent/page "$long" %p%p%p/ ""; do
    lives $name "page at ${path:0:30}" "HOOKBENCH_TELEMETRY=$path" "HOOKBENCH_SWITCH_PAGE=$path" HOOKBENCH_TIME=1 "$target/test/service"
    lives $name "log at ${path:0:30}" "HOOKBENCH_LOG=$path" "$target/test/service"
    lives $name "keywords at ${path:0:30}" HOOKBENCH_KEYWORDS= "HOOKBENCH_KEYWORDS_FILE=$path" "$target/test/service"
  done
  [ ! -e "$work/elsewhere-$name" ] && pass || fail "$name follows a link"
  : >"$work/empty"; head -c 400000 /dev/urandom >"$work/foreign"; head -c 331776 /dev/zero >"$work/zeros"
  for page in empty foreign zeros; do
    cp "$work/$page" "$work/f-$name"; lives $name "page of others: $page" "HOOKBENCH_TELEMETRY=$work/f-$name" "HOOKBENCH_SWITCH_PAGE=$work/f-$name" "$target/test/service"
    cmp -s "$work/$page" "$work/f-$name" && pass || fail "$name changes a file that is no page: $page"
  done
  lives $name "limit of file size" bash -c "ulimit -f 1; head -c 1000 /dev/zero >$work/limited-$name; HOOKBENCH_LOG=$work/limited-$name $t-l $s-l exec $target/test/service"
  lives $name "/proc not there, empty root" $t-j $l $s-j "$target/test/jail"
  for message in "" HOOKBENCH_MESSAGES=1; do
    timeout 20 env $words $message HOOKBENCH_TELEMETRY=/nonexistent/p HOOKBENCH_LOG=/nonexistent/l HOOKBENCH_SWITCH_PAGE=/nonexistent/s \
      LD_PRELOAD="$(preload $name)" "$target/test/daemon" "$work/data" >/dev/null 2>&1 && [ "$(cat "$work/data")" = RECORD ] && pass ||
      fail "$name writes into the data of a daemon: $(head -c 80 "$work/data")"
  done
done

# A page that was made by another, with an offset far outside: nothing is written by it.
if command -v python3 >/dev/null; then
  lives count "page, first" HOOKBENCH_TIME=1 "HOOKBENCH_TELEMETRY=$work/wild" "$target/test/service"
  python3 -c "import struct, sys; p = sys.argv[1]; b = bytearray(open(p, 'rb').read()); struct.pack_into('<Q', b, 32, 0x123456789000); open(p, 'wb').write(b)" "$work/wild"
  lives count "page with a wild offset" HOOKBENCH_TIME=1 "HOOKBENCH_TELEMETRY=$work/wild" "$target/test/service"
fi
# The same victims notice what is wrong: a SIGBUS without the guard (the program sets its own to default), a hook that complains.
cat >"$work/loud.c" <<'C'
#include <unistd.h>
__attribute__((constructor)) static void load(void) { if (write(2, "loud\n", 5) < 0) _exit(1); }
ssize_t pread(int, void *, size_t, off_t);
int close(int fd) { return write(2, "closing\n", 8) < 0 || dup2(1, fd) < 0 ? -1 : 0; }
C
gcc -O1 -shared -fPIC "$work/loud.c" -o "$work/loud.so"
LD_PRELOAD=$work/loud.so "$target/test/daemon" "$work/data" 2>/dev/null && [ "$(cat "$work/data")" = RECORD ] && fail "daemon does not notice a loud hook" || pass
LD_PRELOAD=$target/test/broken-none.so "$target/test/sandbox" 2>/dev/null && fail "sandbox does not notice a hook that calls the system" || pass

# Keyword lists beyond the limits are refused before a trial.
keywords() { env "$@" "$target/tools/hb-keywords" >"$work/out" 2>"$work/err"; }
seq -f 'word%06g' 60000 >"$work/k-most"; seq -f 'word%06g' 60001 >"$work/k-more"; printf 'x%.0s' $(seq 65) >"$work/k-long"
head -c 1048576 /dev/zero | tr '\0' '\n' >"$work/k-big"; echo wp-admin >>"$work/k-big"; : >"$work/k-none"
keywords "HOOKBENCH_KEYWORDS_FILE=$work/k-most" && [ "$(cat "$work/out")" = 60000 ] && pass || fail "60,000 keywords: $(cat "$work/err")"
for list in k-more k-long k-big k-none fifo-pass link-pass missing; do
  keywords "HOOKBENCH_KEYWORDS_FILE=$work/$list"; [ $? = 2 ] && grep -q '^hookbench: ' "$work/err" && pass || fail "keywords $list are not refused"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
