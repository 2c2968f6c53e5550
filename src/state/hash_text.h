/* A hash as the text of a fact: 16 digits. */
#ifndef STATE_HASH_TEXT_H
#define STATE_HASH_TEXT_H

#include "base/str.h"

#include <stdint.h>

struct hash_text {
  char text[17];
};

struct hash_text hash_text(uint64_t hash);

/* 0 where the text is no hash. */
uint64_t hash_of_text(struct str text);

#endif
