/* GitHub's tables (GFM 4.10), seen in the lines of what cmark took for a paragraph: a row of cells,
 * a row of dashes below it, and rows of cells to the end. */
#ifndef PAGE_TABLE_H
#define PAGE_TABLE_H

#include "base/str.h"

#include <stdint.h>

enum table_align { TABLE_ALIGN_NONE, TABLE_ALIGN_LEFT, TABLE_ALIGN_CENTRE, TABLE_ALIGN_RIGHT };

/* A row of which cells are taken. */
struct table_cells {
  struct str rest;
  bool is_careful; /* pipes in code and in wikilinks part nothing */
};

/* Begins with a line, without blanks and pipes at its ends. A pipe that is not escaped parts cells
 * wherever it stands (GFM 4.10); but where that makes more than n_cols cells, so that the last
 * would be left out, those in code and in wikilinks do not, if that helps. */
struct table_cells table_begin(struct str line, size_t n_cols);

/* Takes the next cell; blanks around it are cut. Escaped pipes are still escaped. False after the
 * last. */
bool table_next_cell(struct table_cells *c, struct str *cell);

/* How many cells the row has. */
size_t table_count_cells(struct str line);

/* Is the line a row of dashes? *n (may be NULL) gets how many cells it has. */
bool table_is_delimiter(struct str line, size_t *n);

/* The alignment that a cell of such a row gives. */
enum table_align table_align_of(struct str cell);

#endif
