/* Rows and cells of tables. */
#include "page/table.h"

#include "base/ascii.h"
#include "page/source.h"

enum { WIKILINK_BYTES = 300 };

/* Where the next pipe stands that has no backslash right before it, or s.n. It does not matter here
 * whether that backslash is escaped itself: so GitHub does it. */
static size_t find_pipe(struct str s)
{
  for (size_t i = 0; i < s.n; i++)
    if (s.p[i] == '|' && (!i || s.p[i - 1] != '\\')) return i;
  return s.n;
}

/* Bytes of the code or wikilink that s begins with, or of what only looks like the start of one. */
static size_t whole_length(struct str s)
{
  if (s.p[0] == '`') return source_code_length(s);
  if (!str_starts(s, STR_LIT("[["))) return 1;
  s = str_first(s, WIKILINK_BYTES);
  size_t end = str_find(s, STR_LIT("]]"));
  return end < s.n ? end + 2 : 1;
}

/* The same as find_pipe, but not in code or wikilinks. */
static size_t find_pipe_carefully(struct str s)
{
  for (size_t i = 0; i < s.n;) {
    if (s.p[i] == '|' && (!i || s.p[i - 1] != '\\')) return i;
    i += whole_length(str_from(s, i));
  }
  return s.n;
}

static struct table_cells begin(struct str line, bool is_careful)
{
  line = str_trim(line);
  if (line.n && line.p[0] == '|') line = str_from(line, 1);
  return (struct table_cells){line, is_careful};
}

bool table_next_cell(struct table_cells *c, struct str *cell)
{
  if (!str_trim(c->rest).n) return false; /* what follows the last pipe is no cell */
  size_t at = c->is_careful ? find_pipe_carefully(c->rest) : find_pipe(c->rest);
  *cell = str_trim(str_first(c->rest, at));
  c->rest = str_from(c->rest, at + 1);
  return true;
}

static size_t count_cells(struct table_cells c)
{
  struct str cell;
  size_t n = 0;
  while (table_next_cell(&c, &cell))
    n++;
  return n;
}

size_t table_count_cells(struct str line)
{
  return count_cells(begin(line, false));
}

struct table_cells table_begin(struct str line, size_t n_cols)
{
  struct table_cells plain = begin(line, false);
  if (!str_has(line, '`') && !str_has(line, '[')) return plain;
  if (count_cells(plain) <= n_cols) return plain;
  struct table_cells careful = begin(line, true);
  return count_cells(careful) <= n_cols ? careful : plain;
}

static bool is_delimiter_cell(struct str cell)
{
  if (cell.n && cell.p[0] == ':') cell = str_from(cell, 1);
  if (cell.n && cell.p[cell.n - 1] == ':') cell.n--;
  for (size_t i = 0; i < cell.n; i++)
    if (cell.p[i] != '-') return false;
  return cell.n > 0;
}

bool table_is_delimiter(struct str line, size_t *n)
{
  struct table_cells cells = begin(line, false);
  struct str cell;
  size_t n_cells = 0;
  if (!str_has(line, '|') && !str_has(line, ':')) return false;
  for (size_t i = 0; i < line.n; i++)
    if (!ascii_is_blank(line.p[i]) && !str_has(STR_LIT("|:-"), line.p[i])) return false;
  for (; table_next_cell(&cells, &cell); n_cells++)
    if (!is_delimiter_cell(cell)) return false;
  if (n) *n = n_cells;
  return n_cells > 0;
}

enum table_align table_align_of(struct str cell)
{
  bool left = cell.n && cell.p[0] == ':';
  bool right = cell.n && cell.p[cell.n - 1] == ':';
  if (left && right) return TABLE_ALIGN_CENTRE;
  return left ? TABLE_ALIGN_LEFT : right ? TABLE_ALIGN_RIGHT : TABLE_ALIGN_NONE;
}
