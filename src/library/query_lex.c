/* Cutting a query into its parts. */
#include "library/query_lex.h"

#include "base/ascii.h"

#include <assert.h>

static const enum token_kind kind_of_joint[QUERY_JOINTS] = {
    [QUERY_JOINT_AND] = TOKEN_AND,
    [QUERY_JOINT_OR] = TOKEN_OR,
    [QUERY_JOINT_NOT] = TOKEN_NOT,
};

static bool is_blank(char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0';
}

/* May c stand in an unquoted word? */
static bool is_bare(char c)
{
  return !is_blank(c) && c != '"' && c != '(' && c != ')';
}

static bool is_alphanumeric(char c)
{
  return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

static char peek(const struct lexer *l, size_t ahead)
{
  return l->at + ahead < l->text.n ? l->text.p[l->at + ahead] : ' ';
}

static struct str rest_of(const struct lexer *l)
{
  return str_from(l->text, l->at);
}

static void skip_blanks(struct lexer *l)
{
  while (l->at < l->text.n && is_blank(l->text.p[l->at]))
    l->at++;
}

/* ---- texts ---- */

static struct str unescaped(struct arena *a, struct str s)
{
  if (!str_has(s, '\\')) return s;
  char *copy = arena_alloc(a, s.n + 1);
  size_t n = 0;
  for (size_t i = 0; i < s.n; i++) {
    bool escapes = s.p[i] == '\\' && i + 1 < s.n && (s.p[i + 1] == '"' || s.p[i + 1] == '\\');
    copy[n++] = s.p[escapes ? ++i : i];
  }
  return (struct str){copy, n};
}

/* Takes the quoted text that begins here; without its closing mark it goes on to the end. */
static struct str take_quoted(struct lexer *l)
{
  size_t from = ++l->at;
  while (l->at < l->text.n && l->text.p[l->at] != '"')
    l->at += l->text.p[l->at] == '\\' && l->at + 1 < l->text.n ? 2 : 1;
  struct str inside = str_first(str_from(l->text, from), l->at - from);
  if (l->at < l->text.n) l->at++;
  return unescaped(l->arena, inside);
}

static struct str take_bare(struct lexer *l)
{
  size_t from = l->at;
  while (l->at < l->text.n && is_bare(l->text.p[l->at]))
    l->at++;
  return str_first(str_from(l->text, from), l->at - from);
}

/* Takes the text of a word or a value, and whether it is the beginning of more. */
static void take_text(struct lexer *l, struct token *t)
{
  t->quoted = peek(l, 0) == '"';
  if (t->quoted) {
    t->text = t->whole = take_quoted(l);
    if (peek(l, 0) == '*') {
      t->prefix = true;
      l->at++;
    }
    return;
  }
  t->text = t->whole = take_bare(l);
  while (str_ends(t->text, STR_LIT("*"))) {
    t->prefix = true;
    t->text.n--;
  }
}

/* ---- fields ---- */

/* The operator that begins here, or NULL. */
static const struct query_operator *operator_at(const struct lexer *l)
{
  for (size_t i = 0; i < QUERY_OPERATORS; i++)
    if (str_starts(rest_of(l), str_of(query_operators[i].sign))) return &query_operators[i];
  return NULL;
}

/* How long the field's name is that begins here: what reads "std::vector", "http://" or "x->y" is
 * none. 0 when there is none, or no operator after it. */
static size_t name_length(const struct lexer *l)
{
  struct str rest = rest_of(l);
  size_t n = 0;
  while (n < rest.n && (is_alphanumeric(rest.p[n]) || (n && strchr("_-./", rest.p[n]))))
    n++;
  if (!n || ascii_is_digit(rest.p[0]) || !is_alphanumeric(rest.p[n - 1])) return 0;
  struct str after = str_from(rest, n);
  if (str_starts(after, STR_LIT("::")) || str_starts(after, STR_LIT("://"))) return 0;
  struct lexer there = {l->arena, l->text, l->at + n};
  return operator_at(&there) ? n : 0;
}

/* Takes operator and value; `field:>=1` is the same as `field>=1`. */
static void take_condition(struct lexer *l, struct token *t)
{
  const struct query_operator *op = operator_at(l);
  assert(op); /* name_length() saw to it */
  t->name_end = l->at;
  l->at += strlen(op->sign);
  const struct query_operator *more = op->op == QUERY_IS ? operator_at(l) : NULL;
  if (more) {
    op = more;
    l->at += strlen(op->sign);
  }
  t->kind = TOKEN_FIELD;
  t->op = op->op;
  t->descends = str_eq_name(t->field, STR_LIT("sort")) && peek(l, 0) == '-';
  l->at += t->descends;
  t->value_at = l->at;
  take_text(l, t);
}

/* ---- all ---- */

static struct token take_phrase(struct lexer *l, struct token t)
{
  t.kind = TOKEN_PHRASE;
  take_text(l, &t);
  if (t.prefix || !operator_at(l)) return t;
  t.field = t.text; /* a name with blanks: "last reviewed":2024 */
  t.text = STR_NONE;
  take_condition(l, &t);
  return t;
}

static struct token take_word(struct lexer *l, struct token t)
{
  size_t n = name_length(l);
  if (n) {
    t.field = str_first(rest_of(l), n);
    l->at += n;
    take_condition(l, &t);
    return t;
  }
  t.kind = TOKEN_WORD;
  take_text(l, &t);
  for (size_t i = 0; i < QUERY_JOINTS; i++)
    if (!t.prefix && str_eq(t.text, str_of(query_joints[i].word))) t.kind = kind_of_joint[i];
  return t;
}

static struct token take_sign(struct lexer *l, struct token t, enum token_kind kind)
{
  l->at++;
  t.kind = kind;
  return t;
}

struct token lexer_next(struct lexer *l)
{
  skip_blanks(l);
  struct token t = {.kind = TOKEN_END, .at = l->at};
  if (l->at == l->text.n) return t;
  char next = peek(l, 1);
  switch (peek(l, 0)) {
  case '(': return take_sign(l, t, TOKEN_OPEN);
  case ')': return take_sign(l, t, TOKEN_CLOSE);
  case '"': return take_phrase(l, t);
  case '-':
    if (!is_blank(next) && next != '-' && next != ')') return take_sign(l, t, TOKEN_NOT);
  }
  return take_word(l, t);
}
