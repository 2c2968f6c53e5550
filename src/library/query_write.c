/* Parts of a query as they have to be typed. */
#include "base/ascii.h"
#include "library/query.h"

/* What may stand in a name that is not quoted. */
static bool is_name_char(char c)
{
  return ascii_is_alnum(c) || (unsigned char)c >= 0x80 || (c && strchr("_-./ ", c));
}

/* Is the name read as one? It is no number, and ends in a letter. */
static bool is_bare_name(struct str name)
{
  if (!name.n || ascii_is_digit(name.p[0]) || strchr("_-./ ", name.p[0])) return false;
  if (strchr("_-./ ", name.p[name.n - 1])) return false;
  for (size_t i = 0; i < name.n; i++)
    if (!is_name_char(name.p[i])) return false;
  return true;
}

/* Is the value read as it stands? */
static bool is_bare_value(struct str value)
{
  if (!value.n || strchr(":<>", value.p[0]) || str_ends(value, STR_LIT("*"))) return false;
  for (size_t i = 0; i < value.n; i++)
    if ((unsigned char)value.p[i] <= ' ' || strchr("\"()", value.p[i])) return false;
  return str_find(value, STR_LIT("..")) == value.n;
}

void query_add_quoted(struct buf *out, struct str text)
{
  buf_add_char(out, '"');
  for (size_t i = 0; i < text.n; i++) {
    if (text.p[i] == '"' || text.p[i] == '\\') buf_add_char(out, '\\');
    buf_add_char(out, text.p[i]);
  }
  buf_add_char(out, '"');
}

/* In a name blank and '_' are one. */
void query_add_name(struct buf *out, struct str name)
{
  if (!is_bare_name(name)) {
    query_add_quoted(out, name);
    return;
  }
  for (size_t i = 0; i < name.n; i++)
    buf_add_char(out, name.p[i] == ' ' ? '_' : name.p[i]);
}

void query_add_value(struct buf *out, struct str value)
{
  if (is_bare_value(value))
    buf_add(out, value);
  else
    query_add_quoted(out, value);
}

size_t query_byte_at(struct str text, size_t column)
{
  size_t at = 0;
  for (size_t i = 1; i < column && at < text.n; i++)
    do
      at++;
    while (at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80);
  return at;
}
