/* What the parts of completing a query share. */
#ifndef LIBRARY_COMPLETE_OWN_H
#define LIBRARY_COMPLETE_OWN_H

#include "library/complete.h"
#include "library/library_own.h"
#include "library/query.h"

/* How well a candidate fits what was typed; of those that fit alike more notes count. */
enum completion_rank {
  COMPLETION_FIRST, /* begins with it */
  COMPLETION_KNOWN, /* likewise, what every library has coming first */
  COMPLETION_OTHER,
  COMPLETION_INSIDE, /* one of its words begins so */
  COMPLETION_ALIAS,  /* another name of it begins so */
  COMPLETION_LAST,   /* come in no order, and are put in that of letters */
};

/* A call of library_complete. */
struct completer {
  struct library *library;
  struct db *db;
  struct arena *arena;
  struct str typed;        /* what stands before the cursor, folded */
  struct str quoted_typed; /* the same as it was typed */
  bool has_operator;       /* stands an operator behind the name? */
  size_t most;
  bool values_only;
  struct completion *out;
  enum completion_rank *ranks; /* of each item */
};

/* Is the byte of a folded text part of a word? All beyond ASCII is taken for letters. */
static inline bool completion_is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Where does `folded` have what was typed: at its beginning, at that of one of its words? */
enum completion_fit { COMPLETION_NOT, COMPLETION_AT_WORD, COMPLETION_AT_BEGINNING };
enum completion_fit completion_fit(const struct completer *c, struct str folded);

/* How many notes of a packed list there are still. */
size_t completion_count(const struct completer *c, uint64_t since, struct str notes);

/* Would a candidate of that rank be kept now? It is counted as one that there was. */
bool completion_is_wanted(struct completer *c, size_t n_notes, enum completion_rank rank);

/* Offers a candidate, which is kept when it is among the best; its texts live in the arena. */
void completion_offer(
    struct completer *c, const struct candidate *candidate, enum completion_rank rank);

/* What each place of a query can have. */
void complete_fields(struct completer *c);      /* names, with ':' where no operator follows */
void complete_sort_fields(struct completer *c); /* names alone, of what can be sorted by */
void complete_traits(struct completer *c, struct str field); /* "is", "has"; empty: both, whole */
void complete_joints(struct completer *c);                   /* OR and the like */
void complete_values(struct completer *c, struct str field);
void complete_folders(struct completer *c);
void complete_saved(struct completer *c); /* saved queries */
void complete_words(struct completer *c); /* of titles */
void complete_notes(struct completer *c); /* by their paths, and by words of their titles */

#endif
