/* The remedies: quote, close, shift, join, untab, unescape, leave out. */
#include "base/yaml_repair.h"

#include "base/buf.h"

#include <stdint.h>

struct repair {
  struct yaml_source *source;
  struct yaml_problem *problem;
  struct yaml_shape shape; /* of the problem's line */
};

static struct str line_text(const struct repair *r, size_t i)
{
  return r->source->lines[i].text;
}

/* Looking at a line is work, like giving it to libyaml: a repair that looks far leaves fewer. */
static struct yaml_shape shape_at(const struct repair *r, size_t i)
{
  struct str line = line_text(r, i);
  r->source->work_bytes += line.n + 1;
  return yaml_shape_of(line);
}

static void set_line(struct repair *r, size_t i, struct buf *text)
{
  struct yaml_line *line = &r->source->lines[i];
  line->text = arena_str(r->source->arena, buf_str(text));
  line->is_rewritten = true;
  buf_release(text);
}

static bool is_rewritten(const struct repair *r, size_t first, size_t last)
{
  for (size_t i = first; i <= last; i++)
    if (r->source->lines[i].is_rewritten) return true;
  return false;
}

/* The line before i that says something, within the entry; i itself when there is none. */
static size_t line_before(const struct repair *r, size_t i)
{
  for (size_t k = i; k > r->problem->from;)
    if (!shape_at(r, --k).is_blank) return k;
  return i;
}

/* ---- text in single quotes ---- */

static void add_escaped(struct buf *out, struct str s)
{
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == '\'') buf_add_char(out, '\'');
    buf_add_char(out, s.p[i]);
  }
}

/* Words that need no quotes as a key. */
static bool is_simple_key(struct str key)
{
  for (size_t i = 0; i < key.n; i++) {
    char c = key.p[i];
    bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '_' || (i && (c == '-' || c == '.' || c == ' ')) || (c & 0x80);
    if (!is_word) return false;
  }
  return true;
}

