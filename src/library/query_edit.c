/* Changing a query's text part by part. */
#include "library/query_edit.h"

#include "base/utf8.h"
#include "library/fieldvalue.h"
#include "library/library_own.h"
#include "library/query_lex.h"

/* A part of the text: a token, with the NOT or '-' before it. */
struct part {
  struct token token; /* behind the NOT */
  size_t from, end;   /* bytes of the text */
  bool negated;
  size_t depth; /* of parentheses around it */
};

struct walk {
  struct lexer lexer;
  size_t depth;
};

/* What is asked for, in a form that compares. */
struct wanted {
  struct arena *arena;
  struct library *library;
  struct query_node *node; /* of the condition */
};

/* ---- parts ---- */

static struct walk walk_of(struct arena *a, struct str query)
{
  size_t n_repaired;
  return (struct walk){.lexer = {a, utf8_repaired(a, query, &n_repaired), 0}};
}

/* What a text in quotation marks lacks to be closed: "", a mark, or a '\' and a mark where one
 * stands at the end, which would take the mark for its own. */
static const char *lacking(const struct walk *w, const struct part *p)
{
  struct str text = str_first(str_from(w->lexer.text, p->from), p->end - p->from);
  size_t marks = 0, i;
  for (i = 0; i < text.n; i++)
    if (text.p[i] == '\\')
      i++;
    else
      marks += text.p[i] == '"';
  if (!p->token.quoted || marks % 2 == 0) return "";
  return i > text.n ? "\\\"" : "\"";
}

/* Takes the next part; false at the end. */
static bool next_part(struct walk *w, struct part *p)
{
  *p = (struct part){.token = lexer_next(&w->lexer)};
  p->from = p->token.at;
  for (; p->token.kind == TOKEN_NOT; p->token = lexer_next(&w->lexer))
    p->negated = !p->negated;
  p->end = w->lexer.at;
  if (p->token.kind == TOKEN_CLOSE && w->depth) w->depth--;
  p->depth = w->depth;
  if (p->token.kind == TOKEN_OPEN) w->depth++;
  return p->token.kind != TOKEN_END;
}

/* Does an OR stand beside all the rest? Then no condition holds for the whole query. */
static bool has_or(struct arena *a, struct str query)
{
  struct walk w = walk_of(a, query);
  struct part p;
  while (next_part(&w, &p))
    if (p.token.kind == TOKEN_OR && !p.depth) return true;
  return false;
}

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

static struct str text_of(const struct walk *w, const struct part *p)
{
  return str_first(str_from(w->lexer.text, p->token.at), p->end - p->token.at);
}

static bool is_wanted(const struct wanted *wanted, const struct walk *w, const struct part *p)
{
  if (p->token.kind != TOKEN_FIELD || p->depth || !wanted->node) return false;
  const struct query_node *n = condition_of(wanted->arena, text_of(w, p));
  return n && n->op == wanted->node->op && n->prefix == wanted->node->prefix &&
         is_same_field(wanted->library, n->field, wanted->node->field) &&
         is_same_value(n->text, wanted->node->text) && is_same_value(n->upper, wanted->node->upper);
}

/* ---- removing ---- */

/* What is kept of a text while parts are left out: the parts as they stand, and one AND less for
 * each that goes. */
struct keeping {
  struct buf *out;
  struct str text;
  size_t copied;     /* bytes of the text */
  size_t and_at;     /* in out: where an AND begins that nothing has followed yet; SIZE_MAX: none */
  bool has_left_out; /* was the part before left out? */
};

static void add_blank(struct buf *out)
{
  if (out->n && out->p[out->n - 1] != ' ' && out->p[out->n - 1] != '(') buf_add_char(out, ' ');
}

static void leave_out(struct keeping *k, const struct part *p)
{
  if (k->and_at != SIZE_MAX) buf_truncate(k->out, k->and_at);
  k->has_left_out = k->and_at == SIZE_MAX;
  k->and_at = SIZE_MAX;
  k->copied = p->end;
}

