/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a request takes longer by what its hook waits, and by no more: two processes over one TCP connection of the
   loopback. The client polls. The server reads 50 requests by read(), which a preloaded hook delays, and the next 50 by
   the system call itself, which no hook sees. Printed is the median with the hook minus the one without, in ns: of the
   read alone, by the server ("inside"), and of the whole request, by the client ("outside").
   Usage: LD_PRELOAD=delay.so HOOKBENCH_DELAY_NS=NS afterwait REQUESTS */
#define _GNU_SOURCE
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { IN_TURN = 50, REQUEST_BYTES = 80, RESPONSE_BYTES = 100, BUFFER_BYTES = 4096, LEAST = 2 * IN_TURN };

static long now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000L + t.tv_nsec;
}

static void or_exit(int succeeds, const char *what) {
  if (succeeds) return;
  perror(what);
  exit(1);
}

static int send_at_once(int fd) {
  int one = 1;
  or_exit(fd >= 0 && setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) == 0, "connection");
  return fd;
}

static int hooked(long request) { return request / IN_TURN % 2; }

static void serve(int listener, long requests, long *inside_ns) {
  char bytes[BUFFER_BYTES] = {0};
  int fd = send_at_once(accept(listener, NULL, NULL));
  int epoll = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN};
  or_exit(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) == 0, "epoll_ctl");
  for (long i = 0; i < requests; i++) {
    or_exit(epoll_wait(epoll, &event, 1, -1) == 1, "epoll_wait");
    long before_ns = now_ns();
    long got = hooked(i) ? read(fd, bytes, sizeof bytes) : syscall(SYS_read, fd, bytes, sizeof bytes);
    inside_ns[i] = now_ns() - before_ns;
    or_exit(got == REQUEST_BYTES && write(fd, bytes, RESPONSE_BYTES) == RESPONSE_BYTES, "server");
  }
}

/* By system calls: the client has no hook. */
static void ask(int fd, long requests, long *outside_ns) {
  char bytes[BUFFER_BYTES] = {0};
  for (long i = 0; i < requests; i++) {
    long before_ns = now_ns();
    or_exit(syscall(SYS_write, fd, bytes, REQUEST_BYTES) == REQUEST_BYTES, "client");
    while (syscall(SYS_recvfrom, fd, bytes, sizeof bytes, MSG_DONTWAIT, NULL, NULL) < 0)
      ;
    outside_ns[i] = now_ns() - before_ns;
  }
}

static int by_size(const void *a, const void *b) {
  long x = *(const long *)a, y = *(const long *)b;
  return (x > y) - (x < y);
}

static double median(const long *ns, long requests, int with_hook) {
  long *own = calloc(requests, sizeof(long)), n = 0;
  for (long i = 0; i < requests; i++)
    if (hooked(i) == with_hook) own[n++] = ns[i];
  qsort(own, n, sizeof(long), by_size);
  double middle = (own[n / 2] + own[(n - 1) / 2]) / 2.0;
  free(own);
  return middle;
}

static double more(const long *ns, long requests) { return median(ns, requests, 1) - median(ns, requests, 0); }

int main(int argc, char **argv) {
  long requests = argc == 2 ? atol(argv[1]) : 0;
  if (requests < LEAST) {
    fprintf(stderr, "usage: afterwait REQUESTS (at least %d)\n", LEAST);
    return 2;
  }
  size_t size = requests * sizeof(long);
  long *inside_ns = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  long *outside_ns = calloc(requests, sizeof(long));
  or_exit(inside_ns != MAP_FAILED && outside_ns != NULL, "memory");
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
  socklen_t length = sizeof address;
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  or_exit(bind(listener, (struct sockaddr *)&address, length) == 0 && listen(listener, 1) == 0 &&
              getsockname(listener, (struct sockaddr *)&address, &length) == 0,
          "listen");
  int server = fork();
  or_exit(server >= 0, "fork");
  if (server == 0) {
    serve(listener, requests, inside_ns);
    return 0;
  }
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  or_exit(connect(fd, (struct sockaddr *)&address, length) == 0, "connect");
  ask(send_at_once(fd), requests, outside_ns);
  int status;
  or_exit(waitpid(server, &status, 0) == server && status == 0, "server");
  printf("%.1f %.1f\n", more(inside_ns, requests), more(outside_ns, requests));
  return 0;
}
