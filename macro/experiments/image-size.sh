#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# image-size.sh serve | pull MIB | stop: a registry on loopback (Debian's docker-registry) with images of one layer that
# cannot be compressed, for image-size.yaml. `serve` starts it and pushes images of 1, 16 and 48 MiB; `pull` removes one
# from docker, pulls it and says how long that took; `stop` ends the registry and removes what was made.
set -euo pipefail
folder=/tmp/hookbench-registry
registry=127.0.0.1:5055
fail() {
  echo "image-size: $*" >&2
  exit 1
}

serve() {
  local size
  command -v docker-registry >/dev/null || fail "docker-registry: not found; apt-get install docker-registry"
  mkdir -p "$folder"
  cat >"$folder/config.yml" <<TEXT
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $folder/images}}
http: {addr: $registry}
TEXT
  setsid docker-registry serve "$folder/config.yml" >"$folder/log.txt" 2>&1 </dev/null &
  echo $! >"$folder/pid"
  for _ in {1..50}; do
    curl --silent --fail "http://$registry/v2/" >/dev/null && break
    sleep 0.1
  done
  curl --silent --fail "http://$registry/v2/" >/dev/null || fail "no registry answers; its log is $folder/log.txt"
  for size in 1 16 48; do
    # The same bytes each time, as good as random.
    openssl enc -aes-128-ctr -pass "pass:$size" -nosalt -pbkdf2 </dev/zero 2>/dev/null |
      head -c "${size}M" >"$folder/fill" || true
    tar --create --directory "$folder" fill | docker import - "$registry/fill:$size" >/dev/null
    docker push --quiet "$registry/fill:$size" >/dev/null
  done
  rm "$folder/fill"
}

pull() {
  local image=$registry/fill:$1 start end said
  docker image rm --force "$image" >/dev/null 2>&1 || true
  start=$(date +%s%N)
  said=$(docker pull "$image")
  end=$(date +%s%N)
  [[ $said == *"Pull complete"* ]] || fail "$image: a layer of it was there already: $said"
  echo "pulled in $(((end - start) / 1000)) us, $(docker image inspect --format '{{.Size}}' "$image")B"
}

stop() {
  kill "$(cat "$folder/pid")" 2>/dev/null || true
  docker image rm --force $registry/fill:{1,16,48} >/dev/null 2>&1 || true
  rm -rf "$folder"
}

case "${1:-}" in
  serve | stop) "$1" ;;
  pull) pull "${2:?the size in MiB is missing}" ;;
  *) fail "give serve, pull MIB, or stop" ;;
esac
