/* Connections and statements of SQLite, with the sticky error. */
#include "library/db.h"

#include "base/buf.h"
#include "base/mem.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

enum {
  BUSY_MS = 2000,         /* how long a statement waits for another program's lock, */
  BUSY_STEP_MS = 5,       /*   ... looking so often */
  BUSY_AGAIN_MS = 1000,   /* after which the impatient wait again */
  STEPS_A_CANCEL = 2000,  /* instructions of SQLite between two looks at `cancel` */
  LENGTH_MAX = 256 << 20, /* bytes of one value */
};

/* What is said of the file: `before`, its name, `after`; without `after` it is not named. */
struct code_row {
  int code;
  enum db_state state;
  const char *before, *after;
};

/* By result code: extended ones, then primary ones. SQLite tells a full disk by a code of its own,
 * a quota only as a write that failed. */
static const struct code_row codes[] = {
    {SQLITE_IOERR_SHMSIZE, DB_FAILED, "there is no room left for ", ""},
    {SQLITE_IOERR_NOMEM, DB_FAILED, "there was no memory for ", ""},
    {SQLITE_IOERR_SHMMAP, DB_FAILED, "there was no memory for ", ""},
    {SQLITE_IOERR_WRITE, DB_FAILED, "", " cannot be written: there may be no room left for it"},
    {SQLITE_CORRUPT, DB_DAMAGED, "", " is damaged"},
    {SQLITE_NOTADB, DB_DAMAGED, "", " is no database"},
    {SQLITE_FORMAT, DB_DAMAGED, "", " is no database"},
    {SQLITE_FULL, DB_FAILED, "there is no room left for ", ""},
    {SQLITE_BUSY, DB_FAILED, "", " is in use by another program"},
    {SQLITE_LOCKED, DB_FAILED, "", " is in use by another program"},
    {SQLITE_READONLY, DB_FAILED, "", " cannot be written"},
    {SQLITE_PERM, DB_FAILED, "", " may not be opened"},
    {SQLITE_CANTOPEN, DB_FAILED, "", " cannot be opened"},
    {SQLITE_IOERR, DB_FAILED, "", " cannot be read or written"},
    {SQLITE_INTERRUPT, DB_FAILED, "the search was given up", NULL},
    {SQLITE_NOMEM, DB_FAILED, "there was no memory for ", ""},
};

/* A write version that SQLite does not know (its file format, 1.3.3) makes a file read-only. */
static bool is_forbidden_by_header(const struct db *db)
{
  return db->may_write && sqlite3_db_readonly(db->handle, "main") == 1;
}

static void db_fail(struct db *db, int code)
{
  if (db->state != DB_WELL) return;
  if (code == SQLITE_READONLY && is_forbidden_by_header(db)) code = SQLITE_CORRUPT;
  db->is_busy = (code & 0xFF) == SQLITE_BUSY;
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
    const struct code_row *row = &codes[i];
    if (row->code != code && row->code != (code & 0xFF)) continue;
    db->state = row->state;
    err_set(
        &db->why, "%s%s%s", row->before, row->after ? db->name : "", row->after ? row->after : "");
    return;
  }
  db->state = DB_FAILED;
  err_set(&db->why, "%s cannot be used: %s", db->name, sqlite3_errmsg(db->handle));
}

void db_condemn(struct db *db)
{
  db_fail(db, SQLITE_CORRUPT);
}

void db_check_header(struct db *db)
{
  if (is_forbidden_by_header(db)) db_condemn(db);
}

void db_give_up(struct db *db, const char *sentence)
{
  if (!db_is_well(db)) return;
  db->state = DB_FAILED;
  db->is_busy = false;
  err_set(&db->why, "%s", sentence);
}

void db_give_up_busy(struct db *db)
{
  db_fail(db, SQLITE_BUSY);
}

bool db_check(struct db *db, struct err *err)
{
  if (db->state == DB_WELL) return true;
  db_rollback(db);
  *err = db->why;
  if (db->state == DB_FAILED) db->state = DB_WELL;
  return false;
}

/* ---- connections ---- */

static int look_at_cancel(void *context)
{
  const struct db *db = context;
  return db->cancel && atomic_load_explicit(db->cancel, memory_order_relaxed);
}

static int64_t now_ms(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 + 1;
}

/* Another has the file locked: should we wait on? Only a program that is none of ours locks it for
 * long, and a key that comes ends the waiting as it ends a search. */
static int wait_for_lock(void *context, int n_waited)
{
  struct db *db = context;
  int most_ms = db->patience_ms ? db->patience_ms : BUSY_MS;
  int64_t now = now_ms();
  bool just_gave_up = db->gave_up_ms && now - db->gave_up_ms < BUSY_AGAIN_MS;
  if (!n_waited) db->waits_ms = now;
  if (look_at_cancel(context) || just_gave_up) return 0;
  if (now - db->waits_ms >= most_ms) {
    if (db->patience_ms) db->gave_up_ms = now;
    return 0;
  }
  sqlite3_sleep(BUSY_STEP_MS);
  return 1;
}

