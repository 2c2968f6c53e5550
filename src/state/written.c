/* What was written into files, as facts. */
#include "state/written.h"

#include "base/limits.h"
#include "state/change.h"
#include "state/hash_text.h"
#include "state/known.h"

#include <inttypes.h>

enum { HEAD_BYTES = 64 }; /* of a record, before the changes */

bool state_keeps_written(struct str changes)
{
  return changes.n && changes.n + HEAD_BYTES <= LIMIT_STATE_TEXT_BYTES;
}

/* The newest fact of a kind that tells the content, if it tells that one, tells another. */
static void carry(struct state *s, enum fact_kind kind, int64_t id, const struct state_written *w)
{
  struct buf key = BUF_INIT;
  uint64_t hash = 0;
  struct db_stmt stmt = fact_walk(s, kind, id);
  while (db_step(&stmt)) {
    buf_clear(&key);
    buf_add(&key, db_text(&stmt, 0));
    hash = hash_of_text(db_text(&stmt, 1));
  }
  db_finish(&stmt);
  struct fact_at at = {kind, id, buf_str(&key)};
  if (hash && hash == w->before) fact_set(s, &at, str_of(hash_text(w->after).text));
  buf_release(&key);
}

bool state_read_written(struct str record, struct state_written *out)
{
  struct str before, after, at_ms;
  if (!str_cut(&record, ' ', &before) || !str_cut(&record, ' ', &after) ||
      !str_cut(&record, ' ', &at_ms) || !record.p)
    return false;
  *out = (struct state_written){hash_of_text(before), hash_of_text(after), record};
  return out->before && out->after;
}

static void make_written(struct state *s, const struct change *c)
{
  struct state_written w;
  struct fact_at at = {.kind = FACT_WRITTEN, .note = known_keep(s, &c->note), .key = STR_NONE};
  if (!at.note || !state_read_written(c->value, &w)) return;
  carry(s, FACT_READ, at.note, &w);
  carry(s, FACT_REVIEW, at.note, &w);
  fact_set(s, &at, c->value);
}

bool state_wrote(
    struct state *s, const struct state_note *note, const struct state_written *w, struct err *err)
{
  struct buf record = BUF_INIT;
  /* The time makes it another fact than one that wrote the same before. */
  buf_addf(&record, "%s %s %" PRId64 " %.*s", hash_text(w->before).text, hash_text(w->after).text,
      s->now_ms(), STR_ARG(w->changes));
  const struct change c = {.make = make_written,
      .kind = FACT_WRITTEN,
      .note = *note,
      .value = buf_str(&record),
      .on = true};
  bool ok = change_make(s, &c, err);
  buf_release(&record);
  return ok;
}
