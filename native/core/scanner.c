#include "scanner.h"
#include "text.h"

#define HASH 0x9E3779B1u
#define FOLD 0x20202020u

/* pass: bytes of a gram, distance of positions, shortest and longest word */
static const struct {
    uint8_t gram, stride, from, to;
} PASS[HB_PASSES] = {{4, 4, 7, HB_WORD_BYTES_MAX}, {4, 1, 4, 6}, {2, 1, 2, 3}, {1, 1, 1, 1}};

static inline uint32_t load(const char *text, unsigned gram, uint32_t fold)
{
    uint32_t value = 0;
    __builtin_memcpy(&value, text, gram);
    return value | (gram == 4 ? fold : gram == 2 ? fold & 0xFFFF : fold & 0xFF);
}

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
        uint32_t value = load(text + i, gram, fold), h = value * HASH >> shift;
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

static void *table(uint32_t entries, uint32_t per_entry, uint32_t *shift, size_t element_bits)
{
    uint32_t log2 = 6;
    while (log2 < 27 && (1u << log2) < entries * per_entry)
        log2++;
    *shift = 32 - log2;
    return hb_memory(((size_t)1 << log2) * element_bits / 8);
}

static void insert(struct hb_scanner *s, struct hb_pass *p, uint32_t word, uint32_t offset, unsigned gram)
{
    char folded[4];
    for (unsigned k = 0; k < gram; k++)
        folded[k] = s->words.word[word].text[offset + k];
    uint32_t value = load(folded, gram, s->words.fold ? FOLD : 0), h = value * HASH >> p->bits_shift;
    uint32_t *head = &p->heads[value * HASH >> p->heads_shift];
    p->bits[h >> 6] |= (uint64_t)1 << (h & 63);
    p->entries[p->count] = (struct hb_entry){value, *head, word, offset};
    *head = ++p->count;
}

static int build_pass(struct hb_scanner *s, unsigned which)
{
    struct hb_pass *p = &s->pass[which];
    uint32_t entries = 0;
    for (uint32_t i = 0; i < s->words.count; i++)
        if (s->words.word[i].bytes >= PASS[which].from && s->words.word[i].bytes <= PASS[which].to)
            entries += PASS[which].stride;
    if (entries == 0)
        return 0;
    p->bits = table(entries, 32, &p->bits_shift, 1);
    p->heads = table(entries, 2, &p->heads_shift, 32);
    p->entries = hb_memory(entries * sizeof *p->entries);
    if (!p->bits || !p->heads || !p->entries)
        return -1;
    for (uint32_t i = 0; i < s->words.count; i++)
        if (s->words.word[i].bytes >= PASS[which].from && s->words.word[i].bytes <= PASS[which].to)
            for (uint32_t offset = 0; offset < PASS[which].stride; offset++)
                insert(s, p, i, offset, PASS[which].gram);
    return 0;
}

static void note_bytes(struct hb_scanner *s, const struct hb_word *w)
{
    for (uint32_t k = 0; k < w->bytes; k++) {
        unsigned char c = (unsigned char)w->text[k];
        s->occurs[c] = 1;
        if (s->words.fold && ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
            s->occurs[c ^ 0x20] = 1;
    }
    if (w->bytes - 1 > s->tail_max)
        s->tail_max = w->bytes - 1;
}

int hb_scanner_build(struct hb_scanner *s)
{
    for (uint32_t i = 0; i < s->words.count; i++)
        note_bytes(s, &s->words.word[i]);
    for (unsigned which = 0; which < HB_PASSES; which++)
        if (build_pass(s, which))
            return -1;
    return 0;
}
