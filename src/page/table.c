/* Rows and cells of tables. */
#include "page/table.h"

static bool is_blank(char c)
{
  return c == ' ' || c == '\t';
}

/* Where the next pipe stands that has no backslash right before it, or s.n. It does not matter here
 * whether that backslash is escaped itself: so GitHub does it. */
static size_t find_pipe(struct str s)
{
  for (size_t i = 0; i < s.n; i++)
    if (s.p[i] == '|' && (!i || s.p[i - 1] != '\\')) return i;
  return s.n;
}

struct str table_row_begin(struct str line)
{
  line = str_trim(line);
  return line.n && line.p[0] == '|' ? str_from(line, 1) : line;
}

bool table_next_cell(struct str *row, struct str *cell)
{
  if (!str_trim(*row).n) return false; /* what follows the last pipe is no cell */
  size_t at = find_pipe(*row);
  *cell = str_trim(str_first(*row, at));
  *row = str_from(*row, at + 1);
  return true;
}

size_t table_count_cells(struct str line)
{
  struct str row = table_row_begin(line), cell;
  size_t n = 0;
  while (table_next_cell(&row, &cell))
    n++;
  return n;
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
  struct str row = table_row_begin(line), cell;
  size_t n_cells = 0;
  if (!str_has(line, '|') && !str_has(line, ':')) return false;
  for (size_t i = 0; i < line.n; i++)
    if (!is_blank(line.p[i]) && !str_has(STR_LIT("|:-"), line.p[i])) return false;
  for (; table_next_cell(&row, &cell); n_cells++)
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
