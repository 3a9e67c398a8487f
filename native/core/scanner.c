#include "grams.h"
#include "scanner.h"

static int verify(const struct hb_scanner *s, const struct hb_pass *p, uint32_t gram, const char *text, size_t bytes,
                  size_t at, size_t edge)
{
    for (uint32_t i = p->heads[gram * HASH >> p->heads_shift]; i; i = p->entries[i - 1].next) {
        const struct hb_entry *e = &p->entries[i - 1];
        uint32_t length = s->words.word[e->word].bytes;
        if (e->gram != gram || at < e->offset || at - e->offset + length > bytes)
            continue;
        size_t start = at - e->offset;
        if (edge && (start >= edge || start + length <= edge))
            continue; /* not across the edge: found before, or later */
        if (hb_word_is_at(&s->words, e->word, text + start))
            return (int)e->word + 1;
    }
    return 0;
}

static inline __attribute__((always_inline)) int run(const struct hb_scanner *s, unsigned which, const char *text,
                                                      size_t bytes, size_t edge, unsigned gram, unsigned stride)
{
    const struct hb_pass *p = &s->pass[which];
    const uint32_t fold = s->words.fold ? FOLD : 0, shift = p->bits_shift;
    const uint64_t *bits = p->bits;
    if (p->count == 0)
        return 0;
    for (size_t i = 0; i + gram <= bytes; i += stride) {
        uint32_t value = hb_gram(text + i, gram, fold), h = value * HASH >> shift;
        if (__builtin_expect(bits[h >> 6] >> (h & 63) & 1, 0)) {
            int word = verify(s, p, value, text, bytes, i, edge);
            if (word)
                return word;
        }
    }
    return 0;
}

/* edge: only words that begin before it and end behind it; 0: all. */
static int search(const struct hb_scanner *s, const char *text, size_t bytes, size_t edge)
{
    int word = run(s, 0, text, bytes, edge, 4, 4);
    if (!word)
        word = run(s, 1, text, bytes, edge, 4, 1);
    if (!word)
        word = run(s, 2, text, bytes, edge, 2, 1);
    if (!word && !edge)
        word = run(s, 3, text, bytes, edge, 1, 1);
    return word;
}

/* Length of the run of word bytes at the end (from = bytes, step -1) or the start of text, at most tail_max. */
static size_t run_at_end(const struct hb_scanner *s, const char *text, size_t bytes)
{
    size_t n = 0;
    while (n < bytes && n < s->tail_max && s->occurs[(unsigned char)text[bytes - 1 - n]])
        n++;
    return n;
}

static size_t run_at_start(const struct hb_scanner *s, const char *text, size_t bytes)
{
    size_t n = 0;
    while (n < bytes && n < s->tail_max && s->occurs[(unsigned char)text[n]])
        n++;
    return n;
}

static void keep(struct hb_tail *tail, const char *text, size_t bytes)
{
    tail->bytes = (uint8_t)bytes;
    for (size_t i = 0; i < bytes; i++)
        tail->text[i] = text[i];
}

int hb_scan(const struct hb_scanner *s, struct hb_tail *tail, const char *text, size_t bytes)
{
    int found = search(s, text, bytes, 0);
    size_t end = run_at_end(s, text, bytes), old = tail->bytes;
    if (old == 0 || bytes == 0) {
        if (bytes)
            keep(tail, text + bytes - end, end);
        return found;
    }
    char both[2 * HB_TAIL_MAX];
    size_t start = run_at_start(s, text, bytes);
    __builtin_memcpy(both, tail->text, old);
    __builtin_memcpy(both + old, text, start);
    if (!found && start)
        found = search(s, both, old + start, old);
    if (end < bytes) {
        keep(tail, text + bytes - end, end);
    } else { /* all of text may belong to a word that began before it */
        size_t n = run_at_end(s, both, old + start);
        keep(tail, both + old + start - n, n);
    }
    return found;
}
