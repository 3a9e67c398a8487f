#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How stats analyze grows: result directories of 20 duet trials are made, analysed, and removed.
# Usage: growth.sh [REPEATS [SAMPLES...]]     10^5, 10^6 and 10^7 samples by default; HEAP is -Xmx (default: 2g).
# 10^7 samples need 200 MB in $TMPDIR, 10^8 ten times that and HEAP=12g.
set -euo pipefail
target=$(cd "$(dirname "$0")/../../../target" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
repeats=${1:-1}
shift || true
[ $# -gt 0 ] || set -- 100000 1000000 10000000

for samples; do
  java -cp "$target/test-classes:$target/hookbench-stats.jar" \
    org.hookbench.stats.read.MakeDirectory "$work/$samples" 20 $((samples / 20)) >/dev/null
done
echo "| samples | wall, s | CPU, s | memory, MiB |"
echo "|---|---|---|---|"
for _ in $(seq "$repeats"); do
  for samples; do
    /usr/bin/time -o "$work/time" -f '%e %U %S %M' \
      java -Xmx"${HEAP:-2g}" -XX:+UseParallelGC -jar "$target/hookbench-stats.jar" analyze "$work/$samples"/* >/dev/null
    awk -v n="$samples" '{ printf "| %d | %.2f | %.2f | %d |\n", n, $1, $2 + $3, $4 / 1024 }' "$work/time"
  done
done
