/* Making changes, and what of that waits. */
#include "state/change.h"

#include "base/arena.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/mem.h"
#include "state/salvage.h"
#include "state/schema.h"
#include "state/store.h"

#include <stdlib.h>

enum {
  LOOK_MS = 1,     /* how long a lock is waited for that has been waited for before, */
  LAST_MS = 2000,  /*   ... and at the end */
  TOLD_CHANGES = 3 /* of those that are lost */
};

/* ---- the list: those that wait, then those of the transaction that is open ---- */

static void forget(struct state *s)
{
  struct changes *l = &s->changes;
  arena_free(l->arena);
  l->arena = NULL;
  l->n = l->n_waiting = 0;
}

static struct change *note_down(struct state *s, const struct change *c)
{
  struct changes *l = &s->changes;
  if (!l->arena) l->arena = arena_new();
  l->items = mem_grow(l->items, &l->cap, l->n + 1, sizeof *l->items);
  struct change *item = &l->items[l->n++];
  *item = *c;
  item->note.reference = arena_str(l->arena, c->note.reference);
  item->note.path = arena_str(l->arena, c->note.path);
  item->key = arena_str(l->arena, c->key);
  item->value = arena_str(l->arena, c->value);
  item->at_ms = s->now_ms();
  item->group = l->group;
  return item;
}

/* What was undone cannot be done again once something else was done. */
static void drop_undone(struct changes *l)
{
  size_t kept = 0;
  for (size_t i = 0; i < l->n; i++)
    if (!l->items[i].is_undone) l->items[kept++] = l->items[i];
  l->n = kept;
}

static bool fits(const struct change *c, struct err *err)
{
  if (c->note.path.n > LIMIT_STATE_TEXT_BYTES || c->note.reference.n > LIMIT_STATE_TEXT_BYTES)
    return err_set(err, "the name of the note is longer than is kept");
  return (c->key.n <= LIMIT_STATE_TEXT_BYTES && c->value.n <= LIMIT_STATE_TEXT_BYTES) ||
         err_set(err, "the text is longer than is kept");
}

bool change_make(struct state *s, const struct change *c, struct err *err)
{
  if (!fits(c, err)) return false;
  state_begin(s);
  struct change *item = s->is_quick ? note_down(s, c) : NULL;
  c->make(s, c);
  if (item) item->step = s->step;
  return state_end(s, err);
}

/* ---- the copy ---- */

/* Makes again what waits, in the copy or in the file, each transaction's changes as a step. */
static void make_waiting(struct state *s)
{
  struct changes *l = &s->changes;
  s->depth++;
  db_run(s->db, "BEGIN IMMEDIATE");
  for (size_t i = 0; i < l->n_waiting; i++) {
    struct change *c = &l->items[i];
    if (!i || l->items[i - 1].group != c->group) s->step = 0;
    s->then_ms = c->at_ms;
    if (!c->is_undone) c->make(s, c);
    if (s->file) c->step = s->step;
  }
  s->then_ms = 0;
  fact_forget_changes(s);
  db_run(s->db, "COMMIT");
  s->depth--;
}

/* What is read now is not what was read before. */
static void tell_anew(struct state *s)
{
  s->serial++;
  s->marks_serial++;
}

static void open_copy(struct state *s)
{
  struct err ignored = ERR_INIT;
  struct db *copy = db_open_memory(NULL);
  copy->name = s->db->name;
  state_schema_make(copy, 0, STATE_VERSION);
  db_run(s->db, "BEGIN");
  salvage_from(s->db, copy);
  db_run(s->db, "COMMIT");
  bool is_whole = db_check(s->db, &ignored);
  if (!is_whole || !db_is_well(copy)) {
    db_close(copy);
    return;
  }
  s->file = s->db;
  s->db = copy;
  make_waiting(s);
  db_check(copy, &ignored);
  tell_anew(s);
}

/* ---- the file ---- */

static bool write_waiting(struct state *s, int patience_ms, struct err *err)
{
  s->db->patience_ms = patience_ms;
  make_waiting(s);
  return db_check(s->db, err);
}

