/*
 * scan-hs: scan with Hyperscan or Vectorscan in place of our scanner, to compare with. Needs libhs, so it is not the
 * portable kind of object; finds no keyword that is split over two reads (block mode).
 */
#include "inspect.h"
#include "text.h"
#include <hs/hs.h>

static struct hb_words words;
static hs_database_t *database;
static hs_scratch_t *prototype;
static __thread hs_scratch_t *scratch; /* never freed: a thread may die in a signal handler's read */

static int found(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context)
{
    (void)from, (void)to, (void)flags;
    *(const struct hb_word **)context = &words.word[id];
    return 1; /* enough */
}

static const struct hb_word *search(struct hb_data data, size_t left)
{
    const struct hb_word *word = NULL;
    const char *text = NULL;
    unsigned i = 0;
    if (!scratch && hs_clone_scratch(prototype, &scratch) != HS_SUCCESS)
        return NULL;
    for (size_t bytes; !word && (bytes = hb_piece(data, &i, &left, &text));)
        hs_scan(database, text, (unsigned)bytes, 0, scratch, found, &word);
    return word;
}

static inline ssize_t after_read(enum hb_function f, int fd, uint32_t before, struct hb_data data, ssize_t n)
{
    int refuse = 0;
    hb_count_bytes(f, n);
    if (n > 0 && (before & HB_ACCEPTED) && data.vectors && database) {
        HB_GUARDED({
            const struct hb_word *word = hb_fd_state(fd) == before ? search(data, (size_t)n) : NULL;
            refuse = word && hb_matched(f, fd, before, word);
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

static void compile(void)
{
    const char **texts = hb_memory(words.count * sizeof *texts);
    size_t *lengths = hb_memory(words.count * sizeof *lengths);
    unsigned *flags = hb_memory(words.count * sizeof *flags), *ids = hb_memory(words.count * sizeof *ids);
    hs_compile_error_t *error = NULL;
    for (uint32_t i = 0; i < words.count; i++) {
        texts[i] = words.word[i].text;
        lengths[i] = words.word[i].bytes;
        flags[i] = HS_FLAG_SINGLEMATCH | (words.fold ? HS_FLAG_CASELESS : 0);
        ids[i] = i;
    }
    if (hs_compile_lit_multi(texts, flags, ids, lengths, words.count, HS_MODE_BLOCK, NULL, &database, &error) !=
            HS_SUCCESS ||
        hs_alloc_scratch(database, &prototype) != HS_SUCCESS) {
        hb_complain("no detection: the keywords cannot be compiled: ", error ? error->message : "no memory");
        database = NULL;
    }
}

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
    hb_page_init("scan-hs", HB_PAGE_COUNTS | HB_PAGE_PROCESS);
    hb_inspect_init();
    hb_words_load(&words);
    if (words.count)
        compile();
}
