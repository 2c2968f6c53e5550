/* Taking containers off lines. */
#include "page/container.h"

#include "base/ascii.h"
#include "page/source.h"

enum { TAB_STOP = 4, INDENT_OF_CODE = 4 };

static size_t tab_cols(size_t col)
{
  return TAB_STOP - col % TAB_STOP;
}

size_t container_indent(const struct container_rest *rest)
{
  size_t col = rest->col;
  for (size_t i = 0; i < rest->text.n && ascii_is_blank(rest->text.p[i]); i++)
    col += rest->text.p[i] == '\t' ? tab_cols(col) : 1;
  return rest->blank_cols + col - rest->col;
}

/* Takes up to n columns of blanks off. */
static void cut_blanks(struct container_rest *rest, size_t n)
{
  while (n) {
    if (!rest->blank_cols) {
      if (!rest->text.n || !ascii_is_blank(rest->text.p[0])) return;
      rest->blank_cols = rest->text.p[0] == '\t' ? tab_cols(rest->col) : 1;
      rest->col += rest->blank_cols;
      rest->text = str_from(rest->text, 1);
    }
    size_t taken = n < rest->blank_cols ? n : rest->blank_cols;
    rest->blank_cols -= taken;
    n -= taken;
  }
}

static void cut_bytes(struct container_rest *rest, size_t n)
{
  rest->text = str_from(rest->text, n);
  rest->col += n;
}

/* Takes the mark of an item off, and the blanks that belong to it (CommonMark 5.2, rules 1 to 3):
 * one where nothing follows, or code. Returns the columns of all. */
static size_t cut_mark(struct container_rest *rest)
{
  size_t indent = container_indent(rest);
  cut_blanks(rest, indent);
  size_t mark = source_item_mark(rest->text);
  cut_bytes(rest, mark);
  size_t blanks = container_indent(rest);
  if (!str_trim(rest->text).n || blanks > INDENT_OF_CODE) blanks = 1;
  cut_blanks(rest, blanks);
  return indent + mark + blanks;
}

size_t container_item_width(struct container_rest rest)
{
  return cut_mark(&rest);
}

static bool cut_quote(struct container_rest *rest)
{
  struct container_rest inner = *rest;
  if (container_indent(&inner) >= INDENT_OF_CODE) return false;
  cut_blanks(&inner, INDENT_OF_CODE);
  if (!inner.text.n || inner.text.p[0] != '>') return false;
  cut_bytes(&inner, 1);
  cut_blanks(&inner, 1);
  *rest = inner;
  return true;
}

static bool cut_indent(struct container_rest *rest, size_t width)
{
  bool stands_in = container_indent(rest) >= width;
  if (stands_in) cut_blanks(rest, width);
  return stands_in;
}

struct container_rest container_cut(
    const struct container *c, size_t n, struct str line, size_t number)
{
  struct container_rest rest = {.text = line};
  for (; rest.n < n; rest.n++) {
    bool begins = c[rest.n].line == number;
    if (!c[rest.n].is_item) {
      if (!cut_quote(&rest)) return rest;
    } else if (begins) {
      cut_mark(&rest);
    } else if (!cut_indent(&rest, c[rest.n].width)) {
      return rest;
    }
  }
  return rest;
}

void container_add_rest(struct buf *out, const struct container_rest *rest)
{
  buf_add_repeat(out, STR_LIT(" "), rest->blank_cols);
  buf_add(out, rest->text);
}
