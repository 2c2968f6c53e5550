/* Conditions of queries. */
#include "session/condition.h"

#include "library/query.h"

/* A line end becomes a blank, which parts words as it does: a query is one line. */
static void add_quoted(struct buf *query, struct str s)
{
  buf_add_char(query, '"');
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == '"' || s.p[i] == '\\') buf_add_char(query, '\\');
    buf_add_char(query, s.p[i] == '\n' || s.p[i] == '\r' ? ' ' : s.p[i]);
  }
  buf_add_char(query, '"');
}

/* The name of a field as people type it, its blanks as '-'; quoted where it is no such name. */
static void add_field(struct buf *query, struct str field)
{
  for (size_t i = 0; i < field.n; i++)
    if (str_has(STR_LIT(":\"()<>=*\\"), field.p[i])) {
      add_quoted(query, field);
      return;
    }
  for (size_t i = 0; i < field.n; i++)
    buf_add_char(query, field.p[i] == ' ' ? '-' : field.p[i]);
}

void condition_add(struct buf *query, struct str field, struct str value)
{
  add_field(query, field);
  buf_add_char(query, ':');
  add_quoted(query, value);
}

void condition_add_phrase(struct buf *query, struct str text)
{
  add_quoted(query, text);
}

bool condition_add_to(struct buf *query, struct str condition)
{
  struct str has = buf_str(query);
  size_t at = str_find(has, condition);
  bool begins = at == 0 || (at < has.n && str_has(STR_LIT(" ("), has.p[at - 1]));
  if (at < has.n && begins) return false;
  if (query->n && query->p[query->n - 1] != ' ') buf_add_char(query, ' ');
  buf_add(query, condition);
  return true;
}

bool condition_read(struct arena *a, struct str condition, struct str *field, struct str *value)
{
  struct query q;
  size_t column;
  struct err ignored;
  if (!query_parse(a, condition, &q, &column, &ignored) || !q.root) return false;
  *field = q.root->field;
  *value = q.root->text;
  return q.root->kind == QUERY_FIELD && q.root->op == QUERY_IS && !q.root->prefix;
}
