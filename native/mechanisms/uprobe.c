/* SPDX-License-Identifier: Apache-2.0 */
/*
 * uprobe, uretprobe: the kernel stops the program at the first instruction of each counted function of libc (or at its return) and
 * runs a BPF program that counts. The probes are of one process and its threads; its children get their own.
 */
#define _GNU_SOURCE
#include "attach.h"
#include "uprobe.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME(f) #f,
#define NUMBER(f) HB_##f,
static const char *const names[COUNTED_FUNCTIONS] = {COUNTED(NAME)};
static const enum hb_function numbers[COUNTED_FUNCTIONS] = {COUNTED(NUMBER)};

struct probes {
    int map;
    int events[COUNTED_FUNCTIONS];
    struct probe_counts *counts;
    struct hb_counts before[COUNTED_FUNCTIONS]; /* on the page when the probes were set */
};

static int at_return;

static void publish(struct process *process)
{
    const struct probes *probes = process->probes;
    for (int i = 0; probes && i < COUNTED_FUNCTIONS; i++) {
        struct hb_counts *counts = process->cell + numbers[i];
        counts->calls = probes->before[i].calls + __atomic_load_n(&probes->counts[i].calls, __ATOMIC_RELAXED);
        counts->errors = probes->before[i].errors + __atomic_load_n(&probes->counts[i].errors, __ATOMIC_RELAXED);
        if (numbers[i] != HB_accept && numbers[i] != HB_accept4)
            counts->bytes = probes->before[i].bytes + __atomic_load_n(&probes->counts[i].bytes, __ATOMIC_RELAXED);
        if (process->page && probes->counts[i].calls)
            process->page->called[numbers[i]] = 1;
    }
}

static void publish_all(void)
{
    for (struct process *p = processes; p; p = p->next)
        publish(p);
}

static void *close_one(void *event)
{
    close((int)(intptr_t)event);
    return NULL;
}

/* Takes the kernel about 100 ms, one after the other: no process waits for it to end, but whoever sets probes meanwhile. */
static void close_later(int event)
{
    pthread_t thread;
    void *argument = (void *)(intptr_t)event;
    if (pthread_create(&thread, NULL, close_one, argument))
        close_one(argument);
    else
        pthread_detach(thread);
}

static void remove_probes(struct process *process)
{
    struct probes *probes = process->probes;
    if (!probes)
        return;
    for (int i = 0; i < COUNTED_FUNCTIONS; i++)
        if (probes->events[i] > 0)
            close_later(probes->events[i]);
    if (probes->counts) {
        publish(process);
        munmap(probes->counts, PROBE_MAP_BYTES);
        close(probes->map);
    }
    free(probes);
    process->probes = NULL;
}

/* The file that holds the functions of a process: libc, or a static program itself. 0: not mapped yet. */
static int find_libc(pid_t pid, char *path, size_t bytes)
{
    char line[4352], maps[64];
    int found = 0;
    snprintf(maps, sizeof maps, "/proc/%d/maps", pid);
    FILE *file = fopen(maps, "re");
    while (file && !found && fgets(line, sizeof line, file)) {
        unsigned long start, end;
        char *name = strchr(line, '/');
        if (!name || sscanf(line, "%lx-%lx", &start, &end) != 2 || !strstr(line, "r-xp"))
            continue;
        const char *base = strrchr(name, '/') + 1;
        found = strncmp(base, "libc.so", 7) == 0 || strncmp(base, "libc-", 5) == 0 ||
                strncmp(base, "ld-musl-", 8) == 0 || strncmp(base, "libc.musl-", 10) == 0;
        if (found)
            snprintf(path, bytes, "/proc/%d/map_files/%lx-%lx", pid, start, end);
    }
    if (file)
        fclose(file);
    return found;
}

/* 0, or why the probes cannot be set. */
static const char *set_probes(struct process *process, const char *path, int functions)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct probes *probes = calloc(1, sizeof *probes);
    const char *reason = fd < 0 ? "its libc cannot be opened" : NULL;
    if (!probes)
        abort();
    if (!reason)
        reason = make_probe_map(&probes->map, &probes->counts);
    for (int i = 0; i < COUNTED_FUNCTIONS; i++)
        probes->before[i] = process->cell[numbers[i]];
    for (int i = 0; !reason && i < functions; i++) {
        uint64_t offset = offset_of_function(fd, names[i]);
        if (offset)
            reason = set_probe(process->pid, path, offset, at_return, probes->map, i, &probes->events[i]);
    }
    if (fd >= 0)
        close(fd);
    process->probes = probes;
    if (reason)
        remove_probes(process);
    return reason;
}

static int is_static(pid_t pid, char *path, size_t bytes)
{
    snprintf(path, bytes, "/proc/%d/exe", pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    int found = fd >= 0 && !has_interpreter(fd);
    if (fd >= 0)
        close(fd);
    return found;
}

static void begins(pid_t pid, int shares_memory)
{
    char path[128];
    struct process *process = process_of(pid);
    if (!shares_memory && (find_libc(pid, path, sizeof path) || is_static(pid, path, sizeof path)))
        set_probes(process, path, COUNTED_FUNCTIONS);
}

/* The program has no libc yet: the loader maps it in some of its first calls. */
static void executes(pid_t pid)
{
    char path[128];
    struct process *process = process_of(pid);
    remove_probes(process);
    if (is_static(pid, path, sizeof path))
        set_probes(process, path, COUNTED_FUNCTIONS);
}

static int at_call(pid_t thread, pid_t pid)
{
    char path[128];
    struct process *process = process_of(pid);
    (void)thread;
    if (process->probes)
        return 0;
    if (!find_libc(pid, path, sizeof path))
        return 1;
    set_probes(process, path, COUNTED_FUNCTIONS);
    return 0;
}

static void ends(pid_t pid)
{
    remove_probes(process_of(pid));
    forget_process(pid);
}

static void supervise_at(pid_t program, int to_program, int return_too)
{
    static const struct follower by_forks = {begins, executes, at_call, ends, publish_all};
    at_return = return_too;
    char path[128] = "/proc/self/exe";
    struct process *process = process_of(program);
    const char *reason = set_probes(process, path, 1); /* a trial, of this program */
    if (reason)
        refuse(to_program, "%s", reason);
    remove_probes(process);
    follow(program, &by_forks, to_program);
}

static void supervise_entry(pid_t program, int to_program)
{
    supervise_at(program, to_program, 0);
}

static void supervise_return(pid_t program, int to_program)
{
    supervise_at(program, to_program, 1);
}

const struct mechanism uprobe_mechanism = {"uprobe", supervise_entry, NULL};
const struct mechanism uretprobe_mechanism = {"uretprobe", supervise_return, NULL};
