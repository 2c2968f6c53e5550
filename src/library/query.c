/* The grammar of queries:
 *
 *   any      = all { "OR" all }
 *   all      = every { every }            words, which need not all be found
 *   every    = one { "AND" one }
 *   one      = ( "NOT" | "-" ) one | "(" [ any ] ")" | word | phrase | field
 *
 * A missing ")" at the end is understood, so that a query can be tried while it is typed. */
#include "library/query.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "library/query_lex.h"

#include <stdio.h>

const struct query_operator query_operators[QUERY_OPERATORS] = {
    {">=", QUERY_MORE_EQUAL, "at least, or on that day and later"},
    {"<=", QUERY_LESS_EQUAL, "at most, or until that day"},
    {">", QUERY_MORE, "more, later, or longer ago: reviewed>1y"},
    {"<", QUERY_LESS, "less, earlier, or not so long ago: reviewed<1w"},
    {":", QUERY_IS, "is; from a to b with a..b or a..<b; begins so with a*"},
};

const struct query_joint query_joints[QUERY_JOINTS] = {
    [QUERY_JOINT_AND] = {"AND", "both sides must hold, words too"},
    [QUERY_JOINT_OR] = {"OR", "one side is enough"},
    [QUERY_JOINT_NOT] = {"NOT", "what follows must not hold"},
};

const struct query_field query_fields[QUERY_FIELDS] = {
    {"title", QUERY_MEANS_TITLE, true, "title:cache", "words of the title"},
    {"body", QUERY_MEANS_BODY, true, "body:\"cold start\"", "words of headings, text and code"},
    {"path", QUERY_MEANS_PATH, false, "path:guides/**", "the file, beneath its root"},
    {"has", QUERY_MEANS_VALUE, true, "has:image", "what the note has"},
    {"is", QUERY_MEANS_VALUE, true, "is:review", "what the note is"},
    {"links", QUERY_MEANS_LINKS, false, "links:setup.md", "notes that link to that one"},
    {"lang", QUERY_MEANS_VALUE, false, "lang:python", "the language of its code"},
    {"entity", QUERY_MEANS_VALUE, false, "entity.problem:\"build time\"", "what it names, by type"},
    {"date", QUERY_MEANS_VALUE, false, "date:2024-06..", "its date, else its last review",
        QUERY_VALUES_DAYS},
    {"reviewed", QUERY_MEANS_VALUE, false, "reviewed:>1y", "its last review", QUERY_VALUES_DAYS},
    {"score", QUERY_MEANS_VALUE, false, "score>=85", "the mean of its scores",
        QUERY_VALUES_NUMBERS},
    {"sort", QUERY_MEANS_SORT, false, "sort:-date", "by a field; with '-' the largest first"},
    {"q", QUERY_MEANS_SAVED, false, "q:weekly", "a saved query"},
};

const struct query_field *query_field_find(struct str name)
{
  for (size_t i = 0; i < QUERY_FIELDS; i++)
    if (str_eq_name(str_of(query_fields[i].name), name)) return &query_fields[i];
  return NULL;
}

struct parser {
  struct lexer lexer;
  struct token token; /* the one to be looked at */
  struct query *query;
  size_t n_terms, depth;
  size_t *column;
  struct err *err;
  bool failed;
};

static struct query_node *parse_any(struct parser *p);

/* ---- helpers ---- */

/* The column of the character that begins at a byte. */
static size_t column_at(struct str text, size_t at)
{
  size_t column = 1;
  for (size_t i = 0; i < at; i++)
    column += ((unsigned char)text.p[i] & 0xC0) != 0x80;
  return column;
}

static size_t column_of(const struct parser *p, size_t at)
{
  return column_at(p->lexer.text, at);
}

static struct query_node *fail(struct parser *p, const struct token *t, const char *what)
{
  if (p->failed) return NULL;
  p->failed = true;
  *p->column = column_of(p, t->at);
  err_set_at(p->err, *p->column, what);
  return NULL;
}

static void advance(struct parser *p)
{
  p->token = lexer_next(&p->lexer);
}

static struct query_node *new_node(struct parser *p, enum query_kind kind, const struct token *t)
{
  struct query_node *n = ARENA_NEW(p->lexer.arena, struct query_node);
  n->kind = kind;
  n->text = t->text;
  n->upper = STR_NONE;
  n->field = t->field;
  n->op = t->op;
  n->prefix = t->prefix;
  n->column = column_of(p, t->at);
  return n;
}

/* Children that are collected for an inner node; those left out are NULL. */
struct group {
  struct query_node *first, **end;
  size_t n;
};

static void group_add(struct group *g, struct query_node *n)
{
  if (!n) return;
  if (!g->n++) g->end = &g->first;
  *g->end = n;
  g->end = &n->next;
}

/* The node of a group: its only child, or one that holds them; NULL when it is empty. */
static struct query_node *group_node(
    struct parser *p, const struct group *g, enum query_kind kind, const struct token *t)
{
  if (g->n < 2) return g->first;
  struct token nameless = {.at = t->at};
  struct query_node *n = new_node(p, kind, &nameless);
  n->first = g->first;
  return n;
}

/* ---- conditions ---- */

/* Cuts `a..b` of a value that was not quoted. */
static void find_range(struct query_node *n, const struct token *t)
{
  size_t at = str_find(t->text, STR_LIT(".."));
  if (t->quoted || t->prefix || t->op != QUERY_IS || at == t->text.n || t->text.n == 2) return;
  n->op = QUERY_RANGE;
  n->text = str_first(t->text, at);
  n->upper = str_from(t->text, at + 2);
}