static void keep(struct keeping *k, const struct part *p)
{
  bool is_and = p->token.kind == TOKEN_AND;
  struct str before = str_first(str_from(k->text, k->copied), p->from - k->copied);
  struct str own = str_first(str_from(k->text, p->from), p->end - p->from);
  k->copied = p->end;
  if (is_and && k->has_left_out) { /* it tied what was left out to this */
    k->has_left_out = false;
    return;
  }
  k->has_left_out = false;
  k->and_at = is_and ? k->out->n : SIZE_MAX;
  if (before.n && p->token.kind != TOKEN_CLOSE) add_blank(k->out);
  buf_add(k->out, own);
}

/* Adds the query without its parts that `leaves` says; returns the parentheses left open. */
static size_t add_without(struct arena *a, struct str query, struct buf *out,
    bool (*leaves)(const void *context, const struct walk *w, const struct part *p),
    const void *context)
{
  struct walk w = walk_of(a, query);
  struct keeping k = {.out = out, .text = w.lexer.text, .and_at = SIZE_MAX};
  struct part p;
  while (next_part(&w, &p)) {
    if (leaves(context, &w, &p)) {
      leave_out(&k, &p);
    } else {
      keep(&k, &p);
      buf_add_cstr(out, lacking(&w, &p));
    }
  }
  return w.depth;
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
  struct walk w = walk_of(a, query);
  struct part p;
  enum query_asks asks = QUERY_ASKS_NOTHING;
  while (!has_or(a, query) && !asks && next_part(&w, &p))
    if (is_wanted(&wanted, &w, &p)) asks = p.negated ? QUERY_ASKS_WITHOUT : QUERY_ASKS_FOR;
  arena_free(a);
  return asks;
}

static bool leaves_wanted(const void *context, const struct walk *w, const struct part *p)
{
  return is_wanted(context, w, p);
}

static bool leaves_nothing(const void *context, const struct walk *w, const struct part *p)
{
  (void)context, (void)w, (void)p;
  return false;
}

void query_edit_ask(struct library *l, struct str query, struct str condition, enum query_asks asks,
    struct buf *out)
{
  struct arena *a = arena_new();
  struct wanted wanted = wanted_of(a, l, condition);
  bool has_alternatives = has_or(a, query);
  if (has_alternatives && asks) buf_add_char(out, '(');
  size_t open =
      add_without(a, query, out, has_alternatives ? leaves_nothing : leaves_wanted, &wanted);
  if (asks) {
    buf_add_repeat(out, STR_LIT(")"), open + has_alternatives);
    add_blank(out);
    buf_addf(out, "%s%.*s", asks == QUERY_ASKS_WITHOUT ? "-" : "", STR_ARG(condition));
  }
  arena_free(a);
}

/* ---- one of its field ---- */

static bool leaves_field(const void *context, const struct walk *w, const struct part *p)
{
  const struct wanted *wanted = context;
  (void)w;
  return wanted->node && p->token.kind == TOKEN_FIELD && !p->depth && !p->negated &&
         is_same_field(wanted->library, p->token.field, wanted->node->field);
}

void query_edit_only(struct library *l, struct str query, struct str condition, struct buf *out)
{
  struct arena *a = arena_new();
  bool is_none = str_ends(condition, STR_LIT(":"));
  struct str whole = is_none ? arena_printf(a, "%.*sx", STR_ARG(condition)) : condition;
  struct wanted wanted = wanted_of(a, l, whole);
  struct buf without = BUF_INIT;
  if (has_or(a, query))
    buf_add(&without, query);
  else
    add_without(a, query, &without, leaves_field, &wanted);
  query_edit_ask(l, buf_str(&without), whole, is_none ? QUERY_ASKS_NOTHING : QUERY_ASKS_FOR, out);
  buf_release(&without);
  arena_free(a);
}

/* ---- the order ---- */

static bool leaves_sort(const void *context, const struct walk *w, const struct part *p)
{
  (void)context, (void)w;
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
  size_t open = add_without(a, query, out, leaves_sort, NULL);
  arena_free(a);
  if (!field.n) return;
  buf_add_repeat(out, STR_LIT(")"), open);
  add_blank(out);
  buf_addf(out, is_bare(field) ? "sort:%s%.*s" : "sort:%s\"%.*s\"", descending ? "-" : "",
      STR_ARG(field));
}
