/* SPDX-License-Identifier: Apache-2.0 */
#include "shared.h"
#include "bus.h"
#include "file.h"
#include "raw.h"
#include "text.h"
#include <errno.h>
#include <fcntl.h>

#define PATH_BYTES 4096

/* Not on the stack, which may be small in a child. A process opens one page at a time. */
static char path[PATH_BYTES], temporary[PATH_BYTES], zeros[1 << 16];

int hb_shared_is_per_process(const struct hb_shared *file)
{
    for (const char *p = file->pattern; *p; p++)
        if (p[0] == '%' && p[1] == 'p')
            return 1;
    return 0;
}

/* 0 if the path is too long. */
static int expand(const struct hb_shared *file, char *to, const char *suffix)
{
    char *end = to + PATH_BYTES - 1, *at = to;
    for (const char *p = file->pattern; *p; p++) {
        if (p[0] == '%' && p[1] == 'p') {
            at = hb_put_number(at, end, (uint64_t)hb_raw(SYS_getpid));
            p++;
        } else if (at < end) {
            *at++ = *p;
        }
    }
    at = hb_put(at, end, suffix);
    *at = 0;
    return at < end;
}

/* Every block is there before it is mapped: a store to a hole is a SIGBUS when the disk is full. */
static int fill(long fd, size_t bytes)
{
    long done;
    while ((done = hb_raw(SYS_fallocate, fd, 0, 0, bytes)) == -EINTR)
        ;
    if (done != -EOPNOTSUPP && done != -ENOSYS)
        return done == 0;
    for (size_t left = bytes; left > 0; left -= (size_t)done) {
        done = hb_raw(SYS_write, fd, zeros, left < sizeof zeros ? left : sizeof zeros);
        if (done <= 0)
            return 0;
    }
    return 1;
}

static void *map(long fd, size_t bytes)
{
    long p = hb_raw(SYS_mmap, 0, bytes, 3 /* read, write */, 1 /* shared */, fd, 0);
    hb_raw(SYS_close, fd);
    if (HB_RAW_FAILED(p))
        return NULL;
    hb_bus_guard((void *)p, bytes);
    return (void *)p;
}

void hb_shared_close(const struct hb_shared *file, void *page)
{
    hb_bus_release(page);
    hb_raw(SYS_munmap, page, file->bytes);
}

static int has_magic(const struct hb_shared *file, const char *page)
{
    for (int i = 0; i < 8; i++)
        if (page[i] != file->magic[i])
            return 0;
    return 1;
}

static void *join(const struct hb_shared *file)
{
    struct hb_file_facts facts;
    long fd = hb_file_open(path, O_RDWR, 0);
    if (HB_RAW_FAILED(fd))
        return NULL;
    if (hb_file_look(fd, &facts) || facts.bytes != file->bytes) {
        hb_raw(SYS_close, fd);
        return NULL;
    }
    void *page = map(fd, file->bytes);
    if (page && !(has_magic(file, page) && file->fits(page, file->plan))) {
        hb_shared_close(file, page);
        page = NULL;
    }
    return page;
}

static void *begin(const struct hb_shared *file, long fd)
{
    if (hb_file_limit() < file->bytes || !fill(fd, file->bytes)) {
        hb_raw(SYS_close, fd);
        return NULL;
    }
    void *page = map(fd, file->bytes);
    if (page)
        file->describe(page, file->plan);
    return page;
}

/* Written under another name and linked, so that nobody sees half a page. */
static void *create(const struct hb_shared *file)
{
    char suffix[32] = "";
    *hb_put_number(hb_put(suffix, suffix + 31, ".new."), suffix + 31, (uint64_t)hb_raw(SYS_gettid)) = 0;
    if (!expand(file, temporary, suffix))
        return NULL;
    long fd = hb_file_open(temporary, O_RDWR | O_CREAT | O_EXCL, 0644);
    if (HB_RAW_FAILED(fd))
        return NULL;
    void *page = begin(file, fd);
    long linked = page ? hb_raw(SYS_linkat, AT_FDCWD, temporary, AT_FDCWD, path, 0) : 0;
    hb_raw(SYS_unlinkat, AT_FDCWD, temporary, 0);
    if (page && HB_RAW_FAILED(linked)) {
        hb_shared_close(file, page);
        return linked == -EEXIST ? join(file) : NULL;
    }
    return page;
}

/* The process had a page already and has become another user since, as a container's entry point does before its exec. */
static int is_of_another_user(void)
{
    long fd = hb_file_open(path, O_RDWR, 0);
    if (HB_RAW_FAILED(fd))
        return fd == -EACCES;
    hb_raw(SYS_close, fd);
    return 0;
}

static void *join_or_create(const struct hb_shared *file)
{
    void *page = join(file);
    return page ? page : create(file);
}

void *hb_shared_open(const struct hb_shared *file)
{
    char user[32] = "";
    if (!expand(file, path, ""))
        return NULL;
    void *page = join_or_create(file);
    if (page || !hb_shared_is_per_process(file) || !is_of_another_user())
        return page;
    *hb_put_number(hb_put(user, user + 31, "."), user + 31, (uint64_t)hb_raw(SYS_geteuid)) = 0;
    return expand(file, path, user) ? join_or_create(file) : NULL;
}
