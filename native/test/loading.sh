# SPDX-License-Identifier: Apache-2.0
# Part of run.sh: what the object asks of a process it is loaded into.
was_called() { od -An -v -tu1 -j80 -N32 "$1" | grep -q '[1-9]'; } # PAGE: some function, at least once
for hook in "$target"/hooks/*.so; do
  name=${hook##*/}
  [ "$name" = scan-hs.so ] && continue # needs libhs
  readelf -dW "$hook" | grep -q NEEDED && fail "$name needs another object" || pass
  nm -D --undefined-only "$hook" 2>/dev/null | grep -qv ' w ' && fail "$name has a strong undefined symbol" || pass
  objdump -T "$hook" | grep -q 'GLIBC_' && fail "$name asks for a version of glibc" || pass
  unknown=$(nm -D --defined-only "$hook" 2>/dev/null | awk '{print $3}' | grep -vxF -f "$target/test/interposed")
  [ -z "$unknown" ] && pass || fail "$name exports $unknown"
  LD_PRELOAD=$hook timeout 5 "$target/test/bare" 2>/dev/null && pass || fail "$name harms a program without libc"
  rm -f "$work/page"
  timeout 5 env HOOKBENCH_TELEMETRY="$work/page" LD_PRELOAD="$hook" "$target/test/static" && [ ! -e "$work/page" ] &&
    pass || fail "$name and a static program"
  if [ -x "$target/test/musl" ]; then
    HOOKBENCH_TELEMETRY="$work/page" LD_PRELOAD=$hook timeout 5 "$target/test/musl" >"$work/out" 2>&1 && pass ||
      fail "$name under musl: $(head -2 "$work/out")"
    [ "$name" = null.so ] || was_called "$work/page" && pass || fail "$name under musl was not called"
  else
    skip "$name under musl: musl-gcc is not installed"
  fi
  # no page where none can be: a message, and the program goes on
  HOOKBENCH_MESSAGES=1 HOOKBENCH_TELEMETRY=/nonexistent/folder/page LD_PRELOAD=$hook cat /dev/null >"$work/out" 2>&1 &&
    { [ "$name" = null.so ] || grep -q 'cannot make or continue' "$work/out"; } && pass || fail "$name without a page"
  (ulimit -f 100 && HOOKBENCH_TELEMETRY=$work/page LD_PRELOAD=$hook cat /dev/null) >"$work/out" 2>&1 && pass ||
    fail "$name harms a program that may write small files only"
  if [ "$(id -u)" = 0 ]; then
    HOOK=$hook VICTIM=$target/test/threads unshare --mount sh -c 'mount -t tmpfs -o size=16k full /mnt &&
      exec env HOOKBENCH_TELEMETRY=/mnt/page LD_PRELOAD=$HOOK timeout 60 $VICTIM' >"$work/out" 2>&1 && pass ||
      fail "$name harms a program whose page is on a full disk: $(head -2 "$work/out")"
  else
    skip "$name on a full disk: needs root to mount a small one"
  fi
done
LD_PRELOAD="$target/test/strong.so" timeout 5 "$target/test/bare" 2>/dev/null &&
  fail "bare does not notice a hook that insists on dlsym" || pass
