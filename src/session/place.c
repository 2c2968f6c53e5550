/* Places and lines. */
#include "session/place.h"

struct place place_of_line(const struct lines *lines, size_t index)
{
  struct place place = {.at_top = index == 0};
  if (index >= lines->n) return place;
  place.block = lines->items[index].block;
  place.offset = lines->items[index].offset;
  place.below = (uint32_t)(index - lines_at_place(lines, place.block, place.offset));
  return place;
}

size_t place_line(const struct lines *lines, struct place place)
{
  size_t first = lines_at_place(lines, place.block, place.offset), at = first;
  while (at + 1 < lines->n && at - first < place.below &&
         lines->items[at + 1].block == place.block && lines->items[at + 1].offset == place.offset)
    at++;
  return place.at_top ? 0 : at;
}
