/* SPDX-License-Identifier: Apache-2.0 */
/* A victim looks at its own page of the switch. */
#ifndef VICTIM_SWITCH_PAGE_H
#define VICTIM_SWITCH_PAGE_H

#include "hookbench_switch.h"
#include "victim.h"
#include <sys/mman.h>

static inline const struct hb_switch_header *switch_page(void)
{
    const char *path = getenv("HOOKBENCH_SWITCH_PAGE");
    int fd = path ? open(path, O_RDONLY) : -1;
    CHECK(fd >= 0);
    off_t bytes = lseek(fd, 0, SEEK_END);
    const struct hb_switch_header *page = mmap(NULL, (size_t)bytes, PROT_READ, MAP_SHARED, fd, 0);
    CHECK(page != MAP_FAILED && memcmp(page->magic, HB_SWITCH_MAGIC, 8) == 0 && page->version == HB_SWITCH_VERSION);
    CHECK(page->flags & HB_SWITCH_ACTIVE);
    close(fd);
    return page;
}

static inline const struct hb_switch_connection *connection(const struct hb_switch_header *page, uint32_t i)
{
    return (const struct hb_switch_connection *)((const char *)page + page->connections_offset) + i;
}

/* The youngest connection of the client's port. */
static inline const struct hb_switch_connection *of_port(const struct hb_switch_header *page, uint16_t port)
{
    const struct hb_switch_connection *found = NULL;
    for (uint32_t i = 0; i < page->connection_count; i++) {
        const struct hb_switch_connection *c = connection(page, i);
        if (c->serial && c->peer_port == port && (!found || c->serial > found->serial))
            found = c;
    }
    return found;
}

static inline uint64_t unknown_calls(const struct hb_switch_header *page)
{
    uint64_t sum = 0;
    for (int i = 0; i < HB_SWITCH_UNKNOWN_SLOTS; i++)
        sum += page->unknown[i].calls;
    return sum;
}

static inline int is_hooked(const struct hb_switch_header *page, const char *function)
{
    const struct hb_switch_function *f = (const void *)((const char *)page + page->functions_offset);
    for (uint32_t i = 0; i < page->function_count; i++)
        if (strcmp(f[i].name, function) == 0)
            return (int)f[i].is_hooked;
    CHECK(!"a function of the list");
    return 0;
}

/* A client whose port has this low bit. */
static inline int connected_from(const struct sockaddr_in *server, int parity, uint16_t *port)
{
    static uint16_t last;
    for (int tries = 0; tries < 60000; tries++) {
        int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
        last = (uint16_t)(10000 + (last + 2 - 10000 + 22000) % 22000);
        struct sockaddr_in from = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
        *port = (uint16_t)((last & ~1) | parity);
        from.sin_port = htons(*port);
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (bind(fd, (struct sockaddr *)&from, sizeof from) == 0 &&
            connect(fd, (const struct sockaddr *)server, sizeof *server) == 0)
            return fd;
        close(fd);
    }
    CHECK(!"a port is free");
    return -1;
}

#endif
