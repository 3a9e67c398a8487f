/* SPDX-License-Identifier: Apache-2.0 */
/* A file that is mapped shared: telemetry, the page of the switch. Made when the object is loaded, whole from the start. */
#ifndef HB_SHARED_H
#define HB_SHARED_H

#include <stddef.h>

struct hb_shared {
    const char *pattern; /* path with %p, the process id */
    const char *magic;   /* the first 8 bytes of a page; describe writes them last */
    size_t bytes;
    const void *plan;
    void (*describe)(void *page, const void *plan);  /* fills a new page, which is zeroed */
    int (*fits)(const void *page, const void *plan); /* a page that is there already is of the same plan */
};

/*
 * The page: new, or the one that is there, continued. NULL if there can be none. All that is ever read of a page that
 * somebody else made is compared with the plan. Where the page of the process belongs to a user that it was before, the
 * name of the new page ends in the id of the user it is now. A page that is cut short later is replaced by memory (core/bus.c).
 */
void *hb_shared_open(const struct hb_shared *file);

/* The path ends in or contains %p, so that each process has a page of its own. */
int hb_shared_is_per_process(const struct hb_shared *file);

void hb_shared_close(const struct hb_shared *file, void *page);

#endif
