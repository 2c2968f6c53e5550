/* Runs and ticks. */
#include "state/checklist.h"

#include "base/mem.h"
#include "library/fnv.h"
#include "state/change.h"
#include "state/known.h"

#include <inttypes.h>
#include <stdlib.h>

enum { ITEM_BYTES = 200 }; /* of a longer text the beginning and the hash are kept */

/* ---- keys: "RUN" of a run, "RUN/NTH/TEXT" of a tick; RUN has four digits, to be in order ---- */

enum { RUN_MOST = 9999 };

static void add_run(struct buf *out, unsigned run)
{
  buf_addf(out, "%04u", run);
}

/* What stands behind the run. */
static void add_item(struct buf *out, const struct state_item *item)
{
  buf_addf(out, "/%u/", item->nth);
  buf_add(out, str_first_whole(item->text, ITEM_BYTES));
  if (item->text.n > ITEM_BYTES) buf_addf(out, "#%016" PRIx64, fnv1a(item->text));
}

static void add_tick(struct buf *out, unsigned run, const struct state_item *item)
{
  add_run(out, run);
  add_item(out, item);
}

static unsigned run_of(struct str key)
{
  unsigned run = 0;
  for (size_t i = 0; i < key.n && i < 4 && key.p[i] >= '0' && key.p[i] <= '9'; i++)
    run = run * 10 + (unsigned)(key.p[i] - '0');
  return run;
}

/* ---- runs ---- */

static unsigned newest_run(struct state *s, int64_t note)
{
  struct db_stmt stmt =
      db_prepare(s->db, "SELECT max(key) FROM fact WHERE kind = 'run' AND note = ?1");
  db_bind_int(&stmt, 1, note);
  unsigned run = db_step(&stmt) ? run_of(db_text(&stmt, 0)) : 0;
  db_finish(&stmt);
  return run;
}

static unsigned start_run(struct state *s, int64_t note, unsigned after)
{
  struct buf key = BUF_INIT;
  unsigned run = after < RUN_MOST ? after + 1 : after;
  add_run(&key, run);
  struct fact_at at = {FACT_RUN, note, buf_str(&key)};
  fact_set(s, &at, STR_NONE);
  buf_release(&key);
  return run;
}

/* Counts the ticks of a run, and when the last was set. */
static void count_ticks(struct state *s, int64_t note, struct state_run *run)
{
  struct buf first = BUF_INIT, end = BUF_INIT;
  buf_addf(&first, "%04u/", run->number);
  buf_addf(&end, "%04u0", run->number); /* '0' comes behind '/' */
  struct db_stmt stmt =
      db_prepare(s->db, "SELECT count(*), max(at_ms) FROM fact WHERE kind = 'tick' AND note = ?1"
                        " AND key >= ?2 AND key < ?3");
  db_bind_int(&stmt, 1, note);
  db_bind_text(&stmt, 2, buf_str(&first));
  db_bind_text(&stmt, 3, buf_str(&end));
  if (db_step(&stmt)) {
    run->n_ticks = (size_t)db_int(&stmt, 0);
    run->last_ms = db_int(&stmt, 1);
  }
  db_finish(&stmt);
  buf_release(&first);
  buf_release(&end);
}

size_t state_runs(
    struct state *s, const struct state_note *note, struct arena *a, struct state_run **out)
{
  int64_t id = known_find(s, note);
  size_t n = newest_run(s, id), i = n; /* runs are numbered without gaps, unless undone */
  *out = ARENA_ARRAY(a, n + 1, struct state_run);
  struct db_stmt stmt = fact_walk(s, FACT_RUN, id);
  while (i && db_step(&stmt)) {
    struct state_run *run = &(*out)[--i];
    *run = (struct state_run){.number = run_of(db_text(&stmt, 0)), .started_ms = db_int(&stmt, 2)};
    count_ticks(s, id, run);
  }
  db_finish(&stmt);
  state_looked(s);
  *out += i;
  return n - i;
}

bool state_has_run(struct state *s, const struct state_note *note)
{
  state_look(s);
  int64_t id = known_find(s, note);
  bool any = id && newest_run(s, id);
  state_look_end(s);
  return any;
}

static void make_run(struct state *s, const struct change *c)
{
  int64_t id = known_keep(s, &c->note);
  struct state_run run = {.number = newest_run(s, id)};
  count_ticks(s, id, &run);
  if (id && run.n_ticks) start_run(s, id, run.number);
}

