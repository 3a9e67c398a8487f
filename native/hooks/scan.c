/* scan: count, and keyword detection on accepted sockets in one pass, also across reads. */
#include "inspect.h"
#include "text.h"

static struct hb_scanner scanner;
static struct hb_tail *tails; /* per descriptor; touched only where a read ends in the middle of what may be a word */

static void copy(struct hb_tail *to, const struct hb_tail *from)
{
    for (unsigned i = 0; i < sizeof *to / 8; i++)
        __atomic_store_n((uint64_t *)to + i, __atomic_load_n((const uint64_t *)from + i, __ATOMIC_RELAXED),
                         __ATOMIC_RELAXED);
    if (to->bytes > HB_TAIL_MAX)
        to->bytes = 0;
}

static int scan_pieces(struct hb_tail *tail, struct hb_data data, size_t left)
{
    const char *text = NULL;
    int word = 0;
    unsigned i = 0;
    for (size_t bytes; (bytes = hb_piece(data, &i, &left, &text));) {
        int found = hb_scan(&scanner, tail, text, bytes);
        word = word ? word : found;
    }
    return word;
}

/* The carried bytes belong to the thread that could set HELD; another one that reads the same socket goes without. */
static __attribute__((noinline)) int scan_with_tail(int fd, uint32_t before, struct hb_data data, size_t bytes)
{
    struct hb_tail tail __attribute__((aligned(8)));
    tail.bytes = 0;
    int held = (before & HB_TAIL) && hb_fd_change(fd, before, before | HB_HELD);
    if (held)
        copy(&tail, &tails[fd]);
    int word = scan_pieces(&tail, data, bytes);
    if (tail.bytes && !held)
        held = hb_fd_change(fd, before, before | HB_HELD);
    if (!held)
        return word;
    if (tail.bytes)
        copy(&tails[fd], &tail);
    hb_fd_change(fd, before | HB_HELD, tail.bytes ? before | HB_TAIL : before & ~HB_TAIL);
    return word;
}

static inline int scan(int fd, uint32_t before, struct hb_data data, size_t bytes)
{
    if (data.count == 1 && !(before & HB_TAIL) && hb_scan_ends_clean(&scanner, data.vectors->iov_base, bytes)) {
        struct hb_tail none;
        none.bytes = 0;
        return hb_scan(&scanner, &none, data.vectors->iov_base, bytes);
    }
    return scan_with_tail(fd, before, data, bytes);
}

static inline ssize_t after_read(enum hb_function f, int fd, uint32_t before, struct hb_data data, ssize_t n)
{
    int refuse = 0;
    hb_count_bytes(f, n);
    if (n > 0 && (before & HB_ACCEPTED) && data.vectors && tails) {
        HB_GUARDED({
            int word = hb_fd_state(fd) == before ? scan(fd, before, data, (size_t)n) : 0;
            refuse = word && hb_matched(f, fd, before, &scanner.words.word[word - 1]);
        });
    }
    if (!hb_unlikely(refuse))
        return n;
    *hb_errno() = ECONNRESET;
    return -1;
}

#define HB_REFUSE(before) hb_unlikely((before)&HB_REFUSED)
#define HB_READ(f, fd, before, data, n) after_read(f, fd, before, data, n)
#include "exports.h"

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
    hb_page_init("scan", HB_PAGE_COUNTS | HB_PAGE_PROCESS);
    hb_inspect_init();
    hb_words_load(&scanner.words);
    if (hb_scanner_build(&scanner) == 0)
        tails = hb_memory(HB_FD_LIMIT * sizeof *tails);
}
