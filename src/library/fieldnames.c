/* The table of remembered names. */
#include "library/fieldnames.h"

#include "base/mem.h"
#include "library/fieldvalue.h"
#include "library/fnv.h"
#include "note/field.h"

#include <stdlib.h>

enum { PLACES = 8192, KEPT = PLACES / 2 };

void fieldnames_release(struct fieldnames *f)
{
  arena_free(f->arena);
  free(f->table);
  *f = (struct fieldnames){0};
}

static struct fieldname make(const struct fieldnames *f, struct arena *a, struct str path)
{
  struct buf name = BUF_INIT;
  fieldvalue_add_name(&name, f->own, path);
  const struct field *known = field_find(buf_str(&name));
  struct fieldname made = {
      arena_str(a, path), arena_str(a, buf_str(&name)), known && known->type == FIELD_DAY};
  buf_release(&name);
  return made;
}

static struct fieldname *place_of(const struct fieldnames *f, struct str path)
{
  size_t i = fnv1a(path) & (f->cap - 1);
  while (f->table[i].path.p && !str_eq(f->table[i].path, path))
    i = (i + 1) & (f->cap - 1);
  return &f->table[i];
}

struct fieldname fieldnames_get(struct fieldnames *f, struct str path, struct arena *a)
{
  if (!f->cap) {
    f->arena = arena_new();
    f->cap = PLACES;
    f->table = mem_zalloc(f->cap, sizeof *f->table);
  }
  struct fieldname *place = place_of(f, path);
  if (place->path.p) return *place;
  if (f->n == KEPT) return make(f, a, path);
  f->n++;
  *place = make(f, f->arena, path);
  return *place;
}
