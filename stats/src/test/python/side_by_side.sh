#!/usr/bin/env bash
# The tables of docs/statistics.md: stats compare beside the usual way, and its growth.
# Usage: side_by_side.sh BASELINE.csv TREATMENT.csv   (needs python3-pandas and python3-scipy)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../../../target/hookbench-stats.jar
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%R s wall, %U s user'

echo "stats compare, $(($(wc -l <"$1") - 1)) rows per arm"
for _ in 1 2 3; do time java -jar "$jar" compare --baseline "$1" --treatment "$2" >/dev/null; done
echo "pandas and SciPy, the same tests, 10,000 resamples (no Hodges-Lehmann)"
time /usr/bin/python3 "$here/usual_way.py" "$1" "$2" >/dev/null

for rows in 50000 500000 5000000; do
  /usr/bin/python3 "$here/make_samples.py" "$rows" 0 1 "$work/a.csv"
  /usr/bin/python3 "$here/make_samples.py" "$rows" 0.02 2 "$work/b.csv"
  echo "stats compare, $((2 * rows)) samples"
  /usr/bin/time -f '%e s wall, %U s user, %M KiB' \
    java -Xmx1700m -jar "$jar" compare --baseline "$work/a.csv" --treatment "$work/b.csv" >/dev/null
done
