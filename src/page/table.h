/* GitHub's tables (GFM 4.10), seen in the lines of what cmark took for a paragraph: a row of cells,
 * a row of dashes below it, and rows of cells to the end. */
#ifndef PAGE_TABLE_H
#define PAGE_TABLE_H

#include "base/str.h"

#include <stdint.h>

enum table_align { TABLE_ALIGN_NONE, TABLE_ALIGN_LEFT, TABLE_ALIGN_CENTRE, TABLE_ALIGN_RIGHT };

/* Takes the next cell off *row, a line without its end; blanks around it are cut. Escaped pipes are
 * still escaped. False after the last. Begin with table_row_begin. */
bool table_next_cell(struct str *row, struct str *cell);

/* Cuts blanks and the pipes at both ends off a row. */
struct str table_row_begin(struct str line);

/* How many cells the row has. */
size_t table_count_cells(struct str line);

/* Is the line a row of dashes? *n (may be NULL) gets how many cells it has. */
bool table_is_delimiter(struct str line, size_t *n);

/* The alignment that a cell of such a row gives. */
enum table_align table_align_of(struct str cell);

#endif
