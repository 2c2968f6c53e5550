/* What queries ask about that no index knows: what the reader did with notes, and queries that were
 * saved under a name. A library is given functions that tell it; where none are given nothing was
 * read, flagged or saved. */
#ifndef LIBRARY_QUERY_WORLD_H
#define LIBRARY_QUERY_WORLD_H

#include "base/buf.h"

#include <stdint.h>

struct library;

enum query_mark { MARK_READ, MARK_FLAGGED, MARK_REVIEWED, MARK_TICKED, MARK_BOOKMARKED, MARKS };

/* A note as it is known outside of the index. Texts hold while it is told. */
struct marked_note {
  struct str reference; /* its `reference`; empty: none */
  struct str path;      /* absolute, where it was last; empty: not known */
  uint64_t hash;        /* fnv1a of its bytes when it was there; 0: not known */
  uint64_t content;     /* the same of what was marked; 0: not known */
};

typedef void marked_taker(void *taker, const struct marked_note *note);

typedef void saved_taker(void *taker, struct str name, struct str text);

struct query_world {
  void *context;
  /* Another number whenever what the functions tell has changed. */
  uint64_t (*serial)(void *context);
  /* Tells every note that has the mark, once. */
  void (*tell_marked)(void *context, enum query_mark mark, marked_taker *take, void *taker);
  /* Adds the text of the saved query; false when there is none of that name. */
  bool (*find_saved)(void *context, struct str name, struct buf *text);
  /* Tells all saved queries. Texts hold while they are told. */
  void (*tell_saved)(void *context, saved_taker *take, void *taker);
  /* A note that was told is at another path now; or NULL. Nothing may be told anew meanwhile. */
  void (*moved)(void *context, const struct marked_note *note, struct str path);
};

/* Uses these functions for all queries from now on; copied. NULL: none. */
void library_set_world(struct library *l, const struct query_world *world);

/* How many notes of the library have the mark. */
size_t library_count_marked(struct library *l, enum query_mark mark);

#endif