/* True: nothing waits any more; with *err set where it could not be kept. */
static bool make_up(struct state *s, int patience_ms, struct err *err)
{
  struct db *file = s->file, *copy = file ? s->db : NULL;
  if (!s->changes.n_waiting) return true;
  if (file) s->db = file;
  s->file = NULL;
  bool ok = write_waiting(s, patience_ms, err);
  if (!ok && s->db->state == DB_DAMAGED) {
    store_recover(s);
    *err = (struct err)ERR_INIT;
    ok = write_waiting(s, patience_ms, err);
  }
  if (!ok && s->db->is_busy) {
    if (file) {
      s->file = s->db; /* another one where it was set aside */
      s->db = copy;
    }
    return false;
  }
  db_close(copy);
  forget(s);
  tell_anew(s);
  return true;
}

bool state_waits(const struct state *s)
{
  return s->changes.n_waiting != 0;
}

bool state_make_up(struct state *s)
{
  struct err err = ERR_INIT;
  bool done = make_up(s, LOOK_MS, &err);
  if (done && err_is_set(&err))
    state_tell(s, "what waited for another program could not be kept: %s", err.text);
  return done;
}

/* ---- what is lost ---- */

static bool is_told(const struct change *c)
{
  return !c->is_undone && c->kind < FACT_KINDS && fact_rows[c->kind].is_journalled;
}

/* `no more flagged (alpha.md)`, `saved query (nets)` */
static void add_change(struct buf *out, const struct change *c)
{
  struct str name = c->note.path.n ? fs_basename(c->note.path) : c->key;
  buf_addf(out, "%s%s (%.*s)", c->on ? "" : "no more ", fact_rows[c->kind].what, STR_ARG(name));
}

static void tell_lost(const struct changes *l, struct err *err)
{
  struct buf text = BUF_INIT;
  size_t n = 0;
  for (size_t i = 0; i < l->n_waiting; i++) {
    if (!is_told(&l->items[i]) || n++ >= TOLD_CHANGES) continue;
    buf_add_cstr(&text, n > 1 ? ", " : "");
    add_change(&text, &l->items[i]);
  }
  if (n > TOLD_CHANGES) buf_addf(&text, " and %zu more", n - TOLD_CHANGES);
  if (!n) buf_add_cstr(&text, "where you were, and what you looked for");
  err_set(err, "another program kept the state locked; lost is: %s", buf_cstr(&text));
  buf_release(&text);
}

bool state_finish(struct state *s, struct err *err)
{
  s->db->gave_up_ms = 0;
  if (s->file) s->file->gave_up_ms = 0;
  if (make_up(s, LAST_MS, err)) return !err_is_set(err);
  tell_lost(&s->changes, err);
  return false;
}

/* ---- transactions ---- */

bool change_begin(struct state *s)
{
  s->changes.group++;
  return state_make_up(s) || s->file;
}

void change_kept(struct state *s)
{
  struct changes *l = &s->changes;
  if (!l->n) return;
  if (!s->file) {
    forget(s);
    return;
  }
  if (s->step) drop_undone(l);
  l->n_waiting = l->n;
}

bool change_put_off(struct state *s)
{
  struct changes *l = &s->changes;
  if (l->n == l->n_waiting) return false;
  l->n_waiting = l->n;
  if (!s->file) open_copy(s);
  return true;
}

void change_lost(struct state *s)
{
  struct changes *l = &s->changes;
  l->n = l->n_waiting;
  if (!l->n) forget(s);
}

bool change_may_undo(const struct state *s, int64_t step)
{
  const struct changes *l = &s->changes;
  bool is_ours = !s->file;
  for (size_t i = 0; i < l->n_waiting && !is_ours; i++)
    is_ours = l->items[i].step == step;
  return is_ours;
}

void change_undone(struct state *s, int64_t step, bool undone)
{
  struct changes *l = &s->changes;
  for (size_t i = 0; i < l->n_waiting; i++)
    if (l->items[i].step == step) l->items[i].is_undone = undone;
}

void change_release(struct state *s)
{
  db_close(s->file);
  forget(s);
  free(s->changes.items);
}
