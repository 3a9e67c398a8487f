/* SPDX-License-Identifier: Apache-2.0 */
/* What is no connection goes past the hook: files, pipes, clients, listeners; also one whose number was a connection's. */
#define _GNU_SOURCE
#include "switch_page.h"
#include <sys/wait.h>

static void of_children(const struct hb_switch_header *page)
{
    struct sockaddr_in address;
    uint16_t port;
    char buffer[64];
    int server = listener(&address), client = connected_from(&address, 1, &port), status;
    int fd = accept(server, NULL, NULL);
    pid_t pid = fork();
    if (pid == 0) {
        say(client, HARMLESS);
        _exit(read(fd, buffer, sizeof buffer) == (ssize_t)strlen(HARMLESS) ? 0 : 9);
    }
    CHECK(waitpid(pid, &status, 0) == pid && status == 0);
    CHECK(of_port(page, port)->hook_calls == 2 && of_port(page, port)->past_calls == 0);
    close(fd), close(client), close(server);
}

int main(void)
{
    const struct hb_switch_header *page = switch_page();
    struct sockaddr_in address;
    char buffer[64];
    uint16_t port;
    int server = listener(&address);
    for (int i = 0; i < 6; i++) {
        int client = connected_from(&address, 1, &port), fd = accept(server, NULL, NULL), ends[2];
        uint64_t before = unknown_calls(page);
        CHECK(pipe(ends) == 0 && write(ends[1], "x", 1) == 1 && read(ends[0], buffer, 1) == 1);
        CHECK(unknown_calls(page) - before == (uint64_t)is_hooked(page, "read") + (uint64_t)is_hooked(page, "write"));
        int zero = open("/dev/zero", O_RDONLY);
        if (i % 2)
            CHECK(close(fd) == 0 && fcntl(zero, F_DUPFD, fd) == fd);
        else
            CHECK(dup2(zero, fd) == fd);
        CHECK(of_port(page, port)->references == 0 && read(fd, buffer, 8) == 8 && close(fd) == 0);
        CHECK(dup2(-1, zero) == -1 && errno == EBADF && read(zero, buffer, 8) == 8);
        close(zero), close(ends[0]), close(ends[1]), close(client);
    }
    of_children(page);
    return 0;
}
