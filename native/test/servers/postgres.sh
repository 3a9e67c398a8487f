# SPDX-License-Identifier: Apache-2.0
# PostgreSQL under pgbench: seeded transactions leave the same tables, then four clients at once.
postgres_test() {
  local bin; bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)
  [ -x "$bin/postgres" ] && [ -x "$bin/pgbench" ] && id postgres >/dev/null 2>&1 && [ "$(id -u)" = 0 ] ||
    { skip "PostgreSQL: needs the server, pgbench, the user postgres, and root to become it"; return; }
  local kind port result at
  for kind in plain trace; do
    port=$(free_port); at=(-h 127.0.0.1 -p "$port" -U postgres)
    mkdir "$work/pg-$kind" && chown postgres "$work/pg-$kind"
    runuser -u postgres -- "$bin/initdb" -D "$work/pg-$kind/data" -A trust -N >/dev/null 2>&1 || { fail "PostgreSQL: initdb"; return; }
    start $kind postgres runuser -u postgres -- "$bin/postgres" -D "$work/pg-$kind/data" -h 127.0.0.1 -p "$port" -k "$work/pg-$kind" -F
    until_open "$port"; for _ in $(seq 100); do "$bin/psql" "${at[@]}" -c '' postgres 2>/dev/null && break; sleep 0.1; done
    "$bin/pgbench" "${at[@]}" -i -q postgres >/dev/null 2>&1
    "$bin/pgbench" "${at[@]}" -c 1 -t 300 --random-seed=42 postgres >/dev/null 2>&1
    for table in accounts tellers branches; do "$bin/psql" "${at[@]}" -Atc "table pgbench_$table order by 1" postgres | cksum; done >"$work/postgres-$kind"
    "$bin/psql" "${at[@]}" -Atc "select tid, bid, aid, delta from pgbench_history order by 1, 2, 3, 4" postgres >>"$work/postgres-$kind"
    [ $kind = plain ] || postgres_load
    stop "$(head -1 "$work/pg-$kind/data/postmaster.pid")"
  done
  same postgres
  if grep -E 'terminated by signal|PANIC' "$work/postgres.out"; then fail "PostgreSQL: see its log"; fi
  was_hooked postgres 1000
}

postgres_load() {
  result=$("$bin/pgbench" "${at[@]}" -n -c 4 -j 2 -T "$seconds" postgres 2>&1)
  echo "$result" | grep -q 'number of failed transactions: 0 ' && pass "PostgreSQL: $(echo "$result" | grep 'actually processed')" || fail "PostgreSQL: $(echo "$result" | tail -3)"
  "$bin/psql" "${at[@]}" -Atc 'select (select sum(abalance) from pgbench_accounts) = (select sum(delta) from pgbench_history) and (select sum(tbalance) from pgbench_tellers) = (select sum(bbalance) from pgbench_branches)' postgres |
    grep -q t && pass "PostgreSQL: the accounts balance" || fail "PostgreSQL: the accounts do not balance"
}
