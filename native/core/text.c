/* SPDX-License-Identifier: Apache-2.0 */
#include "text.h"
#include "file.h"
#include "raw.h"
#include <fcntl.h>

extern char **environ __attribute__((weak));

size_t hb_length(const char *text)
{
    size_t n = 0;
    while (text[n])
        n++;
    return n;
}

int hb_equal(const char *a, const char *b)
{
    while (*a && *a == *b)
        a++, b++;
    return *a == *b;
}

static const char *value_of(const char *entry, const char *name)
{
    while (*name && *entry == *name)
        entry++, name++;
    return *name == 0 && entry[0] == '=' && entry[1] ? entry + 1 : NULL;
}

static size_t read_all(long fd, char *into, size_t capacity)
{
    size_t n = 0;
    for (long got = 1; got > 0 && n < capacity; n += got > 0 ? (size_t)got : 0)
        got = hb_raw(SYS_read, fd, into + n, capacity - n);
    return n;
}

const char *hb_file(const char *path, size_t *bytes)
{
    long fd = hb_file_open(path, O_RDONLY, 0);
    if (HB_RAW_FAILED(fd))
        return NULL;
    char *text = hb_memory(HB_FILE_BYTES_MAX);
    *bytes = text ? read_all(fd, text, HB_FILE_BYTES_MAX) : 0;
    hb_raw(SYS_close, fd);
    return text;
}

static const char *initial_env(const char *name)
{
    static const char *text;
    static size_t bytes;
    if (!text && !(text = hb_file("/proc/self/environ", &bytes)))
        return NULL;
    for (const char *entry = text; entry < text + bytes; entry += hb_length(entry) + 1) {
        const char *value = value_of(entry, name);
        if (value)
            return value;
    }
    return NULL;
}

static const char *current_env(const char *name)
{
    if (!&environ || !environ)
        return initial_env(name);
    for (char **entry = environ; *entry; entry++) {
        const char *value = value_of(*entry, name);
        if (value)
            return value;
    }
    return NULL;
}

const char *hb_env(const char *name)
{
    const char *value = current_env(name);
    if (!value)
        return NULL;
    size_t n = hb_length(value);
    char *copy = hb_memory(n + 1); /* the process may change its environment later */
    if (copy)
        *hb_put(copy, copy + n, value) = 0;
    return copy;
}

int hb_env_is_on(const char *name)
{
    const char *value = hb_env(name);
    return value && !hb_equal(value, "0");
}

uint64_t hb_number(const char *text)
{
    uint64_t n = 0;
    while (text && *text >= '0' && *text <= '9')
        n = n * 10 + (uint64_t)(*text++ - '0');
    return n;
}

char *hb_put(char *at, const char *end, const char *text)
{
    while (at < end && *text)
        *at++ = *text++;
    return at;
}

char *hb_put_number(char *at, const char *end, uint64_t number)
{
    char digits[24], *p = digits + sizeof digits - 1;
    *p = 0;
    do
        *--p = (char)('0' + number % 10);
    while (number /= 10);
    return hb_put(at, end, p);
}

void hb_complain(const char *what, const char *detail)
{
    char line[512], *end = line + sizeof line - 1;
    if (!hb_env_is_on("HOOKBENCH_MESSAGES"))
        return;
    char *at = hb_put(hb_put(hb_put(line, end, "hookbench: "), end, what), end, detail);
    *at++ = '\n';
    hb_raw(SYS_write, 2, line, at - line);
}
