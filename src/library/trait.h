/* What a note is or has, yes or no: one row for each `is:` and `has:` of the query language. A
 * row's test runs when a note is indexed; searching then treats it as any other field's value. Of
 * what other notes decide, the index keeps no value. */
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

/* What is not told by the note alone (linkgraph.h). */
enum trait_by_links {
  TRAIT_BY_NOTE, /* it is */
  TRAIT_BY_LINKS_BROKEN,
  TRAIT_BY_NO_LINKS_TO,
};

struct trait {
  const char *field; /* "is" or "has" */
  const char *name;
  bool (*holds)(const struct article *a, const struct bodytext *body); /* NULL: by_links tells */
  enum trait_mark mark;
  const char *help;
  enum trait_by_links by_links;
};

enum { TRAITS = 22 };
extern const struct trait traits[TRAITS];

#endif
