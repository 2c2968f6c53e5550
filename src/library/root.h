/* One root folder of a library, and reading what lies beneath it. Nothing outside is ever opened: a
 * path that climbs is refused, and a link is followed only to a file beneath the same root. */
#ifndef LIBRARY_ROOT_H
#define LIBRARY_ROOT_H

#include "base/fs.h"

struct root {
  struct buf path; /* canonical */
  int fd;
};

/* Opens the folder; root_close it. */
bool root_open(struct root *r, const char *path, struct err *err);
void root_close(struct root *r);

/* Adds `path`, which is relative to the root, as an absolute one. */
void root_add_path(const struct root *r, struct str path, struct buf *out);

/* Adds where a link leads, relative to the root. */
bool root_add_target(const struct root *r, struct str path, struct buf *out, struct err *err);

/* Adds the absolute path of the file itself: where the path is a link, of what it leads to. */
bool root_add_real(const struct root *r, struct str path, struct buf *out, struct err *err);

/* Reads a regular file of at most limit_bytes into *out (added). A link is followed once, to a file
 * beneath the root. */
bool root_read(
    const struct root *r, struct str path, size_t limit_bytes, struct buf *out, struct err *err);

/* Takes the path, relative or absolute, off the front of a sentence that begins with it: for those
 * who tell it themselves. */
void root_cut_path(const struct root *r, struct str path, struct err *why);

/* Is there nothing of that name? */
bool root_lacks(const struct root *r, struct str path);

#endif
