#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Where the etcd of scripts/ci-kubernetes keeps its data. Each call but the last restarts etcd, so arms have that in common.
#   ram          on a RAM disk
#   disk [N]     on the disk of the cluster, with at most N writes per second (default: no limit)
#   where        prints the file system of its open log, and the limit of the process
# The limit is one of its control group: io.max, or blkio.throttle of version 1. It needs a file system on a block device.
set -euo pipefail

home=$(readlink -f "$(dirname "$0")/../..")
state=${HOOKBENCH_KUBERNETES:-/var/tmp/hookbench-kubernetes}
groups=/sys/fs/cgroup/blkio
[ -d "$groups" ] || groups=/sys/fs/cgroup

fail() { echo "etcd-disk.sh: $*" >&2; exit 1; }
process() { pgrep -f "/etcd --data-dir $state/etcd "; }
inside() { nsenter --target "$(cat "$state/control-plane.pid")" --mount "$@"; }

# await WHAT COMMAND...
await() {
  local what=$1 end=$((SECONDS + 60))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || fail "not within 60 s: $what"
    sleep 0.1
  done
}

is_gone() { ! kill -0 "$1" 2>/dev/null; }

# The disk under the cluster, as MAJOR:MINOR; limits are those of whole disks.
disk() {
  local device
  device=$(findmnt --noheadings --output MAJ:MIN --target "$state/etcd-disk" | tr -d ' ')
  [ -e "/sys/dev/block/$device" ] || fail "$state is not on a block device: its writes cannot be limited"
  [ ! -e "/sys/dev/block/$device/partition" ] || device=$(cat "/sys/dev/block/$device/../dev")
  echo "$device"
}

limit() {
  local group=$groups/hookbench-kubernetes/etcd device
  device=$(disk)
  mkdir -p "$group"
  if [ -e "$group/blkio.throttle.write_iops_device" ]; then
    echo "$device $2" >"$group/blkio.throttle.write_iops_device"
  else
    echo +io >"$groups/cgroup.subtree_control"
    echo +io >"$groups/hookbench-kubernetes/cgroup.subtree_control"
    echo "$device wiops=$2" >"$group/io.max"
  fi
  echo "$1" >"$group/cgroup.procs"
}

# move FOLDER: where its data is now it only restarts.
move() {
  local pid
  "$home/scripts/ci-kubernetes" status >/dev/null
  trap 'rm -f "$state/etcd.held"' EXIT
  touch "$state/etcd.held"
  pid=$(process)
  kill "$pid"
  await "etcd ends" is_gone "$pid"
  if [ "$(readlink "$state/etcd")" != "$1" ]; then
    # shellcheck disable=SC2016
    inside sh -c 'rm -rf "$1/member" && cp -a "$2/member" "$1/" && rm -rf "$2/member"' sh "$1" "$(readlink "$state/etcd")"
    ln -sfn "$1" "$state/etcd"
  fi
  rm "$state/etcd.held"
  await "etcd starts" process
}

where() {
  local pid log group file
  pid=$(process)
  log=$(readlink "/proc/$pid/fd/"* | grep -m 1 '\.wal$')
  group=$(sed -n 's/^[0-9]*:blkio://p; s/^0:://p' "/proc/$pid/cgroup" | head -n 1)
  inside stat --file-system --format %T "$log"
  for file in "$groups$group/blkio.throttle.write_iops_device" "$groups$group/io.max"; do
    [ ! -e "$file" ] || sed -n -E 's/.* (wiops=)?([0-9]+)$/at most \2 writes per second/p' "$file"
  done
}

case ${1-} in
  ram) move "$state/etcd-ram" ;;
  disk)
    move "$state/etcd-disk"
    [ -z "${2-}" ] || limit "$(process)" "$2"
    ;;
  where) where; exit ;;
  *) sed -n '3,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2; exit 2 ;;
esac
await "the API answers" "$home/scripts/ci-kubernetes" status
