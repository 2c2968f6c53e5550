/* Remedies for lines that stand in the wrong place: shift them, join them to the text above,
 * replace the tabs that indent them, give a key the blank that it lacks. */
#include "base/yaml_remedy.h"

#include <stdint.h>

#define NO_COLUMN SIZE_MAX

enum { INDENT_COLS = 2 }; /* of a child whose own indentation cannot be told */

static bool is_one_word(struct str key)
{
  return remedy_is_simple_key(key) && !str_has(key, ' ') && !str_has(key, '.');
}

/* Where keys beside the one on this line stand. */
static size_t key_column(struct yaml_shape shape)
{
  return shape.has_key ? shape.item : shape.indent;
}

static size_t distance(size_t a, size_t b)
{
  return a > b ? a - b : b - a;
}

/* ---- shifting ---- */

/* The line above that is no part of the last scalar's text but its first line. */
static size_t line_with_structure_above(const struct remedy *r, size_t line)
{
  const struct yaml_problem *p = r->problem;
  size_t above = remedy_line_above(r, line);
  bool in_text = p->has_before && above > p->before.first && above <= p->before.last;
  return in_text && above < line ? p->before.first : above;
}

/* Where the lines stand that this one can be beside: of those above, each that is less indented
 * than all between, or the key of a list in its own column. The column of keys, or of dashes, that
 * is nearest to the line's own, the deeper of two; NO_COLUMN where the line fits one already. */
static size_t nearest_column(const struct remedy *r, bool of_dashes)
{
  size_t mine = r->shape.indent, best = NO_COLUMN;
  struct yaml_shape last = {.indent = SIZE_MAX};
  for (size_t i = r->problem->line, above;; i = above) {
    above = line_with_structure_above(r, i);
    if (above == i || (last.indent == 0 && !last.has_dash)) break;
    struct yaml_shape shape = remedy_shape(r, above);
    bool is_list_key = shape.indent == last.indent && last.has_dash && !shape.has_dash;
    if (shape.indent >= last.indent && !is_list_key) continue;
    last = shape;
    if (of_dashes ? !shape.has_dash : !shape.has_key) continue;
    size_t column = of_dashes ? shape.indent : shape.item;
    if (column == mine) return NO_COLUMN;
    if (best == NO_COLUMN || distance(column, mine) < distance(best, mine)) best = column;
  }
  return best;
}

/* Where a text begins that the line is not indented enough for. */
static size_t column_of_text_above(const struct remedy *r)
{
  size_t above = remedy_line_above(r, r->problem->line);
  size_t column = remedy_shape(r, above).indent;
  return column > r->shape.indent ? column : NO_COLUMN;
}

/* Does what follows the line stand right already for one in the column, further right? */
static bool moves_alone(const struct remedy *r, size_t column)
{
  size_t line = r->problem->line, mine = r->shape.indent;
  for (size_t i = line + 1; i < r->problem->to; i++) {
    struct yaml_shape next = remedy_shape(r, i);
    if (next.is_blank) continue;
    if (next.indent == column && remedy_has_value(r, line)) return true;
    size_t least = r->shape.has_dash ? column + r->shape.item - mine : column + 1;
    return next.indent > mine && next.indent >= least;
  }
  return false;
}

/* Moves the line to the column, and with it those after it that stand as deep or deeper. */
static const char *shift(struct remedy *r, size_t column)
{
  size_t mine = r->shape.indent, line = r->problem->line;
  if (column == NO_COLUMN || column == mine || r->source->lines[line].is_shifted) return NULL;
  size_t end = column > mine && moves_alone(r, column) ? line + 1 : r->problem->to;
  for (size_t i = line; i < end; i++) {
    struct yaml_shape shape = remedy_shape(r, i);
    if (shape.is_blank) continue;
    if (shape.indent < mine) break;
    struct buf out = BUF_INIT;
    buf_add_repeat(&out, STR_LIT(" "), shape.indent - mine + column);
    buf_add(&out, str_from(remedy_text(r, i), shape.indent));
    remedy_set_line(r, i, &out);
  }
  r->source->lines[line].is_shifted = true;
  r->problem->says = "this line is indented unlike its neighbours";
  return "it is read as if it stood in line with them";
}

