#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What each layer costs: a Markdown table from hb-probe. Usage: native/costs.sh [LAUNCHES [PAIRS [ROWS]]]   (7, 3000, all;
# ROWS is a pattern: native/costs.sh 12 600 delay)
# Each line is measured in LAUNCHES fresh processes, in random order; the interval is Student's, over their medians.
cd "$(dirname "$0")/target" || exit 2
launches=${1:-7} pairs=${2:-3000}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
# the built-in 200 and 1800 more of the same kind
grep -o '"[^"]*"' ../core/builtin.c | tr -d '"' | sed 's/\\n/\n/g' | grep . >"$work/words2000"
awk 'BEGIN { for (i = 200; i < 2000; i++) printf "%s-%05d.%s\n", substr("admin login backup config", 1 + i % 20, 6), i * 48271 % 65537, i % 2 ? "php" : "sql" }' >>"$work/words2000"

# name|hook|environment|probe options; hook - is A/A
rows() {
  for call in "hb_noop none 1" "read zero 1"; do
    set -- $call
    for hook in - pass guard count dlsym; do
      echo "$1, $2|$hook||--function $1 --target $2 --size $3"
    done
    echo "$1, $2, with telemetry|count|HOOKBENCH_TELEMETRY=$work/page.%p|--function $1 --target $2 --size $3"
  done
  for ns in 0 1 2 5 20; do
    echo "read, /dev/zero, 1 B, delay of $ns ns|delay|HOOKBENCH_DELAY_NS=$ns|--target zero"
  done
  for size in 64 512 1460 8192; do
    for hook in pass count scan scan-hs naive; do
      [ "$hook $size" = "naive 8192" ] || [ ! -e "hooks/$hook.so" ] || echo "read, tcp4, $size B, no match, 200 words|$hook||--target tcp4 --size $size"
    done
    echo "read, tcp4, $size B, no match, 2000 words|scan|HOOKBENCH_KEYWORDS_FILE=$work/words2000|--target tcp4 --size $size"
  done
  for hook in scan naive; do
    echo "read, tcp4, 512 B, match, no log|$hook||--target tcp4 --size 512 --match"
    echo "read, tcp4, 512 B, match, log|$hook|HOOKBENCH_LOG=$work/log|--target tcp4 --size 512 --match"
  done
}

# baseline and difference in ns per call: medians over the pairs of one launch
launch() {
  local hook=$1 env=$2; shift 2
  [ "$hook" = - ] || set -- "$@" --hook "hooks/$hook.so"
  env $env ./hb-probe --pairs "$pairs" --seed "$RANDOM" "$@" 2>/dev/null >"$work/pairs" || return 1
  rm -f "$work"/page.* "$work/log"
  for column in '$4 / $3' '($5 - $4) / $3'; do
    awk -F, "NR > 1 { printf \"%.6f\\n\", $column }" "$work/pairs" | sort -g | awk '{ v[NR] = $1 } END { printf "%s ", v[int((NR + 1) / 2)] }'
  done
}

rows | grep -E -- "${3:-.}" >"$work/rows"
for ((i = 0; i < launches; i++)); do
  awk -v seed="$RANDOM" 'BEGIN { srand(seed) } { print rand() "|" NR "|" $0 }' "$work/rows" | sort -g | cut -d'|' -f2- |
    while IFS='|' read -r number name hook env options; do
      result=$(launch "$hook" "$env" $options </dev/null) && echo "$number|$name|$hook|$result" >>"$work/results"
    done
done
echo "| call | hook | libc alone, ns | difference, ns | 95 % interval |"
echo "|---|---|---:|---:|---:|"
sort -t'|' -k1,1n "$work/results" | awk -F'|' '
  function flush() {
    if (!n) return
    mean = sum / n
    sd = n > 1 ? sqrt((squares - n * mean * mean) / (n - 1)) : 0
    t = n > 1 && n < 13 ? T[n] : 2
    half = t * sd / sqrt(n)
    printf "| %s | %s | %.1f | %+.2f | ±%.2f |\n", name, hook, base / n, mean, half
  }
  BEGIN { split("0 12.71 4.30 3.18 2.78 2.57 2.45 2.36 2.31 2.26 2.23 2.20", T, " ") }
  $1 != last { flush(); n = sum = squares = base = 0; last = $1; name = $2; hook = $3 == "-" ? "none (A/A)" : $3 }
  { split($4, v, " "); n++; base += v[1]; sum += v[2]; squares += v[2] * v[2] }
  END { flush() }'
