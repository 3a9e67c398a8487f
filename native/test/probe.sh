# SPDX-License-Identifier: Apache-2.0
# Part of run.sh: the probe and the kernel behind it.
probe() { timeout 60 "$target/hb-probe" "$@" >"$work/csv" 2>"$work/err"; }

# refused OPTIONS... says MESSAGE: exit status 2, and the message says why
refused() {
  local options=() message
  while [ $# -gt 1 ] && [ "$1" != says ]; do options+=("$1"); shift; done
  message=$2
  probe "${options[@]}"
  [ $? -eq 2 ] && grep -qF -- "$message" "$work/err" && pass || fail "probe ${options[*]}: $(head -1 "$work/err"), not $message"
}
refused --function opened says 'function "opened" is not one of'
refused --target disk says 'target "disk" is not one of'
refused --function recv --target zero says 'cannot be measured on target "zero"'
refused --size 0 says 'must be 1 to 65536'
refused --size 1x says 'must be a whole number'
refused --threads 65 says '--threads'
refused --match says 'match needs data of a socket'
refused --match --target tcp4 --size 8 says 'at least 16 bytes'
refused --hook /nowhere/x.so says 'hook cannot be loaded'
refused --hook "$target/fixtures/text.so" says 'hook cannot be loaded'
refused --hook "$target/fixtures/unresolved.so" says 'hookbench_nobody_defines_this'
refused --baseline /nowhere/x.so says 'hook cannot be loaded'
refused --colour says 'hb-probe: what does a hook add'
refused read says 'unexpected argument read'

# every function on every target it is for: the header, and as many pairs as asked
for call in hb_noop:none read:zero read:file read:unix read:tcp4 read:tcp6 readv:zero readv:file readv:unix readv:tcp4 \
  readv:tcp6 recv:unix recv:tcp4 recv:tcp6 accept:tcp4 accept:tcp6 connect:tcp4 connect:tcp6 write:zero write:file \
  write:unix write:tcp4 write:tcp6 send:unix send:tcp4 send:tcp6; do
  probe --hook "$target/hooks/scan.so" --function "${call%:*}" --target "${call#*:}" --size 300 --pairs 7 --calls 5 --threads 2 &&
    [ "$(head -1 "$work/csv")" = pair,order,calls,baseline_ns,treatment_ns ] && [ "$(wc -l <"$work/csv")" -eq 15 ] &&
    ! tail -n +2 "$work/csv" | grep -qvE '^[0-6],(BT|TB),5,[1-9][0-9]*,[1-9][0-9]*$' && pass ||
    fail "probe $call: $(head -1 "$work/err") $(wc -l <"$work/csv") lines"
done

# more calls in a batch than the peer provides for at once, and messages that arrive in parts
for call in read:unix:300 readv:tcp4:1 recv:tcp6:65536 accept:tcp4:1 connect:tcp6:1 write:unix:65536 write:tcp4:1 send:tcp6:40000; do
  IFS=: read -r function where size <<<"$call"
  probe --function "$function" --target "$where" --size "$size" --pairs 3 --calls 150 --threads 2 &&
    [ "$(grep -cE '^[0-2],(BT|TB),150,' "$work/csv")" -eq 6 ] && pass || fail "probe $call: $(head -1 "$work/err")"
done

# every call goes through a hook that counts, and through libc alone where the hook has another function
example=$target/../../docs/examples/stat.c
for call in open:open openat:openat connect:connect write:write send:send execve:execve posix_spawn:posix_spawn malloc:malloc \
  malloc:free open:close connect:close stat:--driver; do
  name=${call#*:} function=(--function "${call%:*}")
  [ "$name" != --driver ] || name=stat function=(--driver "$example")
  tally=$work/tally-$name.so
  [ -f "$tally" ] || gcc -O1 -shared -fPIC -DNAME="$name" "$target/../test/fixtures/tally.c" -o "$tally"
  probe --hook "$tally" "${function[@]}" --pairs 3 --calls 4 --warmup 0 && grep -qx "$name 12" "$work/err" &&
    ! grep -q 'does not interpose' "$work/err" && pass || fail "probe $call counted: $(tail -1 "$work/err")"
  # preloaded too: the loop's other calls, and the other side's, go past the hook
  case $name in
    malloc | free | close | open) ;; # the program itself calls these
    *)
      LD_PRELOAD=$tally probe --hook preloaded "${function[@]}" --pairs 3 --calls 4 --warmup 0
      [ "$(grep -c "^$name 12$" "$work/err")" -ge 1 ] && pass || fail "probe $call preloaded: $(tail -1 "$work/err")"
      ;;
  esac
done
for call in clock_gettime openat connect write send execve posix_spawn malloc --driver; do
  function=(--function "$call")
  [ "$call" != --driver ] || function=(--driver "$example")
  probe --hook "$work/tally-open.so" "${function[@]}" --pairs 3 --calls 4 && grep -qx 'open 0' "$work/err" &&
    grep -q 'does not interpose' "$work/err" && pass || fail "probe $call: not said to be not interposed: $(cat "$work/err")"
done

probe --hook "$work/tally-open.so" --function open --pairs 0 && [ ! -s "$work/csv" ] && grep -qx 'open 0' "$work/err" &&
  grep -qF "open of" "$work/err" && pass || fail "probe: no pairs, but $(cat "$work/err")"

