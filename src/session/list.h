/* The list of notes as the session has it (list_pane.h, list_groups.h). */
#ifndef SESSION_LIST_H
#define SESSION_LIST_H

#include "base/buf.h"
#include "base/err.h"
#include "library/search.h"
#include "session/columns.h"
#include "session/folds.h"

/* What was found in the selected note. */
struct list_snippet {
  unsigned long serial; /* of the results, */
  int64_t id;           /*   ... the note, */
  int cols;             /*   ... and the width that it is for */
  struct buf text;      /* with SNIPPET_ON and SNIPPET_OFF; empty: nothing is known */
};

/* Notes that have the same value. */
struct list_group {
  struct str label; /* raw; empty: they have none */
  size_t first, n;  /* places in the results */
  size_t slot;      /* of the first on the list */
  bool folded;
};

struct list_groups {
  bool is_wanted;
  size_t row;          /* of facet_rows: the field */
  struct arena *arena; /* of the labels */
  struct list_group *items;
  size_t n, n_slots; /* n 0: the list is not in groups */
  size_t best;       /* place of the note that stands first without groups */
  struct folds folds;
  bool folded_at_first; /* those that no fold is of */
};

enum {
  LIST_MARK_COLS = 1, /* before each note, for the mark of the selection */
  LIST_TEXT_COL = 5,  /* of what stands below a title */
};

struct list_pane {
  struct buf query;         /* what the results are, or will be, asked for */
  struct buf usual_sort;    /* what is sorted by where the query does not say; empty: best first */
  bool is_sorted;           /* does the query say it? */
  struct buf order;         /* what that says of their order, for people; or empty */
  bool typing;              /* its last word may go on: it stands for all that begin so */
  bool stale;               /* the results have to be asked for (again) */
  bool hold;                /* keep the selection on its note when they come */
  bool chosen;              /* was the selection moved since the query was asked? */
  unsigned long serial;     /* another one whenever other results come */
  struct results *results;  /* of the last query that could be run; NULL: none yet */
  size_t found, whole;      /* as results_total and results_whole say */
  size_t total;             /* slots of the list: found, less what is folded (list_groups.h) */
  bool partial;             /* are they a first page alone, and the rest is to come? */
  double took_ms;           /* the search, to what is shown of it first */
  struct err trouble;       /* why the query could not be run */
  size_t selected, top;     /* 0-based slots; top: first on the screen */
  int64_t selected_id;      /* of the selected note; -1: none yet */
  struct buf selected_path; /* finds it again when it got another id */
  struct arena *arena;      /* texts of the rows */
  struct result_row *rows;  /* the window that was read: [first, first + n) */
  size_t first, n, cap;     /* slots */
  struct columns columns;   /* that are wanted */
  struct list_groups groups;
  struct list_snippet snippet;
  unsigned long n_reads; /* how often rows were read */
  int64_t shown_id;      /* the note that the page followed the selection to; -1: none */
};

#endif
