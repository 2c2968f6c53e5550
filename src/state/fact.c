/* Setting facts, and writing down what was there before. */
#include "state/fact.h"

#include "base/limits.h"

const struct fact_row fact_rows[FACT_KINDS] = {
    [FACT_READ] = {"read", "read", true, true, 0},
    [FACT_FLAG] = {"flag", "flagged", true, true, 0},
    [FACT_REVIEW] = {"review", "reviewed", true, true, 0},
    [FACT_RUN] = {"run", "run of the checklist", true, true, 0},
    [FACT_TICK] = {"tick", "ticked", true, true, 0},
    [FACT_UNTICK] = {"untick", "ticked", true, true, 0},
    [FACT_WRITTEN] = {"written", "ticks written", true, true, 0},
    [FACT_BOOKMARK] = {"bookmark", "bookmark", true, true, 0},
    [FACT_PLACE] = {"place", "place", true, false, 0},
    [FACT_VISIT] = {"visit", "visit", true, false, LIMIT_STATE_VISITS},
    [FACT_QUERY] = {"query", "saved query", false, true, 0},
    [FACT_ASKED] = {"asked", "query", false, false, LIMIT_STATE_ASKED},
    [FACT_FOLD] = {"fold", "fold", false, false, 0},
    [FACT_SETTING] = {"setting", "setting", false, false, 0},
};

enum fact_kind fact_kind_of(struct str name)
{
  int kind = 0;
  while (kind < FACT_KINDS && !str_eq(str_of(fact_rows[kind].name), name))
    kind++;
  return (enum fact_kind)kind;
}

/* Prepares a statement whose first values are kind, note and key. */
static struct db_stmt prepare(struct state *s, const char *sql, const struct fact_at *at)
{
  struct db_stmt stmt = db_prepare(s->db, sql);
  db_bind_text(&stmt, 1, str_of(fact_rows[at->kind].name));
  db_bind_int(&stmt, 2, at->note);
  db_bind_text(&stmt, 3, at->key);
  return stmt;
}

bool fact_get(struct state *s, const struct fact_at *at, struct buf *value, int64_t *at_ms)
{
  struct db_stmt stmt =
      prepare(s, "SELECT value, at_ms FROM fact WHERE kind = ?1 AND note = ?2 AND key = ?3", at);
  bool is_there = db_step(&stmt);
  if (is_there && value) buf_add(value, db_text(&stmt, 0));
  if (is_there && at_ms) *at_ms = db_int(&stmt, 1);
  db_finish(&stmt);
  state_looked(s);
  return is_there;
}

struct db_stmt fact_walk(struct state *s, enum fact_kind kind, int64_t note)
{
  struct db_stmt stmt = db_prepare(
      s->db, "SELECT key, value, at_ms FROM fact WHERE kind = ?1 AND note = ?2 ORDER BY key");
  db_bind_text(&stmt, 1, str_of(fact_rows[kind].name));
  db_bind_int(&stmt, 2, note);
  return stmt;
}

/* ---- the journal ---- */

/* The number of this step. What was undone cannot be done again once something else was done. */
static int64_t step_of(struct state *s)
{
  if (s->step) return s->step;
  db_run(s->db, "DELETE FROM change WHERE undone <> 0 AND undone = 1");
  s->step = db_get_int(s->db, "SELECT max(step) FROM change", 0) + 1;
  return s->step;
}

struct before {
  bool is_there;
  struct buf value;
  int64_t at_ms;
};

/* Writes down a change; `after` is NULL where the fact goes. */
static void note_change(
    struct state *s, const struct fact_at *at, const struct before *before, const struct str *after)
{
  int64_t step = step_of(s);
  struct db_stmt stmt = prepare(s,
      "INSERT INTO change(kind, note, key, step, at_ms, before, before_ms, after, undone)"
      " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0)",
      at);
  db_bind_int(&stmt, 4, step);
  db_bind_int(&stmt, 5, state_now(s));
  if (before->is_there) db_bind_text(&stmt, 6, buf_str(&before->value));
  db_bind_int(&stmt, 7, before->at_ms);
  if (after) db_bind_text(&stmt, 8, *after);
  db_finish_steps(&stmt);
  db_finish(&stmt);
}

void fact_forget_changes(struct state *s)
{
  if (!s->step) return;
  state_run(
      s, "DELETE FROM change WHERE step <= ?1 AND ?2 = ''", s->step - LIMIT_STATE_STEPS, STR_NONE);
}

/* ---- changing ---- */

/* Drops the oldest of a kind of which so many are kept. */
static void keep_newest(struct state *s, enum fact_kind kind)
{
  if (!fact_rows[kind].most) return;
  state_run(s,
      "DELETE FROM fact WHERE kind = ?2 AND (note, key) IN (SELECT note, key FROM fact"
      " WHERE kind = ?2 ORDER BY at_ms DESC, key DESC LIMIT -1 OFFSET ?1)",
      fact_rows[kind].most, str_of(fact_rows[kind].name));
}

static void put(struct state *s, const struct fact_at *at, struct str value, int64_t at_ms)
{
  struct db_stmt stmt = prepare(s,
      "INSERT OR REPLACE INTO fact(kind, note, key, value, at_ms) VALUES(?1, ?2, ?3, ?4, ?5)", at);
  db_bind_text(&stmt, 4, value);
  db_bind_int(&stmt, 5, at_ms);
  db_finish_steps(&stmt);
  db_finish(&stmt);
}

void fact_set_then(struct state *s, const struct fact_at *at, struct str value, int64_t at_ms)
{
  const struct fact_row *row = &fact_rows[at->kind];
  struct before before = {.value = BUF_INIT};
  if (at->key.n > LIMIT_STATE_TEXT_BYTES || value.n > LIMIT_STATE_TEXT_BYTES)
    db_give_up(s->db, "the text is longer than is kept");
  before.is_there = fact_get(s, at, &before.value, &before.at_ms);
  bool is_same = before.is_there && str_eq(buf_str(&before.value), value);
  if (!is_same && row->is_journalled) note_change(s, at, &before, &value);
  if (!is_same || !row->is_journalled) put(s, at, value, at_ms);
  if (!before.is_there) keep_newest(s, at->kind);
  buf_release(&before.value);
}

void fact_set(struct state *s, const struct fact_at *at, struct str value)
{
  fact_set_then(s, at, value, state_now(s));
}

void fact_drop(struct state *s, const struct fact_at *at)
{
  struct before before = {.value = BUF_INIT};
  before.is_there = fact_get(s, at, &before.value, &before.at_ms);
  if (before.is_there && fact_rows[at->kind].is_journalled) note_change(s, at, &before, NULL);
  struct db_stmt stmt =
      prepare(s, "DELETE FROM fact WHERE kind = ?1 AND note = ?2 AND key = ?3", at);
  if (before.is_there) db_finish_steps(&stmt);
  db_finish(&stmt);
  buf_release(&before.value);
}
