/* Telling a copy of a note from a note about the same. */
#include "library/similar_own.h"

#include "base/limits.h"

/* Notes that score less have other words. */
static const double score_min = 0.5, overlap_min = 0.9;

/* Where a note is. */
struct spot {
  size_t root;
  struct buf path;
};

static bool find_spot(const struct similar_aim *a, uint32_t id, struct spot *out)
{
  struct db_stmt s = db_prepare(a->library->index->db, "SELECT root, path FROM note WHERE id = ?1");
  db_bind_int(&s, 1, id);
  bool found = db_step(&s) && (uint64_t)db_int(&s, 0) < a->library->n_roots;
  if (found) {
    out->root = (size_t)db_int(&s, 0);
    buf_add(&out->path, db_blob(&s, 1));
  }
  db_finish(&s);
  return found;
}

static bool has_same_bytes(const struct similar_aim *a, const struct spot *spot)
{
  struct db_stmt s =
      db_prepare(a->library->index->db, "SELECT hash FROM file WHERE root = ?1 AND path = ?2");
  db_bind_int(&s, 1, (int64_t)spot->root);
  db_bind_blob(&s, 2, buf_str(&spot->path));
  bool same = db_step(&s) && (uint64_t)db_int(&s, 0) == a->hash;
  db_finish(&s);
  return same;
}

static bool has_same_words(const struct similar_aim *a, const struct spot *spot)
{
  struct buf bytes = BUF_INIT;
  struct err ignored;
  struct similar_text text = {0};
  bool same = false;
  if (root_read(&a->library->roots[spot->root], buf_str(&spot->path), LIMIT_NOTE_BYTES, &bytes,
          &ignored)) {
    struct entry_maker maker = {
        .read_body = a->library->read_body, .names.own = library_field_names(a->library)};
    struct entry *e =
        entry_new(&maker, (uint32_t)spot->root, buf_str(&spot->path), buf_str(&bytes));
    similar_text_read(&text, a->library->index->tokenizer, e);
    same = similar_text_overlap(&a->text, &text) > overlap_min;
    entry_free(e);
    fieldnames_release(&maker.names);
  }
  similar_text_release(&text);
  buf_release(&bytes);
  return same;
}

bool similar_is_twin(const struct similar_aim *a, uint32_t id, double score)
{
  struct spot spot = {.path = BUF_INIT};
  bool is =
      find_spot(a, id, &spot) &&
      (has_same_bytes(a, &spot) || (score >= score_min * a->own_score && has_same_words(a, &spot)));
  buf_release(&spot.path);
  return is;
}
