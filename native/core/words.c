/* SPDX-License-Identifier: Apache-2.0 */
#include "words.h"
#include "text.h"

int hb_word_is_at(const struct hb_words *words, uint32_t i, const char *text)
{
    const struct hb_word *w = &words->word[i];
    for (uint32_t k = 0; k < w->bytes; k++)
        if (words->fold ? hb_fold(w->text[k]) != hb_fold(text[k]) : w->text[k] != text[k])
            return 0;
    return 1;
}

static void add(struct hb_words *words, const char *text, uint32_t bytes)
{
    if (bytes == 0)
        return;
    if (bytes > HB_WORD_BYTES_MAX || words->count == HB_WORDS_MAX) {
        words->refused++;
        return;
    }
    words->word[words->count++] = (struct hb_word){text, bytes};
}

void hb_words_parse(struct hb_words *words, const char *text, size_t bytes, char separator)
{
    if (!words->word)
        words->word = hb_memory(HB_WORDS_MAX * sizeof(struct hb_word));
    if (!words->word)
        return;
    for (size_t from = 0; from < bytes;) {
        size_t to = from;
        while (to < bytes && text[to] != separator && text[to] != '\n' && text[to] != '\r')
            to++;
        if (separator != '\n' || text[from] != '#')
            add(words, text + from, (uint32_t)(to - from < 1000 ? to - from : 1000));
        from = to + 1;
    }
}

void hb_words_load(struct hb_words *words)
{
    words->fold = hb_env_is_on("HOOKBENCH_FOLD_CASE");
    const char *list = hb_env("HOOKBENCH_KEYWORDS"), *path = hb_env("HOOKBENCH_KEYWORDS_FILE");
    if (list) {
        hb_words_parse(words, list, hb_length(list), ',');
    } else if (path) {
        size_t bytes = 0;
        const char *text = hb_file(path, &bytes);
        words->cut = text && bytes == HB_FILE_BYTES_MAX;
        if (text)
            hb_words_parse(words, text, words->cut ? bytes - 1 : bytes, '\n');
        else
            hb_complain("no keywords: cannot read HOOKBENCH_KEYWORDS_FILE=", path);
    } else {
        hb_words_parse(words, hb_builtin_words, hb_length(hb_builtin_words), '\n');
    }
    words->unreadable = words->count == 0;
    const char *problem = hb_words_problem(words);
    if (problem)
        hb_complain(problem, "");
}

const char *hb_words_problem(const struct hb_words *words)
{
    if (words->cut)
        return "HOOKBENCH_KEYWORDS_FILE is longer than 1 MiB; the rest is not searched for: make it shorter";
    if (words->refused)
        return "keywords longer than 64 bytes or beyond 60,000 are not searched for: leave them out";
    if (words->unreadable)
        return "there is no keyword: HOOKBENCH_KEYWORDS or the regular file HOOKBENCH_KEYWORDS_FILE must have one";
    return NULL;
}
