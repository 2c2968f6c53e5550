/* Words of titles, and notes by their titles and paths. */
#include "base/utf8.h"
#include "library/complete_own.h"

enum { WORD_BYTES_MIN = 2 }; /* of a shorter beginning there are too many */

/* ---- words ---- */

static bool is_word(struct str typed)
{
  for (size_t i = 0; i < typed.n; i++)
    if (!completion_is_letter(typed.p[i])) return false;
  return typed.n >= WORD_BYTES_MIN;
}

static void offer_word(struct completer *c, struct str word, size_t n)
{
  struct candidate candidate = {
      .text = word, .label = word, .help = STR_LIT("in titles"), .n_notes = n};
  if (n && is_word(word)) completion_offer(c, &candidate, COMPLETION_LAST);
}

/* The rows of a word follow each other. */
void complete_words(struct completer *c)
{
  if (!is_word(c->typed)) return;
  struct buf to = BUF_INIT, word = BUF_INIT;
  size_t n = 0;
  buf_add(&to, c->typed);
  buf_add_char(&to, '\xFF'); /* after every text that begins so: it is no byte of UTF-8 */
  struct db_stmt s = db_prepare(c->db, "SELECT text, since, notes FROM value"
                                       " WHERE field = ?1 AND text >= ?2 AND text < ?3"
                                       " ORDER BY text, since");
  db_bind_int(&s, 1, c->library->names.lead[LEADKEY_TITLE]);
  db_bind_text(&s, 2, c->typed);
  db_bind_text(&s, 3, buf_str(&to));
  while (db_step(&s)) {
    if (!str_eq(buf_str(&word), db_text(&s, 0))) {
      offer_word(c, buf_str(&word), n);
      buf_clear(&word);
      buf_add(&word, db_text(&s, 0));
      n = 0;
    }
    n += completion_count(c, (uint64_t)db_int(&s, 1), db_blob(&s, 2));
  }
  offer_word(c, buf_str(&word), n);
  db_finish(&s);
  buf_release(&word);
  buf_release(&to);
}

/* ---- notes ---- */

static bool is_offered(const struct completer *c, struct str path)
{
  for (size_t i = 0; i < c->out->n; i++)
    if (str_eq(c->out->items[i].label, path)) return true;
  return false;
}

static void offer_note(
    struct completer *c, struct str path, struct str title, enum completion_rank rank)
{
  struct buf text = BUF_INIT;
  if (!utf8_is_valid(path) || is_offered(c, path)) return; /* what is no text cannot be typed */
  query_add_value(&text, path);
  struct candidate candidate = {.text = buf_str(&text), .label = path, .help = title};
  completion_offer(c, &candidate, rank);
  buf_release(&text);
}

static void offer_id(struct completer *c, uint32_t id)
{
  struct db_stmt s = db_prepare(c->db, "SELECT path, title FROM note WHERE id = ?1");
  db_bind_int(&s, 1, id);
  if (db_step(&s)) offer_note(c, db_blob(&s, 0), db_text(&s, 1), COMPLETION_INSIDE);
  db_finish(&s);
}

static void offer_paths(struct completer *c, size_t root)
{
  struct buf to = BUF_INIT;
  buf_add(&to, c->quoted_typed);
  buf_add_char(&to, '\xFF'); /* after every path that begins so, but for those that are no text */
  struct db_stmt s =
      db_prepare(c->db, "SELECT file.path, title FROM file JOIN note ON id = note"
                        " WHERE file.root = ?1 AND file.path >= ?2 AND file.path < ?3 LIMIT ?4");
  db_bind_int(&s, 1, (int64_t)root);
  db_bind_blob(&s, 2, c->quoted_typed);
  db_bind_blob(&s, 3, buf_str(&to));
  db_bind_int(&s, 4, (int64_t)c->most);
  while (db_step(&s))
    offer_note(c, db_blob(&s, 0), db_text(&s, 1), COMPLETION_FIRST);
  db_finish(&s);
  buf_release(&to);
}

void complete_notes(struct completer *c)
{
  const uint32_t *ids = index_by_title(c->library->index);
  struct str rest = index_titles(c->library->index), title;
  for (size_t root = 0; root < c->library->n_roots; root++)
    offer_paths(c, root);
  for (size_t i = 0; c->typed.n && c->out->n < c->most && str_cut_line(&rest, &title); i++)
    if (completion_fit(c, title) != COMPLETION_NOT) offer_id(c, ids[i]);
}
