#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# cold-servers.sh [ENGINE]: makes two small servers in /tmp/hookbench-cold for the experiments cold-*.yaml: Hello.class
# for a JVM, and hello.c as hello-glibc and hello-musl (musl-gcc is in Debian's musl-tools). With ENGINE, docker or
# podman, the two get images, localhost/hookbench-cold:glibc and :musl, on the bases that scripts/base-image makes.
set -euo pipefail
folder=/tmp/hookbench-cold
mkdir -p "$folder"
cd "$folder"
cat >Hello.java <<'TEXT'
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

public final class Hello {
  public static void main(String[] port) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(port[0])), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }
}
TEXT
javac --release 17 Hello.java
cat >hello.c <<'TEXT'
#include <arpa/inet.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv) {
  static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
  struct sockaddr_in any = {.sin_family = AF_INET, .sin_port = htons(argc > 1 ? atoi(argv[1]) : 8080)};
  int port = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
  setsockopt(port, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(port, (struct sockaddr *)&any, sizeof any) || listen(port, 16)) return 1;
  for (;;) {
    char request[1024];
    int client = accept(port, NULL, NULL);
    if (read(client, request, sizeof request) > 0 && write(client, answer, sizeof answer - 1) < 0) return 1;
    close(client);
  }
}
TEXT
gcc -O2 -o hello-glibc hello.c
musl-gcc -O2 -o hello-musl hello.c
echo "$folder: Hello.class, hello-glibc, hello-musl"
[ $# -gt 0 ] || exit 0
for libc in glibc:debian musl:musl; do
  printf 'FROM localhost/hookbench-base:%s\nCOPY hello-%s /hello\nENTRYPOINT ["/hello"]\n' "${libc#*:}" "${libc%:*}" |
    "$1" build --quiet --tag "localhost/hookbench-cold:${libc%:*}" --file - . >/dev/null
  echo "localhost/hookbench-cold:${libc%:*} is in $1"
done
