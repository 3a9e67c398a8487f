/* SPDX-License-Identifier: Apache-2.0 */
/*
 * attach MECHANISM PROGRAM ARGS...: the process becomes PROGRAM, so that it keeps its number, its parent and its exit status. A
 * child, the supervisor, stays outside of it and counts its calls. wait() of the program does not see the supervisor.
 */
#ifndef HB_ATTACH_H
#define HB_ATTACH_H

#include <stdint.h>
#include <sys/types.h>
#include "functions.h"
#include "hookbench_telemetry.h"

#define COUNTED(X) X(read) X(readv) X(recv) X(recvfrom) X(recvmsg) X(accept) X(accept4)
#define COUNT_ONE(f) +1
enum { COUNTED_FUNCTIONS = 0 COUNTED(COUNT_ONE) };

struct mechanism {
    const char *name;
    /* In the supervisor, before the program is started and again until the last process of it is gone. */
    void (*supervise)(pid_t program, int to_program);
    /* In the process that becomes the program, last thing before it does. May be NULL. */
    void (*enter)(int to_supervisor);
};

extern const struct mechanism ptrace_mechanism, seccomp_mechanism, uprobe_mechanism, uretprobe_mechanism;

const struct mechanism *find_mechanism(const char *name);

/* Starts the program under a mechanism. Returns only if it cannot, with the exit status; the reason is on standard error. */
int attach(const struct mechanism *mechanism, char **command);

/* The supervisor is ready: the program may start. */
void let_start(int to_program);

/* The supervisor cannot: the reason and what to change, as for printf. The program is not started. */
_Noreturn void refuse(int to_program, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Prints what this kernel and user can do, a line for each mechanism. */
int print_abilities(void);

/* The cell of a process on its telemetry page, made when first asked for; a scratch cell without HOOKBENCH_TELEMETRY. */
struct process {
    pid_t pid;
    struct hb_page_header *page;
    struct hb_counts *cell;
    void *probes; /* of the mechanism */
    struct process *next;
};
extern struct process *processes;
struct process *process_of(pid_t pid);
void forget_process(pid_t pid);

/* 0 if HOOKBENCH_TELEMETRY is set and the page of the process cannot be made. */
int has_page(const struct process *process);

void count_result(struct process *process, enum hb_function f, long result);

/* The counted function that makes a system call, or -1: recv and accept are not calls of the kernel's on x86-64. */
int function_of_call(long number);

/* Process that a thread belongs to. */
pid_t process_of_thread(pid_t thread);

#define THREADS_MAX (1 << 22) /* the kernel's largest pid_max: an array of this size has a place for every thread */

/* How the supervisor follows a program as its tracer: threads, children and new programs. */
struct follower {
    void (*begins)(pid_t process, int shares_memory); /* a child, stopped; shares_memory: of vfork */
    void (*executes)(pid_t process);                  /* stopped, before the first instruction of a new program */
    int (*at_call)(pid_t thread,
                   pid_t process); /* stopped at a system call; 0: no more stops at calls until it executes */
    void (*ends)(pid_t process);
    void (*every_tick)(void); /* each TICK_MS; may be NULL */
};
#define TICK_MS 10
void follow(pid_t program, const struct follower *follower, int to_program);

/* File offset of a function in an ELF file that is open; 0: there is none. */
uint64_t offset_of_function(int fd, const char *name);

/* The ELF file names a loader. */
int has_interpreter(int fd);

#endif
