/* Hashes as text. */
#include "state/hash_text.h"

#include <inttypes.h>
#include <stdio.h>

struct hash_text hash_text(uint64_t hash)
{
  struct hash_text out;
  snprintf(out.text, sizeof out.text, "%016" PRIx64, hash);
  return out;
}

uint64_t hash_of_text(struct str text)
{
  static const char digits[] = "0123456789abcdef";
  uint64_t hash = 0;
  if (text.n != sizeof((struct hash_text *)0)->text - 1) return 0;
  for (size_t i = 0; i < text.n; i++) {
    const char *digit = text.p[i] ? strchr(digits, text.p[i]) : NULL;
    if (!digit) return 0;
    hash = hash << 4 | (uint64_t)(digit - digits);
  }
  return hash;
}
