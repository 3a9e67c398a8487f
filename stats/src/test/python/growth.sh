#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How stats analyze grows: result directories of 10^5, 10^6 and 10^7 samples (20 duet trials each) are made, analysed, and removed.
# Usage: growth.sh [REPEATS]     (needs 500 MB in $TMPDIR)
set -euo pipefail
target=$(cd "$(dirname "$0")/../../../target" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for rows in 5000 50000 500000; do
  java -cp "$target/test-classes:$target/hookbench-stats.jar" \
    org.hookbench.stats.read.MakeDirectory "$work/$rows" 20 "$rows" >/dev/null
done
echo "| samples | wall, s | CPU, s | memory, MiB |"
echo "|---|---|---|---|"
for _ in $(seq "${1:-1}"); do
  for rows in 5000 50000 500000; do
    /usr/bin/time -o "$work/time" -f '%e %U %S %M' \
      java -Xmx2g -XX:+UseParallelGC -jar "$target/hookbench-stats.jar" analyze "$work/$rows"/* >/dev/null
    awk -v n=$((20 * rows)) '{ printf "| %d | %.2f | %.2f | %d |\n", n, $1, $2 + $3, $4 / 1024 }' "$work/time"
  done
done
