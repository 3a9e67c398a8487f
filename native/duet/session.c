/* SPDX-License-Identifier: Apache-2.0 */
/* Opening and closing sessions. */
#define _GNU_SOURCE
#include "session.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define SESSIONS 64

static struct hb_session *sessions[SESSIONS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

struct hb_session *hb_session(int handle)
{
    struct hb_session *s = handle >= 0 && handle < SESSIONS ? sessions[handle] : NULL;
    if (!s)
        hb_fail("handle %d is not an open session", handle);
    return s;
}

/* musl cannot load an object with initial-exec TLS at run time (1.2.3 crashes in the attempt): preloaded ones only. */
#ifdef __GLIBC__
#define LOAD (RTLD_LOCAL | RTLD_NOW)
#else
#define LOAD (RTLD_LOCAL | RTLD_NOW | RTLD_NOLOAD)
#endif

static int bind_sides(struct hb_session *s, const char *baseline, const char *hook)
{
    if (baseline && *baseline && hb_load_baseline(s, baseline, LOAD))
        return -1;
    if (hb_side_bind(&s->side[HB_BASELINE], s->baseline, &s->plan))
        return -1;
    if (hook && strcmp(hook, HB_DUET_PRELOADED) == 0)
        return hb_side_bind_global(&s->side[HB_TREATMENT], &s->plan);
    if (hook && *hook && !(s->hook = dlopen(hook, LOAD)))
        return hb_fail("hook cannot be loaded: %s", dlerror());
    return hb_side_bind(&s->side[HB_TREATMENT], s->hook, &s->plan);
}

static void destroy(struct hb_session *s)
{
    for (int side = 0; side < 2; side++)
        for (int t = 0; t < s->plan.threads && s->open; t++)
            hb_ends_close(&s->side[side].ends[t], &s->plan, &s->side[side].calls);
    if (s->hook)
        dlclose(s->hook);
    if (s->baseline)
        dlclose(s->baseline);
    if (s->plan.driver.object)
        dlclose(s->plan.driver.object);
    free(s);
}

static int open_ends(struct hb_session *s)
{
    for (int side = 0; side < 2; side++)
        for (int t = 0; t < HB_THREADS_MAX; t++)
            s->side[side].ends[t].fd = s->side[side].ends[t].peer = s->side[side].ends[t].listener = -1;
    s->open = 1;
    for (int side = 0; side < 2; side++)
        for (int t = 0; t < s->plan.threads; t++)
            if (hb_ends_open(&s->side[side].ends[t], &s->plan, &s->side[side].calls))
                return -1;
    return 0;
}

static int enlist(struct hb_session *s)
{
    int handle = -1;
    pthread_mutex_lock(&lock);
    for (int i = SESSIONS - 1; i >= 0; i--)
        if (!sessions[i])
            handle = i;
    if (handle >= 0)
        sessions[handle] = s;
    pthread_mutex_unlock(&lock);
    return handle >= 0 ? handle : hb_fail("%d sessions are open already", SESSIONS);
}

int hb_duet_open(const char *hook, const char *function, const char *target, int64_t size, int match, int threads)
{
    return hb_duet_open_pair(NULL, hook, function, target, size, match, threads);
}

int hb_duet_open_pair(const char *baseline, const char *hook, const char *function, const char *target, int64_t size,
                      int match, int threads)
{
    struct hb_session *s = calloc(1, sizeof *s);
    if (!s)
        return hb_fail("out of memory");
    int handle = -1;
    if (!hb_plan_make(&s->plan, function, target, size, match, threads) && !bind_sides(s, baseline, hook) &&
        !open_ends(s))
        handle = enlist(s);
    if (handle < 0)
        destroy(s);
    return handle;
}

int hb_duet_close(int handle)
{
    struct hb_session *s = hb_session(handle);
    if (!s)
        return -1;
    pthread_mutex_lock(&lock);
    sessions[handle] = NULL;
    pthread_mutex_unlock(&lock);
    destroy(s);
    return 0;
}

int hb_duet_version(void)
{
    return HB_DUET_VERSION;
}

/* What tells the sides apart: the first function that differs, for example close where a hook has only that. */
static void *called(const struct hb_session *s, int side)
{
    const hb_any *first = s->side[0].calls.function, *second = s->side[1].calls.function;
    int i = 0;
    while (s->plan.names[i] && first[i] == second[i])
        i++;
    return (void *)s->side[side].calls.function[s->plan.names[i] ? i : 0];
}

int hb_duet_same(int handle)
{
    const struct hb_session *s = hb_session(handle);
    return s ? called(s, HB_BASELINE) == called(s, HB_TREATMENT) : -1;
}

/* A detoured function lies where its jump goes to. */
static void *followed(void *function)
{
#if defined(__x86_64__)
    const unsigned char *code = function;
    int32_t distance;
    memcpy(&distance, code + 1, sizeof distance);
    if (code[0] == 0xe9 && dlsym(RTLD_DEFAULT, "hookbench_past"))
        return (void *)(code + 5 + distance);
#endif
    return function;
}

const char *hb_duet_object(int handle, int side)
{
    const struct hb_session *s = hb_session(handle);
    Dl_info info;
    if (!s || side < 0 || side > 1)
        return NULL;
    return dladdr(followed(called(s, side)), &info) ? info.dli_fname : "trampoline";
}

int64_t hb_duet_short_calls(int handle, int side)
{
    const struct hb_session *s = hb_session(handle);
    return s && side >= 0 && side <= 1 ? s->side[side].short_calls : -1;
}
