/* Counting values of fields within results. */
#include "library/facets.h"

#include "base/mem.h"
#include "library/facets_own.h"
#include "library/fieldvalue.h"
#include "library/packed.h"
#include "library/search_own.h"

#include <stdlib.h>

const struct facet_row facet_rows[FACET_ROWS] = {
    {"stack", FACET_VALUES, "what notes are built on"},
    {"tool", FACET_VALUES, "tools and tags"},
    {"entity.", FACET_VALUES, "what notes name, by type"},
    {"difficulty", FACET_VALUES, "how hard they are"},
    {"revision.status", FACET_VALUES, "how far they are"},
    {"lang", FACET_VALUES, "languages of their code"},
    {"is", FACET_VALUES, "what is special about them"},
    {"has", FACET_VALUES, "what they have"},
    {"author", FACET_VALUES, "who wrote them"},
    {"score", FACET_TENTHS, "the mean of their scores"},
    {"date", FACET_MONTHS, "when they were written or reviewed"},
    {"folder", FACET_FOLDERS, "where their files are"},
};

static bool is_of_row(const struct facet_row *row, struct str field)
{
  struct str name = str_of(row->field);
  return str_ends(name, STR_LIT(".")) ? str_starts(field, name) : str_eq(field, name);
}

const struct facet_row *facet_row_of(struct str field)
{
  for (size_t i = 0; i < FACET_ROWS; i++)
    if (is_of_row(&facet_rows[i], field)) return &facet_rows[i];
  return NULL;
}

/* ---- one field ---- */

/* The notes that a facet is counted in; false when they cannot be found. */
static bool find_within(
    struct counter *c, const struct facet_field *field, struct idset *own, const struct idset **out)
{
  *out = &c->base;
  if (!facet_is_asked(c, field)) return true;
  struct arena *arena = arena_new();
  struct query q = facet_query_without(c, arena, field);
  struct results *r = results_run(c->library, arena, &q, 0, c->cancel, c->err);
  if (!r) return false;
  idset_init(own, c->library->index->live.limit);
  results_add_to(r, own);
  results_free(r);
  *out = own;
  return true;
}

static size_t count_within(const struct idset *within, uint64_t since, struct str notes)
{
  size_t n = 0;
  uint64_t id = since;
  while (packed_next(&notes, &id))
    n += idset_has(within, id);
  return n;
}

static void gather(struct gathering *g, int64_t field)
{
  struct db_stmt s = db_prepare(g->counter->library->index->db,
      "SELECT text, since, notes, number, day, written FROM value WHERE field = ?1"
      " ORDER BY text, since");
  db_bind_int(&s, 1, field);
  while (db_step(&s)) {
    size_t n = count_within(
        g->within, (uint64_t)db_int(&s, FACET_ROW_SINCE), db_blob(&s, FACET_ROW_NOTES));
    if (n) facet_kinds[g->facet->kind].take(g, &s, n);
  }
  db_finish(&s);
  facet_labels_finish(g);
  if (g->facet->n && !g->labels.n)
    qsort(
        g->facet->values, g->facet->n, sizeof *g->facet->values, facet_kinds[g->facet->kind].order);
}

/* Keeps the values, which were gathered on the heap, in the arena. */
static void keep_values(struct counter *c, struct facet *f)
{
  struct facet_value *values = ARENA_ARRAY(c->out->arena, f->n, struct facet_value);
  memcpy(values, f->values, f->n * sizeof *values);
  free(f->values);
  f->values = values;
}

static bool add_facet(struct counter *c, struct str name, int64_t id, enum facet_kind kind)
{
  struct facet facet = {.field = arena_str(c->out->arena, name), .kind = kind};
  struct facet_field field = {id, kind};
  struct idset own = {0};
  struct gathering g = {.counter = c, .facet = &facet};
  if (!find_within(c, &field, &own, &g.within)) return false;
  gather(&g, id);
  facet_add_asked(&g, &field);
  buf_release(&g.last);
  facet_labels_release(&g.labels);
  idset_release(&own);
  if (!facet.n) return true;
  keep_values(c, &facet);
  struct facets *f = c->out;
  f->items = mem_grow(f->items, &c->cap_items, f->n + 1, sizeof *f->items);
  f->items[f->n++] = facet;
  return true;
}

