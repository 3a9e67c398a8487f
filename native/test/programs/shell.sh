# SPDX-License-Identifier: Apache-2.0
# Part of programs.sh: programs that read files, pipes and the outputs of others. Each prints the same whenever it is run.
ALL="bash perl python threads spawn coreutils awk sqlite3 jq compressors tar gcc make dpkg cmake fakeroot unshare valgrind gdb \
static keys ruby faketime redis postgres git openssl asyncio node nginx http2 apache2 java chromium sshd"

bash_program() {
  for i in $(seq 300); do echo "line $i wp-admin"; done >data
  while read -r a b c; do echo "$c $b $a"; done <data | md5sum
  coproc cat; echo hello >&"${COPROC[1]}"; read -r x <&"${COPROC[0]}"; echo "$x"
  (trap 'echo caught' USR1; kill -USR1 $BASHPID; cat <(echo inner) <<<"here") | tr a-z A-Z
}
perl_program() {
  perl -e 'use Socket; socketpair(A,B,AF_UNIX,SOCK_STREAM,0); $|=1;
    for $i (1..20) { if (!fork) { syswrite A, sprintf("%02d wp-admin\n", $i); exit } wait; sysread B, $x, 100; print $x }
    open P, "-|", "seq 5"; print <P>; print join ",", sort { $a <=> $b } map { $_ ** 2 } 1..50; print "\n"'
}
python_needs=python3
python_program() {
  python3 -c '
import hashlib, io, mmap, os, select, tempfile
r, w = os.pipe(); os.write(w, b"GET /wp-admin"); print(select.select([r], [], [], 1)[0] == [r], os.read(r, 100))
f = tempfile.TemporaryFile(); f.write(bytes(range(256)) * 4096); f.flush()
print(hashlib.sha256(mmap.mmap(f.fileno(), 0)).hexdigest(), os.pread(f.fileno(), 5, 300), os.preadv(f.fileno(), [bytearray(9)], 7))
pipes = [os.pipe() for _ in range(400)]; [os.write(b, b"x" * i) for i, (a, b) in enumerate(pipes)]
print(sum(len(os.read(a, 1000)) for a, b in pipes[1:]))
'
}
threads_needs=python3
threads_program() {
  python3 -c '
import os, threading
total, lock = [0], threading.Lock()
def work(n):
    r, w = os.pipe()
    for i in range(50): os.write(w, b"x" * n); got = len(os.read(r, 1000)); lock.acquire(); total[0] += got; lock.release()
    os.close(r); os.close(w)
threads = [threading.Thread(target=work, args=(i,)) for i in range(1, 101)]
[t.start() for t in threads]; [t.join() for t in threads]; print(total[0])
'
}
spawn_needs=python3
spawn_program() {
  python3 -c '
import multiprocessing, os, subprocess
def square(x): return x * x
print(subprocess.run(["cat"], input=b"wp-admin" * 9000, capture_output=True).stdout == b"wp-admin" * 9000)
pid = os.posix_spawn("/bin/echo", ["echo", "spawned"], os.environ); print(os.waitpid(pid, 0)[1])
with multiprocessing.get_context("fork").Pool(4) as pool: print(sum(pool.map(square, range(500))))
for i in range(30):
    if os.fork() == 0: os._exit(i)
print(sorted(os.waitstatus_to_exitcode(os.wait()[1]) for _ in range(30)))
'
}
coreutils_needs="sort join"
coreutils_program() {
  seq -f 'line %g of wp-admin' 20000 >a; sort -R --random-source=a a | sort -k2n >b; cmp a b && tail -3 b
  head -c 300000 a | od -c | md5sum; split -n 7 a part; cat part* | sha256sum; comm -12 a b | wc -l; tac a | head -2; dd if=a bs=7 count=99 2>/dev/null | wc -c
}
awk_program() { seq 50000 | awk '{ s += $1; n[$1 % 7]++ } END { print s; for (i = 0; i < 7; i++) print i, n[i] }'; echo wp-admin | sed 's/admin/user/'; }
sqlite3_program() {
  sqlite3 db 'create table t(a, b); with recursive n(x) as (select 1 union all select x + 1 from n where x < 20000) insert into t select x, "wp-admin" || x from n; create index i on t(b);'
  sqlite3 db 'select count(*), sum(a), max(b) from t; pragma integrity_check; vacuum;'; sqlite3 db .dump | md5sum
}
jq_program() { seq 3000 | jq -s 'map({n: ., s: "wp-admin"}) | group_by(.n % 3) | map(length)' -c; }
compressors_needs="gzip xz zstd bzip2"
compressors_program() {
  seq 60000 >a
  for c in gzip xz zstd bzip2; do $c -q -c <a >a.$c; $c -dc <a.$c | cmp - a && echo "$c"; done; md5sum a.xz a.bzip2; xz -T2 -c a | xz -dc | md5sum
}
tar_program() { mkdir -p d/e; seq 9000 >d/e/f; ln -s f d/e/l; tar --mtime=@0 --owner=0 --group=0 --sort=name -cf - d | tee t.tar | md5sum; tar tvf t.tar --numeric-owner; mkdir x; tar xf t.tar -C x; diff -r d x/d; }
gcc_program() {
  printf '#include <stdio.h>\n#include <string.h>\nint main(void){char b[99];while(fgets(b,99,stdin))printf("%%zu %%s",strlen(b),b);return 0;}\n' >m.c
  gcc -O2 -g0 -c m.c -o m.o && md5sum m.o && gcc m.o -o m && printf 'wp-admin\nb\n' | ./m
}
make_program() { printf 'all: $(addsuffix .o,$(shell seq 12))\n\t@cat *.o | sort -n\n%%.o:\n\t@echo $* >$@\n' >Makefile; make -s -j4; }
dpkg_needs="dpkg dpkg-deb"
dpkg_program() {
  mkdir -p p/DEBIAN p/usr; printf 'Package: a\nVersion: 1\nArchitecture: all\nMaintainer: n <n@n>\nDescription: d\n' >p/DEBIAN/control; seq 900 >p/usr/f
  dpkg-deb --root-owner-group -b p a.deb; dpkg-deb -I a.deb | grep -c Package; dpkg-deb -x a.deb x; md5sum x/usr/f; dpkg --compare-versions 1.10 gt 1.9 && echo newer; dpkg -l bash | tail -1
}
cmake_program() { printf 'cmake_minimum_required(VERSION 3.10)\nproject(p NONE)\nfile(WRITE o.txt "${PROJECT_NAME}\\n")\n' >CMakeLists.txt; cmake -S . -B b >/dev/null && cat o.txt; }
fakeroot_program() { fakeroot bash -c 'id -u; touch f; chown 5:6 f; stat -c "%u %g" f; echo wp-admin | cat'; }
unshare_program() { unshare -mpf --mount-proc bash -c 'echo $$; cat /proc/self/comm'; unshare -n true && echo net; }
valgrind_program() { valgrind -q --error-exitcode=9 /bin/cat /etc/hostname; }
gdb_program() { gdb -nx -batch -ex 'print 6*7' -ex 'info line main' /bin/true 2>&1 | head -1; }
static_needs=gcc
static_program() { printf 'int puts(const char *);int main(void){return puts("static")<0;}' >s.c; gcc -static s.c -o s && ./s; echo wp-admin | cat; }
keys_needs="ssh-keygen openssl"
keys_program() { openssl dgst -sha256 /bin/true; head -c 99999 /bin/bash | openssl enc -aes-128-cbc -K 00112233445566778899aabbccddeeff -iv 0 2>/dev/null | md5sum; ssh-keygen -q -t ed25519 -N '' -f k && ssh-keygen -y -f k | cmp - <(cut -d' ' -f1-3 k.pub) && echo key; }
ruby_program() { ruby -e 'r, w = IO.pipe; fork { w.write "wp-admin" * 999 }; w.close; puts r.read.size; puts `seq 3`; puts Thread.new { 41 + 1 }.value'; }
faketime_program() { faketime '2001-02-03 04:05:06' date -u +%Y; }
