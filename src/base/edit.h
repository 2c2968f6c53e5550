/* Small changes of a text that leave every other byte as it is: what stands where, and what comes
 * in its place. Kept as one line of text, so that they can be made, and taken back, another day. */
#ifndef BASE_EDIT_H
#define BASE_EDIT_H

#include "base/arena.h"
#include "base/buf.h"

struct edit {
  size_t at;                /* bytes of the text before it */
  struct str before, after; /* bytes, neither empty */
};

/* In the order of their places; none reaches into the next. */
struct edits {
  struct edit *items;
  size_t n;
};

/* Adds the text with the changes made to it, or taken back from one they were made to. False, and
 * nothing added, where it does not hold what they say. */
bool edits_make(const struct edits *e, struct str text, struct buf *out);
bool edits_take_back(const struct edits *e, struct str text, struct buf *out);

/* Adds them as text: "120,_,x 348,false,true"; a blank is written as '_'. */
void edits_write(const struct edits *e, struct buf *out);

/* Reads that; false where it is nothing that edits_write wrote. Items live in the arena. */
bool edits_read(struct edits *e, struct arena *a, struct str text);

#endif
