/* What a state is, for this room alone. */
#ifndef STATE_STATE_OWN_H
#define STATE_STATE_OWN_H

#include "base/buf.h"
#include "library/db.h"
#include "state/state.h"

/* Those that wait for another program to let go of the file (change.h). */
struct changes {
  struct arena *arena; /* of their texts; or NULL */
  struct change *items;
  size_t n_waiting, n, cap; /* behind those that wait are those of the open transaction */
  unsigned group;
};

struct state {
  struct db *db;   /* never NULL */
  struct db *file; /* while db is a copy of it, else NULL */
  struct changes changes;
  struct buf folder; /* canonical; empty: in memory */
  int lock;          /* shared while the file is open; -1: none */
  struct buf notice;
  struct err unread; /* why a file that may be there was not looked for, or nothing */
  int depth;         /* of state_begin */
  bool is_quick;     /* see state_be_quick */
  bool was_busy;     /* the last change: see state_was_busy */
  bool was_damaged;  /*   ... and state_was_damaged */
  int64_t step;      /* of the changes between; 0: none made yet */
  int64_t data_version;
  uint64_t serial;
  uint64_t marks_serial; /* of marks and saved queries alone */
  int64_t (*now_ms)(void);
  int64_t then_ms;  /* of a change that waited and is made now; 0: none is */
  struct buf moved; /* paths of notes that were found elsewhere: "from NUL to NUL" each */
};

/* Gives the sentence for state_notice. */
void state_tell(struct state *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* When what is changed now was asked for. */
int64_t state_now(const struct state *s);

/* To be called after what reads outside of a change: a statement that failed is forgotten, and a
 * file that is damaged is left for another. */
void state_looked(struct state *s);

/* Prepares a statement, as db_prepare does, and binds the note and then the text, which must live
 * on. */
struct db_stmt state_prepare(struct state *s, const char *sql, int64_t number, struct str text);

/* Runs it to its end. */
void state_run(struct state *s, const char *sql, int64_t number, struct str text);

#endif
