#include "inspect.h"
#include "text.h"

uint8_t hb_block;
static const char *log_path;

void hb_inspect_init(void)
{
    const char *action = hb_env("HOOKBENCH_ACTION");
    hb_block = action && hb_equal(action, "block");
    if (action && !hb_block && !hb_equal(action, "trace"))
        hb_complain("HOOKBENCH_ACTION must be trace or block; doing trace, not ", action);
    log_path = hb_env("HOOKBENCH_LOG");
}

static void write_log(enum hb_function f, int fd, const struct hb_word *word)
{
    char line[160], *end = line + sizeof line - 1;
    char *at = hb_put_number(line, end, (uint64_t)hb_raw(SYS_getpid));
    at = hb_put_number(hb_put(at, end, " "), end, (uint64_t)fd);
    at = hb_put(hb_put(hb_put(at, end, " "), end, hb_names[f]), end, " ");
    for (uint32_t i = 0; i < word->bytes && at < end; i++)
        *at++ = word->text[i];
    *at++ = '\n';
    hb_append_line(log_path, line, (size_t)(at - line));
}

/* A descriptor may have been closed behind our back (a bare system call) and its number given to a file. */
static int is_socket(int fd)
{
    int type = 0;
    unsigned bytes = sizeof type;
    return hb_raw(SYS_getsockopt, fd, SOL_SOCKET, SO_TYPE, &type, &bytes) == 0;
}

int hb_matched(enum hb_function f, int fd, uint32_t before, const struct hb_word *word)
{
    if (!is_socket(fd)) {
        hb_fd_forget(fd);
        return 0;
    }
    hb_count_match(f);
    if (log_path)
        write_log(f, fd, word);
    if (!hb_block)
        return 0;
    uint32_t now = hb_fd_state(fd);
    if (now / HB_GENERATION == before / HB_GENERATION)
        hb_fd_change(fd, now, now | HB_REFUSED);
    return 1;
}
