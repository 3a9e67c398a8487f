/* SPDX-License-Identifier: Apache-2.0 */
/* scan: count, and keyword detection on accepted sockets in one pass, also across reads. */
#include "scanner.h"

static struct hb_scanner scanner;

#define HB_WORDS scanner.words
#define HB_ALPHABET scanner.alphabet
#define HB_SCAN(tail, text, bytes) hb_scan(&scanner, tail, text, bytes)
#include "detect.h"
#include "exports.h"

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
    hb_page_init("scan", HB_PAGE_COUNTS);
    hb_inspect_init(0);
    hb_words_load(&scanner.words);
    if (hb_scanner_build(&scanner) == 0)
        tails = hb_memory(HB_FD_LIMIT * sizeof *tails);
}
