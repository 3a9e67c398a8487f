# SPDX-License-Identifier: Apache-2.0
# redis under its own benchmark; the same commands leave the same data.
redis_commands() {
  for i in $(seq 300); do printf 'SET key%d value%d\r\nLPUSH list %d\r\nZADD zset %d m%d\r\nINCRBY sum %d\r\n' "$i" "$i" "$i" "$i" "$i" "$i"; done
}

redis_test() {
  has redis-server redis-benchmark redis-cli || { skip "redis: not installed"; return; }
  local port kind rounds=0 end
  for kind in plain trace; do
    port=$(free_port)
    start $kind redis redis-server --port "$port" --bind 127.0.0.1 --save '' --dir "$work" --enable-debug-command yes
    until_open "$port" || { fail "redis $kind: does not start"; continue; }
    { redis_commands | redis-cli -p "$port"; redis-cli -p "$port" DEBUG DIGEST; } >"$work/redis-$kind"
    [ $kind = trace ] || { stop; continue; }
    end=$((SECONDS + seconds))
    while [ $SECONDS -lt $end ]; do
      redis-benchmark -h 127.0.0.1 -p "$port" -q -n 5000 -c 20 >"$work/bench" 2>&1 || { fail "redis: $(tail -1 "$work/bench")"; break; }
      rounds=$((rounds + 1))
    done
    redis-cli -p "$port" PING | grep -q PONG && pass "redis: $rounds rounds of redis-benchmark" || fail "redis: is dead"
    stop
  done
  same redis
  was_hooked redis 1000
}
