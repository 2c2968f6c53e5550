/* An open index: a connection with everything that this room adds to SQLite, and what is kept of it
 * in memory. The reader's is refreshed when another connection has changed the file. */
#ifndef LIBRARY_INDEX_H
#define LIBRARY_INDEX_H

#include "library/groupkeys.h"
#include "library/live.h"
#include "library/place.h"
#include "library/rank.h"
#include "library/schema.h"
#include "library/sortkeys.h"
#include "library/tokenizer.h"

struct index {
  struct db *db;
  struct tokenizer *tokenizer;
  struct rank *rank;
  struct live live;
  uint32_t *by_title;     /* ids in the order of titles, live.n_notes; NULL until asked for */
  bool is_by_title_whole; /* was it read to its end? */
  struct buf titles;      /* in that order, folded, one a line; empty until asked for */
  struct sortkeys_kept sortkeys;
  struct groupkeys groupkeys;
  unsigned number;      /* of its file; 0: in memory */
  uint64_t inode;       /* of its file */
  int64_t data_version; /* as SQLite counts changes, at the last look; -1: never */
  int64_t serial;       /* of the notes, when live was loaded */
};

/* Opens the file of that number and looks what is in it. Never NULL; on any answer but SCHEMA_OURS
 * and SCHEMA_EMPTY it is good for index_close only. */
struct index *index_open(const struct place *p, enum place_file kind, unsigned number,
    enum db_use use, enum schema_state *state);

/* The same for any file; `roots` is what has to stand in it. */
struct index *index_open_file(
    const char *path, struct str roots, enum db_use use, enum schema_state *state);

/* Opens an index in memory, made when it is not there: the one that this process shares for the
 * roots, or one of its own, which stays empty. */
struct index *index_open_shared(const struct place *p);
struct index *index_open_empty(const struct place *p);

/* Opens a copy in memory, which can be changed; its db says what went wrong. Nothing else is kept
 * of the other. */
struct index *index_open_copy(const struct index *of);

void index_close(struct index *x); /* NULL is fine */

/* Is the file still the one that was opened? */
bool index_is_there(const struct index *x, const struct place *p);

/* Reads anew what another connection has changed. Did it change? */
bool index_refresh(struct index *x);

/* Has the next refresh read all again: what was read now was cut short. */
void index_forget(struct index *x);

/* The ids of all notes by title: live.n_notes of them, borrowed until the next refresh. */
const uint32_t *index_by_title(struct index *x);

/* The folded titles of all notes in that order, one a line, borrowed likewise. */
struct str index_titles(struct index *x);

#endif
