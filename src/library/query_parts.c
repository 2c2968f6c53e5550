/* The parts of a query's text. */
#include "library/query_parts.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>

/* ---- reading ---- */

static struct query_part read_part(struct lexer *l)
{
  struct query_part p = {.token = lexer_next(l), .close = QUERY_PARTS_NONE};
  p.from = p.token.at;
  for (; p.token.kind == TOKEN_NOT; p.token = lexer_next(l))
    p.negated = !p.negated;
  p.end = l->at;
  return p;
}

static bool is_item(const struct query_part *p)
{
  return p->token.kind != TOKEN_AND && p->token.kind != TOKEN_OR && p->token.kind != TOKEN_CLOSE;
}

/* Tells what is around a part of it; returns what is around the next. */
static size_t place(struct query_parts *q, size_t i, size_t around)
{
  struct query_part *p = &q->items[i], *open = NULL;
  bool closes = p->token.kind == TOKEN_CLOSE && around != QUERY_PARTS_NONE;
  if (around != QUERY_PARTS_NONE) open = &q->items[around];
  if (closes) {
    p->in = open->in;
    open->close = i;
    return open->in;
  }
  p->in = around;
  if (open) open->n_items += is_item(p);
  if (p->token.kind == TOKEN_OR) *(open ? &open->has_or : &q->has_or) = true;
  return p->token.kind == TOKEN_OPEN ? i : around;
}

struct query_parts query_parts(struct arena *a, struct str query)
{
  size_t n_repaired, cap = 0, around = QUERY_PARTS_NONE;
  struct query_parts q = {.arena = a, .text = utf8_repaired(a, query, &n_repaired)};
  struct lexer l = {a, q.text, 0};
  struct query_part *items = NULL;
  for (struct query_part p; (p = read_part(&l)).token.kind != TOKEN_END;) {
    items = mem_grow(items, &cap, q.n + 1, sizeof *items);
    items[q.n++] = p;
  }
  q.items = ARENA_ARRAY(a, q.n + 1, struct query_part);
  if (q.n) memcpy(q.items, items, q.n * sizeof *items);
  free(items);
  for (size_t i = 0; i < q.n; i++)
    around = place(&q, i, around);
  return q;
}

struct str query_part_text(const struct query_parts *parts, const struct query_part *p)
{
  return str_first(str_from(parts->text, p->token.at), p->end - p->token.at);
}

bool query_part_is_beside(
    const struct query_parts *parts, const struct query_part *p, bool *negated)
{
  *negated = p->negated;
  for (size_t in = p->in; in != QUERY_PARTS_NONE; in = parts->items[in].in) {
    const struct query_part *open = &parts->items[in];
    if (open->has_or) return false;
    if (!open->negated) continue;
    if (*negated || open->n_items != 1) return false;
    *negated = true;
  }
  return !parts->has_or;
}

void query_parts_leave(struct query_parts *parts, size_t i)
{
  struct query_part *p = &parts->items[i];
  while (!p->leaves) {
    p->leaves = true;
    if (p->in == QUERY_PARTS_NONE) return;
    p = &parts->items[p->in];
    if (++p->n_left < p->n_items) return;
  }
}

/* ---- writing ---- */

/* What is kept of a text while parts are left out: the parts as they stand, and one AND less for
 * each that goes. */
struct keeping {
  struct buf *out;
  struct str text;
  size_t begin;      /* of it in out */
  size_t copied;     /* bytes of the text */
  size_t and_at;     /* in out: where an AND begins that nothing has followed yet, or NONE */
  bool has_left_out; /* was something left out just before, */
  bool lacks_and;    /*   ... and an AND behind it ties that to what comes? */
};

/* What a text in quotation marks lacks to be closed: "", a mark, or a '\' and a mark where one
 * stands at the end, which would take the mark for its own. */
static const char *lacking(const struct query_parts *parts, const struct query_part *p)
{
  struct str text = str_first(str_from(parts->text, p->from), p->end - p->from);
  size_t marks = 0, i;
  for (i = 0; i < text.n; i++)
    if (text.p[i] == '\\')
      i++;
    else
      marks += text.p[i] == '"';
  if (!p->token.quoted || marks % 2 == 0) return "";
  return i > text.n ? "\\\"" : "\"";
}

static void leave_out(struct keeping *k, size_t end, bool is_or)
{
  if (k->and_at != QUERY_PARTS_NONE)
    buf_truncate(k->out, k->and_at);
  else if (!is_or)
    k->lacks_and = true;
  k->and_at = QUERY_PARTS_NONE;
  k->has_left_out = true;
  k->copied = end;
}

/* The blanks before a part, as they stand; of those around what was left out the ones behind it. */
static void add_gap(struct keeping *k, const struct query_part *p)
{
  struct str gap = str_first(str_from(k->text, k->copied), p->from - k->copied);
  bool begins = k->out->n == k->begin || k->out->p[k->out->n - 1] == '(';
  if (!k->has_left_out)
    buf_add(k->out, gap);
  else if (!begins && p->token.kind != TOKEN_CLOSE)
    buf_add(k->out, gap.n ? gap : STR_LIT(" "));
}

static void keep(struct keeping *k, const struct query_part *p)
{
  bool is_and = p->token.kind == TOKEN_AND;
  if (is_and && k->lacks_and) { /* it tied what was left out to this */
    k->lacks_and = false;
    k->copied = p->end;
    return;
  }
  k->and_at = is_and ? k->out->n : QUERY_PARTS_NONE;
  add_gap(k, p);
  buf_add(k->out, str_first(str_from(k->text, p->from), p->end - p->from));
  k->copied = p->end;
  k->has_left_out = k->lacks_and = false;
}

/* Is anything left beside an OR, on that side of it up to the next? */
static bool has_beside(const struct query_parts *parts, size_t or_at, bool is_before)
{
  for (size_t i = or_at; is_before ? i-- > 0 : ++i < parts->n;) {
    const struct query_part *p = &parts->items[i];
    if (p->in != parts->items[or_at].in || p->leaves) continue;
    if (p->token.kind == TOKEN_OR) return false;
    if (is_item(p)) return true;
  }
  return false;
}

/* An OR goes with all that stood on one side of it. */
static void leave_ors(struct query_parts *parts)
{
  for (size_t i = 0; i < parts->n; i++)
    if (parts->items[i].token.kind == TOKEN_OR)
      parts->items[i].leaves = !has_beside(parts, i, true) || !has_beside(parts, i, false);
}

size_t query_parts_add(struct query_parts *parts, struct buf *out)
{
  struct keeping k = {.out = out, .text = parts->text, .begin = out->n, .and_at = QUERY_PARTS_NONE};
  size_t n_open = 0;
  leave_ors(parts);
  for (size_t i = 0; i < parts->n; i++) {
    const struct query_part *p = &parts->items[i];
    bool is_open = p->token.kind == TOKEN_OPEN && p->close == QUERY_PARTS_NONE;
    if (p->leaves) {
      if (p->token.kind == TOKEN_OPEN) i = is_open ? parts->n - 1 : p->close;
      leave_out(&k, parts->items[i].end, p->token.kind == TOKEN_OR);
    } else {
      n_open += is_open;
      keep(&k, p);
      buf_add_cstr(out, lacking(parts, p));
    }
  }
  return n_open;
}
