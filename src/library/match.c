/* Writing FTS5 expressions. */
#include "library/match.h"

#include "base/mem.h"
#include "library/schema.h"
#include "library/words.h"

#include <stdlib.h>

/* What a word can end in beyond what was typed of it: the index has stems, and that of "optimize"
 * is shorter than "optimiz". */
static const char *const endings[] = {"", "e", "ed", "ing", "ation", "tion", "ion", "al", "ity"};

/* Of a shorter beginning the stems begin so, too: no ending changes that. */
enum { ENDINGS_FROM_BYTES = 4 };

static const char body_columns[] = "{headings body code} : ";
static const char title_column[] = "title : ";

void match_release(struct match *m)
{
  buf_release(&m->text);
  free(m->terms.of_phrase);
  *m = (struct match){0};
}

static enum query_meaning meaning_of(const struct query_node *n)
{
  const struct query_field *row = n->kind == QUERY_FIELD ? query_field_find(n->field) : NULL;
  return row ? row->meaning : QUERY_MEANS_VALUE;
}

bool match_is_text(const struct query_node *n)
{
  switch (n->kind) {
  case QUERY_WORD:
  case QUERY_PHRASE: return true;
  case QUERY_FIELD: return meaning_of(n) == QUERY_MEANS_TITLE || meaning_of(n) == QUERY_MEANS_BODY;
  case QUERY_NOT: return false;
  default: break;
  }
  for (const struct query_node *child = n->first; child; child = child->next)
    if (!match_is_text(child)) return false;
  return true;
}

/* Adds the text as one of FTS5's strings: quoted, quotation marks doubled. */
static void add_string(struct match *m, struct str text, const char *ending)
{
  buf_add_char(&m->text, '"');
  for (size_t i = 0; i < text.n; i++) {
    if (text.p[i] == '"') buf_add_char(&m->text, '"');
    buf_add_char(&m->text, text.p[i] ? text.p[i] : ' ');
  }
  buf_add_cstr(&m->text, ending);
  buf_add_char(&m->text, '"');
  struct rank_terms *t = &m->terms;
  t->of_phrase = mem_grow(t->of_phrase, &t->cap_phrases, t->n_phrases + 1, 1);
  t->of_phrase[t->n_phrases++] = (unsigned char)t->n;
}

static void add_prefix(struct match *m, struct str text)
{
  buf_add_char(&m->text, '(');
  add_string(m, text, "");
  buf_add_cstr(&m->text, " *");
  size_t n = text.n < ENDINGS_FROM_BYTES ? 1 : sizeof endings / sizeof *endings;
  for (size_t i = 0; i < n; i++) {
    buf_add_cstr(&m->text, " OR ");
    add_string(m, text, endings[i]);
  }
  buf_add_char(&m->text, ')');
}

/* A word, a phrase, or words of a column. False when it has no words. */
static bool add_term(struct match *m, const struct query_node *n, const char *columns)
{
  bool ends_alone;
  if (!words_count(n->text, &ends_alone) || m->terms.n == LIMIT_QUERY_TERMS) return false;
  buf_add_cstr(&m->text, columns);
  struct match_term *t = &m->term[m->terms.n];
  *t = (struct match_term){.text = n->text, .prefix = n->prefix, .start = m->text.n};
  if (n->prefix)
    add_prefix(m, n->text);
  else
    add_string(m, n->text, "");
  if (ends_alone && !n->prefix) buf_add_cstr(&m->text, " *");
  t->end = m->text.n;
  m->terms.n++;
  return true;
}

static bool add_node(struct match *m, const struct query_node *n);

static bool add_children(struct match *m, const struct query_node *n, const char *between)
{
  size_t start = m->text.n;
  buf_add_char(&m->text, '(');
  bool any = false;
  for (const struct query_node *child = n->first; child; child = child->next) {
    size_t before = m->text.n;
    if (any) buf_add_cstr(&m->text, between);
    if (add_node(m, child))
      any = true;
    else
      buf_truncate(&m->text, before);
  }
  buf_add_char(&m->text, ')');
  if (!any) buf_truncate(&m->text, start);
  return any;
}

/* Depth is bounded by LIMIT_QUERY_DEPTH. */
static bool add_node(struct match *m, const struct query_node *n)
{
  switch (n->kind) {
  case QUERY_AND: return add_children(m, n, " AND ");
  case QUERY_OR: return add_children(m, n, " OR ");
  case QUERY_FIELD:
    return add_term(m, n, meaning_of(n) == QUERY_MEANS_TITLE ? title_column : body_columns);
  default: return add_term(m, n, "");
  }
}

static void add_joined(struct match *m, const struct query_node *n, const char *between)
{
  size_t before = m->text.n;
  if (before) buf_add_cstr(&m->text, between);
  if (!add_node(m, n)) buf_truncate(&m->text, before);
}

void match_add_and(struct match *m, const struct query_node *n)
{
  add_joined(m, n, " AND ");
}

void match_add_or(struct match *m, const struct query_node *n)
{
  add_joined(m, n, " OR ");
}

/* ---- parts of words ---- */

struct parts {
  struct match *match;
  const struct query_node *node;
  size_t from, to; /* bytes of the node's text that stand together and are not added yet */
};

static void add_part(struct parts *p, size_t from, size_t to)
{
  struct query_node part = *p->node;
  part.text = str_first(str_from(p->node->text, from), to - from);
  part.prefix = p->node->prefix && to == p->node->text.n;
  match_add_or(p->match, &part);
}

static void flush(struct parts *p)
{
  if (p->to > p->from) add_part(p, p->from, p->to);
  p->to = p->from = 0;
}

static int take_part(void *context, const struct word *word)
{
  struct parts *p = context;
  if (word->is_unspaced) {
    flush(p);
    add_part(p, word->start, word->end);
    return 0;
  }
  if (p->to == p->from) p->from = word->start;
  p->to = word->end;
  return 0;
}

void match_add_parts(struct match *m, const struct query_node *n)
{
  struct parts p = {.match = m, .node = n};
  struct buf scratch = BUF_INIT;
  words_walk(n->text, WORDS_QUERY, &scratch, take_part, &p);
  flush(&p);
  buf_release(&scratch);
}

bool match_is_wordless(const struct query_node *n)
{
  if (!match_is_text(n)) return false;
  struct match m = {0};
  match_add_and(&m, n);
  bool wordless = !m.text.n;
  match_release(&m);
  return wordless;
}
