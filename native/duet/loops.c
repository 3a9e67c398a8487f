/* SPDX-License-Identifier: Apache-2.0 */
/* The timed loops of functions that do not read. Each has one call site, and both sides run through the same one. */
#define _GNU_SOURCE
#include "side.h"
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define OPENED "/dev/zero"

struct hb_libc hb_libc = {send, recv, socket, connect, accept, close, waitpid};

static void own(const char *name, void *function)
{
    void *found = hb_libc_function(name);
    if (found)
        memcpy(function, &found, sizeof found);
}

/* What the loops do beside the measured call goes past any hook. */
__attribute__((constructor)) static void bind_libc(void)
{
    own("send", &hb_libc.send);
    own("recv", &hb_libc.recv);
    own("socket", &hb_libc.socket);
    own("connect", &hb_libc.connect);
    own("accept", &hb_libc.accept);
    own("close", &hb_libc.close);
    own("waitpid", &hb_libc.waitpid);
}

static __attribute__((noinline)) int loop_open(const hb_any *f, int64_t calls)
{
    for (int64_t i = 0; i < calls; i++) {
        int fd = ((int (*)(const char *, int, ...))f[0])(OPENED, O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            return hb_failed_call("the open", i, fd);
        ((hb_close)f[1])(fd);
    }
    return 0;
}

static __attribute__((noinline)) int loop_openat(const hb_any *f, int64_t calls)
{
    for (int64_t i = 0; i < calls; i++) {
        int fd = ((int (*)(int, const char *, int, ...))f[0])(AT_FDCWD, OPENED, O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            return hb_failed_call("the openat", i, fd);
        ((hb_close)f[1])(fd);
    }
    return 0;
}

static __attribute__((noinline)) int loop_connect(const hb_any *f, const struct hb_ends *e, int64_t calls)
{
    for (int64_t i = 0; i < calls; i++) {
        int client = e->clients[i];
        int failed = ((int (*)(int, const struct sockaddr *, socklen_t))f[0])(client, (const void *)&e->address,
                                                                              e->address_bytes);
        if (failed)
            return hb_failed_call("the connect", i, failed);
        ((hb_close)f[1])(client);
    }
    return 0;
}

static __attribute__((noinline)) int loop_write(hb_function function, const struct hb_ends *e,
                                                const struct hb_plan *plan, int64_t calls)
{
    for (int64_t i = 0; i < calls; i++) {
        long written = function(e->fd, plan->payload, plan->size, 0);
        if (written != plan->size)
            return hb_failed_call("the write", i, written);
    }
    return 0;
}

static __attribute__((noinline)) int loop_malloc(const hb_any *f, size_t size, int64_t calls)
{
    for (int64_t i = 0; i < calls; i++) {
        void *block = ((void *(*)(size_t))f[0])(size);
        if (!block)
            return hb_failed_call("the malloc", i, -1);
        ((void (*)(void *))f[1])(block);
    }
    return 0;
}

static const char *program(void)
{
    return access("/bin/true", X_OK) ? "/usr/bin/true" : "/bin/true";
}

static int ended(pid_t child)
{
    int status = 0;
    while (hb_libc.waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return hb_fail("cannot wait for %s: %s", program(), strerror(errno));
    return status == 0 ? 0 : hb_fail("%s ended with status %d", program(), status);
}

static char *words[] = {"true", NULL}, *none[] = {NULL};

/* The program gets no environment: a hook that is preloaded here is not loaded there. */
static __attribute__((noinline)) int loop_spawn(const hb_any *f, int64_t calls)
{
    const char *path = program();
    for (int64_t i = 0; i < calls; i++) {
        pid_t child;
        int status = ((int (*)(pid_t *, const char *, const posix_spawn_file_actions_t *, const posix_spawnattr_t *,
                               char *const[], char *const[]))f[0])(&child, path, NULL, NULL, words, none);
        if (status)
            return hb_fail("the posix_spawn of call %lld failed: %s", (long long)i, strerror(status));
        if (ended(child))
            return -1;
    }
    return 0;
}

static __attribute__((noinline)) pid_t start(hb_any execve, const char *path)
{
    pid_t child = vfork();
    if (child == 0) {
        ((int (*)(const char *, char *const[], char *const[]))execve)(path, words, none);
        _exit(127);
    }
    return child;
}

static __attribute__((noinline)) int loop_exec(const hb_any *f, int64_t calls)
{
    const char *path = program();
    for (int64_t i = 0; i < calls; i++) {
        pid_t child = start(f[0], path);
        if (child < 0)
            return hb_failed_call("the vfork", i, child);
        if (ended(child))
            return -1;
    }
    return 0;
}

int hb_loop(const hb_any *f, struct hb_ends *e, const struct hb_plan *plan, int64_t calls)
{
    switch (plan->kind) {
    case HB_KIND_OPEN: return loop_open(f, calls);
    case HB_KIND_OPENAT: return loop_openat(f, calls);
    case HB_KIND_CONNECT: return loop_connect(f, e, calls);
    case HB_KIND_SEND:
    case HB_KIND_WRITE: return loop_write((hb_function)f[0], e, plan, calls);
    case HB_KIND_MALLOC: return loop_malloc(f, (size_t)plan->size, calls);
    case HB_KIND_SPAWN: return loop_spawn(f, calls);
    case HB_KIND_EXEC: return loop_exec(f, calls);
    default: return plan->driver.run(f, calls, e->state) ? hb_failed_call("the driver", 0, -1) : 0;
    }
}
