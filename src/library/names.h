/* The names of the fields that the notes of an index have, and finding the one that a query means:
 * by its whole path or by the end of it, in any spelling, under any of the names that field.h or
 * query.h knows it by. */
#ifndef LIBRARY_NAMES_H
#define LIBRARY_NAMES_H

#include "base/arena.h"
#include "base/nearest.h"
#include "library/db.h"
#include "library/leadkey.h"
#include "library/linkkey.h"
#include "note/field.h"

struct names_item {
  struct str name;
  int64_t id;
};

struct names {
  struct arena *arena;
  int64_t own[LINKKEY_FIELDS];  /* of the fields that no query names; 0: no note has one */
  int64_t lead[LEADKEY_FIELDS]; /* likewise */
  struct names_item *items;     /* by id */
  struct names_item *by_name;   /* the same, by name */
  size_t n, cap;
  const struct field_names *field_names; /* of one's own; or NULL */
};

/* Reads all, in place of what it held. */
void names_load(struct names *names, struct db *db);
void names_release(struct names *names);

/* The id of the field of just that name, or 0. */
int64_t names_get(const struct names *names, struct str name);

/* The id of the field that `typed` means; 0 when it is a known field that no note has. On failure
 * *err says which names are near, or which fields it could be. */
bool names_find(const struct names *names, struct str typed, int64_t *id, struct err *err);

/* Offers the names of fields, those of the notes and those that the program knows. */
void names_offer(const struct names *names, struct nearest *near);

#endif
