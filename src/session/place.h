/* A place on a page that lasts: through another width, a file that is read again, and what else
 * lays the page out anew. */
#ifndef SESSION_PLACE_H
#define SESSION_PLACE_H

#include "page/lines.h"

struct place {
  uint32_t block, offset; /* page/lines.h */
  uint32_t below;         /* lines below the first one that shows it */
  bool at_top;            /* the very beginning, whatever stands there */
};

/* The place that line `index` shows. */
struct place place_of_line(const struct lines *lines, size_t index);

/* The line of a place: as far below the first one that shows it as before, if there are so many. */
size_t place_line(const struct lines *lines, struct place place);

#endif
