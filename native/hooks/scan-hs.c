/* SPDX-License-Identifier: Apache-2.0 */
/*
 * scan-hs: scan with Hyperscan or Vectorscan in place of our scanner, to compare with. Needs libhs, so it is not the
 * portable kind of object.
 */
#include "carry.h"
#include <hs/hs.h>

static struct hb_words words;
static struct hb_alphabet alphabet;
static hs_database_t *database;
static hs_scratch_t *prototype;
static __thread hs_scratch_t *scratch; /* never freed: a thread may die in a signal handler's read */

struct hit {
    size_t edge;
    int word;
};

static int found(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context)
{
    struct hit *hit = context;
    (void)from, (void)flags;
    if (hit->edge && (to <= hit->edge || to - words.word[id].bytes >= hit->edge))
        return 0;
    hit->word = (int)id + 1;
    return 1; /* enough */
}

static int search(const void *context, const char *text, size_t bytes, size_t edge)
{
    struct hit hit = {edge, 0};
    (void)context;
    if (!scratch && hs_clone_scratch(prototype, &scratch) != HS_SUCCESS)
        return 0;
    hs_scan(database, text, (unsigned)bytes, 0, scratch, found, &hit);
    return hit.word;
}

#define HB_WORDS words
#define HB_ALPHABET alphabet
#define HB_SCAN(tail, text, bytes) hb_carry(&alphabet, tail, text, bytes, search, NULL)
#include "detect.h"
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
        flags[i] = words.fold ? HS_FLAG_CASELESS : 0;
        ids[i] = i;
    }
    if (hs_compile_lit_multi(texts, flags, ids, lengths, words.count, HS_MODE_BLOCK, NULL, &database, &error) !=
            HS_SUCCESS ||
        hs_alloc_scratch(database, &prototype) != HS_SUCCESS) {
        hb_complain("no detection: the keywords cannot be compiled: ", error ? error->message : "no memory");
        return;
    }
    hb_alphabet_build(&alphabet, &words);
    tails = hb_memory(HB_FD_LIMIT * sizeof *tails);
}

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
    hb_page_init("scan-hs", HB_PAGE_COUNTS);
    hb_inspect_init(0);
    hb_words_load(&words);
    if (words.count)
        compile();
}
