/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hb-switch-check HOOK.so: can this hook be switched? Prints a line for each thing that is known:
 *
 *   switched: FUNCTION    calls of it are switched by connection
 *   accept: own | all     all: HOOKBENCH_SWITCH_ACCEPT=all is needed, because the hook looks accept up by a handle
 *   cannot: REASON        use a duet instead
 *
 * Status 0: it can be switched; 3: it cannot, and a line says why; 2: wrong use. Ends within 10 seconds whatever the hook does:
 * what the hook prints is thrown away, and what it starts is killed, also what left its process group.
 */
#define _GNU_SOURCE
#include "check.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECONDS 4

static char folder[] = "/tmp/hookbench-switch-XXXXXX", page[64], report[64];

static void child(const char *self, const char *hook, const char *beside)
{
    char preload[4 * PATH_MAX], object[PATH_MAX + 16];
    int null = open("/dev/null", O_RDWR);
    snprintf(object, sizeof object, "%s/switch.so", beside);
    snprintf(preload, sizeof preload, "%s:%s:%s/switch-behind.so", object, hook, beside);
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (int fd = 0; fd < 3; fd++)
        dup2(null, fd);
    setenv("HOOKBENCH_SWITCH_PAGE", page, 1);
    unsetenv("HOOKBENCH_TELEMETRY");
    setenv("HOOKBENCH_SWITCH", "hook", 1);
    setenv("LD_PRELOAD", preload, 1);
    execl(self, self, "--inside", hook, object, report, (char *)NULL);
    _exit(127);
}

static int wait_for(pid_t pid)
{
    int status;
    for (int i = 0; i < SECONDS * 100; i++) {
        if (waitpid(pid, &status, WNOHANG) == pid)
            return status;
        usleep(10000);
    }
    return -1;
}

/* What has left the process group of the child is a child of this process by now: it is the subreaper. */
static void end_the_rest(void)
{
    char path[64];
    int pid;
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    for (int round = 0; round < 100; round++) {
        FILE *file = fopen(path, "r");
        int found = file && fscanf(file, "%d", &pid) == 1;
        if (file)
            fclose(file);
        if (!found)
            return;
        kill(pid, SIGKILL);
        waitpid(pid, NULL, 0);
    }
}

/* The status of waitpid, or -1. What the child has started dies with its process group. */
static int run(const char *self, const char *hook, const char *beside)
{
    unlink(report), unlink(page);
    pid_t pid = fork();
    if (pid == 0)
        child(self, hook, beside);
    int status = wait_for(pid);
    kill(-pid, SIGKILL);
    if (status < 0)
        waitpid(pid, NULL, 0);
    end_the_rest();
    return status;
}

static int report_says(const char *what)
{
    char line[512];
    int found = 0;
    FILE *file = fopen(report, "r");
    while (file && !found && fgets(line, sizeof line, file))
        found = strcmp(line, what) == 0;
    if (file)
        fclose(file);
    return found;
}

/* Only a report that was written to its end counts. */
static int print_report(int status)
{
    char line[512];
    int whole = 0, lines = 0;
    FILE *file = fopen(report, "r");
    while (file && ++lines < 1000 && fgets(line, sizeof line, file)) {
        whole = strcmp(line, "end\n") == 0;
        if (!whole)
            fputs(line, stdout);
    }
    if (file)
        fclose(file);
    if (whole && WIFEXITED(status))
        return WEXITSTATUS(status) == 0 ? 0 : 3;
    if (status < 0)
        printf("cannot: the hook did not let a small program end within %d seconds\n", SECONDS);
    else if (WIFSIGNALED(status))
        printf("cannot: a small program with the switch and the hook died of signal %d\n", WTERMSIG(status));
    else
        printf("cannot: a small program with the switch and the hook ended early, with status %d\n",
               WEXITSTATUS(status));
    return 3;
}

int main(int count, char **arguments)
{
    char self[PATH_MAX] = "", hook[PATH_MAX], beside[PATH_MAX];
    if (count == 5 && strcmp(arguments[1], "--inside") == 0)
        return hb_check_inside(arguments[2], arguments[3], arguments[4]);
    if (count != 2 || !realpath(arguments[1], hook) || access(hook, R_OK)) {
        fprintf(stderr, "hookbench: usage: hb-switch-check HOOK.so, a file that can be read\n");
        return 2;
    }
    if (strpbrk(hook, ": \t\n")) {
        fprintf(stderr, "hookbench: %s: LD_PRELOAD cannot name a path with a blank or a colon; rename it\n", hook);
        return 2;
    }
    if (readlink("/proc/self/exe", self, sizeof self - 1) <= 0 || !mkdtemp(folder)) {
        fprintf(stderr, "hookbench: no folder can be made in /tmp: %s\n", strerror(errno));
        return 2;
    }
    snprintf(beside, sizeof beside, "%s", self);
    *strrchr(beside, '/') = 0;
    snprintf(page, sizeof page, "%s/page", folder);
    snprintf(report, sizeof report, "%s/report", folder);
    unsetenv("HOOKBENCH_SWITCH_ACCEPT");
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    int status = run(self, hook, beside);
    if (report_says("accept: all\n") && setenv("HOOKBENCH_SWITCH_ACCEPT", "all", 1) == 0)
        status = run(self, hook, beside);
    int result = print_report(status);
    unlink(page), unlink(report), rmdir(folder);
    return result;
}
