/* A rising list of note ids as bytes, for a row of the index: each id as its distance from the one
 * before (the first from `since`), seven bits a byte, the lowest first, the high bit set on all but
 * the last byte of a number. Reading bounds everything: the bytes may come from a damaged file. */
#ifndef LIBRARY_PACKED_H
#define LIBRARY_PACKED_H

#include "base/buf.h"

#include <stdint.h>

/* Adds the distance from `last` to `id`, which must not be smaller. */
void packed_add(struct buf *out, uint64_t last, uint64_t id);

/* Takes the next id off *rest; *last is `since` at first, then the id before. False at the end, and
 * where the bytes make no sense. */
bool packed_next(struct str *rest, uint64_t *last);

#endif
