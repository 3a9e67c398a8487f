/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hb-keywords: loads the keywords as a hook would (HOOKBENCH_KEYWORDS, HOOKBENCH_KEYWORDS_FILE) and prints how many there are.
 * Status 2, and a line that says why, if part of the list would not be searched for. Asked before a trial.
 */
#include "words.h"
#include <stdio.h>

int main(void)
{
    static struct hb_words words;
    hb_words_load(&words);
    const char *problem = hb_words_problem(&words);
    if (problem) {
        fprintf(stderr, "hookbench: %s (%u keywords are usable, %u are not)\n", problem, words.count, words.refused);
        return 2;
    }
    printf("%u\n", words.count);
    return 0;
}
