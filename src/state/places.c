/* Where the reader was. */
#include "state/places.h"

#include "base/ascii.h"
#include "state/change.h"
#include "state/known.h"

#include <inttypes.h>

/* ---- a spot as text: "BLOCK+OFFSET", "BLOCK+OFFSET+BELOW" ---- */

static void add_spot(struct buf *out, struct state_spot spot)
{
  buf_addf(out, "%" PRIu32 "+%" PRIu32, spot.block, spot.offset);
  if (spot.below) buf_addf(out, "+%" PRIu32, spot.below);
}

static uint32_t number_of(struct str digits)
{
  uint64_t n = 0;
  for (size_t i = 0; i < digits.n && ascii_is_digit(digits.p[i]) && n <= UINT32_MAX; i++)
    n = n * 10 + (uint64_t)(digits.p[i] - '0');
  return n <= UINT32_MAX ? (uint32_t)n : UINT32_MAX;
}

static struct state_spot spot_of(struct str text)
{
  uint32_t numbers[3] = {0};
  struct str part;
  for (size_t i = 0; i < 3 && str_cut(&text, '+', &part); i++)
    numbers[i] = number_of(part);
  return (struct state_spot){numbers[0], numbers[1], numbers[2]};
}

static void keep(struct state *s, struct fact_at at, struct state_spot spot)
{
  struct buf value = BUF_INIT;
  add_spot(&value, spot);
  if (at.note) fact_set(s, &at, buf_str(&value));
  buf_release(&value);
}

/* ---- places ---- */

bool state_left_at(struct state *s, const struct state_note *note, struct state_spot *spot)
{
  state_look(s);
  struct fact_at at = {FACT_PLACE, known_find(s, note), STR_NONE};
  struct buf value = BUF_INIT;
  bool is_known = at.note && fact_get(s, &at, &value, NULL);
  if (is_known) *spot = spot_of(buf_str(&value));
  buf_release(&value);
  state_look_end(s);
  return is_known;
}

static void make_place(struct state *s, const struct change *c)
{
  struct fact_at at = {FACT_PLACE, 0, STR_NONE};
  bool is_beginning = !c->spot.block && !c->spot.offset && !c->spot.below;
  at.note = is_beginning ? known_find(s, &c->note) : known_keep(s, &c->note);
  if (!is_beginning)
    keep(s, at, c->spot);
  else if (at.note)
    fact_drop(s, &at);
}

bool state_leave(
    struct state *s, const struct state_note *note, struct state_spot spot, struct err *err)
{
  const struct change c = {.make = make_place, .kind = FACT_PLACE, .note = *note, .spot = spot};
  return change_make(s, &c, err);
}

/* ---- bookmarks ---- */

bool state_is_letter(char letter)
{
  return ascii_is_letter(letter) || ascii_is_digit(letter);
}

/* Takes the letter from whatever note has it. */
static void drop_letter(struct state *s, struct str letter)
{
  struct fact_at at = {FACT_BOOKMARK, 0, letter};
  struct db_stmt stmt =
      db_prepare(s->db, "SELECT note FROM fact WHERE kind = 'bookmark' AND key = ?1");
  db_bind_text(&stmt, 1, letter);
  while (db_step(&stmt)) {
    at.note = db_int(&stmt, 0);
    db_reset(&stmt);
    fact_drop(s, &at);
  }
  db_finish(&stmt);
}

bool state_claim_letter(struct state *s, struct str letter, int64_t at_ms)
{
  struct db_stmt stmt =
      db_prepare(s->db, "SELECT max(at_ms) FROM fact WHERE kind = 'bookmark' AND key = ?1");
  db_bind_text(&stmt, 1, letter);
  bool is_newer = !db_step(&stmt) || db_int(&stmt, 0) < at_ms;
  db_finish(&stmt);
  if (is_newer) drop_letter(s, letter);
  return is_newer;
}

