/* The tables of a state file, made by steps: a new file takes all of them, one of an earlier
 * version those that it lacks. A step never changes once it was released. */
#ifndef STATE_SCHEMA_H
#define STATE_SCHEMA_H

#include "library/db.h"

enum {
  STATE_APPLICATION = 0x66647374, /* "fdst", in the file's header */
  STATE_VERSION = 2,
};

enum state_file {
  STATE_FILE_OURS,
  STATE_FILE_EMPTY,
  STATE_FILE_OLDER,
  STATE_FILE_NEWER,   /* of a later version of the program */
  STATE_FILE_FOREIGN, /* a database of something else */
  STATE_FILE_DAMAGED,
  STATE_FILE_FAILED, /* cannot be told: the connection's error says why */
};

/* What is in the file, and of which version. Clears the connection's error, unless the answer is
 * STATE_FILE_FAILED, and but for damage, which stays. */
enum state_file state_schema_look(struct db *db, int *version);

/* Takes the steps behind `version` as far as `to`, within a transaction of its own. The caller asks
 * db_check. */
void state_schema_make(struct db *db, int version, int to);

#endif