bool state_begin_run(struct state *s, const struct state_note *note, struct err *err)
{
  const struct change c = {.make = make_run, .kind = FACT_RUN, .note = *note, .on = true};
  return change_make(s, &c, err);
}

/* ---- ticks ---- */

int64_t state_ticked(struct state *s, const struct state_note *note, const struct state_item *item)
{
  int64_t at_ms = 0, id = known_find(s, note);
  struct buf key = BUF_INIT;
  if (!id) return 0;
  add_tick(&key, newest_run(s, id), item);
  struct fact_at at = {FACT_TICK, id, buf_str(&key)};
  fact_get(s, &at, NULL, &at_ms);
  buf_release(&key);
  return at_ms;
}

static bool has_fact(struct state *s, enum fact_kind kind, int64_t note, struct str key)
{
  struct fact_at at = {kind, note, key};
  return fact_get(s, &at, NULL, NULL);
}

/* What the run says of an item or box. */
static enum state_box said_of(
    struct state *s, int64_t id, unsigned run, const struct state_item *item)
{
  struct buf key = BUF_INIT;
  enum state_box said = STATE_BOX_AS_WRITTEN;
  add_tick(&key, run, item);
  if (run && has_fact(s, FACT_TICK, id, buf_str(&key)))
    said = STATE_BOX_TICKED;
  else if (run && has_fact(s, FACT_UNTICK, id, buf_str(&key)))
    said = STATE_BOX_UNTICKED;
  buf_release(&key);
  return said;
}

void state_boxes(struct state *s, const struct state_note *note, const struct state_item *boxes,
    size_t n, enum state_box *out)
{
  state_look(s);
  int64_t id = known_find(s, note);
  unsigned run = id ? newest_run(s, id) : 0;
  for (size_t i = 0; i < n; i++)
    out[i] = said_of(s, id, run, &boxes[i]);
  state_look_end(s);
}

void state_ticks(struct state *s, const struct state_note *note, const struct state_item *items,
    size_t n, bool *ticked)
{
  enum state_box *said = mem_zalloc(n, sizeof *said);
  state_boxes(s, note, items, n, said);
  for (size_t i = 0; i < n; i++)
    ticked[i] = said[i] == STATE_BOX_TICKED;
  free(said);
}

/* The run that a tick goes to: the newest, or the first that begins with it. 0: the note is not
 * known. */
static unsigned run_to_tick(struct state *s, int64_t id)
{
  unsigned run = id ? newest_run(s, id) : 0;
  return id && !run ? start_run(s, id, 0) : run;
}

/* The key is that of the item, without its run. */
static void make_tick(struct state *s, const struct change *c)
{
  struct buf key = BUF_INIT;
  int64_t id = known_keep(s, &c->note);
  unsigned run = c->on ? run_to_tick(s, id) : newest_run(s, id);
  add_run(&key, run);
  buf_add(&key, c->key);
  struct fact_at at = {FACT_TICK, id, buf_str(&key)};
  if (id && c->on)
    fact_set(s, &at, STR_NONE);
  else if (id && run)
    fact_drop(s, &at);
  buf_release(&key);
}

bool state_tick(struct state *s, const struct state_note *note, const struct state_item *item,
    bool on, struct err *err)
{
  struct buf key = BUF_INIT;
  add_item(&key, item);
  const struct change c = {
      .make = make_tick, .kind = FACT_TICK, .note = *note, .key = buf_str(&key), .on = on};
  bool ok = change_make(s, &c, err);
  buf_release(&key);
  return ok;
}

static void make_box(struct state *s, const struct change *c)
{
  struct buf key = BUF_INIT;
  bool is_written = c->number != 0;
  int64_t id = known_keep(s, &c->note);
  unsigned run = run_to_tick(s, id);
  add_run(&key, run);
  buf_add(&key, c->key);
  struct fact_at tick = {FACT_TICK, id, buf_str(&key)}, untick = {FACT_UNTICK, id, buf_str(&key)};
  if (run) fact_drop(s, c->on ? &untick : &tick);
  if (run && c->on != is_written) fact_set(s, c->on ? &tick : &untick, STR_NONE);
  buf_release(&key);
}

bool state_tick_box(struct state *s, const struct state_note *note, const struct state_item *box,
    bool on, bool is_written, struct err *err)
{
  struct buf key = BUF_INIT;
  add_item(&key, box);
  const struct change c = {.make = make_box,
      .kind = FACT_TICK,
      .note = *note,
      .key = buf_str(&key),
      .number = is_written,
      .on = on};
  bool ok = change_make(s, &c, err);
  buf_release(&key);
  return ok;
}
