/* What the index keeps of one note: made from the note's bytes alone, without an index, so that it
 * can be made in any thread. All texts live as long as the entry. */
#ifndef LIBRARY_ENTRY_H
#define LIBRARY_ENTRY_H

#include "library/fieldnames.h"
#include "library/schema.h"
#include "library/stem.h"
#include "note/article.h"
#include "note/bodytext.h"

struct entry_value {
  struct str field; /* as fieldvalue_add_name has it */
  struct str key;   /* as fieldvalue_add_key has it */
  struct str
      written; /* as the author wrote it, where the key is short and another text; or empty */
  double number;
  long day;
  bool has_number, has_day;
};

struct entry {
  struct arena *arena;
  struct article *article;
  struct bodytext body;
  struct str title, title_key, summary, stack;
  struct str date; /* last reviewed, else date; YYYY-MM-DD or empty */
  double score;
  unsigned traits; /* set of enum trait_mark */
  struct str words[WORDS_COLUMNS];
  struct buf stream; /* of all of them, as wordstream.h has it; empty without a stemmer */
  size_t stream_end[WORDS_COLUMNS]; /* where each column's part ends */
  size_t n_words;                   /* places in it */
  struct entry_value *values;
  size_t n_values, cap_values;
};

/* How notes are read; belongs to one thread. Entries must not outlive it. */
struct entry_maker {
  bodytext_reader *read_body;
  struct fieldnames names;
  struct stemmer *stemmer; /* NULL: the entries are not for an index */
};

/* Reads a note. `path` is relative to the root of that number. */
struct entry *entry_new(
    struct entry_maker *maker, uint32_t root, struct str path, struct str file_bytes);
void entry_free(struct entry *e); /* NULL is fine */

/* The stream of a column's words. */
struct str entry_stream(const struct entry *e, enum words_column column);

#endif
