/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outside WAY N: makes N calls of counted functions in some way, and ends with status 42. A line "expect FUNCTION CALLS" for each
 * function. Its own start-up may add calls of read, which are not among them.
 */
#define _GNU_SOURCE
#include "../victims/victim.h"
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/time.h>
#include <sys/wait.h>

static int n;
static volatile int done;

static int zeros(void)
{
    int fd = open("/dev/zero", O_RDONLY | O_CLOEXEC);
    CHECK(fd >= 0);
    return fd;
}

static void read_times(int times)
{
    char byte = 1;
    int fd = zeros();
    for (int i = 0; i < times; i++)
        CHECK(read(fd, &byte, 1) == 1 && byte == 0);
    close(fd);
}

static void expect(const char *function, int calls)
{
    printf("expect %s %d\n", function, calls);
}

/* Nothing is there to be read: each fails with EAGAIN. */
static void each(void)
{
    char byte;
    int ends[2];
    struct sockaddr_in address;
    struct iovec part = {&byte, 1};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    CHECK(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) == 0);
    int fd = ends[0], server = listener(&address);
    fcntl(server, F_SETFL, O_NONBLOCK);
    for (int i = 0; i < n; i++)
        CHECK(read(fd, &byte, 1) == -1 && readv(fd, &part, 1) == -1 && recv(fd, &byte, 1, 0) == -1 &&
              recvfrom(fd, &byte, 1, 0, NULL, NULL) == -1 && recvmsg(fd, &message, 0) == -1 &&
              accept(server, NULL, NULL) == -1 && accept4(server, NULL, NULL, 0) == -1 && errno == EAGAIN);
    for (const char **f = (const char *[]){"read", "readv", "recv", "recvfrom", "recvmsg", "accept", "accept4", NULL};
         *f; f++)
        expect(*f, n);
}

static void plain(void)
{
    read_times(n);
    expect("read", n);
}

static void *in_thread(void *times)
{
    read_times(*(int *)times);
    return NULL;
}

static void threads(void)
{
    pthread_t all[8];
    int share = n / 9;
    for (int i = 0; i < 8; i++)
        CHECK(pthread_create(&all[i], NULL, in_thread, &share) == 0);
    read_times(n - 8 * share);
    for (int i = 0; i < 8; i++)
        pthread_join(all[i], NULL);
    expect("read", n);
}

static void reap(pid_t child)
{
    int status;
    CHECK(child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 42);
}

static void forks(void)
{
    pid_t child = fork();
    read_times(child ? n - n / 2 : n / 2);
    if (!child)
        _exit(42);
    reap(child);
    expect("read", n);
}

/* The same program again, which says what to expect of it. */
static void run(void (*with)(char **))
{
    char times[16];
    snprintf(times, sizeof times, "%d", n);
    fflush(stdout);
    with((char *[]){"outside", "plain", times, NULL});
}

static void by_exec(char **arguments)
{
    execv("/proc/self/exe", arguments);
}

static void by_vfork(char **arguments)
{
    pid_t child = vfork();
    if (!child) {
        execv("/proc/self/exe", arguments);
        _exit(1);
    }
    reap(child);
}

static void by_spawn(char **arguments)
{
    pid_t child;
    extern char **environ;
    CHECK(posix_spawn(&child, "/proc/self/exe", NULL, NULL, arguments, environ) == 0);
    reap(child);
}

static void executes(void)
{
    run(by_exec);
}

static void vforks(void)
{
    run(by_vfork);
}

static void spawns(void)
{
    run(by_spawn);
}

static void on_alarm(int signal)
{
    (void)signal;
}

/* Reads that wait, and signals: a read that ends with EINTR is a call, one that the kernel starts again is not another. */
static void signals(void)
{
    char byte;
    int ends[2], calls = 0;
    struct itimerval often = {{0, 300}, {0, 300}};
    CHECK(pipe(ends) == 0);
    pid_t child = fork();
    for (int i = 0; !child && i < n; i++) {
        usleep(200);
        CHECK(write(ends[1], "", 1) == 1);
    }
    if (!child)
        _exit(42);
    for (int restarts = 0; restarts < 2; restarts++) {
        sigaction(SIGALRM, &(struct sigaction){.sa_handler = on_alarm, .sa_flags = restarts ? SA_RESTART : 0}, NULL);
        setitimer(ITIMER_REAL, &often, NULL);
        for (int i = 0; i < (restarts ? n - n / 2 : n / 2); calls++)
            i += read(ends[0], &byte, 1) == 1;
    }
    setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
    reap(child);
    expect("read", calls);
}

/* The supervisor is none of its children. */
static void childless(void)
{
    CHECK(waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD);
    plain();
}

static void stopped(void)
{
    pid_t child = fork();
    int status;
    if (!child) {
        raise(SIGSTOP);
        read_times(n);
        _exit(42);
    }
    CHECK(waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status) && WSTOPSIG(status) == SIGSTOP);
    kill(child, SIGCONT);
    reap(child);
    expect("read", n);
}

static void on_term(int signal)
{
    (void)signal;
    done = 1;
}

/* Until SIGTERM, like a server; its first line says that it is there. */
static void serves(void)
{
    signal(SIGTERM, on_term);
    plain();
    fflush(stdout);
    while (!done)
        pause();
}

static void crashes(void)
{
    plain();
    fflush(stdout);
    raise(SIGSEGV);
}

/* A mechanism that puts code at address 0 must not let this go on. */
static void nulls(void)
{
    void (*volatile none)(void) = NULL;
    none();
}

int main(int count, char **arguments)
{
    static const struct {
        const char *name;
        void (*way)(void);
    } ways[] = {{"plain", plain},       {"each", each},           {"threads", threads}, {"forks", forks},
                {"executes", executes}, {"vforks", vforks},       {"spawns", spawns},   {"signals", signals},
                {"stopped", stopped},   {"childless", childless}, {"serves", serves},   {"crashes", crashes},
                {"nulls", nulls}};
    CHECK(count == 3);
    n = atoi(arguments[2]);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (strcmp(ways[i].name, arguments[1]) == 0) {
            ways[i].way();
            return 42;
        }
    return 2;
}
