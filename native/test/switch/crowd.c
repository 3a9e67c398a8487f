/* SPDX-License-Identifier: Apache-2.0 */
/* Many connections at once, more than the page has records for: each has its arm, nothing is harmed, what is lost is counted. */
#define _GNU_SOURCE
#include "switch_page.h"
#include <sys/resource.h>
#include <sys/un.h>

static int unix_listener(struct sockaddr_un *address)
{
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    *address = (struct sockaddr_un){.sun_family = AF_UNIX};
    snprintf(address->sun_path + 1, sizeof address->sun_path - 1, "hookbench-crowd-%d", getpid());
    CHECK(fd >= 0 && bind(fd, (struct sockaddr *)address, sizeof *address) == 0 && listen(fd, 64) == 0);
    return fd;
}

static void one_byte(int fd, int client)
{
    char byte = 'x';
    CHECK(sendto(client, &byte, 1, 0, NULL, 0) == 1 && read(fd, &byte, 1) == 1);
}

int main(void)
{
    const char *wanted = getenv("VICTIM_CONNECTIONS");
    uint64_t many = wanted ? (uint64_t)atol(wanted) : 2000;
    struct rlimit limit;
    CHECK(getrlimit(RLIMIT_NOFILE, &limit) == 0);
    limit.rlim_cur = limit.rlim_max;
    if (limit.rlim_max < 2 * many + 100 || setrlimit(RLIMIT_NOFILE, &limit)) {
        printf("SKIP the limit of open files is below %lu\n", (unsigned long)(2 * many + 100));
        return 77;
    }
    const struct hb_switch_header *page = switch_page();
    struct sockaddr_un address;
    int server = unix_listener(&address), *fds = calloc(many, sizeof *fds), *clients = calloc(many, sizeof *clients);
    for (uint64_t i = 0; i < many; i++) {
        clients[i] = socket(AF_UNIX, SOCK_STREAM, 0);
        CHECK(clients[i] >= 0 && connect(clients[i], (struct sockaddr *)&address, sizeof address) == 0);
        CHECK((fds[i] = accept(server, NULL, NULL)) >= 0);
        one_byte(fds[i], clients[i]);
    }
    uint64_t over = many > page->connection_count ? many - page->connection_count : 0;
    CHECK(page->accepted == many && page->overflowed == over);
    if (over) /* accept and one read; the arms take turns */
        CHECK(page->overflow[0] + page->overflow[1] == 2 * over && page->overflow[0] - page->overflow[1] + 2 <= 4);
    for (uint32_t i = 0; i < page->connection_count && i < many; i++) {
        const struct hb_switch_connection *c = connection(page, i);
        CHECK(c->serial == i + 1 && c->by_order && c->arm == i % 2 && c->references == 1);
        CHECK(c->hook_calls == (c->arm ? 2 : 0) && c->past_calls == (c->arm ? 0 : 2));
    }
    for (uint64_t i = 0; i < many; i++)
        CHECK(close(fds[i]) == 0 && close(clients[i]) == 0);
    clients[0] = socket(AF_UNIX, SOCK_STREAM, 0); /* a record is free again */
    CHECK(connect(clients[0], (struct sockaddr *)&address, sizeof address) == 0 && accept(server, NULL, NULL) >= 0);
    CHECK(page->overflowed == over && page->replaced == (many >= page->connection_count));
    return 0;
}
