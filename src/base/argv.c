/* Words of a command (the quoting of POSIX, Shell Command Language, section 2.2, and no more). */
#include "base/argv.h"

#include "base/buf.h"

void argv_add(struct arena *a, struct argv *w, struct str word)
{
  char **items = ARENA_ARRAY(a, w->n + 2, char *);
  for (size_t i = 0; i < w->n; i++)
    items[i] = w->items[i];
  items[w->n++] = (char *)arena_str(a, word).p;
  items[w->n] = NULL;
  w->items = items;
}

/* Takes what stands between quotes, behind the first of them. */
static bool take_quoted(struct str *rest, char quote, struct buf *word)
{
  while (rest->n) {
    char c = rest->p[0];
    *rest = str_from(*rest, 1);
    if (c == quote) return true;
    bool escapes = c == '\\' && quote == '"' && rest->n && strchr("\"\\$`", rest->p[0]);
    if (escapes) {
      c = rest->p[0];
      *rest = str_from(*rest, 1);
    }
    buf_add_char(word, c);
  }
  return false;
}

static bool is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\n';
}

static bool take_word(struct str *rest, struct buf *word, struct err *err)
{
  while (rest->n && !is_blank(rest->p[0])) {
    char c = rest->p[0];
    *rest = str_from(*rest, 1);
    if (c == '\'' || c == '"') {
      if (!take_quoted(rest, c, word)) return err_set(err, "a %c is not closed", c);
      continue;
    }
    if (c == '\\' && rest->n) {
      c = rest->p[0];
      *rest = str_from(*rest, 1);
    }
    buf_add_char(word, c);
  }
  return true;
}

bool argv_split(struct arena *a, struct str text, struct argv *out, struct err *err)
{
  struct buf word = BUF_INIT;
  struct str rest = str_trim(text);
  bool ok = true;
  *out = (struct argv){0};
  while (ok && rest.n) {
    buf_clear(&word);
    ok = take_word(&rest, &word, err);
    if (ok) argv_add(a, out, buf_str(&word));
    while (rest.n && is_blank(rest.p[0]))
      rest = str_from(rest, 1);
  }
  buf_release(&word);
  return ok && ((out->n && out->items[0][0]) || err_set(err, "there is no command"));
}
