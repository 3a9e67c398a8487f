/* SPDX-License-Identifier: Apache-2.0 */
/* The first call of a process comes from a signal handler on the smallest stack that handlers have. */
#include "victim.h"
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>

static int zero;

static void handler(int signal)
{
    char byte;
    (void)signal;
    if (read(zero, &byte, 1) != 1)
        _exit(3);
}

/* A stack with nothing below it. */
static void *stack(size_t bytes)
{
    char *pages = mmap(NULL, bytes + 65536, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(pages != MAP_FAILED && mprotect(pages + 65536, bytes, PROT_READ | PROT_WRITE) == 0);
    return pages + 65536;
}

int main(void)
{
    size_t bytes = 8192; /* SIGSTKSZ, as programs are compiled with it */
    stack_t small = {.ss_sp = stack(bytes), .ss_size = bytes};
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_ONSTACK};
    zero = open("/dev/zero", O_RDONLY);
    CHECK(zero >= 0 && sigaltstack(&small, NULL) == 0 && sigaction(SIGUSR1, &action, NULL) == 0);
    for (int i = 0; i < 2; i++) { /* the second time in a child, which makes a page of its own */
        raise(SIGUSR1);
        pid_t child = i == 0 ? fork() : 1;
        int status = 0;
        CHECK(child >= 0);
        if (child == 0)
            continue;
        CHECK(i == 1 || (waitpid(child, &status, 0) == child && status == 0));
        break;
    }
    return 0;
}
