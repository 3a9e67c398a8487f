/* SPDX-License-Identifier: Apache-2.0 */
/* One side of a session: the functions it calls and the descriptors it calls them on, per thread. */
#ifndef HB_SIDE_H
#define HB_SIDE_H

#include "hookbench_driver.h"
#include "hookbench_duet.h"
#include <stddef.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>

#define HB_SIZE_MAX 65536
#define HB_THREADS_MAX 64
#define HB_AT_ONCE 64 /* calls that a peer provides for */
#define HB_FUNCTIONS_MAX HB_DRIVER_FUNCTIONS_MAX

enum hb_kind {
    HB_KIND_NOOP,
    HB_KIND_READ,
    HB_KIND_READV,
    HB_KIND_RECV,
    HB_KIND_ACCEPT,
    HB_KIND_FSYNC,
    HB_KIND_CLOCK,
    HB_KIND_OPEN, /* from here on in loops.c */
    HB_KIND_OPENAT,
    HB_KIND_CONNECT,
    HB_KIND_WRITE,
    HB_KIND_SEND,
    HB_KIND_EXEC,
    HB_KIND_SPAWN,
    HB_KIND_MALLOC,
    HB_KIND_DRIVER,
};
enum hb_target { HB_TARGET_NONE, HB_TARGET_ZERO, HB_TARGET_FILE, HB_TARGET_UNIX, HB_TARGET_TCP4, HB_TARGET_TCP6 };

/* Every function that reads or writes is called through this type: more arguments than it takes do no harm in the C ABIs here. */
typedef long (*hb_function)(long, const void *, long, long);
typedef int (*hb_accept)(int, struct sockaddr *, socklen_t *);
typedef int (*hb_close)(int);

struct hb_calls {
    hb_any function[HB_FUNCTIONS_MAX]; /* the measured one first */
    hb_accept accept;
    hb_close close;
};

/* libc's own. */
extern struct hb_libc {
    ssize_t (*send)(int, const void *, size_t, int);
    ssize_t (*recv)(int, void *, size_t, int);
    int (*socket)(int, int, int);
    int (*connect)(int, const struct sockaddr *, socklen_t);
    hb_accept accept;
    hb_close close;
    pid_t (*waitpid)(pid_t, int *, int);
} hb_libc;

/* Descriptors of one thread. */
struct hb_ends {
    int fd;       /* what is read, or the listening socket */
    int peer;     /* the other end of fd; -1: none */
    int listener; /* to be closed at the end; -1: none */
    int open;     /* the driver has opened its state */
    struct sockaddr_storage address;
    socklen_t address_bytes;
    int clients[HB_AT_ONCE]; /* of the calls that are about to be made */
    void *state;             /* of a driver */
};

struct hb_side {
    struct hb_calls calls;
    struct hb_ends ends[HB_THREADS_MAX];
    int64_t short_calls;
};

/* What all threads and both sides have in common. */
struct hb_plan {
    enum hb_kind kind;
    enum hb_target target;
    int64_t size;
    int threads;
    const char *const *names; /* of the functions that the loop calls, up to NULL */
    struct hb_driver {
        void *object;
        const char *const *names;
        int (*run)(const hb_any *, long, void *);
        int (*open)(const hb_any *, void **);
        void (*close)(const hb_any *, void *);
    } driver;
    char payload[HB_SIZE_MAX]; /* of one call, as often as it fits */
};

/* Fails with a formatted message for hb_duet_error(); always -1. */
int hb_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Checks the wishes and fills plan; -1 and an error if one cannot be met. */
int hb_plan_make(struct hb_plan *plan, const char *function, const char *target, int64_t size, int match, int threads);

/* libc's own function, whatever is preloaded; NULL if it has none. */
void *hb_libc_function(const char *function);

/* The calls of a side; object is a dlopen handle of the hook, or NULL for libc. */
int hb_side_bind(struct hb_side *side, void *object, const struct hb_plan *plan);

/* The calls of a side as any program in this process would get them: a preloaded hook comes first. */
int hb_side_bind_global(struct hb_side *side, const struct hb_plan *plan);

/* The path of a file beside the object that holds this code. */
int hb_beside(const char *name, char *path, size_t bytes);

int hb_driver_load(struct hb_driver *driver, const char *source);

/* -1, and the error says which call failed and how. */
int hb_failed_call(const char *what, int64_t call, long result);

/* For how many calls at once the peer can provide. */
int64_t hb_peer_calls(const struct hb_ends *ends, const struct hb_plan *plan);

/* What the peer does so that so many calls find what they need; and what it does once they were made. */
int hb_peer_before(struct hb_ends *ends, const struct hb_plan *plan, int64_t calls);
int hb_peer_after(struct hb_ends *ends, const struct hb_plan *plan, int64_t calls, char *buffer);

/* The loops of loops.c. */
int hb_loop(const hb_any *functions, struct hb_ends *ends, const struct hb_plan *plan, int64_t calls);

int hb_ends_open(struct hb_ends *ends, const struct hb_plan *plan, const struct hb_calls *calls);
void hb_ends_close(struct hb_ends *ends, const struct hb_plan *plan, const struct hb_calls *calls);

/* Before each batch: the file is long enough and at its start. */
int hb_ends_rewind(struct hb_ends *ends, const struct hb_plan *plan, int64_t calls);

/*
 * calls calls on the ends, at most as many as the peer has provided for; -1 and an error when one fails. buffer has
 * HB_SIZE_MAX bytes.
 */
int hb_batch(struct hb_side *side, struct hb_ends *ends, const struct hb_plan *plan, int64_t calls, char *buffer);

/* By libc's clock, past any hook of it. */
int64_t hb_clock_ns(void);
void hb_payload(struct hb_plan *plan, int match);

#endif
