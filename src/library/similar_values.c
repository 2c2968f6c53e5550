/* What a note names, and which other notes name it, too. */
#include "library/similar_own.h"

#include "library/fieldvalue.h"
#include "library/packed.h"

#include <math.h>
#include <stdlib.h>

/* The fields that are compared: things that are named say more than what many notes are about. */
static const struct row {
  const char *field;
  double weight;
} rows[] = {{"entity", 1}, {"tool", 0.8}, {"stack", 0.6}};

enum { ROWS = sizeof rows / sizeof *rows };

static void add_notes(const struct similar_aim *a, int64_t field, struct str key, struct idset *out)
{
  struct index *x = a->library->index;
  struct db_stmt s =
      db_prepare(x->db, "SELECT since, notes FROM value WHERE field = ?1 AND text = ?2");
  db_bind_int(&s, 1, field);
  db_bind_text(&s, 2, key);
  while (db_step(&s)) {
    uint64_t id = (uint64_t)db_int(&s, 0);
    struct str rest = db_blob(&s, 1);
    while (packed_next(&rest, &id))
      if (live_has(&x->live, id) && (int64_t)id != a->id) idset_add(out, id);
  }
  db_finish(&s);
}

/* Is it named already, maybe in another field? */
static bool is_there(const struct similar_aim *a, struct str key)
{
  bool there = false;
  struct buf other = BUF_INIT;
  for (size_t i = 0; i < a->n_values && !there; i++) {
    buf_clear(&other);
    fieldvalue_add_key(&other, a->values[i].what.value);
    there = str_eq(buf_str(&other), key);
  }
  buf_release(&other);
  return there;
}

/* As BM25 weighs words: what all notes have says next to nothing. */
static double rarity(const struct similar_aim *a, size_t n)
{
  double n_notes = (double)a->library->index->live.n_notes, have = (double)n + (a->id != 0);
  return log(1 + (n_notes - have + 0.5) / (have + 0.5));
}

/* A value that no other note has is left out. */
static void add_value(struct similar_aim *a, const struct row *row, struct str value)
{
  int64_t field = names_get(&a->library->names, str_of(row->field));
  struct buf key = BUF_INIT;
  fieldvalue_add_key(&key, value);
  if (field && key.n && a->n_values < SIMILAR_VALUES && !is_there(a, buf_str(&key))) {
    struct similar_value *v = &a->values[a->n_values];
    *v = (struct similar_value){.what = {row->field, value}};
    idset_init(&v->notes, a->library->index->live.limit);
    add_notes(a, field, buf_str(&key), &v->notes);
    size_t n = idset_count(&v->notes);
    v->weight = row->weight * rarity(a, n);
    if (n)
      a->n_values++;
    else
      idset_release(&v->notes);
  }
  buf_release(&key);
}

static int compare(const void *a, const void *b)
{
  const struct similar_value *x = a, *y = b;
  return x->weight != y->weight ? (x->weight > y->weight ? -1 : 1)
                                : str_cmp(x->what.value, y->what.value);
}

void similar_find_values(struct similar_aim *a)
{
  const struct article *article = a->entry->article;
  for (size_t i = 0; i < article->entities.n; i++)
    add_value(a, &rows[0], article->entities.items[i].name);
  for (size_t i = 0; i < article->tools.n; i++)
    add_value(a, &rows[1], article->tools.items[i]);
  for (size_t i = 0; i < article->stack.n; i++)
    add_value(a, &rows[2], article->stack.items[i]);
  qsort(a->values, a->n_values, sizeof *a->values, compare);
}
