/* Remedies for a value: put it in quotes, close its brackets, double its backslashes. */
#include "base/ascii.h"
#include "base/yaml_remedy.h"

#include <stdint.h>

static bool is_rewritten(const struct remedy *r, size_t first, size_t last)
{
  for (size_t i = first; i <= last; i++)
    if (r->source->lines[i].is_rewritten) return true;
  return false;
}

static void rewrite(struct remedy *r, size_t line, struct buf *text)
{
  remedy_set_line(r, line, text);
  r->source->lines[line].is_rewritten = true;
}

/* ---- text in single quotes ---- */

static void add_escaped(struct buf *out, struct str s)
{
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == '\'') buf_add_char(out, '\'');
    buf_add_char(out, s.p[i]);
  }
}

bool remedy_is_simple_key(struct str key)
{
  for (size_t i = 0; i < key.n; i++) {
    char c = key.p[i];
    bool is_word =
        ascii_is_alnum(c) || c == '_' || (i && (c == '-' || c == '.' || c == ' ')) || (c & 0x80);
    if (!is_word) return false;
  }
  return true;
}

/* Adds what stands before the value; a key that YAML would trip over gets quotes. */
static void add_head(struct buf *out, struct str line, struct yaml_shape shape)
{
  struct str key = {line.p + shape.item, shape.has_key ? shape.key_end - shape.item : 0};
  bool is_quoted = key.n && (key.p[0] == '"' || key.p[0] == '\'');
  if (!shape.has_key || is_quoted || remedy_is_simple_key(key)) {
    buf_add(out, str_first(line, shape.value));
  } else {
    buf_add(out, str_first(line, shape.item));
    buf_add_char(out, '\'');
    add_escaped(out, str_trim(key));
    buf_add_cstr(out, "': ");
  }
  if (shape.value == shape.key_end + 1) buf_add_char(out, ' ');
}

/* Quotes around the whole text are not part of it: 'It's' means It's. */
static struct str without_outer_quotes(struct str s)
{
  bool has = s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') && s.p[s.n - 1] == s.p[0];
  return has ? (struct str){s.p + 1, s.n - 2} : s;
}

bool remedy_quote_lines(struct remedy *r, size_t first, size_t last)
{
  struct yaml_shape shape = remedy_shape(r, first);
  if (is_rewritten(r, first, last) || !(shape.has_key || shape.has_dash)) return false;
  for (size_t i = first; i <= last; i++) {
    struct str line = remedy_text(r, i);
    struct buf out = BUF_INIT;
    struct str value = str_trim(i == first ? str_from(line, shape.value) : line);
    bool has_comma = r->problem->in_flow && i == last && str_ends(value, STR_LIT(","));
    if (has_comma) value.n--;
    if (first == last) value = without_outer_quotes(value);
    if (i == first) add_head(&out, line, shape);
    buf_add_cstr(&out, i == first ? "'" : " ");
    add_escaped(&out, value);
    if (i == last) buf_add_cstr(&out, has_comma ? "'," : "'");
    rewrite(r, i, &out);
  }
  return true;
}

/* The last line of a value in brackets that begins in line `first`: those that follow and stand
 * deeper, or close it. */
static size_t end_of_flow(const struct remedy *r, size_t first)
{
  struct yaml_shape head = remedy_shape(r, first);
  struct str value = str_from(remedy_text(r, first), head.value);
  if (!str_starts(value, STR_LIT("[")) && !str_starts(value, STR_LIT("{"))) return first;
  size_t last = first;
  for (size_t i = first + 1; i < r->problem->to; i++) {
    struct yaml_shape shape = remedy_shape(r, i);
    char c = shape.is_blank ? ' ' : remedy_text(r, i).p[shape.indent];
    if (c != ' ' && c != ']' && c != '}' && shape.indent <= head.item) break;
    if (c != ' ') last = i;
  }
  return last;
}

const char *remedy_quote(struct remedy *r)
{
  size_t line = r->problem->line;
  bool done = remedy_has_value(r, line) && remedy_quote_lines(r, line, end_of_flow(r, line));
  return done ? "the value is kept as text" : NULL;
}

/* ---- brackets ---- */

enum { BRACKETS_MAX = 16 };

/* Adds the brackets that a line leaves open, innermost first. False when it closes what it did not
 * open, or when there are too many. */
static bool add_missing_brackets(struct buf *out, struct str value)
{
  char open[BRACKETS_MAX];
  size_t n = 0;
  for (size_t i = 0; i < value.n; i++) {
    char c = value.p[i];
    if (c == '[' || c == '{') {
      if (n == BRACKETS_MAX) return false;
      open[n++] = c == '[' ? ']' : '}';
    } else if (c == ']' || c == '}') {
      if (!n || open[--n] != c) return false;
    } else if (c == '"' || c == '\'' || c == '#') {
      return false; /* may hold brackets that are none */
    }
  }
  bool is_open = n > 0;
  while (n)
    buf_add_char(out, open[--n]);
  return is_open;
}

const char *remedy_close(struct remedy *r)
{
  size_t line = r->problem->line;
  struct str text = remedy_text(r, line);
  if (!remedy_has_value(r, line) || is_rewritten(r, line, line) || end_of_flow(r, line) != line)
    return remedy_quote(r);
  struct buf out = BUF_INIT;
  buf_add(&out, text);
  if (!add_missing_brackets(&out, str_from(text, r->shape.value))) {
    buf_release(&out);
    return remedy_quote(r);
  }
  rewrite(r, line, &out);
  return "it is taken to end with its line";
}

/* ---- escapes ---- */

static size_t hex_digits_after(char c)
{
  return c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
}

/* Is this, behind a backslash, an escape of YAML that names a character? */
static bool is_escape(struct str s)
{
  size_t n = hex_digits_after(s.p[0]);
  if (!n) return s.p[0] && strchr("0abt\tnvfre \"/\\N_LP", s.p[0]);
  if (s.n <= n) return false;
  uint32_t code = 0;
  for (size_t i = 1; i <= n; i++) {
    int digit = ascii_hex_value(s.p[i]);
    if (digit < 0) return false;
    code = code << 4 | (uint32_t)digit;
  }
  return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

/* Doubles every backslash of the line that begins no escape. */
const char *remedy_escapes(struct remedy *r)
{
  size_t line = r->problem->line;
  struct str rest = remedy_text(r, line);
  if (is_rewritten(r, line, line)) return NULL;
  struct buf out = BUF_INIT;
  bool any = false;
  while (rest.n) {
    bool is_backslash = rest.p[0] == '\\';
    bool is_lone = is_backslash && rest.n > 1 && !is_escape(str_from(rest, 1));
    size_t taken = is_backslash && !is_lone && rest.n > 1 ? 2 : 1;
    if (is_lone) buf_add_char(&out, '\\');
    buf_add(&out, str_first(rest, taken));
    rest = str_from(rest, taken);
    any |= is_lone;
  }
  if (!any) {
    buf_release(&out);
    return NULL;
  }
  rewrite(r, line, &out);
  return "it is kept as it stands";
}
