#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# mechanism-jvm.sh MECHANISM|none [CALLS]: a JVM reads one byte CALLS times under the hook count by MECHANISM (preload, jvmti) or
# under an agent of Byte Buddy that counts (agent), for mechanism-jvm.yaml. Prints file and tcp: ns per call by
# FileInputStream and by SocketChannel; start: ms to main. Status 1: what is counted differs from the calls made, or
# is less of preload, which sees the reads of the JVM itself too.
# mechanism-jvm.sh MECHANISM ways: MECHANISM, way, counted, made, tab-separated, for each way to read in Java.
set -euo pipefail
mechanism=$1 calls=${2:-400000}
here=$(readlink -f "$(dirname "$0")")
target=$(readlink -f "$here/../../../native/target")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
how=()
case $mechanism in
  none) how=(env java) ;;
  preload) how=(env "LD_PRELOAD=$target/hooks/count.so" java) ;;
  jvmti) how=(java "-agentpath:$target/mechanisms/jvmti.so") ;;
  agent) "$here/count-agent.sh"; how=(java "-javaagent:/tmp/hookbench-agent/count-agent.jar=$work/count") ;;
  *) echo "mechanism-jvm.sh: $mechanism: must be none, preload, jvmti or agent" >&2; exit 2 ;;
esac

reads() { # WAY CALLS: writes $work/out, sets counted
  rm -f "$work"/page-* "$work/count"
  HOOKBENCH_TELEMETRY=$work/page-%p "${how[@]}" -Dbegan="$(date +%s%N)" -cp "$target/test" Reads "$1" "$2" >"$work/out"
  case $mechanism in
    none) counted=0 ;;
    agent) counted=$(cat "$work/count") ;;
    *) counted=$("$target/test/page_counts" "$work"/page-* | awk '/^(read|recv|pread|accept)/ { n += $2 } END { print n + 0 }') ;;
  esac
}

if [ "$calls" = ways ]; then
  for way in stream random channel at whole socket scatter plain datagram accept mapped sent; do
    reads $way 1; first=$counted
    reads $way 998
    printf '%s\t%s\t%d\t997\n' "$mechanism" $way $((counted - first))
  done
  exit
fi
for way in stream socket; do
  case $way in stream) metric='file' ;; socket) metric='tcp' ;; esac
  reads $way 1; first=$counted
  [ $way = socket ] || grep ^start "$work/out"
  reads $way "$calls"
  seen=$((counted - first)) made=$((calls - 1))
  case $mechanism in none) made=0 ;; preload) [ $seen -le $made ] || seen=$made ;; esac
  [ $seen = $made ] || { echo "$mechanism: $made calls by $way, $seen are counted" >&2; exit 1; }
  sed -n "s/^call/$metric/p" "$work/out"
done
