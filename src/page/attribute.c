/* Attributes in braces, and inline text without them. */
#include "page/attribute.h"

#include "base/ascii.h"

static bool is_name_char(char c)
{
  return ascii_is_alnum(c) || c == '-' || c == '_' || c == ':' || (unsigned char)c >= 0x80;
}

static size_t name_length(struct str s)
{
  size_t n = 0;
  while (n < s.n && is_name_char(s.p[n]))
    n++;
  return n;
}

/* Takes "=value", which may be quoted, off the front of *s. */
static bool take_value(struct str *s)
{
  struct str rest = str_from(*s, 1);
  char quote = rest.n && (rest.p[0] == '"' || rest.p[0] == '\'') ? rest.p[0] : 0;
  size_t n = quote ? 1 : 0;
  while (n < rest.n && (quote ? rest.p[n] != quote : rest.p[n] != ' '))
    n++;
  if (quote && n == rest.n) return false;
  *s = str_from(rest, n + (quote != 0));
  return true;
}

/* Takes one attribute off the front of *s: "#id", ".class", "key=value". Classes may touch, and
 * kramdown names what was defined elsewhere by a word alone. */
static bool take_attribute(struct str *s, bool words_too, struct str *id)
{
  char kind = s->p[0];
  bool marked = kind == '#' || kind == '.';
  struct str rest = str_from(*s, marked);
  struct str name = str_first(rest, name_length(rest));
  rest = str_from(rest, name.n);
  if (!name.n) return false;
  if (kind == '#') *id = name;
  if (!marked) {
    bool has_value = rest.n && rest.p[0] == '=';
    if (has_value ? !take_value(&rest) : !words_too) return false;
  }
  *s = rest;
  return !s->n || s->p[0] == ' ' || s->p[0] == '.' || s->p[0] == '#';
}

/* Reads what stands between the braces; there has to be something. */
static bool read_attributes(struct str inside, bool words_too, struct str *id)
{
  struct str rest = str_trim(inside);
  *id = STR_NONE;
  if (!rest.n) return false;
  for (; rest.n; rest = str_trim(rest))
    if (!take_attribute(&rest, words_too, id)) return false;
  return true;
}

bool attribute_is_line(struct str line, struct str *id)
{
  struct str s = str_trim(line);
  if (!str_starts(s, STR_LIT("{:")) || s.p[s.n - 1] != '}') return false;
  struct str inside = str_first(str_from(s, 2), s.n - 3);
  return !str_has(STR_LIT(":/"), inside.n ? inside.p[0] : ':') && read_attributes(inside, true, id);
}

/* ---- inline text ---- */

/* Is there no code, link or anything else in the text up to, or from, a byte? */
static bool is_plain_before(const struct inlines *in, size_t to)
{
  return !in->n_runs || in->runs[0].from >= to;
}

static bool is_plain_behind(const struct inlines *in, size_t from)
{
  const struct inline_run *last = in->n_runs ? &in->runs[in->n_runs - 1] : NULL;
  return !last || last->from + last->n <= from;
}

static void cut_behind(struct inlines *in, size_t n)
{
  in->text = str_first(in->text, n);
  while (in->n_line_ends && in->line_ends[in->n_line_ends - 1] > n)
    in->n_line_ends--;
}

static void cut_before(struct inlines *in, uint32_t n)
{
  size_t n_ends = 0;
  in->text = str_from(in->text, n);
  for (size_t i = 0; i < in->n_runs; i++)
    in->runs[i].from -= n;
  for (size_t i = 0; i < in->n_line_ends; i++)
    if (in->line_ends[i] > n) in->line_ends[n_ends++] = in->line_ends[i] - n;
  in->n_line_ends = n_ends;
}

void attribute_cut_heading(struct inlines *in, struct str *id)
{
  struct str text = str_trim(in->text);
  size_t open = text.n;
  *id = STR_NONE;
  if (!text.n || text.p[text.n - 1] != '}') return;
  while (open && text.p[open - 1] != '{')
    open--;
  struct str inside = str_first(str_from(text, open), text.n - open - 1);
  if (open < 2 || !inside.n || text.p[open - 2] != ' ' || !str_has(STR_LIT("#.:"), inside.p[0]))
    return;
  if (inside.p[0] == ':') inside = str_from(inside, 1);
  size_t start = (size_t)(text.p - in->text.p);
  struct str read;
  if (!is_plain_behind(in, start + open - 1) || !read_attributes(inside, false, &read)) return;
  *id = read;
  while (open > 1 && text.p[open - 2] == ' ')
    open--;
  cut_behind(in, start + open - 1);
}

/* Where line i of the text begins; its end, for the line behind the last. */
static size_t line_start(const struct inlines *in, size_t i)
{
  if (!i) return 0;
  return i <= in->n_line_ends ? in->line_ends[i - 1] : in->text.n;
}

static struct str line_at(const struct inlines *in, size_t i)
{
  size_t from = line_start(in, i);
  return str_first(str_from(in->text, from), line_start(in, i + 1) - from);
}

size_t attribute_cut_lines(struct inlines *in, struct str *id)
{
  struct str other;
  size_t n_lines = in->n_line_ends + 1, first = 0, last = n_lines;
  *id = STR_NONE;
  while (first < n_lines && is_plain_before(in, line_start(in, first + 1)) &&
         attribute_is_line(line_at(in, first), &other)) {
    if (!id->n) *id = other;
    first++;
  }
  while (last > first && is_plain_behind(in, line_start(in, last - 1)) &&
         attribute_is_line(line_at(in, last - 1), &other))
    last--;
  if (last < n_lines) cut_behind(in, line_start(in, last) - (last > 0));
  if (first) cut_before(in, (uint32_t)(first < last ? line_start(in, first) : in->text.n));
  return first;
}
