/* SQLite at arm's length, with a sticky error: once a statement has failed, every later call on the
 * same connection does nothing, and the caller asks db_check once, at the end. SQLite's codes
 * become sentences here and go no further. Every connection is hardened: the schema is not trusted,
 * no extension is loaded, no name is a URI, no link is followed. */
#ifndef LIBRARY_DB_H
#define LIBRARY_DB_H

#include "base/err.h"
#include "base/str.h"
#include "library/db_kept.h"

#include <stdatomic.h>
#include <stdint.h>

struct sqlite3;
struct sqlite3_stmt;
struct fts5_api;

enum db_use {
  DB_READ,   /* an index that is there; never checkpoints, never writes */
  DB_SHARED, /* the same, of a file and folder that may not be written */
  DB_WRITE,  /* the one writer; makes the file when it is missing */
};

enum db_state {
  DB_WELL,
  DB_FAILED,  /* a statement failed; the file may be as good as before */
  DB_DAMAGED, /* what the file holds is not to be used */
};

struct db {
  struct sqlite3 *handle;
  const char *name; /* in sentences: "the index", unless set to another; borrowed */
  enum db_state state;
  struct err why;            /* unless DB_WELL */
  const atomic_bool *cancel; /* ends a statement when set; or NULL */
  int patience_ms;           /* how long another program's lock is waited for; 0: two seconds */
  int64_t waits_ms;          /* since when, by a clock that never goes back */
  int64_t gave_up_ms;        /* when that was last in vain; or 0 */
  bool is_busy;              /* was that why the last statement failed? */
  bool may_write;            /* was the file opened so that it can be written? */
  struct db_kept kept;       /* statements that are prepared already */
};

struct db_stmt {
  struct db *db;
  struct sqlite3_stmt *handle; /* NULL after a failure */
  bool was_kept;               /* was it prepared earlier? */
};

/* Opens a file by its absolute path. What is wrong with it is in state. */
struct db *db_open(const char *path, enum db_use use);

/* The same of a file that sentences call `name`, not "the index". */
struct db *db_open_as(const char *path, enum db_use use, const char *name);

/* Opens a database in memory. One with a name is the same for all that open it in this process, as
 * long as one of them is open; without a name it is this connection's own. */
struct db *db_open_memory(const char *name);

/* Makes `to`, in memory and empty, the same as `from`, page by page, damaged or not. The
 * transaction of `from` is left as it is. What goes wrong is in the state of `to`. */
void db_copy(struct db *to, const struct db *from);

/* Leaves what stands in the write-ahead log there when the connection is closed. */
void db_keep_log(struct db *db);

void db_close(struct db *db); /* NULL is fine */

/* What extends full-text search on this connection, or NULL. */
struct fts5_api *db_fts5(struct db *db);

/* Has all gone well since the last check? If not: the sentence, and the connection works again,
 * outside of any transaction. A damaged one stays damaged. */
bool db_check(struct db *db, struct err *err);

static inline bool db_is_well(const struct db *db)
{
  return db->state == DB_WELL;
}

/* Says that what the file holds cannot be: as if SQLite had found it damaged. */
void db_condemn(struct db *db);

/* Condemns a file that was opened to be written and whose own header forbids it, which no program
 * of ours makes: it would never be brought up to date. Something has to be read of it before. */
void db_check_header(struct db *db);

/* Fails the connection for a reason that is not SQLite's; or as if another had it locked. */
void db_give_up(struct db *db, const char *sentence);
void db_give_up_busy(struct db *db);

/* Runs statements that take no values and give no rows. */
void db_run(struct db *db, const char *sql);

/* Ends an open transaction without its changes, also after a failure. */
void db_rollback(struct db *db);

/* Prepares one statement, or takes one that was finished; finish it. Columns count from 0, values
 * from 1. */
struct db_stmt db_prepare(struct db *db, const char *sql);
void db_finish(struct db_stmt *s);

/* The bytes of a text or blob must live until the statement is reset. */
void db_bind_int(struct db_stmt *s, int i, int64_t value);
void db_bind_real(struct db_stmt *s, int i, double value);
void db_bind_text(struct db_stmt *s, int i, struct str value);
void db_bind_blob(struct db_stmt *s, int i, struct str value);
void db_bind_null(struct db_stmt *s, int i);

/* Is there a next row? At the end, and after a failure, the statement is reset. */
bool db_step(struct db_stmt *s);

/* Steps to the end. */
void db_finish_steps(struct db_stmt *s);

/* Gives up the rest of the rows. */
void db_reset(struct db_stmt *s);

/* Values of the row, borrowed until the next step; of any type, as the type asked for. */
int64_t db_int(struct db_stmt *s, int column);
double db_real(struct db_stmt *s, int column);
struct str db_text(struct db_stmt *s, int column);
struct str db_blob(struct db_stmt *s, int column);
bool db_is_null(struct db_stmt *s, int column);

/* The first column of the first row, or `otherwise` when there is none. */
int64_t db_get_int(struct db *db, const char *sql, int64_t otherwise);

#endif
