/* Marks of notes. */
#include "state/marks.h"

#include "base/date.h"
#include "state/change.h"
#include "state/hash_text.h"
#include "state/known.h"

static void take(struct state_marks *m, enum fact_kind kind, struct str value, int64_t at_ms)
{
  if (kind == FACT_FLAG) {
    m->is_flagged = true;
    m->flagged_ms = at_ms;
  } else if (kind == FACT_READ) {
    m->is_read = true;
    m->read_hash = hash_of_text(value);
    m->read_ms = at_ms;
  } else if (kind == FACT_REVIEW) { /* in the order of their days: the last one stays */
    m->is_reviewed = true;
    m->reviewed_hash = hash_of_text(value);
    m->reviewed_ms = at_ms;
  }
}

struct state_marks state_marks(struct state *s, const struct state_note *note)
{
  struct state_marks marks = {0};
  state_look(s);
  int64_t id = known_find(s, note);
  struct db_stmt stmt =
      db_prepare(s->db, "SELECT kind, value, at_ms FROM fact WHERE kind IN ('flag', 'read',"
                        " 'review') AND note = ?1 ORDER BY kind, key");
  db_bind_int(&stmt, 1, id);
  while (db_step(&stmt))
    take(&marks, fact_kind_of(db_text(&stmt, 0)), db_text(&stmt, 1), db_int(&stmt, 2));
  db_finish(&stmt);
  state_look_end(s);
  return marks;
}

void state_marks_at(struct state *s, const struct str *paths, size_t n, struct state_marks *out)
{
  state_look(s);
  struct db_stmt stmt = db_prepare(s->db,
      "SELECT f.kind, f.value, f.at_ms FROM note n JOIN fact f ON f.note = n.id"
      " AND f.kind IN ('flag', 'read', 'review') WHERE n.path = ?1 ORDER BY f.kind, f.key");
  for (size_t i = 0; i < n; i++) {
    out[i] = (struct state_marks){0};
    db_bind_blob(&stmt, 1, paths[i]);
    while (db_step(&stmt))
      take(&out[i], fact_kind_of(db_text(&stmt, 0)), db_text(&stmt, 1), db_int(&stmt, 2));
  }
  db_finish(&stmt);
  state_look_end(s);
}

uint64_t state_marks_serial(struct state *s)
{
  state_serial(s);
  return s->marks_serial;
}

bool state_has_read(struct state *s)
{
  bool any = db_get_int(s->db, "SELECT 1 FROM fact WHERE kind = 'read' LIMIT 1", 0) != 0;
  state_looked(s);
  return any;
}

/* Sets or drops a fact of the note. */
static void set_mark(struct state *s, const struct change *c, struct fact_at at, struct str value)
{
  at.note = c->on ? known_keep(s, &c->note) : known_find(s, &c->note);
  if (at.note && c->on)
    fact_set(s, &at, value);
  else if (at.note)
    fact_drop(s, &at);
}

static void make_read(struct state *s, const struct change *c)
{
  struct hash_text hash = hash_text(c->note.hash);
  set_mark(s, c, (struct fact_at){.kind = FACT_READ, .key = STR_NONE}, str_of(hash.text));
}

bool state_set_read(struct state *s, const struct state_note *note, bool on, struct err *err)
{
  const struct change c = {.make = make_read, .kind = FACT_READ, .note = *note, .on = on};
  return change_make(s, &c, err);
}

static void make_flag(struct state *s, const struct change *c)
{
  set_mark(s, c, (struct fact_at){.kind = FACT_FLAG, .key = STR_NONE}, STR_NONE);
}

bool state_set_flag(struct state *s, const struct state_note *note, bool on, struct err *err)
{
  const struct change c = {.make = make_flag, .kind = FACT_FLAG, .note = *note, .on = on};
  return change_make(s, &c, err);
}

static void drop_last_review(struct state *s, const struct state_note *note)
{
  struct buf day = BUF_INIT;
  struct fact_at at = {.kind = FACT_REVIEW, .note = known_find(s, note)};
  struct db_stmt stmt = fact_walk(s, FACT_REVIEW, at.note);
  while (db_step(&stmt)) {
    buf_clear(&day);
    buf_add(&day, db_text(&stmt, 0));
  }
  db_finish(&stmt);
  at.key = buf_str(&day);
  if (at.note && day.n) fact_drop(s, &at);
  buf_release(&day);
}

static void make_review(struct state *s, const struct change *c)
{
  struct hash_text hash = hash_text(c->note.hash);
  struct buf key = BUF_INIT;
  date_add(&key, (long)c->number);
  if (c->on)
    set_mark(s, c, (struct fact_at){.kind = FACT_REVIEW, .key = buf_str(&key)}, str_of(hash.text));
  else
    drop_last_review(s, &c->note);
  buf_release(&key);
}

bool state_set_reviewed(
    struct state *s, const struct state_note *note, long day, bool on, struct err *err)
{
  const struct change c = {
      .make = make_review, .kind = FACT_REVIEW, .note = *note, .number = day, .on = on};
  return change_make(s, &c, err);
}

/* ---- all that have one ---- */

static const char *const marked_by[STATE_MARKS] = {
    [STATE_IS_READ] = "read",
    [STATE_IS_FLAGGED] = "flag",
    [STATE_IS_REVIEWED] = "review",
    [STATE_HAS_TICKS] = "tick",
    [STATE_HAS_BOOKMARK] = "bookmark",
};

void state_tell_marked(struct state *s, enum state_mark mark, state_teller *tell, void *context)
{
  /* With max() the other columns are those of the row that has it. */
  struct db_stmt stmt = db_prepare(s->db,
      "SELECT n.reference, n.hash, n.path, f.value, max(f.key) FROM fact f JOIN note n"
      " ON n.id = f.note WHERE f.kind = ?1 GROUP BY f.note");
  db_bind_text(&stmt, 1, str_of(marked_by[mark]));
  while (db_step(&stmt)) {
    struct state_note note = {db_text(&stmt, 0), (uint64_t)db_int(&stmt, 1), db_blob(&stmt, 2)};
    tell(context, &note, hash_of_text(db_text(&stmt, 3)));
  }
  db_finish(&stmt);
  state_looked(s);
}