static void make_bookmark(struct state *s, const struct change *c)
{
  struct fact_at at = {FACT_BOOKMARK, 0, c->key};
  if (!c->on) {
    drop_letter(s, c->key);
    return;
  }
  at.note = known_keep(s, &c->note);
  if (!fact_get(s, &at, NULL, NULL)) drop_letter(s, at.key);
  keep(s, at, c->spot);
}

bool state_set_bookmark(struct state *s, const struct state_note *note, char letter,
    struct state_spot spot, struct err *err)
{
  const struct change c = {.make = make_bookmark,
      .kind = FACT_BOOKMARK,
      .note = *note,
      .key = {&letter, 1},
      .spot = spot,
      .on = true};
  return change_make(s, &c, err);
}

bool state_drop_bookmark(struct state *s, char letter, struct err *err)
{
  const struct change c = {.make = make_bookmark, .kind = FACT_BOOKMARK, .key = {&letter, 1}};
  return change_make(s, &c, err);
}

size_t state_bookmarks(struct state *s, struct arena *a, struct state_bookmark **out)
{
  enum { LETTERS = 26 + 26 + 10 };
  size_t n = 0;
  *out = ARENA_ARRAY(a, LETTERS, struct state_bookmark);
  struct db_stmt stmt = db_prepare(s->db,
      "SELECT f.key, n.path, f.value, f.at_ms FROM fact f JOIN note n ON n.id = f.note"
      " WHERE f.kind = 'bookmark' ORDER BY f.key");
  while (n < LETTERS && db_step(&stmt)) {
    struct str key = db_text(&stmt, 0);
    if (key.n != 1 || !state_is_letter(key.p[0])) continue;
    (*out)[n++] = (struct state_bookmark){
        key.p[0], arena_str(a, db_blob(&stmt, 1)), spot_of(db_text(&stmt, 2)), db_int(&stmt, 3)};
  }
  db_finish(&stmt);
  state_looked(s);
  return n;
}

/* ---- visits: their keys are numbers of ten digits ---- */

static uint64_t newest_visit(struct state *s)
{
  return (uint64_t)db_get_int(
      s->db, "SELECT CAST(max(key) AS INTEGER) FROM fact WHERE kind = 'visit'", 0);
}

static void make_visit(struct state *s, const struct change *c)
{
  struct buf key = BUF_INIT;
  struct fact_at at = {FACT_VISIT, known_keep(s, &c->note), STR_NONE};
  uint64_t newest = newest_visit(s);
  buf_addf(&key, "%010" PRIu64, newest);
  at.key = buf_str(&key);
  if (!fact_get(s, &at, NULL, NULL)) { /* the newest is of another note */
    buf_clear(&key);
    buf_addf(&key, "%010" PRIu64, newest + 1);
    at.key = buf_str(&key);
  }
  keep(s, at, c->spot);
  buf_release(&key);
}

bool state_visit(
    struct state *s, const struct state_note *note, struct state_spot spot, struct err *err)
{
  const struct change c = {.make = make_visit, .kind = FACT_VISIT, .note = *note, .spot = spot};
  return change_make(s, &c, err);
}

size_t state_visits(struct state *s, struct arena *a, size_t most, struct state_visit **out)
{
  size_t i = most;
  *out = ARENA_ARRAY(a, most + 1, struct state_visit);
  struct db_stmt stmt =
      db_prepare(s->db, "SELECT n.path, f.value FROM fact f JOIN note n ON n.id = f.note"
                        " WHERE f.kind = 'visit' AND n.path <> x'' ORDER BY f.key DESC LIMIT ?1");
  db_bind_int(&stmt, 1, (int64_t)most);
  while (i && db_step(&stmt))
    (*out)[--i] = (struct state_visit){arena_str(a, db_blob(&stmt, 0)), spot_of(db_text(&stmt, 1))};
  db_finish(&stmt);
  state_looked(s);
  *out += i;
  return most - i;
}
