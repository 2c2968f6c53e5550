/* Values of a field, and folders, with how many notes have each. */
#include "base/date.h"
#include "library/complete_own.h"
#include "library/fieldvalue.h"

enum {
  VALUES_READ = 10000, /* of a field, for one list: of those that fit, */
  ROWS_READ = 10000,   /*   ... and rows of those that may not */
  YEAR_BYTES = 4,      /* "2024", */
  MONTH_BYTES = 7,     /*   ... "2024-06", */
  DAY_BYTES = 10,
};

enum { ROW_TEXT, ROW_SINCE, ROW_NOTES, ROW_DAY, ROW_WRITTEN };

#define ROWS "SELECT text, since, notes, day, written FROM value WHERE field = ?1"

/* Values while they are read: the rows of one follow each other. */
struct reading {
  struct completer *c;
  struct buf key, written; /* of the value that is being counted */
  size_t n_notes;
  size_t n_values; /* that fitted so far */
  enum completion_fit fit;
  bool is_folder, has_days;
  long first_day, n_days; /* that the value stands for; n_days: 0 where it is no day */
};

/* ---- days ---- */

/* Days fall under their year, or month, until that was typed. */
static size_t day_bytes(const struct completer *c)
{
  if (c->typed.n < YEAR_BYTES) return YEAR_BYTES;
  return c->typed.n < MONTH_BYTES ? MONTH_BYTES : DAY_BYTES;
}

/* Dates that are written in other ways come later, under a label that there is already. */
static bool add_to_offered(struct reading *r)
{
  struct completion *out = r->c->out;
  for (size_t i = 0; r->n_days && i < out->n; i++)
    if (str_eq(out->items[i].label, buf_str(&r->key))) {
      out->items[i].n_notes += r->n_notes;
      r->n_notes = 0;
      return true;
    }
  return false;
}

/* ---- rows ---- */

/* Offers the value that was read to its end. */
static void end_value(struct reading *r)
{
  struct buf label = BUF_INIT, text = BUF_INIT;
  bool begins = r->fit == COMPLETION_AT_BEGINNING;
  enum completion_rank rank = begins ? COMPLETION_FIRST : COMPLETION_INSIDE;
  if (add_to_offered(r)) return;
  size_t n_notes = r->n_notes;
  r->n_notes = 0;
  if (!n_notes || !r->key.n || !completion_is_wanted(r->c, n_notes, rank)) return;
  buf_add(&label, r->written.n ? buf_str(&r->written) : buf_str(&r->key));
  if (r->is_folder) buf_add_char(&label, '/');
  query_add_value(&text, buf_str(&label));
  struct candidate candidate = {
      .text = buf_str(&text), .label = buf_str(&label), .n_notes = n_notes};
  completion_offer(r->c, &candidate, rank);
  buf_release(&label);
  buf_release(&text);
}

/* A text that is kept as its beginning is whole only as it was written. */
static bool is_cut(struct db_stmt *s)
{
  return fieldvalue_is_cut(db_text(s, ROW_TEXT)) && db_is_null(s, ROW_WRITTEN);
}

/* Begins to count a value, in place of the one that was. */
static void begin_value(struct reading *r, struct str key, struct str written)
{
  end_value(r);
  r->n_values++;
  buf_clear(&r->key);
  buf_add(&r->key, key);
  buf_clear(&r->written);
  buf_add(&r->written, written);
  r->n_days = 0;
}

static void read_text(struct reading *r, struct db_stmt *s, enum completion_fit wanted)
{
  struct str key = db_text(s, ROW_TEXT);
  if (completion_fit(r->c, key) != wanted || is_cut(s)) return;
  r->fit = wanted;
  bool is_same = str_eq(key, buf_str(&r->key)) && !r->n_days;
  if (!is_same)
    begin_value(r, key, db_is_null(s, ROW_WRITTEN) ? STR_NONE : db_text(s, ROW_WRITTEN));
  r->n_notes += completion_count(r->c, (uint64_t)db_int(s, ROW_SINCE), db_blob(s, ROW_NOTES));
}

static void read_day(struct reading *r, struct db_stmt *s)
{
  long day = (long)db_int(s, ROW_DAY);
  r->has_days = true;
  if (day < r->first_day || day >= r->first_day + r->n_days) {
    struct buf text = BUF_INIT;
    date_add(&text, day);
    struct str label = str_first(buf_str(&text), day_bytes(r->c));
    if (completion_fit(r->c, label) == COMPLETION_AT_BEGINNING) {
      begin_value(r, label, STR_NONE);
      if (!date_parse(label, &r->first_day, &r->n_days)) r->n_days = 0;
      r->fit = COMPLETION_AT_BEGINNING;
    }
    buf_release(&text);
  }
  if (day >= r->first_day && day < r->first_day + r->n_days)
    r->n_notes += completion_count(r->c, (uint64_t)db_int(s, ROW_SINCE), db_blob(s, ROW_NOTES));
}

/* `wanted`: values that fit so. Others are left out. */
static void read_row(struct reading *r, struct db_stmt *s, enum completion_fit wanted)
{
  if (db_is_null(s, ROW_DAY))
    read_text(r, s, wanted);
  else if (wanted == COMPLETION_AT_BEGINNING)
    read_day(r, s);
}

static void read_rows(struct reading *r, struct db_stmt *s, enum completion_fit wanted)
{
  bool all_fit = wanted == COMPLETION_AT_BEGINNING;
  r->n_values = 0;
  for (int i = 0; r->n_values < VALUES_READ && (all_fit || i < ROWS_READ) && db_step(s); i++)
    read_row(r, s, wanted);
  begin_value(r, STR_NONE, STR_NONE);
  db_finish(s);
}

/* Values that begin with what was typed are found by their key; what has it in its middle is looked
 * for as far as it does not take long. */
static void read_values(struct reading *r, int64_t field)
{
  struct buf to = BUF_INIT;
  buf_add(&to, r->c->typed);
  buf_add_char(&to, '\xFF'); /* after every text that begins so: it is no byte of UTF-8 */
  struct db_stmt s = db_prepare(r->c->db, ROWS " AND text >= ?2 AND text < ?3");
  db_bind_int(&s, 1, field);
  db_bind_text(&s, 2, r->c->typed);
  db_bind_text(&s, 3, buf_str(&to));
  read_rows(r, &s, COMPLETION_AT_BEGINNING);
  buf_release(&to);
  if (!r->c->typed.n || r->has_days) return;
  s = db_prepare(r->c->db, ROWS " ORDER BY text, since");
  db_bind_int(&s, 1, field);
  read_rows(r, &s, COMPLETION_AT_WORD);
}

static void complete_from(struct completer *c, int64_t field, bool is_folder)
{
  struct reading r = {.c = c, .is_folder = is_folder};
  if (field) read_values(&r, field);
  buf_release(&r.key);
  buf_release(&r.written);
}

void complete_values(struct completer *c, struct str field)
{
  int64_t id;
  struct err ignored;
  bool is_trait = str_eq_name(field, STR_LIT("is")) || str_eq_name(field, STR_LIT("has"));
  if (is_trait)
    complete_traits(c, field);
  else if (names_find(&c->library->names, field, &id, &ignored))
    complete_from(c, id, false);
}

void complete_folders(struct completer *c)
{
  complete_from(c, names_get(&c->library->names, STR_LIT("folder")), true);
}
