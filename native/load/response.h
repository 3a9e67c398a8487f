/* SPDX-License-Identifier: Apache-2.0 */
/* Reads one response at a time from bytes as they come (RFC 9112). It keeps no bytes of the body. */
#ifndef HB_RESPONSE_H
#define HB_RESPONSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum part { STATUS_LINE, HEADERS, BODY, BODY_TO_CLOSE, CHUNK_SIZE, CHUNK, CHUNK_END, TRAILERS, COMPLETE, BROKEN };

struct response {
    int64_t content_length, bytes, body_bytes, left;
    char *line; /* a line that came in pieces; memory of its own */
    int32_t line_bytes, head_bytes;
    uint16_t status;
    uint8_t part;
    bool no_body, chunked, closes;
};

/* Ready for the next one; after HEAD it has no body. */
void hb_response_begin(struct response *r, bool no_body);

/* Takes bytes up to the end of the response and returns how many; r->part says how far it is. */
size_t hb_response_take(struct response *r, const char *bytes, size_t n);

/* What the end of the connection makes of it. */
void hb_response_end(struct response *r);

static inline bool hb_in_body(const struct response *r)
{
    return r->part >= BODY && r->part < COMPLETE;
}

#endif
