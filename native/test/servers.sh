#!/usr/bin/env bash
# Real servers under the scanning hook behave as without it. Usage: servers.sh TARGET-FOLDER [SECONDS-PER-SERVER]
cd "$1" || exit 2
target=$PWD seconds=${2:-10} hook=$PWD/hooks/scan.so
work=$(mktemp -d /tmp/hookbench-servers-XXXXXX); chmod 755 "$work"
pids=()
finish() { for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null; done; wait 2>/dev/null; rm -rf "$work"; }
trap finish EXIT
passed=0; failed=0; skipped=0
pass() { passed=$((passed + 1)); echo "ok      $*"; }
fail() { failed=$((failed + 1)); echo "FAILED  $*"; }
skip() { skipped=$((skipped + 1)); echo "SKIPPED $*"; }
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
until_open() { for _ in $(seq 200); do (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return 0; sleep 0.05; done; return 1; }
reads() { # sum of calls of all reading functions over the pages $work/NAME.*
  local sum=0 page n
  for page in "$work/$1".[0-9]*; do
    n=$("$target/test/page_total" "$page") && sum=$((sum + n))
  done
  echo "$sum"
}
hooked() { # NAME ACTION COMMAND..., always with &: becomes the command
  local name=$1 action=$2; shift 2
  exec env LD_PRELOAD="$hook" HOOKBENCH_TELEMETRY="$work/$name.%p" HOOKBENCH_ACTION="$action" "$@"
}

nginx_test() {
  command -v nginx >/dev/null && command -v wrk >/dev/null || { skip "nginx: nginx or wrk is not installed"; return; }
  local action port pid result
  for action in trace block; do
    port=$(free_port)
    mkdir -p "$work/www" "$work/ngx"; printf 'hello\n' >"$work/www/index.html"
    cat >"$work/nginx.conf" <<CONF
daemon off; pid $work/nginx.pid; error_log $work/nginx.log info; worker_processes 2;
events { worker_connections 256; }
http { access_log off; client_body_temp_path $work/ngx/a; proxy_temp_path $work/ngx/b; fastcgi_temp_path $work/ngx/c;
  uwsgi_temp_path $work/ngx/d; scgi_temp_path $work/ngx/e; keepalive_requests 1000000;
  server { listen 127.0.0.1:$port; root $work/www; } }
CONF
    chmod -R a+rwX "$work"
    hooked nginx "$action" nginx -c "$work/nginx.conf" -p "$work" 2>/dev/null & pid=$!; pids+=("$pid")
    until_open "$port" || { fail "nginx $action: does not start"; continue; }
    result=$(wrk -t2 -c16 -d"${seconds}s" "http://127.0.0.1:$port/")
    if echo "$result" | grep -qE 'Socket errors|Non-2xx' || ! echo "$result" | grep -q 'Requests/sec'; then
      fail "nginx $action: $(echo "$result" | grep -E 'Socket errors|Non-2xx')"
    else
      pass "nginx $action: $(echo "$result" | grep 'requests in' | xargs)"
    fi
    curl -s -o /dev/null -m 5 "http://127.0.0.1:$port/wp-admin"; result=$?
    [ "$action" = block ] && { [ $result = 56 ] || [ $result = 52 ]; } || { [ "$action" = trace ] && [ $result = 0 ]; } &&
      pass "nginx $action: curl of /wp-admin ends with $result" || fail "nginx $action: curl of /wp-admin ends with $result"
    [ "$(curl -s -m 5 "http://127.0.0.1:$port/")" = hello ] && pass "nginx $action: answers afterwards" || fail "nginx $action: is dead"
    kill "$pid"; wait "$pid" 2>/dev/null
    grep -qE 'exited on signal|alert|emerg' "$work/nginx.log" && fail "nginx $action: $(grep -E 'exited on signal|alert|emerg' "$work/nginx.log" | head -1)"
  done
  [ "$(reads nginx)" -gt 1000 ] && pass "nginx: $(reads nginx) hooked reads" || fail "nginx: was not hooked"
}

redis_test() {
  command -v redis-server >/dev/null && command -v redis-benchmark >/dev/null || { skip "redis: not installed"; return; }
  local port pid digests=() kind
  for kind in plain hooked; do
    port=$(free_port)
    if [ $kind = plain ]; then redis-server --port "$port" --bind 127.0.0.1 --save '' --dir "$work" >/dev/null & else
      hooked redis trace redis-server --port "$port" --bind 127.0.0.1 --save '' --dir "$work" >"$work/redis.log" 2>&1 & fi
    pid=$!; pids+=("$pid")
    until_open "$port" || { fail "redis $kind: does not start"; continue; }
    for i in $(seq 200); do printf 'SET key%d value%d\r\nLPUSH list %d\r\n' "$i" "$i" "$i"; done | redis-cli -p "$port" >/dev/null
    digests+=("$(redis-cli -p "$port" DEBUG DIGEST 2>&1)/$(redis-cli -p "$port" LRANGE list 0 -1 | cksum)")
    if [ $kind = hooked ]; then
      local end=$((SECONDS + seconds)) rounds=0
      while [ $SECONDS -lt $end ]; do
        redis-benchmark -h 127.0.0.1 -p "$port" -q -n 20000 -c 20 -t ping,set,get,lpush,mset >"$work/bench" 2>&1 || { fail "redis: $(tail -1 "$work/bench")"; break; }
        rounds=$((rounds + 1))
      done
      redis-cli -p "$port" PING | grep -q PONG && pass "redis: $rounds rounds of redis-benchmark" || fail "redis: is dead"
    fi
    kill "$pid"; wait "$pid" 2>/dev/null
  done
  [ "${digests[0]}" = "${digests[1]}" ] && pass "redis: same data with and without" || fail "redis: data differ: ${digests[*]}"
  [ "$(reads redis)" -gt 1000 ] && pass "redis: $(reads redis) hooked reads" || fail "redis: was not hooked"
}

postgres_test() {
  local bin; bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)
  [ -x "$bin/postgres" ] && [ -x "$bin/pgbench" ] && id postgres >/dev/null 2>&1 && [ "$(id -u)" = 0 ] ||
    { skip "PostgreSQL: needs the server, pgbench, the user postgres, and root to become it"; return; }
  local port pid result balance; port=$(free_port)
  mkdir "$work/pg" && chown postgres "$work/pg" && chmod 777 "$work"
  runuser -u postgres -- "$bin/initdb" -D "$work/pg/data" -A trust -N >/dev/null 2>&1 || { fail "PostgreSQL: initdb"; return; }
  hooked postgres trace runuser -u postgres -- "$bin/postgres" -D "$work/pg/data" -h 127.0.0.1 -p "$port" -k "$work/pg" -F >"$work/pg.log" 2>&1 &
  pid=$!; pids+=("$pid")
  until_open "$port"; sleep 1
  local at=(-h 127.0.0.1 -p "$port" -U postgres)
  "$bin/pgbench" "${at[@]}" -i -q postgres >/dev/null 2>&1
  result=$("$bin/pgbench" "${at[@]}" -c 4 -j 2 -T "$seconds" postgres 2>&1)
  echo "$result" | grep -q 'number of failed transactions: 0 ' && pass "PostgreSQL: $(echo "$result" | grep 'actually processed')" || fail "PostgreSQL: $(echo "$result" | tail -3)"
  balance=$("$bin/psql" "${at[@]}" -Atc 'select (select sum(abalance) from pgbench_accounts) = (select sum(delta) from pgbench_history) and (select sum(tbalance) from pgbench_tellers) = (select sum(bbalance) from pgbench_branches)' postgres)
  [ "$balance" = t ] && pass "PostgreSQL: the accounts balance" || fail "PostgreSQL: the accounts do not balance ($balance)"
  grep -qE 'terminated by signal|PANIC' "$work/pg.log" && fail "PostgreSQL: $(grep -E 'terminated by signal|PANIC' "$work/pg.log" | head -1)"
  kill -INT "$(head -1 "$work/pg/data/postmaster.pid")" 2>/dev/null; wait "$pid" 2>/dev/null
  [ "$(reads postgres)" -gt 1000 ] && pass "PostgreSQL: $(reads postgres) hooked reads" || fail "PostgreSQL: was not hooked"
}

python_test() {
  python3 -c 'import test.test_socket' 2>/dev/null || { skip "CPython: test.test_socket is not installed"; return; }
  local kind python; python=$(python3 -c 'import sys; print(sys.executable)')
  # the classes that talk over loopback and Unix sockets; others of the module need networks that a sandbox lacks
  local classes="BasicTCPTest BasicTCPTest2 BasicSocketPairTest NonBlockingTCPTests FileObjectClassTestCase
    UnbufferedFileObjectClassTestCase SendmsgTCPTest RecvmsgTCPTest RecvIntoTCPTest RecvmsgIntoTCPTest
    RecvmsgSCMRightsStreamTest RecvmsgIntoSCMRightsStreamTest SendmsgUnixStreamTest RecvmsgUnixStreamTest BasicUDPTest
    BufferIOTest TCPCloserTest InheritanceTest ContextManagersTest NonblockConstantTest"
  for kind in plain hooked; do
    ( cd "$work" || exit
      [ $kind = hooked ] && export LD_PRELOAD="$hook" HOOKBENCH_TELEMETRY="$work/python.%p"
      timeout 60 "$python" -m unittest $(printf 'test.test_socket.%s ' $classes) 2>&1 | grep -E '^Ran [0-9]+ tests|^OK|^FAILED' | sed 's/ in .*//' | paste -sd' ' >"$work/python-$kind" )
  done
  grep -q '^Ran' "$work/python-hooked" && cmp -s "$work/python-plain" "$work/python-hooked" && pass "CPython test_socket: $(cat "$work/python-hooked")" ||
    fail "CPython test_socket: plain: $(cat "$work/python-plain"); hooked: $(cat "$work/python-hooked")"
  [ "$(reads python)" -gt 100 ] && pass "CPython: $(reads python) hooked reads" || fail "CPython: was not hooked"
}

spring_test() {
  local jar=$target/../../macro/sut/target/hookbench-sut.jar port pid result
  [ -f "$jar" ] && command -v wrk >/dev/null || { skip "Spring Boot: macro/sut is not built, or wrk is missing"; return; }
  port=$(free_port)
  hooked spring trace env SERVER_PORT="$port" java -jar "$jar" hello >"$work/spring.log" 2>&1 & pid=$!; pids+=("$pid")
  for _ in $(seq 300); do curl -s -o /dev/null "http://127.0.0.1:$port/" && break; sleep 0.1; done
  result=$(wrk -t2 -c8 -d"${seconds}s" "http://127.0.0.1:$port/")
  if echo "$result" | grep -qE 'Non-2xx|connect [1-9]|read [1-9]|timeout [1-9]' || ! echo "$result" | grep -q 'Requests/sec'; then
    fail "Spring Boot: $(echo "$result" | tail -4)"
  else
    pass "Spring Boot: $(echo "$result" | grep 'requests in' | xargs)"
  fi
  kill "$pid"; wait "$pid" 2>/dev/null
  [ "$(reads spring)" -gt 1000 ] && pass "Spring Boot: $(reads spring) hooked reads" || fail "Spring Boot: was not hooked"
}

for server in ${SERVERS:-nginx redis postgres python spring}; do "${server}_test"; done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
