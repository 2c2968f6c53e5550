/* Lines that may begin or end a block which cmark does not know, told by their look. */
#include "base/ascii.h"
#include "page/disguise_own.h"

#include "base/mem.h"
#include "page/source.h"

enum { LABEL_BYTES = 999 }; /* as those of links, CommonMark 6.3 */

enum { INDENT_COLS = 4 };

/* Bytes of blanks and marks of quotes before the line's own text. */
static size_t front_of(struct str line)
{
  size_t n = 0;
  while (n < line.n && (ascii_is_blank(line.p[n]) || line.p[n] == '>'))
    n++;
  return n;
}

/* The same with the marks of items. */
static size_t front_with_items(struct str line)
{
  size_t n = front_of(line);
  for (size_t mark; (mark = source_item_mark(str_from(line, n)));)
    n += mark + front_of(str_from(line, n + mark));
  return n;
}

/* Takes "[^label]:" off the front of *line. */
static bool take_footnote(struct str *line, struct str *label)
{
  size_t n = 2;
  if (line->n < 5 || line->p[0] != '[' || line->p[1] != '^') return false;
  while (n < line->n && n < LABEL_BYTES && !str_has(STR_LIT("[] \t"), line->p[n]))
    n++;
  if (n == 2 || n + 1 >= line->n || line->p[n] != ']' || line->p[n + 1] != ':') return false;
  *label = str_first(str_from(*line, 2), n - 2);
  *line = str_from(*line, n + 2);
  return true;
}

bool disguise_is_footnote(struct str line, struct str *label)
{
  struct str rest = str_from(line, front_of(line));
  return take_footnote(&rest, label);
}

/* Does the first line of `text` that is not blank stand in by a tab or four blanks? */
static bool is_indented(struct str text)
{
  struct str line;
  while (source_cut_line(&text, &line)) {
    size_t cols = 0;
    for (size_t i = 0; i < line.n && (ascii_is_blank(line.p[i]) || line.p[i] == '>'); i++)
      cols += line.p[i] == '\t' ? INDENT_COLS : 1;
    if (str_trim(line).n) return cols >= INDENT_COLS;
  }
  return false;
}

static bool read_colon(struct str line, struct disguised *out)
{
  if (alert_read_fence(line, &out->head)) {
    out->kind = alert_ends(&out->head) ? DISGUISE_CLOSE : DISGUISE_OPEN;
    return true;
  }
  out->kind = DISGUISE_DEFINITION;
  out->rest = str_from(line, 1);
  return out->rest.n > 1 && ascii_is_blank(out->rest.p[0]) && str_trim(out->rest).n;
}

static bool read_bracket(struct str line, struct disguised *out)
{
  out->rest = line;
  if (take_footnote(&out->rest, &out->label)) {
    out->kind = DISGUISE_FOOTNOTE;
    return true;
  }
  out->kind = DISGUISE_ALERT;
  return alert_read_quoted(line, &out->head);
}

static bool is_dollars(struct str text)
{
  return str_eq(str_trim(text), STR_LIT("$$"));
}

/* Reads what a line's own text looks like; `behind` is the text behind the line. */
static bool read_line(struct str text, struct str behind, struct disguised *out)
{
  switch (text.n ? text.p[0] : 0) {
  case '[': return read_bracket(text, out);
  case ':': return read_colon(text, out);
  case '!':
  case '?':
    out->kind = DISGUISE_ADMONITION;
    return alert_read_admonition(text, &out->head) && is_indented(behind);
  case '$': out->kind = DISGUISE_MATH; return is_dollars(text);
  default: return false;
  }
}

/* Dollars alone in a line begin mathematics, which end at the next such, before a blank line (so
 * that no piece of the text ends in them). *open is the index + 1 of
 * those that began some, or 0. */
static void pair_dollars(struct disguise *d, size_t *open)
{
  if (*open) d->items[*open - 1].end_line = d->items[d->n - 1].line;
  *open = *open ? 0 : d->n;
}

static unsigned mark_of(struct str text)
{
  if (text.n < 2 || !ascii_is_blank(text.p[1])) return 0;
  return text.p[0] == '+' ? 1 : text.p[0] == '*' ? 2 : text.p[0] == '-' ? 4 : 0;
}

void disguise_find(struct disguise *d)
{
  struct str rest = d->source, line;
  size_t open = 0;
  for (size_t number = 1; source_cut_line(&rest, &line); number++) {
    size_t front = front_with_items(line);
    struct disguised found = {.line = number, .front_bytes = front};
    if (!str_trim(str_from(line, front)).n) open = 0;
    d->marks_used |= mark_of(str_from(line, front_of(line)));
    if (!read_line(str_from(line, front), rest, &found)) continue;
    if (disguise_is_item(&found) && front > front_of(line)) continue; /* two items in a line */
    d->items = mem_grow(d->items, &d->cap, d->n + 1, sizeof *d->items);
    d->items[d->n++] = found;
    if (found.kind == DISGUISE_MATH) pair_dollars(d, &open);
  }
}