/* ---- which fields ---- */

static bool add_row(struct counter *c, const struct facet_row *row)
{
  const struct names *names = &c->library->names;
  for (size_t i = 0; i < names->n; i++) {
    struct str own = names->items[i].name;
    if (is_of_row(row, own) && !add_facet(c, own, names->items[i].id, row->kind)) return false;
  }
  return true;
}

static enum facet_kind kind_of(struct str name)
{
  const struct facet_row *row = facet_row_of(name);
  if (row) return row->kind;
  return str_starts(name, STR_LIT("score.")) ? FACET_TENTHS : FACET_VALUES;
}

static bool add_field_facet(struct counter *c, struct str typed)
{
  int64_t id;
  const struct names *names = &c->library->names;
  if (!names_find(names, typed, &id, c->err)) return facet_row_of(typed); /* none has it yet */
  for (size_t i = 0; i < names->n; i++)
    if (names->items[i].id == id)
      return add_facet(c, names->items[i].name, id, kind_of(names->items[i].name));
  const struct query_field *own = query_field_find(typed);
  if (!id && own && own->meaning != QUERY_MEANS_VALUE)
    return err_set(c->err, "\"%s\" has no values to count", own->name);
  return true; /* a known field that no note has */
}

static bool count_all(struct counter *c, struct str field)
{
  if (field.n) return add_field_facet(c, field);
  for (size_t i = 0; i < FACET_ROWS; i++)
    if (!add_row(c, &facet_rows[i])) return false;
  return true;
}

/* ---- the whole ---- */

static struct facets *facets_alloc(void)
{
  struct facets *f = mem_zalloc(1, sizeof *f);
  f->arena = arena_new();
  return f;
}

void facets_free(struct facets *f)
{
  if (!f) return;
  arena_free(f->arena);
  free(f->items);
  free(f);
}

/* Counts one row, or, without one, a field: or all rows. */
static struct facets *count_in(
    struct counter *c, struct results *r, const struct facet_row *row, struct str field)
{
  struct library *l = c->library = r->library;
  c->query = &r->query;
  c->out = facets_alloc();
  c->out->n_notes = results_total(r);
  idset_init(&c->base, l->index->live.limit);
  results_add_to(r, &c->base);
  l->index->db->cancel = c->cancel;
  bool ok = row ? add_row(c, row) : count_all(c, field);
  l->index->db->cancel = NULL;
  if (c->cancel && atomic_load(c->cancel)) db_give_up(l->index->db, "the counting was given up");
  ok = library_check_index(l, c->err) && ok;
  idset_release(&c->base);
  if (ok) return c->out;
  facets_free(c->out);
  return NULL;
}

struct facets *facets_new(struct library *l, struct str query, struct str field,
    const atomic_bool *cancel, struct err *err)
{
  struct counter c = {.cancel = cancel, .err = err};
  struct results *r = results_new(l, query, STR_NONE, cancel, err);
  struct facets *out = r ? count_in(&c, r, NULL, field) : NULL;
  results_free(r);
  return out;
}

struct facets *facets_of_row(
    struct results *r, size_t row, const atomic_bool *cancel, struct err *err)
{
  struct counter c = {.cancel = cancel, .err = err};
  library_refresh(r->library);
  if (r->attached == r->library->n_attached) return count_in(&c, r, &facet_rows[row], STR_NONE);
  err_set(err, "the index is another one now");
  return NULL;
}

bool facets_is_field(struct library *l, struct str name, struct err *err)
{
  int64_t id;
  library_refresh(l);
  return names_find(&l->names, name, &id, err);
}
