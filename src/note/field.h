/* The fields that the program knows by name: one row each. Reading a note, its panel, the facets,
 * the query language, help and the tests go by these rows; adding a field is adding a row. */
#ifndef NOTE_FIELD_H
#define NOTE_FIELD_H

#include "base/str.h"

enum field_id {
  FIELD_TITLE,
  FIELD_TOPIC,
  FIELD_SUMMARY,
  FIELD_DATE,
  FIELD_AUTHOR,
  FIELD_AI_OUTLINE,
  FIELD_AI_BRIEF,
  FIELD_STACK,
  FIELD_TOOL,
  FIELD_CODE_LANGUAGE,
  FIELD_DIFFICULTY,
  FIELD_READING_TIME,
  FIELD_VIEW_COUNT,
  FIELD_SCORE,
  FIELD_REVISION,
  FIELD_REFERENCE,
  FIELD_HASH,
  FIELD_FLAGS,
  FIELD_CHECKLIST,
  FIELD_ENTITIES,
  FIELD_IMAGE_SOURCES,
  FIELD_PAYLOAD,
  FIELD_NOTES,
  FIELD_COUNT,
  FIELD_OTHER = FIELD_COUNT /* a key that no row names */
};

enum field_type {
  FIELD_TEXT, /* words or sentences */
  FIELD_WORD, /* one short value */
  FIELD_NUMBER,
  FIELD_DAY,      /* a date */
  FIELD_LIST,     /* a list of texts */
  FIELD_PAIRS,    /* an ordered list of `label: text` */
  FIELD_SCORES,   /* a map of 0..100 */
  FIELD_MAP,      /* a map of words, versions, dates, or of any depth */
  FIELD_SWITCHES, /* a map of 0/1 */
  FIELD_CHECKS,   /* a list to tick */
  FIELD_NAMED,    /* a list of {name, type} */
  FIELD_IMAGES,   /* a list of {source, url, caption} */
};

struct field {
  enum field_id id;
  enum field_type type;
  const char *name;    /* canonical, as queries say it: "tool", "ai outline" */
  const char *label;   /* as pages and the panel say it: "tools" */
  const char *aliases; /* other worlds' keys, best first, separated by ' '; '_' stands for any
                          blank; or NULL */
  const char *worded;  /* FIELD_LIST: of these names, those whose lone text is cut at blanks when
                          it holds no comma (`tags: a b`); or NULL */
  bool is_comma_list;  /* FIELD_LIST: is a lone text cut at commas? */
  const char *unit;    /* after a number: "min", "views"; or NULL */
  bool is_facet;       /* are its values counted? */
  bool is_folded;      /* does its group start folded? */
  const char *help;    /* one line */
};

extern const struct field fields[FIELD_COUNT];

/* The row whose name, label or alias equals key as names do, or NULL. */
const struct field *field_find(struct str key);

/* How well key names the field: 0 for its name or label, 1 for its first alias, and so on; -1 when
 * it does not. Of two keys for one field the lower counts. */
int field_rank(const struct field *f, struct str key);

/* Names of one's own: keys that mean a field, or none that is known, whatever the table says. */
struct field_name {
  struct str key;
  const struct field *field; /* NULL: none */
};

struct field_names {
  const struct field_name *items;
  size_t n;
};

/* The field that a name of one's own is given: by its name or label; "none" gives NULL. False when
 * there is none of that name. */
bool field_by_name(struct str name, const struct field **out);

/* field_find and field_rank where there are names of one's own (NULL: none). Such a name counts for
 * less than the field's own and for more than those of other worlds. */
const struct field *field_find_by(const struct field_names *own, struct str key);
int field_rank_by(const struct field_names *own, const struct field *f, struct str key);

/* Is a lone text under this key of the field cut at blanks? */
bool field_is_worded(const struct field *f, struct str key);

#endif
