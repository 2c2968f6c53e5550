/* Finding files by what they held. */
#include "library/renames.h"

#include "base/mem.h"

#include <stdlib.h>

struct lost {
  const struct compare_gone *file;
  struct str name; /* without its folders */
};

struct renames {
  const struct compare_gone *first;
  struct lost *lost; /* sorted by what they held, then by name */
  size_t n;
  size_t *left;   /* of n + 1: from each place on, about where one is left; n: none */
  bool *is_taken; /* as the comparison counts them */
};

static int compare_content(const struct compare_gone *a, uint64_t hash, int64_t size_bytes)
{
  if (a->hash != hash) return a->hash < hash ? -1 : 1;
  return (a->size_bytes > size_bytes) - (a->size_bytes < size_bytes);
}

static int compare(const void *a, const void *b)
{
  const struct lost *x = a, *y = b;
  int order = compare_content(x->file, y->file->hash, y->file->size_bytes);
  if (!order) order = str_cmp(x->name, y->name);
  return order ? order : (x->file > y->file) - (x->file < y->file);
}

struct renames *renames_new(const struct comparison *c)
{
  struct renames *r = mem_zalloc(1, sizeof *r);
  r->first = c->gone;
  r->n = c->n_gone;
  r->lost = mem_zalloc(r->n + 1, sizeof *r->lost);
  r->left = mem_zalloc(r->n + 1, sizeof *r->left);
  r->is_taken = mem_zalloc(r->n + 1, sizeof *r->is_taken);
  for (size_t i = 0; i < r->n; i++)
    r->lost[i] = (struct lost){&c->gone[i], fs_basename(c->gone[i].path)};
  for (size_t i = 0; i <= r->n; i++)
    r->left[i] = i;
  qsort(r->lost, r->n, sizeof *r->lost, compare);
  return r;
}

void renames_free(struct renames *r)
{
  if (!r) return;
  free(r->lost);
  free(r->left);
  free(r->is_taken);
  free(r);
}

/* The first at `i` or behind that is left. Each look shortens the way of the next one. */
static size_t first_left(struct renames *r, size_t i)
{
  size_t end = i;
  while (r->left[end] != end)
    end = r->left[end];
  while (r->left[i] != i) {
    size_t next = r->left[i];
    r->left[i] = end;
    i = next;
  }
  return end;
}

/* The first place that does not stand before the content and the name. */
static size_t place_of(const struct renames *r, uint64_t hash, int64_t size_bytes, struct str name)
{
  size_t from = 0, to = r->n;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    int order = compare_content(r->lost[middle].file, hash, size_bytes);
    if (!order) order = str_cmp(r->lost[middle].name, name);
    if (order < 0)
      from = middle + 1;
    else
      to = middle;
  }
  return from;
}

const struct compare_gone *renames_take(
    struct renames *r, struct str path, uint64_t hash, int64_t size_bytes)
{
  struct str name = fs_basename(path);
  if (!r->n || !size_bytes) return NULL;
  size_t i = first_left(r, place_of(r, hash, size_bytes, name));
  bool is_same_name = i < r->n && str_eq(r->lost[i].name, name) &&
                      compare_content(r->lost[i].file, hash, size_bytes) == 0;
  if (!is_same_name) i = first_left(r, place_of(r, hash, size_bytes, STR_NONE));
  if (i == r->n || compare_content(r->lost[i].file, hash, size_bytes) != 0) return NULL;
  r->left[i] = i + 1;
  r->is_taken[r->lost[i].file - r->first] = true;
  return r->lost[i].file;
}

bool renames_has_taken(const struct renames *r, size_t n)
{
  return r->is_taken[n];
}
