/* The files that links of a note lead to, as they are on the disk: beneath the library's roots or
 * not. Nothing is opened that lies outside of the roots. */
#ifndef SESSION_LINK_FIND_H
#define SESSION_LINK_FIND_H

#include "base/err.h"
#include "base/link.h"

/* Where a link stands. */
struct link_base {
  struct str note; /* absolute path of the note; empty: it has none */
  struct str root; /* canonical folder that is not left */
};

enum link_end { LINK_LEADS, LINK_ABSENT, LINK_OUTSIDE };

/* Adds the canonical path of the file that a LINK_FILE leads to: as written, or with one of
 * base/link.h's endings. Nothing is added where there is none, or outside of the root. */
enum link_end link_find(const struct link_base *base, struct str path, struct buf *out);

/* The same; false with a sentence when it leads nowhere. */
bool link_resolve(const struct link_base *base, struct str path, struct buf *out, struct err *err);

#endif
