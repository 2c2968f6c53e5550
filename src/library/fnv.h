/* The FNV-1a hash of 64 bits (draft-eastlake-fnv): to see that a file is as it was, and to name a
 * place in the cache. Nothing trusts it against an attacker: a note whose author makes two contents
 * with one hash and one size is shown from its file all the same, only found by its old words. */
#ifndef LIBRARY_FNV_H
#define LIBRARY_FNV_H

#include "base/str.h"

#include <stdint.h>

static inline uint64_t fnv1a(struct str bytes)
{
  uint64_t hash = UINT64_C(0xcbf29ce484222325);
  for (size_t i = 0; i < bytes.n; i++)
    hash = (hash ^ (unsigned char)bytes.p[i]) * UINT64_C(0x100000001b3);
  return hash;
}

#endif
