/* SPDX-License-Identifier: Apache-2.0 */
/* The least a latency can be on this machine: two threads on CPUs of their own that poll one TCP connection. The server
   answers a known time after it has read; printed is what the client measured minus what the server took, as
   `hookbench load accuracy` prints it for the load generator. With "warm", while both wait for the answer, something goes
   to and fro on a second connection every 50 us: a way that was not used for a while is slow.
   Usage: pingpong DELAY_US REQUESTS [warm] */
#define _GNU_SOURCE
#include <limits.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { REQUEST_BYTES = 60, RESPONSE_BYTES = 80, BUFFER_BYTES = 256, WARM_EVERY_NS = 50000 };

struct run {
  int listener;
  int warm;
  long delay_ns;
  long requests;
  long *server_ns;
  long *error_ns;
};

static long now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000L + t.tv_nsec;
}

static void run_on(int cpu) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(cpu, &set);
  if (sched_setaffinity(0, sizeof set, &set) != 0) perror("sched_setaffinity");
}

static int send_at_once(int fd) {
  int one = 1;
  if (setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) != 0) perror("TCP_NODELAY");
  return fd;
}

static int connect_to(const struct sockaddr_in *address) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(fd, (const struct sockaddr *)address, sizeof *address) != 0) {
    perror("connect");
    exit(1);
  }
  return send_at_once(fd);
}

static int came(int fd) {
  char bytes[BUFFER_BYTES];
  return recv(fd, bytes, sizeof bytes, MSG_DONTWAIT) > 0;
}

static void write_to(int fd, size_t length) {
  static const char bytes[BUFFER_BYTES];
  if (send(fd, bytes, length, 0) != (ssize_t)length) {
    perror("send");
    exit(1);
  }
}

static void echo(const struct run *run, int fd) {
  if (run->warm && came(fd)) write_to(fd, RESPONSE_BYTES);
}

static void *serve(void *argument) {
  struct run *run = argument;
  run_on(0);
  int fd = send_at_once(accept(run->listener, NULL, NULL));
  int other = send_at_once(accept(run->listener, NULL, NULL));
  for (long i = 0; i < run->requests; i++) {
    while (!came(fd)) echo(run, other);
    long read_ns = now_ns();
    long written_ns;
    while ((written_ns = now_ns()) < read_ns + run->delay_ns) echo(run, other);
    run->server_ns[i] = written_ns - read_ns;
    write_to(fd, RESPONSE_BYTES);
  }
  return NULL;
}

static void ask(struct run *run, const struct sockaddr_in *address) {
  run_on(1);
  int fd = connect_to(address);
  int other = connect_to(address);
  for (long i = 0; i < run->requests; i++) {
    long sent_ns = now_ns();
    long warm_ns = run->warm ? sent_ns + WARM_EVERY_NS : LONG_MAX;
    write_to(fd, REQUEST_BYTES);
    while (!came(fd)) {
      if (now_ns() < warm_ns) continue;
      came(other);
      write_to(other, REQUEST_BYTES);
      warm_ns += WARM_EVERY_NS;
    }
    run->error_ns[i] = now_ns() - sent_ns;
  }
}

static int by_size(const void *a, const void *b) {
  long x = *(const long *)a, y = *(const long *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  int warm = argc == 4 && strcmp(argv[3], "warm") == 0;
  if (argc != 3 + warm || atol(argv[2]) < 1) {
    fprintf(stderr, "usage: pingpong DELAY_US REQUESTS [warm]\n");
    return 2;
  }
  struct run run = {.warm = warm, .delay_ns = atol(argv[1]) * 1000, .requests = atol(argv[2])};
  run.server_ns = calloc(run.requests, sizeof(long));
  run.error_ns = calloc(run.requests, sizeof(long));
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
  socklen_t length = sizeof address;
  run.listener = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(run.listener, (struct sockaddr *)&address, length) != 0 || listen(run.listener, 1) != 0 ||
      getsockname(run.listener, (struct sockaddr *)&address, &length) != 0) {
    perror("listen");
    return 1;
  }
  pthread_t server;
  if (pthread_create(&server, NULL, serve, &run) != 0) return 1;
  ask(&run, &address);
  pthread_join(server, NULL);
  for (long i = 0; i < run.requests; i++) run.error_ns[i] -= run.server_ns[i];
  qsort(run.error_ns, run.requests, sizeof(long), by_size);
  printf("| %s | %s | %ld | %.1f | %.1f |\n", argv[1], warm ? "yes" : "no", run.requests,
         run.error_ns[run.requests / 2] / 1e3, run.error_ns[run.requests * 99 / 100] / 1e3);
  return 0;
}
