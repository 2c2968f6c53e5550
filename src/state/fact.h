/* What is kept is facts: of a kind, of a note or of none, under a key, with a value and a time. One
 * row of the table for each kind; what a key and a value hold is the business of the module that
 * owns the kind. Keeping, undoing, telling and taking over are the same for all. */
#ifndef STATE_FACT_H
#define STATE_FACT_H

#include "state/state_own.h"

enum fact_kind {
  FACT_READ,     /* note, ""; hash of what was read */
  FACT_FLAG,     /* note, ""; "" */
  FACT_REVIEW,   /* note, day; hash of what was reviewed */
  FACT_RUN,      /* note, number of a run; "" */
  FACT_TICK,     /* note, item of a run; "" */
  FACT_UNTICK,   /* note, box of the body in a run, which is written as ticked; "" */
  FACT_WRITTEN,  /* note, ""; what of ticks was written into its file last (written.h) */
  FACT_BOOKMARK, /* note, letter; place */
  FACT_PLACE,    /* note, ""; place */
  FACT_VISIT,    /* note, number of the visit; place */
  FACT_QUERY,    /* none, name; query */
  FACT_ASKED,    /* none, query; "" */
  FACT_FOLD,     /* none, group; "open" or "folded" */
  FACT_SETTING,  /* none, name; value */
  FACT_KINDS
};

struct fact_row {
  const char *name; /* in the file, in exports */
  const char *what; /* in the list of changes */
  bool of_note;
  bool is_journalled; /* where one was and how the screen looks is not undone */
  int most;           /* kept at once, the newest; 0: all */
};

extern const struct fact_row fact_rows[FACT_KINDS];

/* The kind of that name, or FACT_KINDS. */
enum fact_kind fact_kind_of(struct str name);

struct fact_at {
  enum fact_kind kind;
  int64_t note; /* known.h; 0 where the kind is of none */
  struct str key;
};

/* These change something, between state_begin and state_end. A value or a key that is longer than
 * LIMIT_STATE_TEXT_BYTES fails with a sentence. */
void fact_set(struct state *s, const struct fact_at *at, struct str value);
void fact_set_then(struct state *s, const struct fact_at *at, struct str value, int64_t at_ms);
void fact_drop(struct state *s, const struct fact_at *at);

/* Is there such a fact? *value gets its value (added), *at_ms when it was set; both may be NULL. */
bool fact_get(struct state *s, const struct fact_at *at, struct buf *value, int64_t *at_ms);

/* The facts of a kind and a note in the order of their keys: rows of key, value, at_ms. */
struct db_stmt fact_walk(struct state *s, enum fact_kind kind, int64_t note);

/* Drops the oldest changes beyond those that are kept for undo. */
void fact_forget_changes(struct state *s);

#endif
