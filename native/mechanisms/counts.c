/* SPDX-License-Identifier: Apache-2.0 */
/* The telemetry pages of the processes that are counted from outside. One supervisor counts: no locks. */
#include "attach.h"
#include "page_file.h"
#include "shared.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

struct process *processes;
static struct hb_page_plan plan = {.flags = HB_PAGE_COUNTS, .rows = HB_FUNCTION_COUNT};
static struct hb_counts nowhere[HB_FUNCTION_COUNT];

/* Where %p is to be the number of the process that is counted, not of this one. 1: there was a %p. */
static int expand(char *to, size_t bytes, const char *pattern, pid_t pid)
{
    const char *p = strstr(pattern, "%p");
    if (p)
        snprintf(to, bytes, "%.*s%d%s", (int)(p - pattern), pattern, pid, p + 2);
    else
        snprintf(to, bytes, "%s", pattern);
    return p != NULL;
}

static struct hb_page_header *open_page(pid_t pid)
{
    const char *pattern = getenv("HOOKBENCH_TELEMETRY");
    char path[4096];
    if (!pattern || !*pattern)
        return NULL;
    if (!expand(path, sizeof path, pattern, pid) && processes)
        return processes->page; /* one page for all */
    struct hb_shared file = {.pattern = path,
                             .magic = HB_PAGE_MAGIC,
                             .bytes = hb_page_bytes(&plan),
                             .plan = &plan,
                             .describe = hb_page_describe,
                             .fits = hb_page_fits};
    plan.hook = "attach";
    struct hb_page_header *page = hb_shared_open(&file);
    if (page)
        page->pid = (uint32_t)pid;
    return page;
}

static struct hb_counts *open_cell(struct hb_page_header *page)
{
    uint32_t i = __atomic_fetch_add(&page->cells_used, 1, __ATOMIC_RELAXED);
    i = i < page->cell_count ? i : page->cell_count - 1;
    return (struct hb_counts *)((char *)page + page->header_bytes + i * (size_t)page->cell_bytes);
}

struct process *process_of(pid_t pid)
{
    for (struct process *p = processes; p; p = p->next)
        if (p->pid == pid)
            return p;
    struct process *p = calloc(1, sizeof *p);
    if (!p)
        abort();
    p->pid = pid;
    p->page = open_page(pid);
    p->cell = !p->page ? nowhere : processes && processes->page == p->page ? processes->cell : open_cell(p->page);
    p->next = processes;
    processes = p;
    return p;
}

/* Its page stays mapped if others count on it. */
void forget_process(pid_t pid)
{
    int shared = 0;
    struct process **at = &processes;
    while (*at && (*at)->pid != pid)
        at = &(*at)->next;
    struct process *gone = *at;
    if (!gone)
        return;
    *at = gone->next;
    for (struct process *p = processes; p; p = p->next)
        shared |= p->page == gone->page;
    if (gone->page && !shared)
        hb_shared_close(&(struct hb_shared){.bytes = hb_page_bytes(&plan)}, gone->page);
    free(gone);
}

int has_page(const struct process *process)
{
    const char *pattern = getenv("HOOKBENCH_TELEMETRY");
    return process->page || !pattern || !*pattern;
}

void count_result(struct process *process, enum hb_function f, long result)
{
    struct hb_counts *counts = process->cell + f;
    counts->calls++;
    counts->eagain += result == -EAGAIN;
    counts->errors += result < 0 && result != -EAGAIN;
    if (result > 0 && f != HB_accept && f != HB_accept4)
        counts->bytes += (uint64_t)result;
    if (process->page)
        process->page->called[f] = 1;
}

int function_of_call(long number)
{
    switch (number) {
    case SYS_read: return HB_read;
    case SYS_readv: return HB_readv;
    case SYS_recvfrom: return HB_recvfrom;
    case SYS_recvmsg: return HB_recvmsg;
    case SYS_accept: return HB_accept;
    case SYS_accept4: return HB_accept4;
    default: return -1;
    }
}

pid_t process_of_thread(pid_t thread)
{
    char path[64], line[128];
    int process = thread;
    snprintf(path, sizeof path, "/proc/%d/status", thread);
    FILE *status = fopen(path, "re");
    while (status && fgets(line, sizeof line, status) && sscanf(line, "Tgid: %d", &process) != 1)
        ;
    if (status)
        fclose(status);
    return process;
}