/* ---- joining ---- */

/* The last line that goes on with the text that line `last` belongs to: no keys, no items, or
 * deeper than the key of its first line. */
static size_t end_of_text(const struct remedy *r, size_t first, size_t last)
{
  size_t column = remedy_shape(r, first).item;
  for (size_t i = last + 1; i < r->problem->to; i++) {
    struct yaml_shape shape = remedy_shape(r, i);
    bool is_loose = !shape.has_key && !shape.has_dash;
    if (shape.is_blank || !(is_loose || shape.indent > column)) break;
    last = i;
  }
  return last;
}

static const char *join(struct remedy *r)
{
  const struct yaml_problem *p = r->problem;
  if (!p->has_before || !p->before.is_plain || p->before.first >= p->line) return NULL;
  size_t last = end_of_text(r, p->before.first, p->line);
  bool done = remedy_has_value(r, p->before.first) && remedy_quote_lines(r, p->before.first, last);
  return done ? "it is kept as part of the text above" : NULL;
}

/* ---- a line in the wrong place ---- */

/* A line that is neither a key nor an item goes on with the text above, or with the block that it
 * is not indented enough for. */
static const char *place_text(struct remedy *r)
{
  const char *done = join(r);
  return done ? done : shift(r, column_of_text_above(r));
}

static const char *place_item(struct remedy *r)
{
  const char *done = shift(r, nearest_column(r, true));
  return done ? done : join(r);
}

/* Was the line taken for more of the text above it? If so, a single word before the colon is a key
 * all the same, and several are text. */
static const char *place_key(struct remedy *r)
{
  const struct yaml_problem *p = r->problem;
  struct str line = remedy_text(r, p->line);
  struct str key = {line.p + r->shape.item, r->shape.key_end - r->shape.item};
  bool is_continuation =
      p->has_before && p->before.is_plain && p->before.first < p->line && p->before.last == p->line;
  const char *done = is_continuation ? remedy_missing_blank(r, p->before.first) : NULL;
  if (!done && is_continuation && !is_one_word(key)) done = join(r);
  if (!done) done = shift(r, nearest_column(r, false));
  return done ? done : join(r);
}

/* Text before the first key makes that key's colon seem one too many. */
static const char *leave_out_text_above(struct remedy *r)
{
  size_t above = remedy_line_above(r, r->problem->line);
  struct yaml_shape shape = remedy_shape(r, above);
  bool is_text = above != r->problem->line && !shape.has_key && !shape.has_dash;
  if (!r->shape.has_key || r->problem->has_before || !is_text) return NULL;
  r->problem->says = "this is neither a key with a value nor an item";
  return remedy_leave_out(r, above);
}

/* What comes too late on its line is part of a value that should be quoted as a whole. */
static const char *quote_rest(struct remedy *r)
{
  struct yaml_problem *p = r->problem;
  const char *done = remedy_quote(r);
  bool behind_quote = p->has_before && p->before.is_quoted && p->before.last == p->line;
  if (done && p->row && p->row->behind)
    p->says = behind_quote ? "text follows the closing quote of this value" : p->row->behind;
  return done;
}

/* Is the line's first word at fault, not what follows it? */
static bool is_at_first_word(const struct remedy *r)
{
  size_t column = r->problem->column;
  return column <= r->shape.indent || (r->shape.has_key && column <= r->shape.key_end);
}

const char *remedy_place(struct remedy *r)
{
  if (!is_at_first_word(r)) return quote_rest(r);
  const char *done = remedy_missing_blank(r, r->problem->line);
  if (!done) {
    done = r->shape.has_dash ? place_item(r) : r->shape.has_key ? place_key(r) : place_text(r);
  }
  if (!done) done = leave_out_text_above(r);
  return done ? done : quote_rest(r);
}

