/* Reading rows of results: a window at a time, by the ids that a search found. */
#include "library/search_own.h"
#include "library/trait.h"

enum { WINDOW_BY_SQL = 2000 }; /* so far into all notes, walking the index of titles is quick */

enum {
  ROW_ROOT,
  ROW_PATH,
  ROW_TITLE,
  ROW_SUMMARY,
  ROW_DATE,
  ROW_STACK,
  ROW_SCORE,
  ROW_TRAITS,
  ROW_HASH,
};

static const char by_id[] =
    "SELECT n.root, n.path, title, summary, date, stack, score, traits, hash FROM note n"
    " LEFT JOIN file f ON f.root = n.root AND f.path = n.path WHERE id = ?1";

static const char by_title[] = "SELECT id FROM note ORDER BY title_key, id LIMIT ?1 OFFSET ?2";

static void read_row(struct db_stmt *s, struct arena *a, struct result_row *row)
{
  int64_t marks = db_int(s, ROW_TRAITS);
  row->root = (size_t)db_int(s, ROW_ROOT);
  row->path = arena_str(a, db_blob(s, ROW_PATH));
  row->title = arena_str(a, db_text(s, ROW_TITLE));
  row->summary = arena_str(a, db_text(s, ROW_SUMMARY));
  row->date = arena_str(a, db_text(s, ROW_DATE));
  row->stack = arena_str(a, db_text(s, ROW_STACK));
  row->score_mean = db_real(s, ROW_SCORE);
  row->hash = (uint64_t)db_int(s, ROW_HASH);
  row->is_ai = marks & TRAIT_IS_AI;
  row->has_images = marks & TRAIT_HAS_IMAGES;
  row->needs_review = marks & TRAIT_NEEDS_REVIEW;
  row->has_faults = marks & TRAIT_HAS_FAULTS;
}

static const struct ranked *item_at(const struct results *r, size_t i)
{
  return i < r->whole.n ? &r->whole.items[i] : &r->some.items[i - r->whole.n];
}

/* Sets the ids of a window of all notes. */
static size_t find_all(const struct results *r, size_t first, size_t n, struct result_row *rows)
{
  struct index *x = r->library->index;
  size_t found = 0;
  if (first + n > WINDOW_BY_SQL) {
    const uint32_t *ids = index_by_title(x);
    for (; found < n && first + found < x->live.n_notes && ids[first + found]; found++)
      rows[found] = (struct result_row){.id = ids[first + found]};
    return found;
  }
  struct db_stmt s = db_prepare(x->db, by_title);
  db_bind_int(&s, 1, (int64_t)n);
  db_bind_int(&s, 2, (int64_t)first);
  while (found < n && db_step(&s))
    rows[found++] = (struct result_row){.id = db_int(&s, 0)};
  db_finish(&s);
  return found;
}

static size_t find_ranked(struct results *r, size_t first, size_t n, struct result_row *rows)
{
  size_t end = first + n;
  ranked_sort(&r->whole, end);
  if (end > r->whole.n) ranked_sort(&r->some, end - r->whole.n);
  for (size_t i = 0; i < n; i++) {
    const struct ranked *item = item_at(r, first + i);
    rows[i] = (struct result_row){.id = item->id, .relevance = (double)item->score};
  }
  return n;
}

size_t results_rows(
    struct results *r, struct arena *a, size_t first, size_t n, struct result_row *rows)
{
  size_t total = results_total(r);
  if (first >= total) return 0;
  if (n > total - first) n = total - first;
  struct db *db = r->library->index->db;
  db_run(db, "SAVEPOINT rows"); /* one for all: each would take and give back a lock */
  size_t found = r->is_all ? find_all(r, first, n, rows) : find_ranked(r, first, n, rows);
  struct db_stmt s = db_prepare(db, by_id);
  for (size_t i = 0; i < found; i++) {
    struct result_row *row = &rows[i];
    row->path = row->title = row->summary = row->date = row->stack = STR_NONE;
    row->score_mean = -1;
    row->hash = 0;
    if (r->attached != r->library->n_attached) continue; /* ids are another index's now */
    db_bind_int(&s, 1, row->id);
    if (db_step(&s)) read_row(&s, a, row);
    db_reset(&s);
  }
  db_finish(&s);
  db_run(db, "RELEASE rows");
  struct err ignored;
  return library_check_index(r->library, &ignored) ? found : 0;
}

static size_t find_in(struct ranked_list *list, int64_t id)
{
  ranked_sort(list, list->n);
  for (size_t i = 0; i < list->n; i++)
    if (list->items[i].id == id) return i;
  return SIZE_MAX;
}

size_t results_find(struct results *r, int64_t id)
{
  struct index *x = r->library->index;
  if (r->is_all) {
    const uint32_t *ids = index_by_title(x);
    for (size_t i = 0; i < x->live.n_notes; i++)
      if (ids[i] == id) return i;
    return SIZE_MAX;
  }
  size_t at = find_in(&r->whole, id);
  if (at != SIZE_MAX) return at;
  at = find_in(&r->some, id);
  return at == SIZE_MAX ? at : at + r->whole.n;
}
