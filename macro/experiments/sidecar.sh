#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Asks the container or pod of the arm HOOKBENCH_ARM for a page and says which proxy answered (sidecar.yaml).
set -eu
container=$(docker ps --quiet --latest --filter "name=^hookbench-.*-arm-$HOOKBENCH_ARM\$" 2>/dev/null || true)
if [ -n "$container" ]; then
  address=$(docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$container")
else
  address=$(kubectl get pods --namespace hookbench --selector "hookbench.arm=$HOOKBENCH_ARM" \
    --output jsonpath='{.items[0].status.podIP}')
fi
headers=$(curl --silent --show-error --fail --head --max-time 5 "http://$address:8080/")
echo "$headers" | grep -i '^via:' || echo "no proxy"
