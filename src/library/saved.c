/* Exchanging saved queries for what they say. */
#include "library/saved.h"

#include "base/limits.h"

struct expansion {
  struct library *library;
  struct arena *arena;
  struct query *query;
  struct str names[LIMIT_QUERY_SAVED]; /* being exchanged, each within the one before */
  size_t n_names;
  size_t column; /* where the first of them stands in what was typed */
  size_t n_terms;
  struct err *err;
};

static bool expand_node(struct expansion *e, struct query_node *n, bool counts);

static bool fail(struct expansion *e, const char *fmt, struct str name)
{
  struct str sentence = arena_printf(e->arena, "%s \"%.*s\"", fmt, STR_ARG(name));
  return err_set_at(e->err, e->column, sentence.p);
}

static void offer_name(void *taker, struct str name, struct str text)
{
  (void)text;
  nearest_offer(taker, name);
}

void saved_offer(const struct library *l, struct nearest *near)
{
  const struct query_world *w = &l->world;
  if (w->tell_saved) w->tell_saved(w->context, offer_name, near);
}

static bool tell_unknown(struct expansion *e, struct str name)
{
  struct nearest near = nearest_to(name);
  struct buf text = BUF_INIT;
  saved_offer(e->library, &near);
  buf_addf(&text, "there is no saved query \"%.*s\"", STR_ARG(name));
  nearest_add(&near, &text);
  err_set_at(e->err, e->column, buf_cstr(&text));
  buf_release(&text);
  return false;
}

static bool is_being_expanded(const struct expansion *e, struct str name)
{
  for (size_t i = 0; i < e->n_names; i++)
    if (str_eq_name(e->names[i], name)) return true;
  return false;
}

/* The saved text; empty with *err set when there is none. */
static bool find_text(struct expansion *e, struct str name, struct str *text)
{
  const struct query_world *w = &e->library->world;
  struct buf found = BUF_INIT;
  if (!w->find_saved || !w->find_saved(w->context, name, &found)) return tell_unknown(e, name);
  *text = arena_str(e->arena, buf_str(&found));
  buf_release(&found);
  return true;
}

/* All notes: what a saved query asks that only says in which order. */
static void make_all(struct query_node *n)
{
  n->kind = QUERY_FIELD;
  n->field = STR_LIT("path");
  n->text = STR_LIT("**");
  n->op = QUERY_IS;
  n->prefix = false;
}

/* Puts the root in the place of the node, which stays where it stands. */
static void replace(struct query_node *n, const struct query_node *root)
{
  struct query_node *next = n->next;
  size_t column = n->column;
  if (root)
    *n = *root;
  else
    make_all(n);
  n->next = next;
  n->column = column;
}

static void take_sort(struct expansion *e, const struct query *saved)
{
  if (e->query->sort.n || !saved->sort.n) return;
  e->query->sort = saved->sort;
  e->query->sort_descending = saved->sort_descending;
  e->query->sort_column = e->column;
}

static bool expand_saved(struct expansion *e, struct query_node *n, bool counts)
{
  struct query saved;
  struct err why = ERR_INIT;
  struct str text, name = n->text;
  size_t column;
  if (!e->n_names) e->column = n->column;
  if (is_being_expanded(e, name)) return fail(e, "a saved query asks for itself:", name);
  if (e->n_names == LIMIT_QUERY_SAVED)
    return fail(e, "saved queries ask for each other more often than is followed, at", name);
  if (!find_text(e, name, &text)) return false;
  if (!query_parse(e->arena, text, &saved, &column, &why)) {
    struct str sentence = arena_printf(e->arena, "in the saved query \"%.*s\", column %zu: %.*s",
        STR_ARG(name), column, (int)why.n_plain, why.text);
    return err_set_at(e->err, e->column, sentence.p);
  }
  if (counts) take_sort(e, &saved);
  replace(n, saved.root);
  e->names[e->n_names++] = name;
  bool ok = expand_node(e, n, counts);
  e->n_names--;
  return ok;
}

static bool is_saved(const struct query_node *n)
{
  const struct query_field *row = n->kind == QUERY_FIELD ? query_field_find(n->field) : NULL;
  return row && row->meaning == QUERY_MEANS_SAVED;
}

/* Depth is bounded by LIMIT_QUERY_DEPTH and LIMIT_QUERY_SAVED. What is left out orders nothing. */
static bool expand_node(struct expansion *e, struct query_node *n, bool counts)
{
  if (e->n_names) n->column = e->column;
  if (is_saved(n)) return expand_saved(e, n, counts);
  if (!n->first && ++e->n_terms > LIMIT_QUERY_TERMS)
    return err_set_at(e->err, n->column,
        "the query has more words and conditions, with what was saved, than are looked for at "
        "once");
  for (struct query_node *child = n->first; child; child = child->next)
    if (!expand_node(e, child, counts && n->kind != QUERY_NOT)) return false;
  return true;
}

bool saved_expand(struct library *l, struct arena *a, struct query *q, struct err *err)
{
  struct expansion e = {.library = l, .arena = a, .query = q, .err = err};
  return !q->root || expand_node(&e, q->root, true);
}
