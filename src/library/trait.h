/* What a note is or has, yes or no: one row for each `is:` and `has:` of the query language. A
 * row's test runs when a note is indexed; searching then treats it as any other field's value. Of
 * what other notes or the reader decide, the index keeps no value. */
#ifndef LIBRARY_TRAIT_H
#define LIBRARY_TRAIT_H

#include "library/query_world.h"
#include "note/article.h"
#include "note/bodytext.h"

enum trait_mark { /* those that a row of a list shows */
  TRAIT_UNMARKED = 0,
  TRAIT_IS_AI = 1,
  TRAIT_HAS_IMAGES = 2,
  TRAIT_NEEDS_REVIEW = 4,
  TRAIT_HAS_FAULTS = 8,
};

/* What tells it. */
enum trait_by {
  TRAIT_BY_NOTE, /* the note alone */
  TRAIT_BY_LINKS_BROKEN,
  TRAIT_BY_NO_LINKS_TO,        /* linkgraph.h */
  TRAIT_BY_READER,             /* a mark of the reader (marked.h), */
  TRAIT_BY_READER_NOT,         /*   ... that it has not; */
  TRAIT_BY_READER_BEFORE,      /*   ... that was given to another content */
  TRAIT_BY_NOTE_NOT_BY_READER, /* the note, unless it has the mark as it stands */
};

struct trait {
  const char *field; /* "is" or "has" */
  const char *name;
  bool (*holds)(const struct article *a, const struct bodytext *body); /* NULL: not by the note */
  enum trait_mark mark;
  const char *help;
  enum trait_by by;
  enum query_mark by_mark; /* of the reader */
};

enum { TRAITS = 29 };
extern const struct trait traits[TRAITS];

#endif
