/* What a layout may ask about the world around its note, since it reads nothing itself. Without it
 * a page says only what the note says. */
#ifndef PAGE_WORLD_H
#define PAGE_WORLD_H

#include "base/str.h"

#include <stdint.h>

enum { FILE_UNKNOWN = -1, FILE_ABSENT = -2 };

struct link; /* page/document.h */

struct page_world {
  void *context;
  /* The size of the file that an address in the note names; FILE_UNKNOWN for one that leads out,
   * FILE_ABSENT where a file should be and is not. */
  int64_t (*file_bytes)(void *context, struct str url);
  /* Is it known that a link leads nowhere? Asked once for a link, in their order. May be NULL. */
  bool (*is_broken)(void *context, const struct link *link);
};

#endif
