/* Paths of front matter to names of fields, remembered: the notes of a library use the same few
 * hundred again and again, and making a name of a path is dear. Belongs to one thread. */
#ifndef LIBRARY_FIELDNAMES_H
#define LIBRARY_FIELDNAMES_H

#include "base/arena.h"
#include "note/field.h"

struct fieldname {
  struct str path; /* as written; p is NULL in an empty place */
  struct str name; /* as fieldvalue_add_name has it */
  bool is_day;     /* are numbers of four digits years there? */
};

struct fieldnames {
  struct arena *arena;
  struct fieldname *table; /* cap is a power of two */
  size_t n, cap;
  const struct field_names *own; /* names of one's own; or NULL */
};

void fieldnames_release(struct fieldnames *f);

/* The name of a path. It lives as long as *f, or in `a` when more are asked for than are kept. */
struct fieldname fieldnames_get(struct fieldnames *f, struct str path, struct arena *a);

#endif