# drivers that cannot be used
driver() { printf '%s\n' "$1" >"$work/driver.c"; refused --driver "$work/driver.c" says "$2"; }
refused --driver /nowhere/x.c says 'driver /nowhere/x.c: cannot be read'
refused --driver "$work/err.txt" says 'is not one of'
driver 'int nonsense' "cannot be compiled: $work/driver.c"
driver 'int hb_driver_version = 1;' 'needs HB_DRIVER("function") and hb_driver_run'
driver '#include <hookbench_driver.h>
HB_DRIVER("no_such_function")
int hb_driver_run(const hb_any *f, long n, void *s) { return 0; }' 'function "no_such_function" is not in'
driver '#include <hookbench_driver.h>
HB_DRIVER("getpid", "1", "2", "3", "4", "5", "6", "7", "8")
int hb_driver_run(const hb_any *f, long n, void *s) { return 0; }' 'names 9 functions; 1 to 8'
driver 'const int hb_driver_version = 7; const char *const hb_driver_functions[] = {"getpid", 0};
int hb_driver_run(void *f, long n, void *s) { return 0; }' 'is of version 7; this program knows version 1'
driver '#include <hookbench_driver.h>
#include <errno.h>
HB_DRIVER("getpid")
int hb_driver_open(const hb_any *f, void **s) { errno = ENOSPC; return -1; }
int hb_driver_run(const hb_any *f, long n, void *s) { return 0; }' 'the driver cannot begin: No space left'
cat >"$work/driver.c" <<'C'
#include <hookbench_driver.h>
#include <stdlib.h>
#include <zlib.h>
HB_DRIVER("crc32", "getppid")
int hb_driver_open(const hb_any *f, void **s) { *s = malloc(8); return *s ? 0 : -1; }
void hb_driver_close(const hb_any *f, void *s) { free(s); }
int hb_driver_run(const hb_any *f, long n, void *s)
{
    for (long i = 0; i < n; i++)
        if (((uLong(*)(uLong, const Bytef *, uInt))f[0])(0, s, 8) == 0 || ((int (*)(void))f[1])() < 0) return -1;
    return 0;
}
C
[ ! -f /usr/include/zlib.h ] ||
  { LDLIBS=-lz probe --driver "$work/driver.c" --pairs 3 --calls 4 --threads 2 && [ "$(wc -l <"$work/csv")" -eq 7 ]; } && pass ||
  fail "probe: a driver of another library, with two functions and a state: $(cat "$work/err")"

orders() { probe --pairs 64 --calls 5 --warmup 0 --seed "$1" && cut -d, -f2 "$work/csv" | cksum; }
[ "$(orders 5)" = "$(orders 5)" ] && [ "$(orders 5)" != "$(orders 6)" ] && pass || fail "probe: the seed does not decide the order"
probe --pairs 2000 --calls 5 --warmup 0
first=$(grep -c ,BT, "$work/csv")
[ "$first" -gt 900 ] && [ "$first" -lt 1100 ] && pass || fail "probe: $first of 2000 pairs begin with the baseline"

# data go through the hook under test and not through the baseline: half the reads are counted
rm -f "$work/page"
HOOKBENCH_TELEMETRY="$work/page" probe --hook "$target/hooks/count.so" --target tcp4 --size 100 --pairs 10 --calls 10 --warmup 0
[ "$("$target/test/page_total" "$work/page")" -eq 100 ] && pass || fail "probe: the hook counted $("$target/test/page_total" "$work/page") reads, not 100"
HOOKBENCH_ACTION=block probe --hook "$target/hooks/scan.so" --target tcp4 --size 100 --match --pairs 2 --calls 5 --warmup 0
[ $? -eq 1 ] && grep -q 'Connection reset' "$work/err" && pass || fail "probe: a blocked read is no error: $(cat "$work/err")"
probe --hook "$target/hooks/null.so" --pairs 2 --calls 5 && grep -q 'does not interpose read' "$work/err" && pass || fail "probe: null is not said to be A/A"
HOOKBENCH_DELAY_NS=20000 probe --hook "$target/hooks/delay.so" --pairs 20 --calls 20
awk -F, 'NR > 1 && $5 - $4 < 20 * 15000 { bad = 1 } END { exit bad }' "$work/csv" && pass || fail "probe: a delay of 20 us per call is not seen"

# hook against hook: each side calls its own object, also two copies of one file with variables of their own
cp "$target/hooks/delay.so" "$work/copy.so"
HB_BASELINE_HOOKBENCH_DELAY_NS==5000 HOOKBENCH_DELAY_NS=10000 probe --baseline "$work/copy.so" --hook "$target/hooks/delay.so" \
  --pairs 200 --calls 20 &&
  grep -qF "read of $work/copy.so against $target/hooks/delay.so" "$work/err" &&
  awk -F, 'NR > 1 { n += $5 > $4 } END { exit !(n > 0.8 * (NR - 1)) }' "$work/csv" &&
  pass || fail "probe: delay 5 us against 10 us: $(head -1 "$work/err")"
probe --baseline "$target/hooks/pass.so" --hook "$target/hooks/scan.so" --pairs 7 --calls 5 &&
  grep -qF "hooks/pass.so against" "$work/err" && pass || fail "probe: pass against scan"

# A hook of the clock does not time itself: under one that stands still every batch takes time.
cat >"$work/frozen.c" <<'C'
#include <time.h>
int clock_gettime(clockid_t clock, struct timespec *t) { *t = (struct timespec){(time_t)clock, 7}; return 0; }
C
gcc -O1 -shared -fPIC "$work/frozen.c" -o "$work/frozen.so"
LD_PRELOAD=$work/frozen.so probe --hook "$target/hooks/pass.so" --pairs 7 --calls 5 --warmup 0 &&
  [ "$(wc -l <"$work/csv")" -eq 8 ] && ! tail -n +2 "$work/csv" | grep -qE ',0(,|$)' && pass || fail "probe: the clock is read through a hook"
