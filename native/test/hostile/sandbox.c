/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A server that shuts itself in: after its start only a few system calls are allowed, and any other kills it (or fails, with
 * the argument eperm). It accepts, reads a request with a keyword, and closes.
 */
#define _GNU_SOURCE
#include "victim.h"
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#define ALLOW(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

static void shut_in(int kill)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        ALLOW(SYS_read),
        ALLOW(SYS_write),
        ALLOW(SYS_close),
        ALLOW(SYS_exit_group),
        ALLOW(SYS_accept),
        ALLOW(SYS_fstat),
        ALLOW(SYS_recvfrom),
        ALLOW(SYS_rt_sigreturn),
        ALLOW(SYS_dup),
        BPF_STMT(BPF_RET | BPF_K, kill ? SECCOMP_RET_KILL_PROCESS : SECCOMP_RET_ERRNO | EPERM)};
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    CHECK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0);
}

int main(int count, char **arguments)
{
    struct sockaddr_in address;
    char buffer[256];
    int server = listener(&address), client = connected(&address);
    say(client, REQUEST);
    shut_in(count < 2 || strcmp(arguments[1], "eperm") != 0);
    int fd = accept(server, NULL, NULL), copy = dup(fd);
    ssize_t n = read(fd, buffer, sizeof buffer);
    if (fd < 0 || copy < 0 || !is_blocked_or_plain(n) || close(copy) || close(fd))
        _exit(1);
    _exit(0);
}
