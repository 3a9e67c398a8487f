# SPDX-License-Identifier: Apache-2.0
# Part of programs.sh: servers and their clients, all under the hook. No port is printed.

redis_needs="redis-server redis-cli"
redis_program() {
  redis-server --port 0 --unixsocket "$PWD/s" --save '' --io-threads 2 >log & p=$!
  for _ in $(seq 200); do redis-cli -s s ping >/dev/null 2>&1 && break; sleep 0.05; done
  for i in $(seq 500); do echo "SET k$i wp-admin$i"; done | redis-cli -s s | sort | uniq -c
  redis-cli -s s mget k1 k500; redis-cli -s s shutdown nosave; wait $p
}
postgres_needs="postgres initdb su"
postgres_program() {
  export PGTZ=UTC; d=$PWD/data; mkdir "$d"; chown nobody "$d"; b=$(dirname "$(readlink -f "$(command -v initdb)")"); pages=${HOOKBENCH_TELEMETRY%/*}; chmod 777 "$pages"
  su nobody -s /bin/bash -c "$b/initdb -D $d -N --no-instructions -A trust >/dev/null 2>&1; echo 'create table t as select x, md5(x::text) from generate_series(1, 9000) x; select count(*), max(md5) from t; ' | $b/postgres --single -j -D $d postgres" 2>&1 | grep -v LOG
}
git_program() {
  git init -q r; cd r; git config user.name n; git config user.email n@n; export GIT_AUTHOR_DATE=@0+0000 GIT_COMMITTER_DATE=@0+0000
  for i in 1 2 3; do seq $((i * 700)) >f; git add f; git commit -qm "wp-admin $i"; done; git gc -q; git update-server-info; git log --format=%H; git fsck 2>&1; cd ..
  p=$(free_port); git daemon --port="$p" --listen=127.0.0.1 --base-path="$PWD" --export-all >/dev/null 2>&1 & d=$!
  until_open "$p"; git clone -q "git://127.0.0.1:$p/r" c; git -C c rev-parse HEAD; kill $d; wait $d 2>/dev/null
  p=$(free_port); python3 -m http.server -b 127.0.0.1 "$p" >/dev/null 2>&1 & d=$!
  until_open "$p"; git clone -q "http://127.0.0.1:$p/r/.git" h; git -C h rev-parse HEAD; md5sum h/f; kill $d; wait $d 2>/dev/null; true
}
openssl_program() {
  openssl req -x509 -newkey rsa:2048 -nodes -keyout k -out c -days 2 -subj /CN=localhost >/dev/null 2>&1
  p=$(free_port); seq 5000 >f; openssl s_server -quiet -WWW -accept "127.0.0.1:$p" -key k -cert c >/dev/null 2>&1 & d=$!
  until_open "$p"; curl -ks "https://127.0.0.1:$p/f" | md5sum; curl -ks "https://127.0.0.1:$p/f" -H 'X: wp-admin' | wc -c; kill $d; wait $d 2>/dev/null; true
}
asyncio_needs=python3
asyncio_program() {
  python3 -c '
import asyncio
async def serve(r, w):
    while line := await r.readline(): w.write(line.upper()); await w.drain()
    w.close()
async def ask(port, n):
    r, w = await asyncio.open_connection("127.0.0.1", port); out = []
    for i in range(20): w.write(b"wp-admin %d %d\n" % (n, i)); out.append(await r.readline())
    w.close(); return b"".join(out)
async def main():
    s = await asyncio.start_server(serve, "127.0.0.1", 0); port = s.sockets[0].getsockname()[1]
    answers = await asyncio.gather(*(ask(port, n) for n in range(50))); print(hash(len(b"".join(answers))), answers[7][:40])
    p = await asyncio.create_subprocess_exec("cat", stdin=-1, stdout=-1); print(await p.communicate(b"sub"))
asyncio.run(main())'
}
node_program() {
  node -e '
const http = require("http"), cp = require("child_process"), fs = require("fs");
const server = http.createServer((q, r) => { let n = 0; q.on("data", d => n += d.length); q.on("end", () => r.end(q.url + n)); });
server.listen(0, "127.0.0.1", async () => {
  const ask = i => new Promise(done => { const q = http.request({ port: server.address().port, path: "/wp-admin" + i, method: "POST", agent: false },
    r => { let s = ""; r.on("data", d => s += d); r.on("end", () => done(s)); }); q.end("x".repeat(i * 500)); });
  console.log((await Promise.all([...Array(40).keys()].map(ask))).join(","));
  fs.writeFileSync("f", "y".repeat(300000)); let n = 0; for await (const c of fs.createReadStream("f")) n += c.length; console.log(n);
  console.log(cp.execFileSync("seq", ["3"]).toString(), cp.spawnSync("cat", { input: "in" }).stdout.toString()); server.close();
});'
}
nginx_needs="nginx curl"
nginx_program() {
  p=$(free_port); seq 3000 >f; chmod 755 . f
  printf 'worker_processes 3; daemon off; pid %s/p; error_log /dev/null; events {}\nhttp { access_log off; client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5; server { listen 127.0.0.1:%s; root %s; location /e { return 200 "$request_uri\\n"; } } }\n' "$PWD" "$p" "$PWD" >n.conf
  nginx -p "$PWD" -c n.conf >/dev/null 2>&1 & d=$!
  until_open "$p"; for i in $(seq 30); do curl -s "http://127.0.0.1:$p/e?wp-admin$i"; done; curl -s "http://127.0.0.1:$p/f" | md5sum
  kill -HUP $d; sleep 0.5; curl -s "http://127.0.0.1:$p/f" -r 5-9; curl -s -o /dev/null -w '%{http_code}\n' "http://127.0.0.1:$p/none"; kill $d; wait $d 2>/dev/null; true
}
http2_needs="nginx curl openssl"
http2_program() {
  openssl req -x509 -newkey rsa:2048 -nodes -keyout k -out c -days 2 -subj /CN=localhost >/dev/null 2>&1; p=$(free_port); seq 9000 >f; chmod 755 . f
  printf 'daemon off; pid %s/p; error_log /dev/null; events {}\nhttp { access_log off; client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5; server { listen 127.0.0.1:%s ssl http2; ssl_certificate %s/c; ssl_certificate_key %s/k; root %s; } }\n' "$PWD" "$p" "$PWD" "$PWD" "$PWD" >n.conf
  nginx -p "$PWD" -c n.conf >/dev/null 2>&1 & d=$!
  until_open "$p"; u=https://127.0.0.1:$p/f; curl -ks --http2 -Z "$u" -o 1 "$u" -o 2 "$u" -o 3 "$u" -o 4 2>/dev/null; md5sum 1 2 3 4; curl -ks --http2 -o /dev/null -w '%{http_version} %{size_download}\n' "$u" -H 'x: wp-admin'; kill $d; wait $d 2>/dev/null; true
}
apache2_needs="apache2 curl"
apache2_program() {
  p=$(free_port); seq 900 >f; m=/usr/lib/apache2/modules; chmod 755 . f
  printf 'LoadModule mpm_event_module %s/mod_mpm_event.so\nLoadModule authz_core_module %s/mod_authz_core.so\nListen 127.0.0.1:%s\nServerName x\nPidFile %s/p\nErrorLog /dev/null\nDocumentRoot %s\n' $m $m "$p" "$PWD" "$PWD" >a.conf
  apache2 -DFOREGROUND -f "$PWD/a.conf" & d=$!; until_open "$p"; for _ in $(seq 20); do curl -s "http://127.0.0.1:$p/f?wp-admin" | md5sum; done | uniq -c; kill $d; wait $d 2>/dev/null; true
}
java_needs="java javac"
java_program() {
  cat >M.java <<'J'
import java.io.*; import java.net.*; import java.nio.file.*; import java.util.*; import java.util.concurrent.atomic.*;
public class M { public static void main(String[] a) throws Exception {
  AtomicLong sum = new AtomicLong(); List<Thread> threads = new ArrayList<>(); ServerSocket s = new ServerSocket(0, 600, InetAddress.getLoopbackAddress());
  Thread server = new Thread(() -> { try { for (int i = 0; i < 500; i++) try (Socket c = s.accept()) { c.getOutputStream().write(c.getInputStream().readNBytes(100)); } } catch (IOException e) { System.out.println(e); } });
  server.start(); byte[] text = "wp-admin ".repeat(12).substring(0, 100).getBytes();
  for (int i = 0; i < 500; i++) { Thread t = new Thread(() -> { try (Socket c = new Socket(s.getInetAddress(), s.getLocalPort())) { c.getOutputStream().write(text); sum.addAndGet(c.getInputStream().readAllBytes().length); } catch (IOException e) { System.out.println(e); } }, "t" + i); threads.add(t); t.start(); }
  for (Thread t : threads) t.join(); server.join(); System.out.println(sum + " " + Files.size(Path.of("M.java")));
  System.out.println(new String(new ProcessBuilder("seq", "4").start().getInputStream().readAllBytes())); } }
J
  java -Xmx256m -XX:TieredStopAtLevel=1 -Xshare:auto -XX:+UseSerialGC M.java
}
chromium_program() { echo '<title>t</title><p id=p><script>p.textContent = 6 * 7 + " wp-admin"</script>' >f.html; timeout 60 chromium --headless --no-sandbox --disable-gpu --user-data-dir="$PWD/u" --dump-dom "file://$PWD/f.html" 2>/dev/null; }
sshd_needs="sshd ssh ssh-keygen"
sshd_program() {
  p=$(free_port); mkdir -p /run/sshd; ssh-keygen -q -t ed25519 -N '' -f h; ssh-keygen -q -t ed25519 -N '' -f k; cp k.pub a; chmod 600 a
  "$(command -v sshd)" -D -f /dev/null -h "$PWD/h" -p "$p" -o ListenAddress=127.0.0.1 -o AuthorizedKeysFile="$PWD/a" -o StrictModes=no -o PidFile=none & d=$!
  until_open "$p"; ssh -q -F none -i k -p "$p" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null root@127.0.0.1 'echo wp-admin; seq 20000 | md5sum'; kill $d; wait $d 2>/dev/null; true
}
