/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The duet kernel: one loop, one call site, two function pointers, alternating batches.
 *
 * A session compares one libc function (the baseline side) with the same function of a hook (the treatment side) on
 * equal file descriptors, one set per side and thread. Plain C types only, so that JNA binds it as it stands:
 *
 *     int h = hb_duet_open("/path/pass.so", "read", "zero", 1, 0, 1);
 *     int64_t calls = hb_duet_calibrate(h, 0.005);
 *     hb_duet_run(h, 1000, calls, seed, order, baseline, treatment);   // warm-up, discarded
 *     hb_duet_run(h, 20000, calls, seed, order, baseline, treatment);
 *     hb_duet_close(h);
 *
 * Every function that can fail returns -1 (or NULL) and leaves one English sentence in hb_duet_error(). A session is
 * used by one thread at a time; different sessions may be used by different threads.
 *
 * The hook reads its HOOKBENCH_* environment when it is first loaded into the process: set it before the first
 * hb_duet_open of that hook (hb_duet_setenv, or the environment of the process).
 */
#ifndef HOOKBENCH_DUET_H
#define HOOKBENCH_DUET_H

#include <stdint.h>

#define HB_DUET_VERSION 2
#define HB_DUET_API __attribute__((visibility("default")))

/* order[]: which side ran first in a pair. In CSV they are written as "BT" and "TB". */
#define HB_BASELINE_FIRST 0
#define HB_TREATMENT_FIRST 1

/* In place of the path of a hook: whatever is preloaded into this process. */
#define HB_DUET_PRELOADED "preloaded"

/* side arguments */
#define HB_BASELINE 0
#define HB_TREATMENT 1

#ifdef __cplusplus
extern "C" {
#endif

/* HB_DUET_VERSION of the loaded library. */
HB_DUET_API int hb_duet_version(void);

/* Text of the last error of the calling thread; "" when there was none. Valid until the thread's next call. */
HB_DUET_API const char *hb_duet_error(void);

/* setenv(3) in this process (JVMs cannot); value NULL removes the variable. */
HB_DUET_API int hb_duet_setenv(const char *name, const char *value);

/*
 * Opens a session and returns its handle (0 to 63), or -1.
 *
 * hook      path of the .so, loaded with dlopen(RTLD_LOCAL | RTLD_NOW); NULL or "" for A/A: both sides are libc's.
 *           A hook that does not interpose the function (null.so) is not an error: both sides are libc's then, and
 *           hb_duet_same() says so. HB_DUET_PRELOADED: the treatment side calls what the dynamic linker has bound the
 *           function to in a library of this process (libhbcalls.so); the baseline goes past what is preloaded, past an
 *           auditor and past a detour.
 * function  "hb_noop", "read", "readv", "recv", "accept", "fsync", "clock_gettime", "open", "openat", "connect",
 *           "write", "send", "execve", "posix_spawn" or "malloc"; or the path of a driver, FILE.c
 *           (hookbench_driver.h). "accept", "open", "openat" and "connect" are followed by close, "malloc" by free,
 *           through the hook's close or free on the treatment side. "execve" (after vfork) and "posix_spawn" start
 *           /bin/true with an empty environment and wait for it. "fsync" is that of a file in memory,
 *           "clock_gettime" that of CLOCK_REALTIME.
 * target    "zero" (/dev/zero; read, readv, write, open, openat), "file" (in memory; read, readv, write, fsync), "unix"
 *           (stream socket pair; read, readv, recv, write, send), "tcp4", "tcp6" (loopback; the same and accept,
 *           connect), "none" for the others; NULL or "": the first of these. A TCP connection of the treatment
 *           side is accepted through the hook's accept, so the hook knows it as an accepted socket; the baseline's
 *           through libc's. Unix pairs are not accepted sockets.
 * size      bytes per call, 1 to 65536; ignored where the function has no size.
 * match     1: the payload is an HTTP request for /wp-admin, which the built-in keywords match (size >= 16, else an
 *           error); 0: a request without a match, filled with ordinary headers. Only for unix and tcp.
 * threads   1 to 64 threads that do the same at the same time, each with descriptors of its own.
 */
HB_DUET_API int hb_duet_open(const char *hook, const char *function, const char *target, int64_t size, int match,
                             int threads);

/*
 * Opens a session that compares two hooks: the same, with a hook on the baseline side too.
 *
 * baseline  as hook; NULL or "": libc, as in hb_duet_open. The same path on both sides is one object: both sides are
 *           then the same address. Give a copy of the file to have two.
 *
 * While the baseline is loaded, a variable NAME is what HB_BASELINE_NAME says: "=value", or "-" for not set. The
 * environment of the process is what the treatment is loaded with. A hook that reads a variable later sees that one.
 */
HB_DUET_API int hb_duet_open_pair(const char *baseline, const char *hook, const char *function, const char *target,
                                  int64_t size, int match, int threads);

/* 1: both sides are the same address (A/A, or a hook that does not interpose the function); 0: they differ. */
HB_DUET_API int hb_duet_same(int handle);

/* File name of the object whose code the side calls (.../libc.so.6); "trampoline": made at run time; NULL on error. */
HB_DUET_API const char *hb_duet_object(int handle, int side);

/*
 * Calls per batch so that reading the clock twice takes at most max_timer_share (for example 0.005) of a batch of the
 * baseline side, and at least 20. -1 on error.
 */
HB_DUET_API int64_t hb_duet_calibrate(int handle, double max_timer_share);

/*
 * Runs pairs of batches. In every pair both sides run one batch of calls_per_batch calls, in random order drawn from
 * seed (the same seed gives the same orders). The arrays have pairs * threads elements; element
 * thread * pairs + pair belongs to one thread's pair. All threads of a pair run the same side at the same time.
 * order      HB_BASELINE_FIRST or HB_TREATMENT_FIRST
 * *_ns       duration of the whole batch (not per call), CLOCK_MONOTONIC nanoseconds
 *
 * For unix and tcp a peer writes what is read, reads what is written, connects to be accepted or accepts what connects,
 * for up to 64 calls and 32768 bytes at once. It does so before or after these calls: its time is not part of ns,
 * and it uses libc's own functions. A call that fails or ends early stops the run with -1. The first call of a session
 * is not special: warm up with a run whose result is dropped.
 */
HB_DUET_API int hb_duet_run(int handle, int64_t pairs, int64_t calls_per_batch, uint64_t seed, uint8_t *order,
                            int64_t *baseline_ns, int64_t *treatment_ns);

/*
 * Runs batches of one side alone, for processes that hold one arm only: duration of batches of calls_per_batch calls
 * into ns[batches]. One thread.
 */
HB_DUET_API int hb_duet_batches(int handle, int side, int64_t batches, int64_t calls_per_batch, int64_t *ns);

/* Calls of a side so far that returned fewer bytes than asked and were completed by a further call. 0 is expected. */
HB_DUET_API int64_t hb_duet_short_calls(int handle, int side);

/* Median cost of one clock reading and the smallest step seen between two readings, both in nanoseconds. */
HB_DUET_API int hb_duet_clock(double *cost_ns, double *granularity_ns);

/* Closes descriptors and unloads the hook. Closing twice is an error. */
HB_DUET_API int hb_duet_close(int handle);

/* In libhbnoop.so: returns its argument. Every hook but null interposes it: the pure price of interposition. */
HB_DUET_API int hb_noop(int value);

#ifdef __cplusplus
}
#endif
#endif
