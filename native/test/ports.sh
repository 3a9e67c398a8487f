# SPDX-License-Identifier: Apache-2.0
# Part of programs.sh and servers.sh.
# A port below those that the kernel gives to clients: no client of another test takes it before the server has it.
free_port() {
  local p
  for _ in $(seq 50); do p=$((10000 + RANDOM % 20000)); (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null || { echo "$p"; return; }; done
}
until_open() { for _ in $(seq 1200); do (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return 0; sleep 0.05; done; return 1; }
