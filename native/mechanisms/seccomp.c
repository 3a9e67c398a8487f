/* SPDX-License-Identifier: Apache-2.0 */
/*
 * seccomp: a filter hands the counted system calls to the supervisor, which lets each go on. The count is of calls that begin: one
 * that is started again after a signal counts again. Neither results nor bytes can be seen.
 */
#define _GNU_SOURCE
#include "attach.h"
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#define WAIT_KILLABLE 32 /* SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, Linux 5.19: no second count when a signal comes */
#if defined(__x86_64__)
#define THIS_AUDIT AUDIT_ARCH_X86_64
#else
#define THIS_AUDIT AUDIT_ARCH_AARCH64
#endif
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, value)
#define NOTIFY(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), RETURN(SECCOMP_RET_USER_NOTIF)

static int listen_to_calls(void)
{
    struct sock_filter rules[] = {LOAD(arch),
                                  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_AUDIT, 1, 0),
                                  RETURN(SECCOMP_RET_ALLOW),
                                  LOAD(nr),
                                  NOTIFY(SYS_read),
                                  NOTIFY(SYS_readv),
                                  NOTIFY(SYS_recvfrom),
                                  NOTIFY(SYS_recvmsg),
                                  NOTIFY(SYS_accept),
                                  NOTIFY(SYS_accept4),
                                  RETURN(SECCOMP_RET_ALLOW)};
    struct sock_fprog filter = {sizeof rules / sizeof *rules, rules};
    unsigned flags = SECCOMP_FILTER_FLAG_NEW_LISTENER;
    long fd = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags | WAIT_KILLABLE, &filter);
    if (fd < 0 && errno == EACCES) { /* without CAP_SYS_ADMIN: the program can gain no rights by a setuid file */
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        fd = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags | WAIT_KILLABLE, &filter);
    }
    return (int)(fd < 0 && errno == EINVAL ? syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &filter) : fd);
}

union control {
    char bytes[CMSG_SPACE(sizeof(int))];
    struct cmsghdr align;
};

/* The reads of this process are notified from here on, so it waits for nothing. */
static void enter(int to_supervisor)
{
    union control control = {0};
    struct iovec part = {"", 1};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    int fd = listen_to_calls();
    if (fd < 0) {
        fprintf(
            stderr,
            "attach: seccomp: a filter with a listener: %s; the kernel needs CONFIG_SECCOMP_FILTER and Linux 5.5, and "
            "one program can have one listener only\n",
            strerror(errno));
        exit(2);
    }
    *CMSG_FIRSTHDR(&message) = (struct cmsghdr){CMSG_LEN(sizeof fd), SOL_SOCKET, SCM_RIGHTS};
    memcpy(CMSG_DATA(CMSG_FIRSTHDR(&message)), &fd, sizeof fd);
    sendmsg(to_supervisor, &message, 0);
}

static int receive(int from_program)
{
    union control control = {0};
    char byte;
    struct iovec part = {&byte, 1};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    int fd;
    if (recvmsg(from_program, &message, MSG_CMSG_CLOEXEC) != 1 || !CMSG_FIRSTHDR(&message))
        return -1;
    memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof fd);
    return fd;
}

static pid_t process_by_thread[THREADS_MAX]; /* of which the kernel gives memory where it is used */

/* Their ends are not seen here, and numbers are used again: with each new process, those that are gone are forgotten. */
static void forget_the_dead(void)
{
    for (struct process *p = processes, *next; p; p = next) {
        next = p->next;
        if (kill(p->pid, 0) && errno == ESRCH) {
            forget_process(p->pid);
            madvise(process_by_thread, sizeof process_by_thread, MADV_DONTNEED);
        }
    }
}

static struct process *caller(pid_t thread)
{
    pid_t *process = &process_by_thread[thread];
    if (!*process) {
        *process = process_of_thread(thread);
        if (*process == thread)
            forget_the_dead();
    }
    return process_of(*process ? *process : thread);
}

static void supervise(pid_t program, int to_program)
{
    (void)program;
    let_start(to_program);
    int fd = receive(to_program);
    close(to_program);
    struct pollfd calls = {fd, POLLIN, 0};
    while (fd >= 0 && (poll(&calls, 1, -1) > 0 || errno == EINTR)) {
        struct seccomp_notif call = {0};
        if (calls.revents & POLLIN && ioctl(fd, SECCOMP_IOCTL_NOTIF_RECV, &call) == 0) {
            struct process *process = caller((pid_t)call.pid);
            enum hb_function f = (enum hb_function)function_of_call(call.data.nr);
            struct seccomp_notif_resp go_on = {.id = call.id, .flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE};
            count_result(process, f, 0);
            ioctl(fd, SECCOMP_IOCTL_NOTIF_SEND, &go_on);
        } else if (calls.revents & POLLHUP) {
            break; /* the last process of the program is gone */
        }
    }
}

const struct mechanism seccomp_mechanism = {"seccomp", supervise, enter};
