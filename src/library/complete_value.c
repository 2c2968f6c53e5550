/* Values of a field, and folders, with how many notes have each. */
#include "base/date.h"
#include "library/complete_own.h"
#include "library/fieldvalue.h"
#include "library/packed.h"

enum {
  ROWS_READ = 20000, /* of the table of values, for one list */
  YEAR_BYTES = 4,    /* "2024", */
  MONTH_BYTES = 7,   /*   ... "2024-06" */
};

enum { ROW_TEXT, ROW_SINCE, ROW_NOTES, ROW_DAY, ROW_WRITTEN };

#define ROWS "SELECT text, since, notes, day, written FROM value WHERE field = ?1"

/* Values while they are read: the rows of one follow each other. */
struct reading {
  struct completer *c;
  struct buf key, written; /* of the value that is being counted */
  size_t n_notes;
  enum completion_fit fit;
  bool is_folder;
};

static size_t count(const struct completer *c, struct db_stmt *s)
{
  size_t n = 0;
  uint64_t id = (uint64_t)db_int(s, ROW_SINCE);
  struct str rest = db_blob(s, ROW_NOTES);
  while (packed_next(&rest, &id))
    n += live_has(&c->library->index->live, id);
  return n;
}

/* Offers the value that was read to its end. */
static void end_value(struct reading *r)
{
  struct buf label = BUF_INIT, text = BUF_INIT;
  buf_add(&label, r->written.n ? buf_str(&r->written) : buf_str(&r->key));
  if (r->is_folder) buf_add_char(&label, '/');
  query_add_value(&text, buf_str(&label));
  struct candidate candidate = {
      .text = buf_str(&text), .label = buf_str(&label), .n_notes = r->n_notes};
  bool begins = r->fit == COMPLETION_AT_BEGINNING;
  if (r->n_notes && r->key.n)
    completion_offer(r->c, &candidate, begins ? COMPLETION_FIRST : COMPLETION_INSIDE);
  buf_release(&label);
  buf_release(&text);
  r->n_notes = 0;
}

/* Days fall under their year, or month, until that was typed. */
static struct str key_of(const struct reading *r, struct db_stmt *s, struct buf *day)
{
  if (db_is_null(s, ROW_DAY)) return db_text(s, ROW_TEXT);
  date_add(day, (long)db_int(s, ROW_DAY));
  size_t n = r->c->typed.n < YEAR_BYTES    ? YEAR_BYTES
             : r->c->typed.n < MONTH_BYTES ? MONTH_BYTES
                                           : day->n;
  return str_first(buf_str(day), n);
}

/* A text that is kept as its beginning is whole only as it was written. */
static bool is_cut(struct db_stmt *s)
{
  return str_has(db_text(s, ROW_TEXT), FIELDVALUE_HASH_MARK) && db_is_null(s, ROW_WRITTEN);
}

/* `wanted`: values that fit so. Others are left out. */
static void read_row(struct reading *r, struct db_stmt *s, enum completion_fit wanted)
{
  struct buf day = BUF_INIT;
  struct str key = key_of(r, s, &day);
  enum completion_fit fit = completion_fit(r->c, key);
  if (fit == wanted && !is_cut(s)) {
    if (!str_eq(key, buf_str(&r->key))) {
      end_value(r);
      buf_clear(&r->key);
      buf_add(&r->key, key);
      buf_clear(&r->written);
      if (!day.n && !db_is_null(s, ROW_WRITTEN)) buf_add(&r->written, db_text(s, ROW_WRITTEN));
      r->fit = fit;
    }
    r->n_notes += count(r->c, s);
  }
  buf_release(&day);
}

static void read_rows(struct reading *r, struct db_stmt *s, enum completion_fit wanted)
{
  for (int i = 0; i < ROWS_READ && db_step(s); i++)
    read_row(r, s, wanted);
  end_value(r);
  db_finish(s);
  buf_clear(&r->key);
  buf_clear(&r->written);
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
  if (!r->c->typed.n) return;
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
