/* Field names to numbers. */
#include "library/fieldids.h"

#include "base/mem.h"
#include "library/fnv.h"

#include <stdlib.h>

enum { FIRST_CAP = 256 };

void fieldids_clear(struct fieldids *f)
{
  arena_free(f->arena);
  f->arena = NULL;
  f->n = 0;
  if (f->cap) memset(f->table, 0, f->cap * sizeof *f->table);
}

void fieldids_release(struct fieldids *f)
{
  arena_free(f->arena);
  free(f->table);
  *f = (struct fieldids){0};
}

static struct fieldids_item *place_of(const struct fieldids *f, struct str name)
{
  size_t i = fnv1a(name) & (f->cap - 1);
  while (f->table[i].name.p && !str_eq(f->table[i].name, name))
    i = (i + 1) & (f->cap - 1);
  return &f->table[i];
}

int64_t fieldids_get(const struct fieldids *f, struct str name)
{
  return f->cap ? place_of(f, name)->id : 0;
}

static void grow(struct fieldids *f)
{
  struct fieldids bigger = {
      .arena = f->arena, .n = f->n, .cap = f->cap ? f->cap * 2 : (size_t)FIRST_CAP};
  bigger.table = mem_zalloc(bigger.cap, sizeof *bigger.table);
  for (size_t i = 0; i < f->cap; i++)
    if (f->table[i].name.p) *place_of(&bigger, f->table[i].name) = f->table[i];
  free(f->table);
  *f = bigger;
}

void fieldids_add(struct fieldids *f, struct str name, int64_t id)
{
  if (!f->arena) f->arena = arena_new();
  if (f->n * 2 >= f->cap) grow(f);
  *place_of(f, name) = (struct fieldids_item){arena_str(f->arena, name), id};
  f->n++;
}
