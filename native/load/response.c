/* SPDX-License-Identifier: Apache-2.0 */
#include "response.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MAX_LINE 16384
#define MAX_HEAD 65536
#define MAX_CHUNK_DIGITS 15
#define MAX_LENGTH_DIGITS 18
#define UNKNOWN (-1)

static void forget_head(struct response *r)
{
    r->status = 0;
    r->content_length = UNKNOWN;
    r->chunked = r->closes = false;
}

void hb_response_begin(struct response *r, bool no_body)
{
    forget_head(r);
    r->bytes = r->body_bytes = r->left = 0;
    r->line_bytes = r->head_bytes = 0;
    r->part = STATUS_LINE;
    r->no_body = no_body;
}

/* A number of decimal digits, or UNKNOWN. */
static int64_t digits(const char *text, size_t n)
{
    int64_t value = 0;
    if (n == 0 || n > MAX_LENGTH_DIGITS)
        return UNKNOWN;
    for (size_t i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return UNKNOWN;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/* HTTP/1.1 200 OK */
static bool status_line(struct response *r, const char *line, size_t n)
{
    if (n < 12 || memcmp(line, "HTTP/1.", 7) != 0 || line[8] != ' ' || (line[7] != '0' && line[7] != '1'))
        return false;
    int64_t status = digits(line + 9, 3);
    r->closes = line[7] == '0';
    r->status = status < 0 ? 0 : (uint16_t)status;
    return status >= 100 && status <= 599 && (n == 12 || line[12] == ' ');
}

static bool is(const char *text, size_t n, const char *word)
{
    return n == strlen(word) && strncasecmp(text, word, n) == 0;
}

static bool blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Name: value */
static bool header(struct response *r, const char *line, size_t n)
{
    size_t colon = 0;
    for (; colon < n && line[colon] != ':'; colon++)
        if ((signed char)line[colon] <= ' ')
            return false;
    if (colon == 0 || colon == n)
        return false;
    const char *value = line + colon + 1, *end = line + n;
    while (value < end && blank(*value))
        value++;
    while (value < end && blank(end[-1]))
        end--;
    size_t length = (size_t)(end - value);
    if (is(line, colon, "content-length")) {
        int64_t bytes = digits(value, length), before = r->content_length;
        r->content_length = bytes;
        return bytes >= 0 && (before == UNKNOWN || before == bytes);
    }
    if (is(line, colon, "transfer-encoding"))
        return r->chunked = is(value, length, "chunked");
    if (is(line, colon, "connection"))
        r->closes = is(value, length, "close") || (r->closes && !is(value, length, "keep-alive"));
    return true;
}

static enum part after_header(struct response *r, const char *line, size_t n)
{
    r->head_bytes += (int32_t)n;
    return r->head_bytes <= MAX_HEAD && header(r, line, n) ? HEADERS : BROKEN;
}

static enum part after_head(struct response *r)
{
    if (r->status < 200) {
        forget_head(r);
        return STATUS_LINE;
    }
    if (r->no_body || r->status == 204 || r->status == 304)
        return COMPLETE;
    if (r->chunked)
        return CHUNK_SIZE;
    r->left = r->content_length;
    if (r->left == UNKNOWN)
        return BODY_TO_CLOSE;
    return r->left == 0 ? COMPLETE : BODY;
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static enum part after_chunk_size(struct response *r, const char *line, size_t n)
{
    size_t end = 0;
    r->left = 0;
    for (; end < n && end <= MAX_CHUNK_DIGITS && hex(line[end]) >= 0; end++)
        r->left = r->left * 16 + hex(line[end]);
    if (end == 0 || end > MAX_CHUNK_DIGITS || (end < n && line[end] != ';' && line[end] != ' '))
        return BROKEN;
    return r->left == 0 ? TRAILERS : CHUNK;
}

static enum part after_line(struct response *r, const char *line, size_t n)
{
    if (n > 0 && line[n - 1] == '\r')
        n--;
    switch (r->part) {
    case STATUS_LINE: return status_line(r, line, n) ? HEADERS : BROKEN;
    case HEADERS: return n == 0 ? after_head(r) : after_header(r, line, n);
    case CHUNK_SIZE: return after_chunk_size(r, line, n);
    case CHUNK_END: return n == 0 ? CHUNK_SIZE : BROKEN;
    default: return n == 0 ? COMPLETE : TRAILERS;
    }
}

/* Keeps a part of a line; false if the line is too long. */
static bool keep(struct response *r, const char *bytes, size_t n)
{
    if ((size_t)r->line_bytes + n > MAX_LINE || (!r->line && !(r->line = malloc(MAX_LINE))))
        return false;
    memcpy(r->line + r->line_bytes, bytes, n);
    r->line_bytes += (int32_t)n;
    return true;
}

static size_t take_line(struct response *r, const char *bytes, size_t n)
{
    const char *end = memchr(bytes, '\n', n);
    size_t some = end ? (size_t)(end - bytes) : n;
    if (some > MAX_LINE || ((!end || r->line_bytes > 0) && !keep(r, bytes, some))) {
        r->part = BROKEN;
        return n;
    }
    if (!end)
        return n;
    bool whole = r->line_bytes == 0;
    size_t length = whole ? some : (size_t)r->line_bytes;
    r->line_bytes = 0;
    r->part = (uint8_t)after_line(r, whole ? bytes : r->line, length);
    return some + 1;
}

static size_t take_body(struct response *r, size_t n)
{
    size_t some = (uint64_t)r->left < n ? (size_t)r->left : n;
    r->body_bytes += (int64_t)some;
    r->left -= (int64_t)some;
    if (r->left == 0)
        r->part = r->part == BODY ? COMPLETE : CHUNK_END;
    return some;
}

size_t hb_response_take(struct response *r, const char *bytes, size_t n)
{
    size_t taken = 0;
    while (r->part < COMPLETE && taken < n) {
        size_t left = n - taken;
        if (r->part == BODY || r->part == CHUNK)
            taken += take_body(r, left);
        else if (r->part == BODY_TO_CLOSE) {
            r->body_bytes += (int64_t)left;
            taken = n;
        } else
            taken += take_line(r, bytes + taken, left);
    }
    r->bytes += (int64_t)taken;
    return taken;
}

void hb_response_end(struct response *r)
{
    if (r->part == BODY_TO_CLOSE)
        r->part = COMPLETE;
}
