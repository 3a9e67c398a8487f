/* SPDX-License-Identifier: Apache-2.0 */
/* attach --can: each mechanism is tried on a program that does nothing; who fails says why. */
#define _GNU_SOURCE
#include "attach.h"
#include "uprobe.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define REASON_BYTES 1024
#define DISPATCH 59 /* PR_SET_SYSCALL_USER_DISPATCH */

/* Of what the folder of this program holds; the others are built by the same make. */
static int is_built(const char *name)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 64);
    if (n < 0)
        return 0;
    path[n] = 0;
    snprintf(strrchr(path, '/') + 1, 64, "%s.so", name);
    return access(path, R_OK) == 0;
}

static const char *try_sud(void)
{
    static char selector;
#if !defined(__x86_64__)
    return "it is built for x86-64 only; use seccomp or ptrace";
#endif
    if (prctl(DISPATCH, 1, 0, 0, &selector) == 0)
        return NULL;
    return errno == EINVAL ? "the kernel has no syscall user dispatch; it needs Linux 5.11 and CONFIG_GENERIC_ENTRY"
                           : "prctl(PR_SET_SYSCALL_USER_DISPATCH) is refused; a seccomp filter may forbid it";
}

static const char *try_zpoline(void)
{
#if !defined(__x86_64__)
    return "it rewrites instructions of x86-64 only; use sud, seccomp or ptrace";
#endif
    if (!is_built("zpoline"))
        return "it is not built; install libcapstone-dev and run make -C native";
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (page != MAP_FAILED && mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0)
        return NULL;
    return "page 0 cannot be mapped; set sysctl vm.mmap_min_addr=0 or give CAP_SYS_RAWIO (docker run --cap-add SYS_RAWIO)";
}

static const char *try_jvmti(void)
{
    return is_built("jvmti") ? NULL : "it is not built; install a JDK with include/jvmti.h and run make -C native";
}

static const char *try_patching(void)
{
#if !defined(__x86_64__)
    return "it moves instructions of x86-64 only; use audit or got";
#endif
    void *code = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (code != MAP_FAILED && mprotect(code, 4096, PROT_READ | PROT_EXEC) == 0)
        return NULL;
    return "memory that was written cannot be made executable; a security module (SELinux execmem) forbids it";
}

static const char *try_nothing(void)
{
    return NULL;
}

/* In the same process, so that what is tried must be undone by its end. */
static const struct {
    const char *name;
    const char *(*try)(void);
} inside[] = {{"audit", try_nothing},   {"got", try_nothing}, {"detour", try_patching},
              {"zpoline", try_zpoline}, {"sud", try_sud},     {"jvmti", try_jvmti}};

/* What is to be known of one that can be used comes after a tab, as the reason of one that cannot. */
static void say(const char *name, int can, const char *what)
{
    printf("%s\t%s%s%s\n", name, can ? "yes" : "no", what ? "\t" : "", what ? what : "");
    fflush(stdout);
}

static void try_inside(unsigned i)
{
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        const char *reason = inside[i].try();
        say(inside[i].name, reason == NULL, reason);
        _exit(0);
    }
    waitpid(child, NULL, 0);
}

static void become(const struct mechanism *mechanism, int error)
{
    dup2(error, 2);
    unsetenv("HOOKBENCH_TELEMETRY");
    _exit(attach(mechanism, (char *[]){"/proc/self/exe", "--nothing", NULL}));
}

static void try_outside(const char *name)
{
    char text[REASON_BYTES] = "";
    int ends[2], status;
    if (pipe2(ends, 02000000 /* O_CLOEXEC */))
        return;
    pid_t child = fork();
    if (child == 0)
        become(find_mechanism(name), ends[1]);
    close(ends[1]);
    ssize_t n = read(ends[0], text, sizeof text - 1);
    close(ends[0]);
    waitpid(child, &status, 0);
    text[n > 0 ? n : 0] = 0;
    text[strcspn(text, "\n")] = 0;
    const char *reason = strstr(text, name);
    int can = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (can)
        say(name, 1, strstr(name, "probe") ? fault_of_probes() : NULL);
    else
        say(name, 0, reason ? reason + strlen(name) + 2 : "it failed");
}

int print_abilities(void)
{
    for (unsigned i = 0; i < sizeof inside / sizeof *inside; i++)
        try_inside(i);
    for (const char *const *name = (const char *const[]){"seccomp", "ptrace", "uprobe", "uretprobe", NULL}; *name;
         name++)
        try_outside(*name);
    return 0;
}
