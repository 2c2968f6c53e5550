/* What a terminal of the xterm kind sends for a key. */
#ifndef TESTS_TERM_KEYS_H
#define TESTS_TERM_KEYS_H

#include "base/buf.h"

/* Adds the bytes of keys in notation ("y l", "C-Left"); false when one of them has none. */
bool keys_add_bytes(struct buf *out, struct str notation);

#endif
