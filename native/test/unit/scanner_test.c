/* SPDX-License-Identifier: Apache-2.0 */
/* The scanner against the oracle: the built-in list, ordinary requests, and random words and streams in pieces. */
#include "oracle.h"
#include <stdio.h>
#include <stdlib.h>

static int passed, failed;

static void check(int ok, const char *what)
{
    ok ? passed++ : failed++;
    if (!ok)
        printf("FAILED %s\n", what);
}

static uint64_t state = 88172645463325252ull;

static unsigned random_below(unsigned n)
{
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return (unsigned)(state >> 33) % n;
}

static struct hb_scanner *scanner(const char *words, int fold)
{
    struct hb_scanner *s = calloc(1, sizeof *s);
    s->words.fold = fold;
    hb_words_parse(&s->words, words, strlen(words), '\n');
    check(hb_scanner_build(s) == 0, "tables");
    return s;
}

static int finds(const struct hb_scanner *s, const char *text)
{
    struct hb_tail tail = {.bytes = 0};
    return hb_scan(s, &tail, text, strlen(text));
}

static void builtin(void)
{
    static const char *ordinary[] = {
        "GET / HTTP/1.1\r\nHost: localhost:8080\r\nConnection: keep-alive\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: 127.0.0.1:8081\r\nUser-Agent: curl/8.5.0\r\nAccept: */*\r\n\r\n",
        "GET /image?size=256 HTTP/1.1\r\nHost: sut.benchmark.svc.cluster.local:8080\r\nUser-Agent: python-requests/2.31.0\r\n"
        "Accept-Encoding: gzip, deflate, br, zstd\r\nAccept: application/json, text/plain\r\nConnection: keep-alive\r\n\r\n",
        "POST /spin HTTP/1.1\r\nHost: [::1]:8080\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, "
        "like Gecko) Chrome/124.0.0.0 Safari/537.36\r\nAccept: text/html,application/xhtml+xml,application/xml;q=0.9,"
        "image/avif,image/webp,*/*;q=0.8\r\nAccept-Language: de-AT,de;q=0.8,en;q=0.5\r\nAccept-Encoding: gzip\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 12\r\nCookie: JSESSIONID=0123456789ABCDEF\r\n"
        "Cache-Control: no-cache\r\nPragma: no-cache\r\nUpgrade-Insecure-Requests: 1\r\nSec-Fetch-Dest: document\r\n"
        "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Site: none\r\nReferer: http://localhost:8080/\r\nX-Forwarded-For: 10.0.0.1\r\n"
        "Authorization: Bearer abc.def.ghi\r\nIf-None-Match: W/\"b-42\"\r\nTE: trailers\r\nDNT: 1\r\n\r\nvalue=123456",
    };
    for (int fold = 0; fold < 2; fold++) {
        struct hb_scanner *s = scanner(hb_builtin_words, fold);
        check(s->words.count == 200, "the built-in list has 200 words");
        for (size_t i = 0; i < sizeof ordinary / sizeof ordinary[0]; i++)
            check(!finds(s, ordinary[i]), "an ordinary request has no match");
        int word = finds(s, "GET /wp-admin HTTP/1.1\r\n\r\n");
        check(word && memcmp(s->words.word[word - 1].text, "wp-admin", 8) == 0, "wp-admin is found and named");
        check(!!finds(s, "GET /WP-Admin HTTP/1.1\r\n\r\n") == fold, "case counts unless folded");
    }
}

static void random_text(char *text, size_t bytes, unsigned letters)
{
    for (size_t i = 0; i < bytes; i++)
        text[i] = "abcABC@`-/.\r"[random_below(letters)];
}

static void one_random(unsigned letters, unsigned longest)
{
    char words[2000], stream[300];
    unsigned char cuts[16];
    size_t n = 0;
    for (unsigned w = 1 + random_below(20); w > 0 && n < 1500; w--) {
        unsigned length = 1 + random_below(longest);
        random_text(words + n, length, letters < 11 ? letters : 11); /* no line end in a word */
        n += length;
        words[n++] = '\n';
    }
    words[n] = 0;
    random_text(stream, sizeof stream, letters);
    for (unsigned i = 0; i < sizeof cuts; i++)
        cuts[i] = (unsigned char)random_below(i % 2 ? 90 : 9);
    struct hb_scanner *s = scanner(words, (int)random_below(2));
    check(!disagrees(s, stream, random_below(sizeof stream + 1), cuts, sizeof cuts), "random words and stream");
    for (int i = 0; i < HB_PASSES; i++)
        free(s->pass[i].bits), free(s->pass[i].heads), free(s->pass[i].entries);
    free(s->words.word);
    free(s);
}

static void parsing(void)
{
    struct hb_words w = {0};
    static const char list[] = "one,,two,three";
    hb_words_parse(&w, list, strlen(list), ',');
    check(w.count == 3 && w.word[2].bytes == 5, "a comma list without its empty entries");
    struct hb_words lines = {0};
    static const char file[] = "# comment\r\nalpha\r\n\r\nbeta,gamma\nlast";
    hb_words_parse(&lines, file, strlen(file), '\n');
    check(lines.count == 3 && lines.word[0].bytes == 5 && lines.word[1].bytes == 10, "lines, comments, CR LF");
    check(!finds(scanner("", 0), "anything"), "no words, no match");
}

int main(int count, char **arguments)
{
    int rounds = count > 1 ? atoi(arguments[1]) : 3000;
    builtin();
    parsing();
    for (int i = 0; i < rounds; i++) {
        one_random(2, 4);
        one_random(3, 12);
        one_random(6, 9);
        one_random(12, 64);
    }
    printf("scanner: %d passed, %d failed\n", passed, failed);
    return failed != 0;
}
