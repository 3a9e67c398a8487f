/* SPDX-License-Identifier: Apache-2.0 */
#include "inspect.h"
#include "file.h"
#include "log.h"
#include "text.h"

uint8_t hb_block;

void hb_inspect_init(int opens_log_each_time)
{
    const char *action = hb_env("HOOKBENCH_ACTION");
    hb_block = action && hb_equal(action, "block");
    if (action && !hb_block && !hb_equal(action, "trace"))
        hb_complain("HOOKBENCH_ACTION must be trace or block; doing trace, not ", action);
    hb_log_init(opens_log_each_time);
}

static void write_log(enum hb_function f, int fd, const struct hb_word *word)
{
    char line[160], *end = line + sizeof line - 1;
    char *at = hb_put_number(line, end, hb_log_pid());
    at = hb_put_number(hb_put(at, end, " "), end, (uint64_t)fd);
    at = hb_put(hb_put(hb_put(at, end, " "), end, hb_names[f]), end, " ");
    for (uint32_t i = 0; i < word->bytes && at < end; i++)
        *at++ = word->text[i];
    *at++ = '\n';
    hb_log_line(line, (size_t)(at - line));
}

/* A descriptor may have been closed behind our back (a bare system call) and its number given to a file. */
static int is_socket(int fd)
{
    struct hb_file_facts facts;
    return hb_file_look(fd, &facts) == 0 && facts.is_socket;
}

int hb_matched(enum hb_function f, int fd, uint32_t before, const struct hb_word *word)
{
    if (hb_block && !is_socket(fd)) { /* fstat: where a sandbox allows anything, libc needs it */
        hb_fd_forget(fd);
        return 0;
    }
    hb_count_match(f);
    if (hb_log_path)
        write_log(f, fd, word);
    if (!hb_block)
        return 0;
    uint32_t now = hb_fd_state(fd);
    if (now / HB_GENERATION == before / HB_GENERATION)
        hb_fd_change(fd, now, now | HB_REFUSED);
    return 1;
}
