/* SPDX-License-Identifier: Apache-2.0 */
/* Each outcome is counted in its column, in the parent and in a forked child. */
#include "page.h"
#include <sys/wait.h>

static void one_of_each(void)
{
    char buffer[64];
    int client, fd = accepted(&client);
    say(client, HARMLESS);
    CHECK(read(fd, buffer, 64) == (ssize_t)strlen(HARMLESS));
    fcntl(fd, F_SETFL, O_NONBLOCK);
    CHECK(read(fd, buffer, 64) == -1 && errno == EAGAIN);
    CHECK(read(-1, buffer, 64) == -1 && errno == EBADF);
    close(client);
    CHECK(read(fd, buffer, 64) == 0);
    CHECK(close(fd) == 0);
}

static void check(const struct hb_page_header *page, uint64_t times)
{
    struct hb_counts reads = total(page, "read");
    CHECK(reads.calls == 4 * times && reads.bytes == times * strlen(HARMLESS));
    CHECK(reads.eagain == times && reads.errors == times && reads.matches == 0);
    CHECK(total(page, "accept").calls == times);
}

int main(void)
{
    int status;
    one_of_each();
    const struct hb_page_header *page = own_page();
    if (!page)
        return 0;
    check(page, 1);
    pid_t pid = fork();
    if (pid == 0) {
        one_of_each();
        _exit(0);
    }
    CHECK(waitpid(pid, &status, 0) == pid && status == 0);
    one_of_each();
    check(page, 3);
    return 0;
}
