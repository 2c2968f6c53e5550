/* Changing a query's text part by part. */
#include "library/query_edit.h"

#include "library/fieldvalue.h"
#include "library/library_own.h"
#include "library/query_parts.h"

static void add_blank(struct buf *out)
{
  if (out->n && out->p[out->n - 1] != ' ' && out->p[out->n - 1] != '(') buf_add_char(out, ' ');
}

/* What is asked for, in a form that compares. */
struct wanted {
  struct arena *arena;
  struct library *library;
  struct query_node *node; /* of the condition */
};

/* ---- comparing ---- */

static bool is_same_field(struct library *l, struct str a, struct str b)
{
  int64_t x, y;
  struct err ignored;
  if (str_eq_name(a, b)) return true;
  return names_find(&l->names, a, &x, &ignored) && names_find(&l->names, b, &y, &ignored) &&
         x == y && x;
}

static bool is_same_value(struct str a, struct str b)
{
  struct buf x = BUF_INIT, y = BUF_INIT;
  fieldvalue_add_key(&x, a);
  fieldvalue_add_key(&y, b);
  bool same = str_eq(buf_str(&x), buf_str(&y));
  buf_release(&x);
  buf_release(&y);
  return same;
}

/* The one condition that a text is, or NULL. */
static struct query_node *condition_of(struct arena *a, struct str text)
{
  struct query q;
  size_t column;
  struct err ignored;
  bool ok = query_parse(a, text, &q, &column, &ignored);
  return ok && q.root && q.root->kind == QUERY_FIELD ? q.root : NULL;
}

static bool is_wanted(
    const struct wanted *wanted, const struct query_parts *q, const struct query_part *p)
{
  bool negated;
  if (p->token.kind != TOKEN_FIELD || !wanted->node) return false;
  if (!query_part_is_beside(q, p, &negated)) return false;
  const struct query_node *n = condition_of(wanted->arena, query_part_text(q, p));
  return n && n->op == wanted->node->op && n->prefix == wanted->node->prefix &&
         is_same_field(wanted->library, n->field, wanted->node->field) &&
         is_same_value(n->text, wanted->node->text) && is_same_value(n->upper, wanted->node->upper);
}

/* ---- asking ---- */

static struct wanted wanted_of(struct arena *a, struct library *l, struct str condition)
{
  return (struct wanted){a, l, condition_of(a, condition)};
}

enum query_asks query_edit_asks(struct library *l, struct str query, struct str condition)
{
  struct arena *a = arena_new();
  struct wanted wanted = wanted_of(a, l, condition);
  struct query_parts q = query_parts(a, query);
  enum query_asks asks = QUERY_ASKS_NOTHING;
  for (size_t i = 0; i < q.n && !asks; i++) {
    bool negated;
    if (!is_wanted(&wanted, &q, &q.items[i])) continue;
    query_part_is_beside(&q, &q.items[i], &negated);
    asks = negated ? QUERY_ASKS_WITHOUT : QUERY_ASKS_FOR;
  }
  arena_free(a);
  return asks;
}

void query_edit_ask(struct library *l, struct str query, struct str condition, enum query_asks asks,
    struct buf *out)
{
  struct arena *a = arena_new();
  struct wanted wanted = wanted_of(a, l, condition);
  struct query_parts q = query_parts(a, query);
  for (size_t i = 0; i < q.n; i++)
    if (is_wanted(&wanted, &q, &q.items[i])) query_parts_leave(&q, i);
  if (q.has_or && asks) buf_add_char(out, '(');
  size_t open = query_parts_add(&q, out);
  if (asks) {
    buf_add_repeat(out, STR_LIT(")"), open + q.has_or);
    add_blank(out);
    buf_addf(out, "%s%.*s", asks == QUERY_ASKS_WITHOUT ? "-" : "", STR_ARG(condition));
  }
  arena_free(a);
}

/* ---- one of its field ---- */

static bool is_of_field(
    const struct wanted *wanted, const struct query_parts *q, const struct query_part *p)
{
  bool negated;
  return wanted->node && p->token.kind == TOKEN_FIELD && query_part_is_beside(q, p, &negated) &&
         !negated && is_same_field(wanted->library, p->token.field, wanted->node->field);
}

void query_edit_only(struct library *l, struct str query, struct str condition, struct buf *out)
{
  struct arena *a = arena_new();
  bool is_none = str_ends(condition, STR_LIT(":"));
  struct str whole = is_none ? arena_printf(a, "%.*sx", STR_ARG(condition)) : condition;
  struct wanted wanted = wanted_of(a, l, whole);
  struct query_parts q = query_parts(a, query);
  struct buf without = BUF_INIT;
  for (size_t i = 0; i < q.n; i++)
    if (is_of_field(&wanted, &q, &q.items[i])) query_parts_leave(&q, i);
  query_parts_add(&q, &without);
  query_edit_ask(l, buf_str(&without), whole, is_none ? QUERY_ASKS_NOTHING : QUERY_ASKS_FOR, out);
  buf_release(&without);
  arena_free(a);
}

/* ---- the order ---- */

static bool is_order(const struct query_part *p)
{
  const struct query_field *row =
      p->token.kind == TOKEN_FIELD ? query_field_find(p->token.field) : NULL;
  return row && row->meaning == QUERY_MEANS_SORT;
}

/* Would it be read as it stands? */
static bool is_bare(struct str field)
{
  for (size_t i = 0; i < field.n; i++)
    if (str_has(STR_LIT(" \"()*"), field.p[i])) return false;
  return true;
}

void query_edit_sort(struct str query, struct str field, bool descending, struct buf *out)
{
  struct arena *a = arena_new();
  struct query_parts q = query_parts(a, query);
  for (size_t i = 0; i < q.n; i++)
    if (is_order(&q.items[i])) query_parts_leave(&q, i);
  size_t open = query_parts_add(&q, out);
  arena_free(a);
  if (!field.n) return;
  buf_add_repeat(out, STR_LIT(")"), open);
  add_blank(out);
  buf_addf(out, is_bare(field) ? "sort:%s%.*s" : "sort:%s\"%.*s\"", descending ? "-" : "",
      STR_ARG(field));
}
