/* A query's results: an ordered set of notes of which a window at a time is read. */
#ifndef LIBRARY_SEARCH_H
#define LIBRARY_SEARCH_H

#include "base/arena.h"
#include "library/library.h"

#include <stdint.h>

struct results;

struct result_row {
  int64_t id;       /* of the note in the index, until it changes */
  size_t root;      /* which one, as library_root counts */
  struct str path;  /* relative to its root */
  struct str title; /* raw, one line */
  struct str summary;
  struct str date;   /* last reviewed, else date; YYYY-MM-DD or empty */
  struct str stack;  /* first one, or empty */
  double score_mean; /* -1: none */
  double relevance;  /* larger is better; 0 without words */
  uint64_t hash;     /* fnv1a of its bytes, as the index has them; 0: not known */
  bool is_ai, has_images, needs_review, has_faults;
};

/* Marks around what was found in a snippet: private-use bytes that no safe text holds. */
#define SNIPPET_ON '\x01'
#define SNIPPET_OFF '\x02'

/* Begins a snippet that is not cut from the beginning of the text. */
#define SNIPPET_CUT "…"

/* Runs a query text; "" is every note, in title order. `sort` ("score.quality", "-date"; empty: the
 * query's own, else best first) as in product terms. `cancel`, when set while it runs, ends it
 * with a sentence. An unknown field is an error that names the nearest and the column. */
struct results *results_new(struct library *l, struct str query, struct str sort,
    const atomic_bool *cancel, struct err *err);

/* The same for a reader who waits for the first page: where it takes longer to find all, what can
 * be shown soon: mostly the notes that have the words in their title or lead; of what a field
 * sorts, all, but those that it sorts alike in any order. Then results_is_partial says so, and
 * results_new has the rest. */
struct results *results_first(struct library *l, struct str query, struct str sort,
    const atomic_bool *cancel, struct err *err);
bool results_is_partial(const struct results *r);

/* Has the index been exchanged since? Then nothing more can be asked of these results. */
bool results_is_outdated(const struct results *r);

void results_free(struct results *r); /* NULL is fine */

/* Can results be sorted by that field: does any note have it? */
bool results_can_be_sorted(struct library *l, struct str field);

/* Can results be sorted by that: a field that is known, or a sum of such? False with a sentence
 * that names the nearest. Where `l` is NULL, only whether it has the form. */
bool results_check_sort(struct library *l, struct str sort, struct err *err);

size_t results_total(const struct results *r);

/* How many of them have every word; those beyond have some. Equal to the total when no line is to
 * be drawn between them. */
size_t results_whole(const struct results *r);

/* Reads rows [first, first + n) into rows, as far as there are any; returns how many. Texts live
 * in the arena. Only this window is read from the index. A note that has changed or gone since the
 * search has a row with its id alone and an empty path. */
size_t results_rows(
    struct results *r, struct arena *a, size_t first, size_t n, struct result_row *rows);

/* A piece of the note's text (read from its file) around what was found, one line, safe for a
 * terminal, at most max_cols columns, with SNIPPET_ON/OFF around each match; its summary, else its
 * beginning, when the words stand elsewhere. Lives in the arena. */
struct str results_snippet(
    struct results *r, struct arena *a, const struct result_row *row, int max_cols);

/* Is there anything that snippets mark: does the query have words? */
bool results_have_words(const struct results *r);

/* The place of note `id` in the results, or SIZE_MAX. */
size_t results_find(struct results *r, int64_t id);

#endif
