/* Undo, redo, and the list of changes. */
#include "state/journal.h"

#include "state/change.h"

/* Of a change: a step that stays is in the list, and no undo or redo comes to it. */
enum { DONE, UNDONE, STAYS };

/* Puts one side of a change in its place: what was there before it, or after it. */
static void put_back(struct state *s, struct db_stmt *row, int side, int side_ms)
{
  bool is_nothing = db_is_null(row, side);
  struct db_stmt stmt =
      db_prepare(s->db, is_nothing ? "DELETE FROM fact WHERE kind = ?1 AND note = ?2 AND key = ?3"
                                   : "INSERT OR REPLACE INTO fact(kind, note, key, value, at_ms)"
                                     " VALUES(?1, ?2, ?3, ?4, ?5)");
  db_bind_text(&stmt, 1, db_text(row, 0));
  db_bind_int(&stmt, 2, db_int(row, 1));
  db_bind_text(&stmt, 3, db_text(row, 2));
  if (!is_nothing) {
    db_bind_text(&stmt, 4, db_text(row, side));
    db_bind_int(&stmt, 5, db_int(row, side_ms));
  }
  db_finish_steps(&stmt);
  db_finish(&stmt);
}

/* kind, note, key, before, before_ms, after, at_ms */
static const char back[] = "SELECT kind, note, key, before, before_ms, after, at_ms FROM change"
                           " WHERE step = ?1 AND ?2 = '' ORDER BY id DESC";
static const char forth[] = "SELECT kind, note, key, before, before_ms, after, at_ms FROM change"
                            " WHERE step = ?1 AND ?2 = '' ORDER BY id";

static void replay(struct state *s, int64_t step, bool undo)
{
  enum { BEFORE = 3, BEFORE_MS, AFTER, AFTER_MS };
  struct db_stmt rows = state_prepare(s, undo ? back : forth, step, STR_NONE);
  while (db_step(&rows))
    put_back(s, &rows, undo ? BEFORE : AFTER, undo ? BEFORE_MS : AFTER_MS);
  db_finish(&rows);
  state_run(s,
      undo ? "UPDATE change SET undone = 1 WHERE step = ?1 AND ?2 = ''"
           : "UPDATE change SET undone = 0 WHERE step = ?1 AND ?2 = ''",
      step, STR_NONE);
}

/* ---- telling ---- */

static const char steps[] =
    "SELECT step, count(*), max(id), undone FROM change WHERE ?2 = '' GROUP BY step"
    " ORDER BY step DESC LIMIT ?1";

/* The last change of the step speaks for it. */
static void describe(struct state *s, struct arena *a, int64_t id, struct state_step *out)
{
  struct db_stmt stmt = state_prepare(s,
      "SELECT c.kind, c.key, c.after, c.at_ms, n.path FROM change c LEFT JOIN note n"
      " ON n.id = c.note WHERE c.id = ?1 AND ?2 = ''",
      id, STR_NONE);
  out->path = out->what = out->key = out->record = STR_NONE;
  if (db_step(&stmt)) {
    enum fact_kind kind = fact_kind_of(db_text(&stmt, 0));
    out->what = str_of(kind < FACT_KINDS ? fact_rows[kind].what : "mark");
    struct str key = db_text(&stmt, 1), part;
    if (kind == FACT_TICK || kind == FACT_UNTICK) /* "RUN/NTH/TEXT" */
      for (int i = 0; i < 2 && str_cut(&key, '/', &part); i++)
        ;
    out->key = arena_str(a, key);
    out->is_set = db_is_null(&stmt, 2) == (kind == FACT_UNTICK);
    if (kind == FACT_WRITTEN) out->record = arena_str(a, db_text(&stmt, 2));
    out->at_ms = db_int(&stmt, 3);
    out->path = arena_str(a, db_blob(&stmt, 4));
  }
  db_finish(&stmt);
}

size_t state_steps(struct state *s, struct arena *a, size_t most, struct state_step **out)
{
  size_t n = 0;
  *out = ARENA_ARRAY(a, most + 1, struct state_step);
  struct db_stmt stmt = state_prepare(s, steps, (int64_t)most, STR_NONE);
  while (n < most && db_step(&stmt)) {
    struct state_step *step = &(*out)[n++];
    describe(s, a, db_int(&stmt, 2), step);
    step->n_changes = (size_t)db_int(&stmt, 1);
    step->is_undone = db_int(&stmt, 3) == UNDONE;
    step->stays = db_int(&stmt, 3) == STAYS;
    step->number = db_int(&stmt, 0);
  }
  db_finish(&stmt);
  state_looked(s);
  return n;
}

/* ---- there and back ---- */

/* Which step is next, told as if it had been moved already. While changes wait for another program,
 * what was done before them is that program's to change. */
static int64_t find_next(struct state *s, struct arena *a, bool undo, struct state_step *out)
{
  static const char undone[] =
      "SELECT min(step) FROM change WHERE undone <> 0 AND undone = 1"; /* by its index */
  int64_t step = undo ? db_get_int(s->db, "SELECT max(step) FROM change WHERE undone = 0", 0)
                      : db_get_int(s->db, undone, 0);
  if (step && !change_may_undo(s, step)) {
    db_give_up(s->db, "another program has the state locked: once more, in a moment");
    step = 0;
  }
  struct db_stmt stmt = state_prepare(
      s, "SELECT count(*), max(id) FROM change WHERE step = ?1 AND ?2 = ''", step, STR_NONE);
  *out = (struct state_step){.is_undone = undo, .number = step};
  if (step && db_step(&stmt)) {
    out->n_changes = (size_t)db_int(&stmt, 0);
    describe(s, a, db_int(&stmt, 1), out);
  }
  db_finish(&stmt);
  return step;
}

static bool move(
    struct state *s, struct arena *a, bool undo, struct state_step *out, struct err *err)
{
  state_begin(s);
  int64_t step = find_next(s, a, undo, out);
  if (step) replay(s, step, undo);
  if (step) change_undone(s, step, undo);
  s->marks_serial++;
  return state_end(s, err) && step;
}

bool state_next_step(struct state *s, struct arena *a, bool undo, struct state_step *step)
{
  int64_t number = find_next(s, a, undo, step);
  state_looked(s);
  return number != 0;
}

bool state_let_stay(struct state *s, int64_t number, struct err *err)
{
  state_begin(s);
  state_run(s, "UPDATE change SET undone = 2 WHERE step = ?1 AND ?2 = ''", number, STR_NONE);
  return state_end(s, err);
}

bool state_undo(struct state *s, struct arena *a, struct state_step *step, struct err *err)
{
  *err = (struct err)ERR_INIT;
  return move(s, a, true, step, err);
}

bool state_redo(struct state *s, struct arena *a, struct state_step *step, struct err *err)
{
  *err = (struct err)ERR_INIT;
  return move(s, a, false, step, err);
}
