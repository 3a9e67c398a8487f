/* SPDX-License-Identifier: Apache-2.0 */
#include "log.h"
#include "file.h"
#include "fork.h"
#include "raw.h"
#include "text.h"
#include <fcntl.h>

#define HIGH 1024 /* a table of descriptors is copied on fork: not higher than most may have */
#define DUPFD_CLOEXEC 1030

const char *hb_log_path;
static int each_time;
static long log_fd = -1;
static struct hb_file_id log_id;
static uint64_t limit;
static uint32_t pid;

static long open_log(void)
{
    return hb_file_open(hb_log_path, O_WRONLY | O_APPEND | O_CREAT, 0644);
}

static void ask_pid(void)
{
    pid = (uint32_t)hb_raw(SYS_getpid);
}

uint32_t hb_log_pid(void)
{
    return pid;
}

/* Above the numbers that the program will be given. */
static long moved_up(long fd)
{
    uint64_t files[2] = {HIGH, HIGH};
    hb_raw(SYS_prlimit64, 0, 7 /* RLIMIT_NOFILE */, NULL, files);
    uint64_t below = files[0] < HIGH ? files[0] : HIGH;
    long high = hb_raw(SYS_fcntl, fd, DUPFD_CLOEXEC, below > 64 ? below - 32 : below / 2);
    hb_raw(SYS_close, fd);
    return high;
}

void hb_log_init(int opens_each_time)
{
    struct hb_file_facts facts;
    each_time = opens_each_time;
    hb_log_path = hb_env("HOOKBENCH_LOG");
    if (!hb_log_path)
        return;
    ask_pid();
    hb_at_fork(ask_pid);
    limit = hb_file_limit();
    long fd = open_log();
    if (HB_RAW_FAILED(fd)) {
        hb_complain("no log: HOOKBENCH_LOG is no regular file that can be written: ", hb_log_path);
    } else if (each_time) {
        hb_raw(SYS_close, fd);
    } else if (!HB_RAW_FAILED(fd = moved_up(fd)) && hb_file_look(fd, &facts) == 0) {
        log_id = facts.id;
        log_fd = fd;
    }
}

static void append(long fd, const char *line, size_t bytes, const struct hb_file_facts *facts)
{
    if (facts->bytes + bytes <= limit)
        hb_raw(SYS_write, fd, line, bytes);
}

void hb_log_line(const char *line, size_t bytes)
{
    struct hb_file_facts facts;
    long fd = each_time ? open_log() : log_fd;
    if (fd < 0 || hb_file_look(fd, &facts))
        return;
    if (each_time) {
        append(fd, line, bytes, &facts);
        hb_raw(SYS_close, fd);
    } else if (facts.id.device == log_id.device && facts.id.inode == log_id.inode) {
        append(fd, line, bytes, &facts);
    }
}
