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
    if (bytes > HB_WORD_BYTES_MAX) {
        hb_complain("keyword longer than 64 bytes is ignored", "");
        return;
    }
    if (bytes == 0 || words->count == HB_WORDS_MAX)
        return;
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
        if (text)
            hb_words_parse(words, text, bytes, '\n');
        else
            hb_complain("no keywords: cannot read HOOKBENCH_KEYWORDS_FILE=", path);
    } else {
        hb_words_parse(words, hb_builtin_words, hb_length(hb_builtin_words), '\n');
    }
}
