# SPDX-License-Identifier: Apache-2.0
# nginx under wrk, once tracing and once blocking.
nginx_conf() { # PORT
  cat <<CONF
daemon off; pid $work/nginx.pid; error_log $work/nginx.log info; worker_processes 2;
events { worker_connections 256; }
http { access_log off; client_body_temp_path $work/ngx/a; proxy_temp_path $work/ngx/b; fastcgi_temp_path $work/ngx/c;
  uwsgi_temp_path $work/ngx/d; scgi_temp_path $work/ngx/e; keepalive_requests 1000000;
  server { listen 127.0.0.1:$1; root $work/www; } }
CONF
}

nginx_test() {
  has nginx wrk curl || { skip "nginx: nginx, wrk or curl is not installed"; return; }
  local kind port status
  mkdir -p "$work/www" "$work/ngx"; printf 'hello\n' >"$work/www/index.html"; chmod -R a+rwX "$work"
  for kind in plain ${ACTIONS:-trace block}; do
    port=$(free_port); nginx_conf "$port" >"$work/nginx.conf"
    start "$kind" nginx nginx -c "$work/nginx.conf" -p "$work"
    until_open "$port" || { fail "nginx $kind: does not start"; continue; }
    answers "$port" | still >"$work/nginx-$kind"
    if [ "$kind" != plain ]; then
      load "nginx $kind" "$port"
      curl -s -o /dev/null -m 5 "http://127.0.0.1:$port/wp-admin"; status=$?
      case $kind$status in trace0|block52|block56) pass "nginx $kind: curl of /wp-admin ends with $status" ;; *)
        fail "nginx $kind: curl of /wp-admin ends with $status" ;; esac
      [ "$(curl -s -m 5 "http://127.0.0.1:$port/")" = hello ] && pass "nginx $kind: answers afterwards" || fail "nginx $kind: is dead"
    fi
    stop
  done
  if grep -E 'exited on signal|alert|emerg' "$work/nginx.log"; then fail "nginx: see its log"; fi
  [ ! -e "$work/nginx-trace" ] || same nginx
  was_hooked nginx 1000
}
