/* A state: opened, changed as a whole, closed. */
#include "state/state_own.h"

#include "base/mem.h"
#include "state/change.h"
#include "state/fact.h"
#include "state/known.h"
#include "state/store.h"

#include <stdlib.h>
#include <time.h>

enum { QUICK_MS = 200, PATIENT_MS = 5000 };

static int64_t system_now_ms(void)
{
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void state_tell(struct state *s, const char *fmt, ...)
{
  va_list args;
  va_start(args, fmt);
  buf_clear(&s->notice);
  buf_vaddf(&s->notice, fmt, args);
  va_end(args);
}

struct state *state_open(const struct state_place *place)
{
  struct state *s = mem_zalloc(1, sizeof *s);
  s->now_ms = place->now_ms ? place->now_ms : system_now_ms;
  store_open(s, place);
  s->serial = s->marks_serial = 1;
  return s;
}

void state_close(struct state *s)
{
  if (!s) return;
  store_close(s);
  change_release(s);
  buf_release(&s->notice);
  buf_release(&s->moved);
  free(s);
}

struct str state_notice(const struct state *s)
{
  return buf_str(&s->notice);
}

bool state_is_known(const struct state *s, struct err *err)
{
  *err = s->unread;
  return !err_is_set(&s->unread);
}

bool state_is_kept(const struct state *s)
{
  return s->folder.n != 0;
}

int64_t state_now(const struct state *s)
{
  return s->then_ms ? s->then_ms : s->now_ms();
}

/* ---- changes ---- */

static void begin(struct state *s, const char *sql)
{
  s->was_busy = s->was_damaged = false;
  s->db->patience_ms = s->is_quick ? QUICK_MS : PATIENT_MS;
  db_run(s->db, sql);
}

/* To write from the beginning: two that both read first and then want to write would wait for each
 * other. */
void state_begin(struct state *s)
{
  if (s->depth++) return;
  bool may_begin = change_begin(s);
  s->step = 0;
  begin(s, may_begin ? "BEGIN IMMEDIATE" : "");
  if (!may_begin) db_give_up_busy(s->db);
  known_take_moved(s);
}

/* Is it only a lock that is in the way, of what can wait? */
static bool may_wait(const struct state *s)
{
  return s->is_quick && s->db->is_busy;
}

bool state_end(struct state *s, struct err *err)
{
  if (--s->depth) return db_is_well(s->db) || may_wait(s) || err_set(err, "%s", s->db->why.text);
  fact_forget_changes(s);
  db_run(s->db, "COMMIT");
  s->serial++;
  s->marks_serial += s->step != 0;
  struct err why = ERR_INIT;
  if (db_check(s->db, &why)) {
    change_kept(s);
    return true;
  }
  if (may_wait(s) && change_put_off(s)) return true;
  *err = why;
  change_lost(s);
  s->was_busy = s->db->is_busy;
  s->was_damaged = s->db->state == DB_DAMAGED;
  if (s->was_damaged) store_recover(s);
  return false;
}

void state_be_quick(struct state *s, bool on)
{
  s->is_quick = on;
  s->db->gave_up_ms = 0;
}

bool state_was_damaged(const struct state *s)
{
  return s->was_damaged;
}

bool state_was_busy(const struct state *s)
{
  return s->was_busy;
}

void state_look(struct state *s)
{
  if (!s->depth++) begin(s, "BEGIN");
}

void state_look_end(struct state *s)
{
  if (!--s->depth) db_run(s->db, "COMMIT");
  state_looked(s);
}

void state_looked(struct state *s)
{
  struct err ignored;
  if (s->depth) return;
  s->was_busy = false;
  if (db_check(s->db, &ignored)) return;
  s->was_busy = s->db->is_busy;
  if (s->db->state == DB_DAMAGED) store_recover(s);
}

uint64_t state_serial(struct state *s)
{
  int64_t version = db_get_int(s->db, "PRAGMA data_version", s->data_version);
  s->serial += version != s->data_version;
  s->marks_serial += version != s->data_version;
  s->data_version = version;
  state_looked(s);
  return s->serial;
}

void state_renamed(struct state *s, struct str from, struct str to)
{
  if (!from.n || !to.n || str_has(from, '\0') || str_has(to, '\0')) return;
  buf_add(&s->moved, from);
  buf_add_char(&s->moved, '\0');
  buf_add(&s->moved, to);
  buf_add_char(&s->moved, '\0');
}

bool state_settle(struct state *s, struct err *err)
{
  if (!s->moved.n) return true;
  state_begin(s);
  return state_end(s, err);
}

/* ---- statements ---- */

struct db_stmt state_prepare(struct state *s, const char *sql, int64_t number, struct str text)
{
  struct db_stmt stmt = db_prepare(s->db, sql);
  db_bind_int(&stmt, 1, number);
  db_bind_text(&stmt, 2, text);
  return stmt;
}

void state_run(struct state *s, const char *sql, int64_t number, struct str text)
{
  struct db_stmt stmt = state_prepare(s, sql, number, text);
  db_finish_steps(&stmt);
  db_finish(&stmt);
}
