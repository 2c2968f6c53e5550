/* Statements that were finished, kept to be used again: to prepare one takes longer than most take
 * to run. They are known by their text, and hold no lock. */
#ifndef LIBRARY_DB_KEPT_H
#define LIBRARY_DB_KEPT_H

#include <stdbool.h>
#include <stdint.h>

struct sqlite3_stmt;

enum { DB_KEPT = 64 }; /* those used longest ago give way */

struct db_kept {
  struct {
    struct sqlite3_stmt *handle; /* NULL: nothing */
    uint64_t hash;               /* of its text */
    uint64_t used;               /* when it was put here, counted */
  } items[DB_KEPT];
  uint64_t n_used;
};

/* Takes one of that text out, ready to be bound; NULL: there is none. */
struct sqlite3_stmt *db_kept_take(struct db_kept *k, const char *sql);

/* Takes a statement over, which is put back to its beginning. */
void db_kept_put(struct db_kept *k, struct sqlite3_stmt *handle);

/* Finalizes all of them. */
void db_kept_release(struct db_kept *k);

#endif