static void take_sort(struct parser *p, const struct token *t)
{
  bool has_minus = str_starts(t->text, STR_LIT("-"));
  p->query->sort_descending = t->descends || has_minus;
  p->query->sort = str_from(t->text, has_minus);
  p->query->sort_column = column_of(p, t->at);
}

static struct query_node *parse_field(struct parser *p, const struct token *t)
{
  const struct query_field *row = query_field_find(t->field);
  enum query_meaning meaning = row ? row->meaning : QUERY_MEANS_VALUE;
  if (!t->text.n && !t->prefix && !t->quoted)
    return fail(p, t, "a value is missing after the field");
  if (meaning == QUERY_MEANS_SORT) {
    take_sort(p, t);
    return NULL;
  }
  struct query_node *n = new_node(p, QUERY_FIELD, t);
  if (meaning == QUERY_MEANS_VALUE) find_range(n, t);
  if (meaning == QUERY_MEANS_PATH) { /* its stars are its own */
    n->text = t->whole;
    n->prefix = false;
  }
  if (meaning != QUERY_MEANS_VALUE && t->op != QUERY_IS)
    return fail(p, t, "this field takes ':' alone");
  return n;
}

static struct query_node *parse_term(struct parser *p)
{
  struct token t = p->token;
  advance(p);
  if (++p->n_terms > LIMIT_QUERY_TERMS)
    return fail(p, &t, "the query has more words and conditions than are looked for at once");
  if (t.kind == TOKEN_FIELD) return parse_field(p, &t);
  if (t.prefix && !t.text.n) return NULL; /* a lone '*' */
  return new_node(p, t.kind == TOKEN_WORD ? QUERY_WORD : QUERY_PHRASE, &t);
}

/* ---- the grammar ---- */

static struct query_node *parse_group(struct parser *p)
{
  struct token open = p->token;
  advance(p);
  if (p->token.kind == TOKEN_CLOSE) {
    advance(p);
    return NULL;
  }
  struct query_node *n = p->token.kind == TOKEN_END ? NULL : parse_any(p);
  if (p->failed || p->token.kind == TOKEN_END) return n;
  if (p->token.kind != TOKEN_CLOSE) return fail(p, &open, "this parenthesis is not closed");
  advance(p);
  return n;
}

static struct query_node *parse_one(struct parser *p)
{
  struct token t = p->token;
  struct query_node *n = NULL;
  if (++p->depth > LIMIT_QUERY_DEPTH) return fail(p, &t, "the query is nested too deeply");
  switch (t.kind) {
  case TOKEN_NOT:
    advance(p);
    struct query_node *child = parse_one(p);
    struct token nameless = {.at = t.at};
    n = child ? new_node(p, QUERY_NOT, &nameless) : NULL;
    if (n) n->first = child;
    break;
  case TOKEN_OPEN: n = parse_group(p); break;
  case TOKEN_END: fail(p, &t, "something is missing at the end"); break;
  case TOKEN_CLOSE: fail(p, &t, "nothing was opened that \")\" could close"); break;
  case TOKEN_AND: fail(p, &t, "something is missing before AND"); break;
  case TOKEN_OR: fail(p, &t, "something is missing before OR"); break;
  default: n = parse_term(p);
  }
  p->depth--;
  return n;
}

static struct query_node *parse_every(struct parser *p)
{
  struct token t = p->token;
  struct group g = {0};
  group_add(&g, parse_one(p));
  while (!p->failed && p->token.kind == TOKEN_AND) {
    advance(p);
    group_add(&g, parse_one(p));
  }
  struct query_node *n = group_node(p, &g, QUERY_AND, &t);
  if (g.n > 1) n->is_strict = true;
  return n;
}

static struct query_node *parse_all(struct parser *p)
{
  struct token t = p->token;
  struct group g = {0};
  do
    group_add(&g, parse_every(p));
  while (!p->failed && p->token.kind != TOKEN_END && p->token.kind != TOKEN_CLOSE &&
         p->token.kind != TOKEN_OR);
  return group_node(p, &g, QUERY_AND, &t);
}

static struct query_node *parse_any(struct parser *p)
{
  struct token t = p->token;
  struct group g = {0};
  group_add(&g, parse_all(p));
  while (!p->failed && p->token.kind == TOKEN_OR) {
    advance(p);
    group_add(&g, parse_all(p));
  }
  return group_node(p, &g, QUERY_OR, &t);
}

static bool fail_long(struct str text, size_t *column, struct err *err)
{
  char sentence[80];
  snprintf(sentence, sizeof sentence, "the query is longer than the %d bytes that are read",
      LIMIT_QUERY_BYTES);
  *column = column_at(text, LIMIT_QUERY_BYTES);
  return err_set_at(err, *column, sentence);
}

bool query_is_word(struct str text)
{
  struct arena *a = arena_new();
  struct query q;
  struct err ignored;
  size_t column;
  bool is_word = query_parse(a, text, &q, &column, &ignored) && q.root &&
                 q.root->kind == QUERY_WORD && q.root->text.n == text.n;
  arena_free(a);
  return is_word;
}

bool query_parse(
    struct arena *a, struct str text, struct query *out, size_t *column, struct err *err)
{
  *out = (struct query){.sort = STR_NONE};
  *column = 1;
  if (text.n > LIMIT_QUERY_BYTES) return fail_long(text, column, err);
  size_t n_repaired;
  struct parser p = {.lexer = {a, utf8_repaired(a, text, &n_repaired), 0},
      .query = out,
      .column = column,
      .err = err};
  advance(&p);
  if (p.token.kind != TOKEN_END) out->root = parse_any(&p);
  if (!p.failed && p.token.kind != TOKEN_END)
    fail(&p, &p.token, "nothing was opened that \")\" could close");
  return !p.failed;
}