/* A web address and the like is no key. */
const char *remedy_missing_blank(struct remedy *r, size_t line)
{
  struct str text = remedy_text(r, line);
  struct yaml_shape shape = remedy_shape(r, line);
  struct str rest = str_from(text, shape.item);
  size_t colon = str_find(rest, STR_LIT(":"));
  bool is_key = colon && colon < rest.n && is_one_word(str_first(rest, colon)) &&
                !str_starts(str_from(rest, colon), STR_LIT("://"));
  if (shape.has_key || !is_key || r->source->lines[line].is_rewritten) return NULL;
  struct buf out = BUF_INIT;
  buf_add(&out, str_first(text, shape.item + colon + 1));
  buf_add_char(&out, ' ');
  buf_add(&out, str_from(text, shape.item + colon + 1));
  remedy_set_line(r, line, &out);
  r->problem->line = line;
  r->problem->says = "no blank stands behind the \":\" of this key";
  return "it is read as if one did";
}

/* ---- tabs ---- */

static bool has_tabs(struct str line, struct yaml_shape shape)
{
  return str_has(str_first(line, shape.item), '\t');
}

/* Columns of the indentation if each tab is worth INDENT_COLS. */
static size_t width(struct str line, size_t indent)
{
  size_t cols = 0;
  for (size_t i = 0; i < indent; i++)
    cols += line.p[i] == '\t' ? INDENT_COLS : 1;
  return cols;
}

/* Where a line indented by tabs was meant to stand, by the line above, which is not: beside it, or
 * below it where that is a key without a value, a block of text, or where the line is text. */
static size_t column_below(const struct remedy *r, size_t line)
{
  size_t above = remedy_line_above(r, line);
  if (above == line) return width(remedy_text(r, line), remedy_shape(r, line).indent);
  struct yaml_shape shape = remedy_shape(r, above), own = remedy_shape(r, line);
  struct str value = str_trim(str_from(remedy_text(r, above), shape.value));
  bool is_open =
      shape.has_key && (!value.n || value.p[0] == '|' || value.p[0] == '>' || value.p[0] == '#');
  bool is_text = !own.has_key && !own.has_dash;
  return key_column(shape) + (is_open || is_text ? INDENT_COLS : 0);
}

/* Writes a line anew with its indentation `by` columns further right, or left, and blanks for the
 * tabs behind its dashes. */
static void untab(struct remedy *r, size_t line, long by)
{
  struct str text = remedy_text(r, line);
  struct yaml_shape shape = remedy_shape(r, line);
  long cols = (long)width(text, shape.indent) + by;
  struct buf out = BUF_INIT;
  buf_add_repeat(&out, STR_LIT(" "), cols > 0 ? (size_t)cols : 0);
  for (size_t i = shape.indent; i < shape.item; i++)
    buf_add_char(&out, text.p[i] == '\t' ? ' ' : text.p[i]);
  buf_add(&out, str_from(text, shape.item));
  remedy_set_line(r, line, &out);
}

/* In the whole entry; lines with tabs that follow each other keep their places to each other. */
const char *remedy_tabs(struct remedy *r)
{
  bool any = false, in_run = false;
  long by = 0;
  for (size_t i = r->problem->from; i < r->problem->to; i++) {
    struct str line = remedy_text(r, i);
    struct yaml_shape shape = remedy_shape(r, i);
    if (shape.is_blank) continue;
    bool has = has_tabs(line, shape);
    if (has && !in_run) by = (long)column_below(r, i) - (long)width(line, shape.indent);
    if (has) untab(r, i, by);
    in_run = has;
    any |= has;
  }
  if (!any) return NULL;
  r->problem->says = "a tab indents this line, where YAML allows only blanks";
  return "it is read as if blanks did";
}
