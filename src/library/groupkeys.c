/* Reading which group each note is in, and keeping it. */
#include "library/groupkeys.h"

#include "base/date.h"
#include "base/mem.h"
#include "library/facets.h"
#include "library/fieldvalue.h"
#include "library/packed.h"

#include <stdlib.h>

enum { ROW_TEXT, ROW_SINCE, ROW_NOTES, ROW_NUMBER, ROW_DAY, ROW_WRITTEN };

/* Keys that are being read. */
struct reading {
  struct groupkeys *keys;
  struct buf last; /* text of the row before */
};

/* ---- the number of a row ---- */

static void set_label(struct groupkeys *g, size_t number, struct str label)
{
  g->labels = mem_grow(g->labels, &g->cap, number + 1, sizeof *g->labels);
  for (; g->n <= number; g->n++)
    g->labels[g->n] = STR_NONE;
  if (!g->labels[number].n) g->labels[number] = arena_str(g->arena, label);
}

static size_t number_of_text(struct reading *r, struct db_stmt *s)
{
  struct groupkeys *g = r->keys;
  struct str text = db_text(s, ROW_TEXT);
  if (g->n == 1 || !str_eq(buf_str(&r->last), text)) {
    buf_clear(&r->last);
    buf_add(&r->last, text);
    struct buf label = BUF_INIT;
    fieldvalue_add_label(&label, text);
    set_label(g, g->n, db_is_null(s, ROW_WRITTEN) ? buf_str(&label) : db_text(s, ROW_WRITTEN));
    buf_release(&label);
  }
  return g->n - 1;
}

static size_t number_of_day(struct reading *r, struct db_stmt *s)
{
  enum { YEAR_BYTES = 4, YEARS = 10000 };
  struct buf day = BUF_INIT;
  size_t year = 0;
  if (!db_is_null(s, ROW_DAY)) date_add(&day, (long)db_int(s, ROW_DAY));
  for (size_t i = 0; i < YEAR_BYTES && i < day.n; i++)
    year = year * 10 + (size_t)(day.p[i] - '0');
  if (year > 0 && year < YEARS) set_label(r->keys, year, str_first(buf_str(&day), YEAR_BYTES));
  buf_release(&day);
  return year < YEARS ? year : 0;
}

static size_t number_of_bin(struct reading *r, struct db_stmt *s)
{
  enum { BINS = 10, MOST = 100 };
  double number = db_real(s, ROW_NUMBER);
  struct buf label = BUF_INIT;
  if (db_is_null(s, ROW_NUMBER) || !(number >= 0 && number <= MOST)) return 0;
  size_t bin = number >= MOST ? BINS - 1 : (size_t)(number / BINS);
  buf_addf(&label, "%zu..%zu", bin * BINS, bin == BINS - 1 ? MOST : bin * BINS + BINS - 1);
  set_label(r->keys, bin + 1, buf_str(&label));
  buf_release(&label);
  return bin + 1;
}

/* ---- of several values, the one that counts ---- */

static bool never(const struct groupkeys *g, size_t number, size_t before)
{
  (void)g, (void)number, (void)before;
  return false;
}

static bool is_larger(const struct groupkeys *g, size_t number, size_t before)
{
  (void)g;
  return number > before;
}

/* Of folders of a note the deepest. Their keys may be hashes, whose order says nothing. */
static bool is_longer(const struct groupkeys *g, size_t number, size_t before)
{
  return g->labels[number].n > g->labels[before].n;
}

static const struct {
  size_t (*number)(struct reading *r, struct db_stmt *s);
  bool (*wins)(const struct groupkeys *g, size_t number, size_t before);
  bool descends;
} kinds[] = {
    [FACET_VALUES] = {number_of_text, never, false},
    [FACET_MONTHS] = {number_of_day, is_larger, true},
    [FACET_TENTHS] = {number_of_bin, is_larger, true},
    [FACET_FOLDERS] = {number_of_text, is_longer, false},
};

static void take_row(struct reading *r, struct db_stmt *s)
{
  struct groupkeys *g = r->keys;
  enum facet_kind kind = facet_rows[g->row].kind;
  size_t number = kinds[kind].number(r, s);
  uint64_t id = (uint64_t)db_int(s, ROW_SINCE);
  struct str rest = db_blob(s, ROW_NOTES);
  while (number && packed_next(&rest, &id)) {
    if (id >= g->limit) continue;
    uint32_t *of = &g->of[id];
    if (!*of || kinds[kind].wins(g, number, *of)) *of = (uint32_t)number;
  }
}

static void read_values(struct groupkeys *g, struct db *db, int64_t field)
{
  struct reading r = {.keys = g, .last = BUF_INIT};
  struct db_stmt s =
      db_prepare(db, "SELECT text, since, notes, number, day, written FROM value WHERE field = ?1"
                     " ORDER BY text, since");
  db_bind_int(&s, 1, field);
  set_label(g, 0, STR_LIT(""));
  while (db_step(&s))
    take_row(&r, &s);
  db_finish(&s);
  buf_release(&r.last);
}

/* What was cut short is read again by the next who asks. */
const struct groupkeys *groupkeys_get(
    struct groupkeys *kept, struct db *db, size_t limit, size_t row, int64_t field)
{
  if (kept->of && kept->row == row && kept->limit == limit && kept->is_whole) return kept;
  groupkeys_forget(kept);
  kept->row = row;
  kept->limit = limit;
  kept->descends = kinds[facet_rows[row].kind].descends;
  kept->arena = arena_new();
  kept->of = mem_zalloc(limit + 1, sizeof *kept->of);
  read_values(kept, db, field);
  kept->is_whole = db_is_well(db) && !(db->cancel && atomic_load(db->cancel));
  return kept;
}

void groupkeys_forget(struct groupkeys *kept)
{
  arena_free(kept->arena);
  free(kept->of);
  free(kept->labels);
  *kept = (struct groupkeys){0};
}
