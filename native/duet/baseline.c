/* SPDX-License-Identifier: Apache-2.0 */
/* Loads the hook of the baseline with the environment that is meant for it alone. */
#define _GNU_SOURCE
#include "session.h"
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#define VARIABLES 64

extern char **environ;

struct swap {
    char *name, *before; /* before: NULL if it was not set */
};

static int set(const char *name, const char *value)
{
    return value ? setenv(name, value, 1) : unsetenv(name);
}

/* Sets one variable as HB_BASELINE_NAME says, "=value" or "-" for none, and keeps what was there. */
static int swap_in(struct swap *swap, const char *entry)
{
    const char *equals = strchr(entry, '=');
    const char *before;
    swap->name = equals ? strndup(entry, (size_t)(equals - entry)) : NULL;
    if (!swap->name)
        return hb_fail("out of memory");
    before = getenv(swap->name);
    swap->before = before ? strdup(before) : NULL;
    if (equals[1] != '=' && strcmp(equals, "=-") != 0)
        return hb_fail("%s%s: must be =value, or - for a variable that is not set", HB_BASELINE_PREFIX, swap->name);
    return set(swap->name, equals[1] == '=' ? equals + 2 : NULL);
}

static int collect(char **entries)
{
    int n = 0;
    for (char **e = environ; e && *e && n < VARIABLES; e++)
        if (strncmp(*e, HB_BASELINE_PREFIX, strlen(HB_BASELINE_PREFIX)) == 0)
            entries[n++] = strdup(*e + strlen(HB_BASELINE_PREFIX));
    return n;
}

int hb_load_baseline(struct hb_session *s, const char *file, int flags)
{
    char *entries[VARIABLES];
    struct swap swaps[VARIABLES] = {{NULL, NULL}};
    int n = collect(entries), failed = 0;
    for (int i = 0; i < n && !failed; i++)
        failed = entries[i] ? swap_in(&swaps[i], entries[i]) : hb_fail("out of memory");
    if (!failed && !(s->baseline = dlopen(file, flags)))
        failed = hb_fail("hook cannot be loaded: %s", dlerror());
    for (int i = 0; i < n; i++) {
        if (swaps[i].name)
            set(swaps[i].name, swaps[i].before);
        free(swaps[i].name);
        free(swaps[i].before);
        free(entries[i]);
    }
    return failed;
}
