/* The columns of the list: which there are, which are wanted and in what order, and where each
 * stands on a line of some width. What does not fit is left out, the title last of all. */
#ifndef SESSION_COLUMNS_H
#define SESSION_COLUMNS_H

#include "base/str.h"

#include <stdbool.h>

enum column {
  COLUMN_SCORE,
  COLUMN_TITLE, /* as wide as the others leave it */
  COLUMN_DATE,
  COLUMN_FLAGS,
  COLUMN_STACK,
  COLUMN_PATH,
  COLUMN_COUNT
};

struct column_row {
  const char *name;
  int cols;
  int gap;  /* blank columns behind it */
  int rank; /* those of the highest give way first */
  const char *help;
};

extern const struct column_row column_rows[COLUMN_COUNT];

/* The column of that name, or COLUMN_COUNT. */
enum column column_find(struct str name);

struct columns {
  enum column items[COLUMN_COUNT];
  int n;
};

bool columns_have(const struct columns *c, enum column column);

struct column_place {
  enum column column;
  int col, cols; /* of the line; title: of those that it has to itself */
};

struct column_places {
  struct column_place items[COLUMN_COUNT];
  int n;
};

/* Where the columns stand on one line of so many; the title is always among them. */
struct column_places columns_place(const struct columns *wanted, int cols);

/* The same where each note has two lines: those for the first; then the others, for the second. */
struct column_places columns_place_first(const struct columns *wanted, int cols);
struct column_places columns_place_second(const struct columns *wanted, int cols);

#endif
