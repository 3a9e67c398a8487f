#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# two-images.sh [ENGINE]: makes localhost/hookbench-example:1 and :2 in docker (the default) or podman, two releases of
# the app hello, for image-against-image.yaml. In release 2 the JVM has its quick compiler only.
set -euo pipefail
engine=${1:-docker}
hookbench=$(dirname "$(readlink -f "$0")")/../../scripts/hookbench
app=$("$hookbench" images build --engine "$engine" sut)
"$engine" build --quiet --tag localhost/hookbench-example:1 - <<<"FROM $app" >/dev/null
"$engine" build --quiet --tag localhost/hookbench-example:2 - >/dev/null <<TEXT
FROM $app
ENV JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1
TEXT
echo "localhost/hookbench-example:1 and :2 are in $engine"
