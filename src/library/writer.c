/* Writing notes into an index. */
#include "library/writer_new.h"

#include "base/mem.h"
#include "library/fieldids.h"
#include "library/postings.h"

#include <stdio.h>
#include <stdlib.h>

enum {
  WORN_NOTES = 1000, /* fewer dead ones are never worth a rebuild */
  WORN_PART = 4,     /* one dead note to so many living ones is */
  MERGE_PAGES = 64,  /* of the full-text index, a step of tidying */
  MERGE_STEPS = 16,
};

enum statement {
  PUT_FILE,
  PUT_NOTE,
  PUT_WORDS,
  PUT_FIELD,
  DROP_FILE,
  DROP_NOTE,
  PUT_NEXT,
  COUNT_SERIAL,
  STATEMENTS,
};

static const char *const sql[STATEMENTS] = {
    [PUT_FILE] = "INSERT OR REPLACE INTO file VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [PUT_NOTE] = "INSERT INTO note VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    [PUT_WORDS] = ("INSERT INTO words(rowid, title, lead, headings, body, code, meta)"
                   " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
    [PUT_FIELD] = "INSERT INTO field(name) VALUES(?1) RETURNING id",
    [DROP_FILE] = "DELETE FROM file WHERE root = ?1 AND path = ?2",
    [DROP_NOTE] = "DELETE FROM note WHERE id = ?1",
    [PUT_NEXT] = "UPDATE meta SET value = ?1 WHERE key = 'next'",
    [COUNT_SERIAL] = "UPDATE meta SET value = value + 1 WHERE key = 'serial'",
};

struct writer {
  struct index *index;
  struct db *db;
  struct db_stmt statements[STATEMENTS];
  struct postings postings;
  struct fieldids fields;
  uint64_t next;  /* id of the next note */
  uint64_t since; /* next, when the transaction began */
  size_t pending_bytes;
  bool is_open;     /* is there a transaction? */
  bool is_other;    /* has it other notes than before? */
  bool has_changed; /* was that so ever? */
};

/* ---- fields ---- */

static int64_t number_of_field(struct writer *w, struct str name)
{
  int64_t id = fieldids_get(&w->fields, name);
  if (id) return id;
  struct db_stmt *s = &w->statements[PUT_FIELD];
  db_bind_text(s, 1, name);
  id = db_step(s) ? db_int(s, 0) : 0;
  db_finish_steps(s);
  if (id) fieldids_add(&w->fields, name, id);
  return id;
}

/* What the file holds, also after a transaction that failed. */
static void load(struct writer *w)
{
  struct db *db = w->db;
  fieldids_clear(&w->fields);
  struct db_stmt s = db_prepare(db, "SELECT name, id FROM field");
  while (db_step(&s))
    fieldids_add(&w->fields, db_text(&s, 0), db_int(&s, 1));
  db_finish(&s);
  w->next = (uint64_t)db_get_int(db, "SELECT value FROM meta WHERE key = 'next'", 0);
  live_load(&w->index->live, db);
  if (w->next <= w->index->live.last_id) db_condemn(db);
}

/* ---- opening ---- */

struct writer *writer_new(struct index *x, bool *damaged, struct err *err)
{
  struct writer *w = mem_zalloc(1, sizeof *w);
  w->index = x;
  w->db = x->db;
  load(w);
  for (size_t i = 0; i < STATEMENTS; i++)
    w->statements[i] = db_prepare(w->db, sql[i]);
  if (db_check(w->db, err)) return w;
  *damaged = writer_is_damaged(w);
  writer_free(w);
  return NULL;
}

void writer_free(struct writer *w)
{
  if (!w) return;
  db_rollback(w->db);
  for (size_t i = 0; i < STATEMENTS; i++)
    db_finish(&w->statements[i]);
  if (!w->has_changed) db_keep_log(w->db); /* what it did else is not worth waiting for a disk */
  postings_release(&w->postings);
  fieldids_release(&w->fields);
  index_close(w->index);
  free(w);
}

bool writer_is_damaged(const struct writer *w)
{
  return w->db->state == DB_DAMAGED;
}

struct db *writer_db(struct writer *w)
{
  return w->db;
}

unsigned writer_number(const struct writer *w)
{
  return w->index->number;
}

/* ---- changes ---- */

void writer_begin(struct writer *w)
{
  if (w->is_open) return;
  db_run(w->db, "BEGIN IMMEDIATE");
  w->is_open = true;
  w->since = w->next;
}

static void begin_change(struct writer *w)
{
  writer_begin(w);
  w->is_other = w->has_changed = true;
}

static void put_file(struct writer *w, const struct writer_file *f, int64_t id)
{
  struct db_stmt *s = &w->statements[PUT_FILE];
  db_bind_int(s, 1, f->root);
  db_bind_blob(s, 2, f->path);
  db_bind_int(s, 3, id);
  db_bind_int(s, 4, f->stamp.mtime_ns);
  db_bind_int(s, 5, f->stamp.size_bytes);
  db_bind_int(s, 6, (int64_t)f->stamp.inode);
  db_bind_int(s, 7, (int64_t)f->hash);
  db_finish_steps(s);
}

static void put_note(struct writer *w, const struct writer_file *f, const struct entry *e)
{
  struct db_stmt *s = &w->statements[PUT_NOTE];
  db_bind_int(s, 1, (int64_t)w->next);
  db_bind_int(s, 2, f->root);
  db_bind_blob(s, 3, f->path);
  db_bind_text(s, 4, e->title);
  db_bind_text(s, 5, e->title_key);
  db_bind_text(s, 6, e->summary);
  db_bind_text(s, 7, e->date);
  db_bind_text(s, 8, e->stack);
  db_bind_real(s, 9, e->score);
  db_bind_int(s, 10, e->traits);
  db_finish_steps(s);
}

static void put_words(struct writer *w, const struct entry *e)
{
  struct db_stmt *s = &w->statements[PUT_WORDS];
  db_bind_int(s, 1, (int64_t)w->next);
  for (int i = 0; i < WORDS_COLUMNS; i++) {
    db_bind_blob(s, 2 + i, entry_stream(e, (enum words_column)i));
  }
  w->pending_bytes += e->stream.n;
  db_finish_steps(s);
}

static void drop_note(struct writer *w, int64_t id)
{
  struct db_stmt *s = &w->statements[DROP_NOTE];
  db_bind_int(s, 1, id);
  db_finish_steps(s);
  live_remove(&w->index->live, (uint64_t)id);
}

void writer_put(
    struct writer *w, const struct writer_file *file, const struct entry *e, int64_t old_id)
{
  begin_change(w);
  if (old_id) drop_note(w, old_id);
  put_file(w, file, (int64_t)w->next);
  put_note(w, file, e);
  put_words(w, e);
  for (size_t i = 0; i < e->n_values; i++)
    postings_add(&w->postings, number_of_field(w, e->values[i].field), &e->values[i], w->next);
  live_add(&w->index->live, w->next++, e->n_words);
}

void writer_touch(struct writer *w, const struct writer_file *file, int64_t id)
{
  begin_change(w);
  put_file(w, file, id);
}

void writer_drop(struct writer *w, const struct writer_file *file, int64_t id)
{
  begin_change(w);
  struct db_stmt *s = &w->statements[DROP_FILE];
  db_bind_int(s, 1, file->root);
  db_bind_blob(s, 2, file->path);
  db_finish_steps(s);
  drop_note(w, id);
}

size_t writer_pending_bytes(const struct writer *w)
{
  return w->pending_bytes;
}

static void store_changes(struct writer *w)
{
  postings_store(&w->postings, w->db, w->since);
  live_store(&w->index->live, w->db);
  struct db_stmt *s = &w->statements[PUT_NEXT];
  db_bind_int(s, 1, (int64_t)w->next);
  db_finish_steps(s);
  db_finish_steps(&w->statements[COUNT_SERIAL]);
}

bool writer_commit(struct writer *w, struct err *err)
{
  if (!w->is_open) return db_check(w->db, err);
  if (w->is_other) store_changes(w);
  db_run(w->db, "COMMIT");
  w->is_open = w->is_other = false;
  w->pending_bytes = 0;
  if (db_check(w->db, err)) return true;
  load(w);
  return false;
}

/* ---- upkeep ---- */

static int64_t changes(struct writer *w)
{
  return db_get_int(w->db, "SELECT total_changes()", 0);
}

static void merge_a_little(struct writer *w)
{
  char merge[80];
  snprintf(merge, sizeof merge, "INSERT INTO words(words, rank) VALUES('merge', %d)", MERGE_PAGES);
  for (int i = 0; i < MERGE_STEPS; i++) {
    int64_t before = changes(w);
    db_run(w->db, merge);
    if (changes(w) - before < 2) break; /* as FTS5 says that there was nothing to merge */
  }
}

/* What stays in the log is read again by whoever opens the index when nobody has it open: a log
 * that has grown is emptied, for which nobody may be reading just then. */
static void empty_log(struct writer *w, bool at_any_rate)
{
  enum { LOG_PAGES = 64 };
  struct db_stmt s = db_prepare(w->db, "PRAGMA wal_checkpoint(PASSIVE)");
  bool has_grown = db_step(&s) && db_int(&s, 1) > LOG_PAGES;
  db_finish(&s);
  if (at_any_rate || has_grown) db_run(w->db, "PRAGMA wal_checkpoint(TRUNCATE)");
}

/* The large pieces that a long run leaves are put together at once, though that is a tenth of the
 * run: else each small change that follows would have to move a part of them, or one of the changes
 * all of them (crisismerge). */
bool writer_tidy(struct writer *w, bool thoroughly, struct err *err)
{
  if (thoroughly)
    db_run(w->db, "INSERT INTO words(words) VALUES('optimize')");
  else
    merge_a_little(w);
  empty_log(w, thoroughly);
  return db_check(w->db, err);
}

bool writer_wears(size_t n_dead, size_t n_living)
{
  return n_dead > WORN_NOTES && n_dead > n_living / WORN_PART;
}

bool writer_is_worn(const struct writer *w)
{
  size_t living = w->index->live.n_notes;
  return writer_wears(w->next - 1 - living, living);
}
