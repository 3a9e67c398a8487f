/* SPDX-License-Identifier: Apache-2.0 */
/* Strings, environment and messages without libc. */
#ifndef HB_TEXT_H
#define HB_TEXT_H

#include <stddef.h>
#include <stdint.h>

size_t hb_length(const char *text);
int hb_equal(const char *a, const char *b);

/* Own copy of an environment variable, from environ or, before libc has set it, from /proc; NULL when unset or empty. */
const char *hb_env(const char *name);
int hb_env_is_on(const char *name);
uint64_t hb_number(const char *text);

/*
 * One line "hookbench: <what> <detail>" to standard error, if HOOKBENCH_MESSAGES=1 asks for it. Only while the object is
 * loaded: later, descriptor 2 may be anything.
 */
void hb_complain(const char *what, const char *detail);

/* Appends at at (never past end) and returns the new end of the text; the text is not terminated. */
char *hb_put(char *at, const char *end, const char *text);
char *hb_put_number(char *at, const char *end, uint64_t number);

/* Zeroed memory that is never freed; NULL when there is none. */
void *hb_memory(size_t bytes);

/*
 * The whole text of a regular file, at most HB_FILE_BYTES_MAX - 1 bytes and a 0; more: bytes is HB_FILE_BYTES_MAX. NULL if it
 * cannot be read.
 */
#define HB_FILE_BYTES_MAX (1 << 20)
const char *hb_file(const char *path, size_t *bytes);

#endif
