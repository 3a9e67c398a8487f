#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# stats compare beside the usual way (pandas and SciPy, the same tests, a bootstrap of 10,000 resamples), in turns.
# Usage: side_by_side.sh BASELINE.csv TREATMENT.csv [REPEATS]     (needs python3-pandas and python3-scipy)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../../../target/hookbench-stats.jar
times=$(mktemp)
trap 'rm -f "$times"' EXIT

timed() {
  local what=$1
  shift
  /usr/bin/time -a -o "$times" -f "$what %e %U %S %M" "$@" >/dev/null
}

for _ in $(seq "${3:-3}"); do
  timed hookbench java -XX:+UseParallelGC -jar "$jar" compare --baseline "$1" --treatment "$2"
  timed usual /usr/bin/python3 "$here/usual_way.py" "$1" "$2"
done
/usr/bin/python3 "$here/times.py" "$times"