/* What no statement of ours needs, and a hostile file could ask for. */
static void set_limits(sqlite3 *handle)
{
  static const struct {
    int id, most;
  } limits[] = {
      {SQLITE_LIMIT_ATTACHED, 0},
      {SQLITE_LIMIT_LENGTH, LENGTH_MAX},
      {SQLITE_LIMIT_SQL_LENGTH, 64 * 1024},
      {SQLITE_LIMIT_COLUMN, 64},
      {SQLITE_LIMIT_EXPR_DEPTH, 100},
      {SQLITE_LIMIT_COMPOUND_SELECT, 8},
      {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
      {SQLITE_LIMIT_WORKER_THREADS, 0},
  };
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
    sqlite3_limit(handle, limits[i].id, limits[i].most);
}

/* What a hostile file could use, switched off; what finds damage early, switched on. */
static void db_harden(struct db *db)
{
  sqlite3 *handle = db->handle;
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_handler(handle, wait_for_lock, db);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  set_limits(handle);
  sqlite3_progress_handler(handle, STEPS_A_CANCEL, look_at_cancel, db);
  db_run(db, "PRAGMA cell_size_check = 1; PRAGMA temp_store = MEMORY");
}

static struct db *db_open_with(const char *path, int flags, const char *vfs, const char *name)
{
  struct db *db = mem_zalloc(1, sizeof *db);
  db->name = name;
  int code = sqlite3_open_v2(path, &db->handle, flags | SQLITE_OPEN_NOMUTEX, vfs);
  if (code != SQLITE_OK)
    db_fail(db, code);
  else
    db_harden(db);
  return db;
}

void db_keep_log(struct db *db)
{
  if (db->handle) sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

/* Is it a regular file, or none? SQLite would wait for a FIFO, and read a device without end. */
static bool is_plain(const char *path, const char *suffix)
{
  struct buf name = BUF_INIT;
  struct stat status;
  buf_addf(&name, "%s%s", path, suffix);
  bool is = lstat(buf_cstr(&name), &status) != 0 || S_ISREG(status.st_mode);
  buf_release(&name);
  return is;
}

static bool are_plain(const char *path)
{
  static const char *const suffixes[] = {"", "-journal", "-wal", "-shm"};
  for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
    if (!is_plain(path, suffixes[i])) return false;
  return true;
}

static const char the_index[] = "the index";

struct db *db_open(const char *path, enum db_use use)
{
  return db_open_as(path, use, the_index);
}

struct db *db_open_as(const char *path, enum db_use use, const char *name)
{
  static const int flags[] = {
      [DB_READ] = SQLITE_OPEN_READWRITE,
      [DB_SHARED] = SQLITE_OPEN_READONLY,
      [DB_WRITE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
  };
  assert(*path == '/'); /* neither a URI nor a name that SQLite keeps for itself */
  if (!are_plain(path)) {
    struct db *none = db_open_memory(NULL);
    none->name = name;
    db_fail(none, SQLITE_NOTADB);
    return none;
  }
  struct db *db = db_open_with(path, flags[use] | SQLITE_OPEN_NOFOLLOW, NULL, name);
  db->may_write = db_is_well(db) && sqlite3_db_readonly(db->handle, "main") == 0;
  if (use != DB_WRITE && db->handle) {
    db_keep_log(db);
    db_run(db, "PRAGMA query_only = 1");
  }
  return db;
}

struct db *db_open_memory(const char *name)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (!name) return db_open_with(":memory:", flags, NULL, the_index);
  return db_open_with(name, flags, "memdb", the_index);
}

void db_copy(struct db *to, const struct db *from)
{
  sqlite3_backup *copy = sqlite3_backup_init(to->handle, "main", from->handle, "main");
  if (copy) sqlite3_backup_step(copy, -1);
  int code = copy ? sqlite3_backup_finish(copy) : sqlite3_errcode(to->handle);
  if (code != SQLITE_OK) db_fail(to, code);
}

struct fts5_api *db_fts5(struct db *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *s = NULL;
  if (sqlite3_prepare_v2(db->handle, "SELECT fts5(?1)", -1, &s, NULL) == SQLITE_OK) {
    sqlite3_bind_pointer(s, 1, (void *)&api, "fts5_api_ptr", NULL);
    sqlite3_step(s);
  }
  sqlite3_finalize(s);
  return api;
}

void db_close(struct db *db)
{
  if (!db) return;
  db_kept_release(&db->kept);
  sqlite3_close_v2(db->handle);
  free(db);
}

void db_rollback(struct db *db)
{
  if (db->handle && !sqlite3_get_autocommit(db->handle))
    sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

/* ---- statements ---- */

void db_run(struct db *db, const char *sql)
{
  if (!db_is_well(db)) return;
  int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK) db_fail(db, code);
}

/* Our statements are fixed: one that has an error was met by tables that are not ours. */
static int code_of_prepare(int code)
{
  return (code & 0xFF) == SQLITE_ERROR ? SQLITE_CORRUPT : code;
}

/* The same for one that was kept and failed: the tables may be others since. */
static int code_of_kept(const struct db_stmt *s, int code)
{
  sqlite3_stmt *anew = NULL;
  if (!s->was_kept || (code & 0xFF) != SQLITE_ERROR) return code;
  int now = sqlite3_prepare_v2(s->db->handle, sqlite3_sql(s->handle), -1, &anew, NULL);
  sqlite3_finalize(anew);
  return now == SQLITE_OK ? code : code_of_prepare(now);
}

struct db_stmt db_prepare(struct db *db, const char *sql)
{
  struct db_stmt s = {.db = db};
  if (!db_is_well(db)) return s;
  s.handle = db_kept_take(&db->kept, sql);
  s.was_kept = s.handle;
  if (s.handle) return s;
  int code = sqlite3_prepare_v2(db->handle, sql, -1, &s.handle, NULL);
  if (code != SQLITE_OK) db_fail(db, code_of_prepare(code));
  return s;
}

void db_finish(struct db_stmt *s)
{
  if (s->handle && db_is_well(s->db))
    db_kept_put(&s->db->kept, s->handle);
  else
    sqlite3_finalize(s->handle);
  s->handle = NULL;
}

/* May the statement go on? */
static bool is_usable(const struct db_stmt *s)
{
  return s->handle && db_is_well(s->db);
}

static void keep_code(struct db_stmt *s, int code)
{
  if (code != SQLITE_OK) db_fail(s->db, code);
}

void db_bind_int(struct db_stmt *s, int i, int64_t value)
{
  if (is_usable(s)) keep_code(s, sqlite3_bind_int64(s->handle, i, value));
}

void db_bind_real(struct db_stmt *s, int i, double value)
{
  if (is_usable(s)) keep_code(s, sqlite3_bind_double(s->handle, i, value));
}

void db_bind_text(struct db_stmt *s, int i, struct str value)
{
  const char *bytes = value.p ? value.p : "";
  if (is_usable(s))
    keep_code(s, sqlite3_bind_text64(s->handle, i, bytes, value.n, SQLITE_STATIC, SQLITE_UTF8));
}

void db_bind_blob(struct db_stmt *s, int i, struct str value)
{
  const char *bytes = value.p ? value.p : "";
  if (is_usable(s)) keep_code(s, sqlite3_bind_blob64(s->handle, i, bytes, value.n, SQLITE_STATIC));
}

void db_bind_null(struct db_stmt *s, int i)
{
  if (is_usable(s)) keep_code(s, sqlite3_bind_null(s->handle, i));
}

bool db_step(struct db_stmt *s)
{
  if (is_usable(s)) {
    int code = sqlite3_step(s->handle);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) db_fail(s->db, code_of_kept(s, code));
  }
  db_reset(s);
  return false;
}

void db_finish_steps(struct db_stmt *s)
{
  while (db_step(s))
    ;
}

void db_reset(struct db_stmt *s)
{
  if (s->handle) sqlite3_reset(s->handle);
}

int64_t db_int(struct db_stmt *s, int column)
{
  return sqlite3_column_int64(s->handle, column);
}

double db_real(struct db_stmt *s, int column)
{
  return sqlite3_column_double(s->handle, column);
}

struct str db_text(struct db_stmt *s, int column)
{
  const char *bytes = (const char *)sqlite3_column_text(s->handle, column);
  return bytes ? (struct str){bytes, (size_t)sqlite3_column_bytes(s->handle, column)} : STR_NONE;
}

struct str db_blob(struct db_stmt *s, int column)
{
  const char *bytes = sqlite3_column_blob(s->handle, column);
  return bytes ? (struct str){bytes, (size_t)sqlite3_column_bytes(s->handle, column)} : STR_NONE;
}

bool db_is_null(struct db_stmt *s, int column)
{
  return sqlite3_column_type(s->handle, column) == SQLITE_NULL;
}

int64_t db_get_int(struct db *db, const char *sql, int64_t otherwise)
{
  struct db_stmt s = db_prepare(db, sql);
  int64_t value = db_step(&s) ? db_int(&s, 0) : otherwise;
  db_finish(&s);
  return value;
}
