/* What a note is or has, yes or no: one row for each `is:` and `has:` of the query language. A
 * row's test runs when a note is indexed; searching then treats it as any other field's value. */
#ifndef LIBRARY_TRAIT_H
#define LIBRARY_TRAIT_H

#include "note/article.h"
#include "note/bodytext.h"

enum trait_mark { /* those that a row of a list shows */
  TRAIT_UNMARKED = 0,
  TRAIT_IS_AI = 1,
  TRAIT_HAS_IMAGES = 2,
  TRAIT_NEEDS_REVIEW = 4,
  TRAIT_HAS_FAULTS = 8,
};

struct trait {
  const char *field; /* "is" or "has" */
  const char *name;
  bool (*holds)(const struct article *a, const struct bodytext *body);
  enum trait_mark mark;
  const char *help;
};

enum { TRAITS = 19 };
extern const struct trait traits[TRAITS];

#endif
