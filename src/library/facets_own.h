/* What the parts of counting facets share. */
#ifndef LIBRARY_FACETS_OWN_H
#define LIBRARY_FACETS_OWN_H

#include "library/facets.h"
#include "library/idset.h"
#include "library/library_own.h"
#include "library/query.h"

/* What one call works with. */
struct counter {
  struct library *library;
  struct facets *out;
  const struct query *query;
  const atomic_bool *cancel;
  struct err *err;
  struct idset base; /* the results of the whole query */
  size_t cap_items;
};

/* What is gathered of labels that several values fall under. */
struct facet_labels {
  struct facet_label *items;
  size_t n, cap;
  struct facet_hit *hits; /* notes that have them */
  size_t n_hits, cap_hits;
};

/* A facet while its values are gathered. */
struct gathering {
  struct counter *counter;
  struct facet *facet;
  const struct idset *within;
  size_t cap;
  struct buf last; /* key of the value gathered last: its rows follow each other */
  bool counted;    /* does that value have any note? */
  struct facet_labels labels;
};

/* Columns of the rows that a kind takes values from, one text after the other. */
enum facet_column {
  FACET_ROW_TEXT,
  FACET_ROW_SINCE,
  FACET_ROW_NOTES,
  FACET_ROW_NUMBER,
  FACET_ROW_DAY,
  FACET_ROW_WRITTEN,
};

/* The field that a facet is of. */
struct facet_field {
  int64_t id;
  enum facet_kind kind;
};

/* What is done for each kind of facet: a row is counted by n notes; values are put in order; a
 * condition on the field is compared with a value. */
struct facet_kind_row {
  void (*take)(struct gathering *g, struct db_stmt *s, size_t n);
  int (*order)(const void *a, const void *b); /* of two struct facet_value */
  bool (*is_asked)(const struct facet_value *v, const struct query_node *n);
};

enum { FACET_KINDS = FACET_FOLDERS + 1 };
extern const struct facet_kind_row facet_kinds[FACET_KINDS];

/* Adds a value to the facet; the texts are in the arena. */
struct facet_value *facet_add_value(struct gathering *g, struct str label, struct str query);

/* The condition that asks for a value: `stack:"python services"`. */
struct str facet_condition(struct counter *c, struct str field, struct str value);

/* Does the query ask for values of the field that stand for each other, beside the rest of it? */
bool facet_is_asked(const struct counter *c, const struct facet_field *field);

/* The query less these conditions. */
struct query facet_query_without(
    const struct counter *c, struct arena *arena, const struct facet_field *field);

/* Marks the values that the query asks for and those that it leaves out; adds those that it names
 * and no note of the results has. */
void facet_add_asked(struct gathering *g, const struct facet_field *field);

/* Counts the notes of a row for a label, which the query asks for. Both are copied. */
void facet_labels_add(struct gathering *g, struct db_stmt *s, struct str label, struct str query);

/* Makes values of the labels, in order, each note counted once; nothing where there are none. */
void facet_labels_finish(struct gathering *g);
void facet_labels_release(struct facet_labels *l);

#endif
