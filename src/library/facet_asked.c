/* What the query itself asks of a facet's field. */
#include "base/mem.h"
#include "library/facets_own.h"

#include <stdlib.h>

/* Is it a condition on that field? Those on a path are about folders. */
static bool is_about(
    const struct counter *c, const struct query_node *n, const struct facet_field *field)
{
  int64_t id;
  struct err ignored;
  if (n->kind != QUERY_FIELD) return false;
  if (field->kind == FACET_FOLDERS && str_eq_name(n->field, STR_LIT("path"))) return true;
  return names_find(&c->library->names, n->field, &id, &ignored) && id == field->id;
}

/* Of some fields every value is asked for: those are no alternatives of each other. */
static bool is_alternative(
    const struct counter *c, const struct query_node *n, const struct facet_field *field)
{
  if (!is_about(c, n, field)) return false;
  const struct query_field *row = query_field_find(n->field);
  return !row || !row->adds;
}

/* The conditions that stand beside each other: the first of them. */
static const struct query_node *first_beside(const struct query *q)
{
  return q->root && q->root->kind == QUERY_AND ? q->root->first : q->root;
}

/* The one behind it. */
static const struct query_node *next_beside(const struct query *q, const struct query_node *n)
{
  return n == q->root ? NULL : n->next;
}

bool facet_is_asked(const struct counter *c, const struct facet_field *field)
{
  for (const struct query_node *n = first_beside(c->query); n; n = next_beside(c->query, n))
    if (is_alternative(c, n, field)) return true;
  return false;
}

struct query facet_query_without(
    const struct counter *c, struct arena *arena, const struct facet_field *field)
{
  struct query q = *c->query;
  struct query_node *root = ARENA_NEW(arena, struct query_node), **end = &root->first;
  *root = *q.root;
  q.root = NULL;
  if (root->kind != QUERY_AND) return q; /* it was that condition alone */
  root->first = NULL;
  for (const struct query_node *n = c->query->root->first; n; n = n->next) {
    if (is_alternative(c, n, field)) continue;
    struct query_node *kept = ARENA_NEW(arena, struct query_node);
    *kept = *n;
    kept->next = NULL;
    *end = kept;
    end = &kept->next;
  }
  q.root = root->first ? root : NULL;
  return q;
}

/* ---- marks ---- */

/* A value that the query names, and that has no count. */
static void add_named(struct gathering *g, const struct query_node *n, bool excluded)
{
  struct counter *c = g->counter;
  if (g->facet->kind != FACET_VALUES || n->op != QUERY_IS || n->prefix || !n->text.n) return;
  struct str label = arena_str(c->out->arena, n->text);
  struct facet_value *v = facet_add_value(g, label, facet_condition(c, g->facet->field, label));
  v->is_picked = !excluded;
  v->is_excluded = excluded;
}

static void mark(struct gathering *g, const struct query_node *n, bool excluded)
{
  struct facet *f = g->facet;
  bool any = false;
  for (size_t i = 0; i < f->n; i++) {
    if (!facet_kinds[f->kind].is_asked(&f->values[i], n)) continue;
    any = true;
    if (excluded)
      f->values[i].is_excluded = true;
    else
      f->values[i].is_picked = true;
  }
  if (!any) add_named(g, n, excluded);
}

static void mark_asked(
    struct gathering *g, const struct query_node *n, const struct facet_field *field)
{
  if (n->kind == QUERY_NOT && n->first && is_about(g->counter, n->first, field))
    mark(g, n->first, true);
  else if (is_about(g->counter, n, field))
    mark(g, n, false);
}

/* In parentheses, too, as far as all of it has to hold. */
void facet_add_asked(struct gathering *g, const struct facet_field *field)
{
  const struct query_node **all = NULL;
  size_t n = 0, cap = 0;
  if (!g->counter->query->root) return;
  all = mem_grow(all, &cap, 1, sizeof *all);
  all[n++] = g->counter->query->root;
  for (size_t i = 0; i < n; i++) {
    bool is_and = all[i]->kind == QUERY_AND;
    if (!is_and) mark_asked(g, all[i], field);
    for (const struct query_node *part = is_and ? all[i]->first : NULL; part; part = part->next) {
      all = mem_grow(all, &cap, n + 1, sizeof *all);
      all[n++] = part;
    }
  }
  free(all);
}
