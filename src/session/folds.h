/* Groups that were folded or opened by hand, by name; what was not touched is as its pane has it.
 */
#ifndef SESSION_FOLDS_H
#define SESSION_FOLDS_H

#include "base/str.h"

#include <stdbool.h>

struct fold {
  char *group;
  bool folded;
};

struct folds {
  struct fold *items;
  size_t n, cap;
};

void folds_release(struct folds *f);

/* What was done to the group of that name (names compare as fields do), or NULL. */
const struct fold *folds_find(const struct folds *f, struct str group);

/* Remembers it. The result is valid until the next one. */
const struct fold *folds_set(struct folds *f, struct str group, bool folded);

#endif
