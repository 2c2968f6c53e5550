/* What a query may have meant. */
#include "library/advice.h"

#include "library/advice_own.h"

/* Depth is bounded by LIMIT_QUERY_DEPTH. */
static const struct query_node *find_name(
    const struct adviser *a, const struct query_node *n, struct advice *out)
{
  if (!n || advice_for_name(a, n, out)) return n;
  for (const struct query_node *child = n->first; child; child = child->next) {
    const struct query_node *found = find_name(a, child, out);
    if (found) return found;
  }
  return NULL;
}

static bool advise_on(const struct adviser *a, const struct query_node *n, struct advice *out)
{
  bool is_field = n->kind == QUERY_FIELD, is_word = n->kind == QUERY_WORD;
  struct str nearest = STR_NONE;
  if (is_word) nearest = advice_for_word(a, n);
  if (is_field) nearest = advice_for_value(a, n);
  *out = (struct advice){.kind = is_field ? ADVICE_VALUE : ADVICE_WORD,
      .unknown = arena_str(a->arena, n->text),
      .nearest = nearest,
      .field = is_field ? arena_str(a->arena, n->field) : STR_NONE};
  return nearest.n;
}

/* Depth is bounded by LIMIT_QUERY_DEPTH. What is excluded need not be there. */
static const struct query_node *find_unknown(
    const struct adviser *a, const struct query_node *n, struct advice *out)
{
  if (!n || n->kind == QUERY_NOT) return NULL;
  if (advise_on(a, n, out)) return n;
  for (const struct query_node *child = n->first; child; child = child->next) {
    const struct query_node *found = find_unknown(a, child, out);
    if (found) return found;
  }
  return NULL;
}

static void add_nearest(struct buf *out, const struct advice *advice, bool is_quoted)
{
  if (is_quoted || str_has(advice->nearest, '"'))
    buf_add(out, advice->nearest);
  else if (advice->kind == ADVICE_NAME)
    query_add_name(out, advice->nearest);
  else
    query_add_value(out, advice->nearest);
}

/* The query with what is unknown exchanged, behind a column of it; empty where that is not found
 * there. */
static struct str exchanged(const struct adviser *a, const struct advice *advice, size_t column)
{
  size_t at = query_byte_at(a->text, column);
  at += str_find(str_from(a->text, at), advice->unknown);
  if (at >= a->text.n || str_has(advice->nearest, '"')) return STR_NONE;
  struct buf query = BUF_INIT;
  buf_add(&query, str_first(a->text, at));
  add_nearest(&query, advice, at && a->text.p[at - 1] == '"');
  buf_add(&query, str_from(a->text, at + advice->unknown.n));
  struct str out = arena_str(a->arena, buf_str(&query));
  buf_release(&query);
  return out;
}

static bool advise(struct adviser *a, struct advice *out)
{
  struct query q;
  struct err ignored;
  size_t column;
  if (!query_parse(a->arena, a->text, &q, &column, &ignored)) return false;
  const struct query_node *n = find_name(a, q.root, out);
  bool is_sort = !n && advice_for_sort(a, &q, out);
  if (!n && !is_sort) n = find_unknown(a, q.root, out);
  if (!n && !is_sort) return false;
  out->query = exchanged(a, out, is_sort ? q.sort_column : n->column);
  return out->query.n > 0;
}

bool library_advise(struct library *l, struct str query, const atomic_bool *cancel,
    struct arena *arena, struct advice *out)
{
  struct err ignored;
  struct adviser a = {.library = l, .arena = arena, .text = query};
  library_refresh(l);
  a.db = l->index->db;
  a.db->cancel = cancel;
  bool found = advise(&a, out);
  a.db->cancel = NULL;
  if (cancel && atomic_load(cancel)) db_give_up(a.db, "what was meant is not looked for");
  return library_check_index(l, &ignored) && found;
}

struct str advice_sentence(const struct advice *advice, struct arena *a)
{
  struct buf text = BUF_INIT;
  const char *nobody = advice->kind == ADVICE_NAME ? "there is no " : "no note has ";
  buf_add_cstr(&text, nobody);
  if (advice->field.n) buf_addf(&text, "%.*s ", STR_ARG(advice->field));
  buf_addf(&text, "\"%.*s\"; did you mean \"%.*s\"?", STR_ARG(advice->unknown),
      STR_ARG(advice->nearest));
  struct str sentence = arena_str(a, buf_str(&text));
  buf_release(&text);
  return sentence;
}
