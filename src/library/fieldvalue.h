/* Values of fields as the index keeps them and as conditions ask for them: a folded key of bounded
 * length, a number where the text is one, a day where it is a date. */
#ifndef LIBRARY_FIELDVALUE_H
#define LIBRARY_FIELDVALUE_H

#include "base/buf.h"
#include "note/field.h"

enum {
  FIELDVALUE_KEY_BYTES = 64, /* a longer text is kept as its beginning and its hash */
  FIELDVALUE_BEGINNING_BYTES = 44,
  FIELDVALUE_HASH_MARK = '\x01', /* between these two; in no shorter key's place */
};

/* Adds a field's name in the one form of the index: folded, '-' and '_' as a blank, and its first
 * part, or all of it, by the name that field.h knows it by, or that one's own names (or NULL) say:
 * "Tags" is "tool". */
void fieldvalue_add_name(struct buf *out, const struct field_names *own, struct str path);

/* Adds the key of a text: folded, blanks as one. Equal texts have equal keys, and no others. */
void fieldvalue_add_key(struct buf *out, struct str text);

/* Is the key a beginning and a hash, so that it cannot be shown as it is? */
bool fieldvalue_is_cut(struct str key);

/* Adds a key as it is shown where the text is not kept: one that is cut ends in "…". */
void fieldvalue_add_label(struct buf *out, struct str key);

/* Adds the beginning that the keys of all texts have which begin with `text`. False when the text
 * is longer than keys can tell. */
bool fieldvalue_add_prefix(struct buf *out, struct str text);

/* What a text is besides text. */
struct fieldvalue_kind {
  bool is_number, is_day;
  double number;
  long day, n_days; /* n_days: a day, a month, a year */
};

/* `as_day`: may a number of four digits be a year? */
struct fieldvalue_kind fieldvalue_kind_of(struct str text, bool as_day);

/* Compares as people order names and versions: folded keys, runs of digits by their number. */
int fieldvalue_compare(struct str a, struct str b);

#endif