/* Adds what stands before the value; a key that YAML would trip over gets quotes. */
static void add_head(struct buf *out, struct str line, struct yaml_shape shape)
{
  struct str key = {line.p + shape.item, shape.has_key ? shape.key_end - shape.item : 0};
  bool is_quoted = key.n && (key.p[0] == '"' || key.p[0] == '\'');
  if (!shape.has_key || is_quoted || is_simple_key(key)) {
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

/* Puts the value that begins in line `first` and ends in line `last` in single quotes. */
static bool quote_lines(struct repair *r, size_t first, size_t last)
{
  struct yaml_shape shape = shape_at(r, first);
  if (is_rewritten(r, first, last) || !(shape.has_key || shape.has_dash)) return false;
  for (size_t i = first; i <= last; i++) {
    struct str line = line_text(r, i);
    struct buf out = BUF_INIT;
    struct str value = str_trim(i == first ? str_from(line, shape.value) : line);
    bool has_comma = r->problem->in_flow && i == last && str_ends(value, STR_LIT(","));
    if (has_comma) value.n--;
    if (first == last) value = without_outer_quotes(value);
    if (i == first) add_head(&out, line, shape);
    buf_add_cstr(&out, i == first ? "'" : " ");
    add_escaped(&out, value);
    if (i == last) buf_add_cstr(&out, has_comma ? "'," : "'");
    set_line(r, i, &out);
  }
  return true;
}

static bool has_value(const struct repair *r, size_t i)
{
  struct yaml_shape shape = shape_at(r, i);
  return !shape.is_blank && shape.value < line_text(r, i).n;
}

/* The last line of a value in brackets that begins in line `first`: those that follow and stand
 * deeper, or close it. */
static size_t end_of_flow(const struct repair *r, size_t first)
{
  struct yaml_shape head = shape_at(r, first);
  struct str value = str_from(line_text(r, first), head.value);
  if (!str_starts(value, STR_LIT("[")) && !str_starts(value, STR_LIT("{"))) return first;
  size_t last = first;
  for (size_t i = first + 1; i < r->problem->to; i++) {
    struct yaml_shape shape = shape_at(r, i);
    char c = shape.is_blank ? ' ' : line_text(r, i).p[shape.indent];
    if (c != ' ' && c != ']' && c != '}' && shape.indent <= head.item) break;
    if (c != ' ') last = i;
  }
  return last;
}

static const char *quote(struct repair *r)
{
  size_t line = r->problem->line;
  if (has_value(r, line) && quote_lines(r, line, end_of_flow(r, line)))
    return "the value is kept as text";
  return NULL;
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

static const char *close_brackets(struct repair *r)
{
  size_t line = r->problem->line;
  struct str text = line_text(r, line);
  if (!has_value(r, line) || is_rewritten(r, line, line) || end_of_flow(r, line) != line)
    return quote(r);
  struct buf out = BUF_INIT;
  buf_add(&out, text);
  if (!add_missing_brackets(&out, str_from(text, r->shape.value))) {
    buf_release(&out);
    return quote(r);
  }
  set_line(r, line, &out);
  return "it is taken to end with its line";
}

/* ---- lines in the wrong place ---- */

#define NO_COLUMN SIZE_MAX

static size_t inner_column(struct yaml_shape shape)
{
  return shape.has_dash && shape.has_key ? shape.item : shape.indent;
}

/* Where the line would have to stand to be one of the deeper lines above it: the nearest column of
 * theirs. NO_COLUMN when the line above is not deeper. */
static size_t deeper_column(const struct repair *r)
{
  size_t mine = r->shape.indent, column = NO_COLUMN;
  for (size_t i = r->problem->line; line_before(r, i) != i;) {
    i = line_before(r, i);
    struct yaml_shape shape = shape_at(r, i);
    size_t inner = inner_column(shape);
    if (inner > mine && inner < column) column = inner;
    if (shape.indent > mine && shape.indent < column) column = shape.indent;
    if (shape.indent <= mine) break;
  }
  return column;
}

/* The column of what stands right above the line. */
static size_t column_above(const struct repair *r)
{
  return inner_column(shape_at(r, line_before(r, r->problem->line)));
}

/* Moves the line, and those after it that stand as deep or deeper, to the column. */
static bool shift_to(struct repair *r, size_t column)
{
  size_t mine = r->shape.indent, line = r->problem->line;
  if (column == NO_COLUMN || column == mine || is_rewritten(r, line, line)) return false;
  for (size_t i = line; i < r->problem->to; i++) {
    struct yaml_shape shape = shape_at(r, i);
    if (shape.is_blank) continue;
    if (shape.indent < mine) break;
    struct buf out = BUF_INIT;
    buf_add_repeat(&out, STR_LIT(" "), shape.indent - mine + column);
    buf_add(&out, str_from(line_text(r, i), shape.indent));
    bool was_rewritten = r->source->lines[i].is_rewritten;
    set_line(r, i, &out);
    r->source->lines[i].is_rewritten = i == line || was_rewritten;
  }
  return true;
}

static bool is_one_word(struct str key)
{
  return is_simple_key(key) && !str_has(key, ' ') && !str_has(key, '.');
}

/* The last line that goes on with the text that line `last` belongs to: no keys, no items, or
 * deeper than the key of its first line. */
static size_t end_of_text(const struct repair *r, size_t first, size_t last)
{
  size_t column = shape_at(r, first).item;
  for (size_t i = last + 1; i < r->problem->to; i++) {
    struct yaml_shape shape = shape_at(r, i);
    bool is_loose = !shape.has_key && !shape.has_dash;
    if (shape.is_blank || !(is_loose || shape.indent > column)) break;
    last = i;
  }
  return last;
}

static const char *join(struct repair *r)
{
  const struct yaml_problem *p = r->problem;
  if (!p->has_before || !p->before.is_plain || p->before.first >= p->line) return NULL;
  size_t last = end_of_text(r, p->before.first, p->line);
  bool ok = has_value(r, p->before.first) && quote_lines(r, p->before.first, last);
  return ok ? "it is kept as part of the text above" : NULL;
}

static const char *shift(struct repair *r, size_t column)
{
  if (!shift_to(r, column)) return NULL;
  r->problem->says = "this line is indented unlike its neighbours";
  return "it is read as if it stood in line with them";
}

/* A line that is neither a key nor an item goes on with the text above, or with the block that it
 * is not indented enough for. */
static const char *place_text(struct repair *r)
{
  const char *done = join(r);
  return done ? done : shift(r, deeper_column(r));
}

/* Indented text with a colon in it is text; a single word before the colon is a key. */
static const char *place_key(struct repair *r)
{
  struct str line = line_text(r, r->problem->line);
  struct str key = {line.p + r->shape.item, r->shape.key_end - r->shape.item};
  const char *done = shift(r, deeper_column(r));
  if (!done && is_one_word(key)) done = shift(r, column_above(r));
  if (!done) done = join(r);
  return done ? done : shift(r, column_above(r));
}

static const char *place_item(struct repair *r)
{
  const char *done = shift(r, deeper_column(r));
  return done ? done : join(r);
}

static const char *place_line(struct repair *r)
{
  if (r->shape.has_key) return place_key(r);
  return r->shape.has_dash ? place_item(r) : place_text(r);
}

static const char *leave_out(struct repair *r, size_t line)
{
  struct buf nothing = BUF_INIT;
  bool was_there = line_text(r, line).n > 0;
  set_line(r, line, &nothing);
  r->problem->line = line;
  return was_there ? "the line is left out" : NULL;
}

/* Text before the first key makes that key's colon seem one too many. */
static const char *leave_out_text_above(struct repair *r)
{
  size_t above = line_before(r, r->problem->line);
  struct yaml_shape shape = shape_at(r, above);
  bool is_text = above != r->problem->line && !shape.has_key && !shape.has_dash;
  if (!r->shape.has_key || r->problem->has_before || !is_text) return NULL;
  r->problem->says = "this is neither a key with a value nor an item";
  return leave_out(r, above);
}

/* "key:value": a web address and the like is none. */
static const char *add_missing_blank(struct repair *r)
{
  size_t line = r->problem->line;
  struct str text = line_text(r, line);
  struct str rest = str_from(text, r->shape.item);
  size_t colon = str_find(rest, STR_LIT(":"));
  bool is_key = colon && colon < rest.n && is_one_word(str_first(rest, colon));
  if (!is_key || r->shape.has_key || str_starts(str_from(rest, colon), STR_LIT("://")) ||
      is_rewritten(r, line, line)) {
    return NULL;
  }
  struct buf out = BUF_INIT;
  buf_add(&out, str_first(text, r->shape.item + colon + 1));
  buf_add_char(&out, ' ');
  buf_add(&out, str_from(text, r->shape.item + colon + 1));
  set_line(r, line, &out);
  r->problem->says = "no blank stands behind the \":\" of this key";
  return "it is read as if one did";
}

/* What comes too late on its line is part of a value that should be quoted as a whole. */
static const char *quote_rest(struct repair *r)
{
  struct yaml_problem *p = r->problem;
  const char *done = quote(r);
  bool behind_quote = p->has_before && p->before.is_quoted && p->before.last == p->line;
  if (done && p->row && p->row->behind)
    p->says = behind_quote ? "text follows the closing quote of this value" : p->row->behind;
  return done;
}

static const char *put_in_place(struct repair *r)
{
  const struct yaml_problem *p = r->problem;
  bool is_first =
      p->column <= r->shape.indent || (r->shape.has_key && p->column <= r->shape.key_end);
  const char *done = is_first ? add_missing_blank(r) : NULL;
  if (is_first && !done) done = place_line(r);
  if (is_first && !done) done = leave_out_text_above(r);
  return done ? done : quote_rest(r);
}

/* ---- tabs and escapes ---- */

/* Tabs before the first word of a line become two blanks each, also behind dashes. */
static bool untab(struct repair *r, size_t i)
{
  struct str line = line_text(r, i);
  struct yaml_shape shape = yaml_shape_of(line);
  if (!str_has(str_first(line, shape.item), '\t')) return false;
  struct buf out = BUF_INIT;
  for (size_t k = 0; k < shape.item; k++) {
    if (line.p[k] == '\t')
      buf_add_cstr(&out, "  ");
    else
      buf_add_char(&out, line.p[k]);
  }
  buf_add(&out, str_from(line, shape.item));
  bool was_rewritten = r->source->lines[i].is_rewritten;
  set_line(r, i, &out);
  r->source->lines[i].is_rewritten = was_rewritten;
  return true;
}

/* In the whole entry, so that its lines keep their places to each other. */
static const char *replace_tabs(struct repair *r)
{
  bool any = false;
  for (size_t i = r->problem->from; i < r->problem->to; i++)
    any |= untab(r, i);
  if (any) r->problem->says = "a tab indents this line, where YAML allows only blanks";
  return any ? "each is read as two blanks" : NULL;
}

static size_t hex_digits_after(char c)
{
  return c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
}

static int hex_digit(char c)
{
  static const char digits[] = "0123456789abcdef0123456789ABCDEF";
  const char *at = c ? strchr(digits, c) : NULL;
  return at ? (int)((at - digits) % 16) : -1;
}

/* Is this, behind a backslash, an escape of YAML that names a character? */
static bool is_escape(struct str s)
{
  size_t n = hex_digits_after(s.p[0]);
  if (!n) return s.p[0] && strchr("0abt\tnvfre \"/\\N_LP", s.p[0]);
  if (s.n <= n) return false;
  uint32_t code = 0;
  for (size_t i = 1; i <= n; i++) {
    int digit = hex_digit(s.p[i]);
    if (digit < 0) return false;
    code = code << 4 | (uint32_t)digit;
  }
  return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

/* Doubles every backslash of the line that begins no escape. */
static const char *double_backslashes(struct repair *r)
{
  size_t line = r->problem->line;
  struct str rest = line_text(r, line);
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
  set_line(r, line, &out);
  return "it is kept as it stands";
}

/* ---- choosing ---- */

typedef const char *remedy_function(struct repair *r);

static remedy_function *const remedies[REMEDY_COUNT] = {
    [REMEDY_QUOTE] = quote,
    [REMEDY_CLOSE] = close_brackets,
    [REMEDY_PLACE] = put_in_place,
    [REMEDY_TABS] = replace_tabs,
    [REMEDY_ESCAPES] = double_backslashes,
};

/* A quoted text over several lines that ends right where libyaml trips most likely swallowed the
 * opening quote of another: its own beginning is at fault. */
static size_t line_at_fault(const struct yaml_problem *p)
{
  bool swallowed = p->has_before && p->before.is_quoted && p->before.first < p->before.last &&
                   p->before.last == p->line;
  return swallowed ? p->before.first : p->line;
}

/* Is it a tab that libyaml trips over, or one in the indentation of the line? */
static bool is_at_tab(const struct repair *r)
{
  struct str line = line_text(r, r->problem->line);
  struct str before = str_first(line, r->shape.item);
  return str_has(before, '\t');
}

const char *yaml_repair(struct yaml_source *s, struct yaml_problem *p)
{
  struct repair r = {.source = s, .problem = p};
  enum yaml_remedy remedy = p->row ? p->row->remedy : REMEDY_QUOTE;
  size_t culprit = line_at_fault(p);
  if (culprit != p->line && !s->lines[culprit].is_rewritten) {
    p->line = culprit;
    p->says = "this quote is closed only by a later one";
    remedy = REMEDY_QUOTE;
  }
  r.shape = shape_at(&r, p->line);
  const char *done = remedy == REMEDY_TABS || is_at_tab(&r) ? replace_tabs(&r) : NULL;
  if (!done) done = remedies[remedy](&r);
  if (!done) done = quote(&r);
  return done ? done : leave_out(&r, p->line);
}

const char *yaml_repair_key(struct yaml_source *s, struct yaml_problem *p)
{
  struct repair r = {.source = s, .problem = p};
  r.shape = shape_at(&r, p->line);
  return add_missing_blank(&r);
}
