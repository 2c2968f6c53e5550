/* The tables of runs and failures. */
#include "library/runs.h"

#include <time.h>

int64_t runs_now_ms(void)
{
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t runs_begin(struct db *db, int64_t started_ms)
{
  struct db_stmt s = db_prepare(db,
      "INSERT INTO run(started_ms, took_ms, new, changed, unchanged, removed, failed, read, ending,"
      " why) VALUES(?1, 0, 0, 0, 0, 0, 0, 0, ?2, '') RETURNING id");
  db_bind_int(&s, 1, started_ms);
  db_bind_int(&s, 2, RUN_CUT_SHORT);
  int64_t number = db_step(&s) ? db_int(&s, 0) : 0;
  db_finish_steps(&s);
  db_finish(&s);
  return number;
}

static void put_run(struct db *db, int64_t number, const struct run *run)
{
  struct db_stmt s = db_prepare(
      db, "INSERT OR REPLACE INTO run VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
  const int64_t numbers[] = {number, run->started_ms, run->took_ms, (int64_t)run->n_new,
      (int64_t)run->n_changed, (int64_t)run->n_unchanged, (int64_t)run->n_removed,
      (int64_t)run->n_failed, (int64_t)run->n_read, (int64_t)run->end};
  enum { N = sizeof numbers / sizeof *numbers };
  for (int i = 0; i < N; i++)
    db_bind_int(&s, i + 1, numbers[i]);
  db_bind_text(&s, N + 1, run->why);
  db_finish_steps(&s);
  db_finish(&s);
}

static void run_with(struct db *db, const char *sql, int64_t value)
{
  struct db_stmt s = db_prepare(db, sql);
  db_bind_int(&s, 1, value);
  db_finish_steps(&s);
  db_finish(&s);
}

void runs_end(struct db *db, int64_t number, const struct run *run)
{
  put_run(db, number, run);
  run_with(db, "DELETE FROM run WHERE id <= ?1", number - RUNS_KEPT);
  if (run->end == RUN_DONE) run_with(db, "DELETE FROM failure WHERE run <> ?1", number);
}

void runs_fail(struct db *db, int64_t number, const struct runs_failure *failure)
{
  struct db_stmt s = db_prepare(db,
      "INSERT INTO failure VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT(root, path) DO UPDATE"
      " SET why = excluded.why, mtime_ns = excluded.mtime_ns, size_bytes = excluded.size_bytes,"
      " inode = excluded.inode, run = excluded.run");
  db_bind_int(&s, 1, failure->root);
  db_bind_blob(&s, 2, failure->path);
  db_bind_text(&s, 3, failure->why);
  db_bind_int(&s, 4, failure->since_ms);
  db_bind_int(&s, 5, failure->stamp.mtime_ns);
  db_bind_int(&s, 6, failure->stamp.size_bytes);
  db_bind_int(&s, 7, (int64_t)failure->stamp.inode);
  db_bind_int(&s, 8, number);
  db_finish_steps(&s);
  db_finish(&s);
}

/* ---- copying ---- */

enum column { IS_INT, IS_TEXT, IS_BLOB };

struct copied_table {
  const char *read, *write;
  enum column columns[11];
  int n;
};

static const struct copied_table copied[] = {
    {"SELECT * FROM run", "INSERT INTO run VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        {[10] = IS_TEXT}, 11},
    {"SELECT * FROM failure", "INSERT INTO failure VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        {[1] = IS_BLOB, [2] = IS_TEXT}, 8},
};

static void copy_column(struct db_stmt *to, struct db_stmt *from, int i, enum column kind)
{
  switch (kind) {
  case IS_INT: db_bind_int(to, i + 1, db_int(from, i)); break;
  case IS_TEXT: db_bind_text(to, i + 1, db_text(from, i)); break;
  case IS_BLOB: db_bind_blob(to, i + 1, db_blob(from, i)); break;
  }
}

void runs_copy(struct db *to, struct db *from)
{
  for (size_t t = 0; t < sizeof copied / sizeof *copied; t++) {
    struct db_stmt read = db_prepare(from, copied[t].read);
    struct db_stmt write = db_prepare(to, copied[t].write);
    while (db_step(&read)) {
      for (int i = 0; i < copied[t].n; i++)
        copy_column(&write, &read, i, copied[t].columns[i]);
      db_finish_steps(&write);
    }
    db_finish(&read);
    db_finish(&write);
  }
}

/* ---- asking ---- */

bool runs_last(struct db *db, struct arena *a, struct run *out)
{
  struct db_stmt s = db_prepare(db,
      "SELECT started_ms, took_ms, new, changed, unchanged, removed, failed, read, ending, why"
      " FROM run ORDER BY id DESC LIMIT 1");
  bool found = db_step(&s);
  if (found) {
    int64_t end = db_int(&s, 8);
    *out = (struct run){
        .started_ms = db_int(&s, 0),
        .took_ms = db_int(&s, 1),
        .n_new = (size_t)db_int(&s, 2),
        .n_changed = (size_t)db_int(&s, 3),
        .n_unchanged = (size_t)db_int(&s, 4),
        .n_removed = (size_t)db_int(&s, 5),
        .n_failed = (size_t)db_int(&s, 6),
        .n_read = (size_t)db_int(&s, 7),
        .end = end >= RUN_DONE && end <= RUN_CUT_SHORT ? (enum run_end)end : RUN_FAILED,
        .why = arena_str(a, db_text(&s, 9)),
    };
  }
  db_finish(&s);
  return found;
}
