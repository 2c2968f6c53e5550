/* Lists of note ids as variable-length distances. */
#include "library/packed.h"

#include <assert.h>

void packed_add(struct buf *out, uint64_t last, uint64_t id)
{
  assert(id >= last);
  uint64_t distance = id - last;
  for (; distance >= 0x80; distance >>= 7)
    buf_add_char(out, (char)(distance | 0x80));
  buf_add_char(out, (char)distance);
}

bool packed_next(struct str *rest, uint64_t *last)
{
  uint64_t distance = 0;
  for (unsigned shift = 0; rest->n && shift < 64; shift += 7) {
    unsigned char byte = (unsigned char)rest->p[0];
    *rest = str_from(*rest, 1);
    distance |= (uint64_t)(byte & 0x7F) << shift;
    if (byte & 0x80) continue;
    if (distance > UINT64_MAX - *last) return false;
    *last += distance;
    return true;
  }
  return false;
}
