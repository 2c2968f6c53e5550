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

/* ---- what the query asks for ---- */

/* Is it a condition on that field that stands beside the rest of the query? */
static bool is_about(const struct counter *c, const struct query_node *n, int64_t field)
{
  int64_t id;
  struct err ignored;
  return n->kind == QUERY_FIELD && names_find(&c->library->names, n->field, &id, &ignored) &&
         id == field;
}

/* The query's conditions that a facet's counts leave out. */
static bool asks_for(const struct counter *c, const struct query_node *root, int64_t field)
{
  if (!root) return false;
  if (root->kind != QUERY_AND) return is_about(c, root, field);
  for (const struct query_node *n = root->first; n; n = n->next)
    if (is_about(c, n, field)) return true;
  return false;
}

static void mark_picked(
    const struct counter *c, struct facet *f, const struct query_node *n, int64_t field)
{
  struct buf asked = BUF_INIT, key = BUF_INIT;
  if (!is_about(c, n, field) || n->op != QUERY_IS) return;
  fieldvalue_add_key(&asked, n->text);
  for (size_t i = 0; i < f->n; i++) {
    buf_clear(&key);
    fieldvalue_add_key(&key, f->values[i].label);
    bool begins = n->prefix && str_starts(buf_str(&key), buf_str(&asked));
    if (begins || str_eq(buf_str(&key), buf_str(&asked))) f->values[i].is_picked = true;
  }
  buf_release(&asked);
  buf_release(&key);
}

static void mark_all_picked(const struct counter *c, struct facet *f, int64_t field)
{
  const struct query_node *root = c->query->root;
  if (!root) return;
  if (root->kind != QUERY_AND) mark_picked(c, f, root, field);
  for (const struct query_node *n = root->first; root->kind == QUERY_AND && n; n = n->next)
    mark_picked(c, f, n, field);
}

/* The query less its conditions on a field. */
static struct query without_field(const struct counter *c, struct arena *arena, int64_t field)
{
  struct query q = *c->query;
  struct query_node *root = ARENA_NEW(arena, struct query_node), **end = &root->first;
  *root = *q.root;
  q.root = NULL;
  if (root->kind != QUERY_AND) return q; /* it was that condition alone */
  root->first = NULL;
  for (const struct query_node *n = c->query->root->first; n; n = n->next) {
    if (is_about(c, n, field)) continue;
    struct query_node *kept = ARENA_NEW(arena, struct query_node);
    *kept = *n;
    kept->next = NULL;
    *end = kept;
    end = &kept->next;
  }
  q.root = root->first ? root : NULL;
  return q;
}

/* The notes that a facet is counted in; false when they cannot be found. */
static bool find_within(
    struct counter *c, int64_t field, struct idset *own, const struct idset **out)
{
  *out = &c->base;
  if (!asks_for(c, c->query->root, field)) return true;
  struct arena *arena = arena_new();
  struct query q = without_field(c, arena, field);
  struct results *r = results_run(c->library, arena, &q, c->cancel, c->err);
  if (!r) return false;
  idset_init(own, c->library->index->live.limit);
  results_add_to(r, own);
  results_free(r);
  *out = own;
  return true;
}

/* ---- one field ---- */

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

static bool add_facet(struct counter *c, struct str name, int64_t field, enum facet_kind kind)
{
  struct facet facet = {.field = arena_str(c->out->arena, name), .kind = kind};
  struct idset own = {0};
  struct gathering g = {.counter = c, .facet = &facet};
  if (!find_within(c, field, &own, &g.within)) return false;
  gather(&g, field);
  buf_release(&g.last);
  facet_labels_release(&g.labels);
  idset_release(&own);
  if (!facet.n) return true;
  keep_values(c, &facet);
  mark_all_picked(c, &facet, field);
  struct facets *f = c->out;
  f->items = mem_grow(f->items, &c->cap_items, f->n + 1, sizeof *f->items);
  f->items[f->n++] = facet;
  return true;
}

/* ---- which fields ---- */

static bool add_row(struct counter *c, const struct facet_row *row)
{
  struct str name = str_of(row->field);
  const struct names *names = &c->library->names;
  bool is_family = str_ends(name, STR_LIT("."));
  for (size_t i = 0; i < names->n; i++) {
    struct str own = names->items[i].name;
    bool belongs = is_family ? str_starts(own, name) : str_eq(own, name);
    if (belongs && !add_facet(c, own, names->items[i].id, row->kind)) return false;
  }
  return true;
}

static enum facet_kind kind_of(struct str name)
{
  for (size_t i = 0; i < FACET_ROWS; i++)
    if (str_eq(str_of(facet_rows[i].field), name)) return facet_rows[i].kind;
  return str_starts(name, STR_LIT("score.")) ? FACET_TENTHS : FACET_VALUES;
}

static bool add_field_facet(struct counter *c, struct str typed)
{
  int64_t id;
  const struct names *names = &c->library->names;
  if (!names_find(names, typed, &id, c->err)) return false;
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

struct facets *facets_new(struct library *l, struct str query, struct str field,
    const atomic_bool *cancel, struct err *err)
{
  struct arena *arena = arena_new();
  struct query q;
  size_t column;
  struct results *r = NULL;
  if (query_parse(arena, query, &q, &column, err))
    r = results_run(l, arena, &q, cancel, err);
  else
    arena_free(arena);
  if (!r) return NULL;
  struct facets *out = facets_alloc();
  struct counter c = {.library = l, .out = out, .query = &q, .cancel = cancel, .err = err};
  idset_init(&c.base, l->index->live.limit);
  results_add_to(r, &c.base);
  out->n_notes = results_total(r);
  bool ok = count_all(&c, field) && library_check_index(l, err);
  idset_release(&c.base);
  results_free(r);
  if (ok) return out;
  facets_free(out);
  return NULL;
}

bool facets_is_field(struct library *l, struct str name, struct err *err)
{
  int64_t id;
  library_refresh(l);
  return names_find(&l->names, name, &id, err);
}
