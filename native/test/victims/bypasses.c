/* SPDX-License-Identifier: Apache-2.0 */
/* The ways past a hook on libc's functions. Each moves data without a counted call: docs/reference/hooks.md lists them. */
#define _GNU_SOURCE
#include "page.h"
#include <sys/sendfile.h>
#include <sys/syscall.h>

static int fd, client;
static char buffer[256];

static void by_stdio(void)
{
    FILE *stream = fdopen(dup(fd), "r");
    CHECK(fgets(buffer, sizeof buffer, stream));
    fclose(stream);
}

static void by_system_call(void)
{
    CHECK(syscall(SYS_read, fd, buffer, sizeof buffer) > 0);
}

static void by_recvmmsg(void)
{
    struct iovec part = {buffer, sizeof buffer};
    struct mmsghdr messages[1] = {{.msg_hdr = {.msg_iov = &part, .msg_iovlen = 1}}};
    CHECK(recvmmsg(fd, messages, 1, 0, NULL) == 1);
}

static void by_splice(void)
{
    int ends[2];
    CHECK(pipe(ends) == 0 && splice(fd, NULL, ends[1], NULL, 64, 0) > 0);
}

static void by_sendfile(void)
{
    FILE *file = tmpfile();
    fputs(REQUEST, file), fflush(file);
    off_t start = 0;
    CHECK(sendfile(client, fileno(file), &start, 10) == 10);
}

static void by_mmap(void)
{
    FILE *file = tmpfile();
    fputs(REQUEST, file), fflush(file);
    const char *text = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fileno(file), 0);
    CHECK(text != MAP_FAILED && memcmp(text, REQUEST, 10) == 0);
}

static void by_preadv(void)
{
    struct iovec part = {buffer, 10};
    int zero = open("/dev/zero", O_RDONLY);
    CHECK(preadv(zero, &part, 1, 0) == 10 && preadv2(zero, &part, 1, 0, 0) == 10);
}

int main(void)
{
    static const struct {
        const char *name;
        void (*way)(void);
    } ways[] = {{"stdio", by_stdio},   {"system call", by_system_call}, {"recvmmsg", by_recvmmsg},
                {"splice", by_splice}, {"sendfile", by_sendfile},       {"mmap", by_mmap},
                {"preadv", by_preadv}};
    fd = accepted(&client);
    const struct hb_page_header *page = own_page();
    if (!page)
        return 0;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        say(client, REQUEST "\n");
        uint64_t before = total(page, "read").calls + total(page, "recvmsg").calls + total(page, "pread").calls;
        ways[i].way();
        uint64_t after = total(page, "read").calls + total(page, "recvmsg").calls + total(page, "pread").calls;
        if (after != before) {
            fprintf(stderr, "%s is seen after all: correct docs/reference/hooks.md\n", ways[i].name);
            return 1;
        }
        recv(fd, buffer, sizeof buffer, MSG_DONTWAIT);
    }
    return 0;
}
