/* SPDX-License-Identifier: Apache-2.0 */
#include "file.h"
#include "raw.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

long hb_file_look(long fd, struct hb_file_facts *facts)
{
    struct stat s;
    long failed = hb_raw(SYS_fstat, fd, &s);
    if (HB_RAW_FAILED(failed))
        return failed;
    facts->id = (struct hb_file_id){(uint64_t)s.st_dev, (uint64_t)s.st_ino};
    facts->bytes = (uint64_t)s.st_size;
    facts->is_regular = S_ISREG(s.st_mode);
    facts->is_socket = S_ISSOCK(s.st_mode);
    return 0;
}

long hb_file_open(const char *path, int flags, int mode)
{
    struct hb_file_facts facts;
    long fd = hb_raw(SYS_openat, AT_FDCWD, path, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, mode);
    if (HB_RAW_FAILED(fd))
        return fd;
    if (hb_file_look(fd, &facts) == 0 && facts.is_regular)
        return fd;
    hb_raw(SYS_close, fd);
    return -EINVAL;
}

uint64_t hb_file_limit(void)
{
    uint64_t limit[2];
    long failed = hb_raw(SYS_prlimit64, 0, 1 /* RLIMIT_FSIZE */, NULL, limit);
    return HB_RAW_FAILED(failed) ? UINT64_MAX : limit[0];
}
