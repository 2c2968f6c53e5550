/* A key as the program thinks of it, and its notation in tables, help and configuration: "j",
 * "Enter", "C-l" (with Ctrl), "M-x" (with Alt), "PgDn", "F1", "Space". Knows no terminal. */
#ifndef SESSION_KEY_H
#define SESSION_KEY_H

#include "base/buf.h"

#include <stdint.h>

enum key_code { /* what is no character; characters are their code point */
  KEYS_NONE = 0,
  KEYS_FIRST = 0x110000, /* beyond Unicode */
  KEYS_UP = KEYS_FIRST,
  KEYS_DOWN,
  KEYS_LEFT,
  KEYS_RIGHT,
  KEYS_PAGE_UP,
  KEYS_PAGE_DOWN,
  KEYS_HOME,
  KEYS_END,
  KEYS_ENTER,
  KEYS_TAB,
  KEYS_BACK_TAB,
  KEYS_BACKSPACE,
  KEYS_DELETE,
  KEYS_INSERT,
  KEYS_ESCAPE,
  KEYS_F1,
  KEYS_F12 = KEYS_F1 + 11,
  KEYS_END_ /* one past the last */
};

enum key_with { KEY_WITH_CTRL = 1, KEY_WITH_ALT = 2, KEY_WITH_SHIFT = 4 };

struct key {
  uint32_t code;
  unsigned with; /* set of enum key_with; never shift on a character */
};

/* Reads one key in notation, all of s. False when it is none. */
bool key_parse(struct str s, struct key *out);

/* Adds the notation: key_parse reads it back to the same key. */
void key_add_name(struct buf *out, struct key k);

static inline bool key_eq(struct key a, struct key b)
{
  return a.code == b.code && a.with == b.with;
}

#endif
