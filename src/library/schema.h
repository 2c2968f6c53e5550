/* The tables of an index and the numbers that mark the file as one of ours (doc/index.md). */
#ifndef LIBRARY_SCHEMA_H
#define LIBRARY_SCHEMA_H

#include "library/db.h"

enum {
  SCHEMA_APPLICATION = 0x66646E74, /* "fdnt", in the file's header */
  SCHEMA_VERSION = 6,
};

enum schema_state {
  SCHEMA_OURS,
  SCHEMA_EMPTY, /* a new file */
  SCHEMA_NEWER, /* of a later version of the program */
  SCHEMA_OLDER,
  SCHEMA_FOREIGN, /* a database of something else */
  SCHEMA_DAMAGED, /* no database, or a broken one */
  SCHEMA_FAILED,  /* cannot be told: the connection's error says why */
};

/* The columns of the full-text table, in its order. */
enum words_column {
  WORDS_TITLE,
  WORDS_LEAD, /* summary, topic, stack, tools, entities */
  WORDS_HEADINGS,
  WORDS_BODY,
  WORDS_CODE,
  WORDS_META, /* all other front matter */
  WORDS_COLUMNS,
};

/* The name of a column in a full-text expression. */
extern const char *const words_column_names[WORDS_COLUMNS];

/* What is in the file? `roots` are the library's, as schema_create was given them. Clears the
 * connection's error unless the answer is SCHEMA_FAILED. */
enum schema_state schema_look(struct db *db, struct str roots);

/* Makes the tables, inside the caller's transaction. */
void schema_create(struct db *db, struct str roots);

#endif
