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

/* One line "hookbench: <what> <detail>" to standard error. */
void hb_complain(const char *what, const char *detail);

/* Appends at at (never past end) and returns the new end of the text; the text is not terminated. */
char *hb_put(char *at, const char *end, const char *text);
char *hb_put_number(char *at, const char *end, uint64_t number);

/* Zeroed memory that is never freed; NULL when there is none. */
void *hb_memory(size_t bytes);

/* Whole file in memory (not terminated), or NULL. */
const char *hb_file(const char *path, size_t *bytes);

/* Appends one line to a file: open, write, close, so that no descriptor stays open. */
void hb_append_line(const char *path, const char *line, size_t bytes);

#endif
