/* Words of titles, and notes by their titles and paths. */
#include "base/utf8.h"
#include "library/complete_own.h"
#include "library/fnv.h"

enum {
  WORD_BYTES_MIN = 2, /* of a shorter beginning there are too many */
  WORDS = 1024,       /* places of the table, a power of two; half of it is used */
  WORDS_KEPT = WORDS / 2,
};

/* ---- words ---- */

struct title_word {
  struct str text;
  size_t n_titles;
};

/* The folded titles of all notes, one a line. */
static struct str titles_of(const struct completer *c)
{
  index_by_title(c->library->index);
  return buf_str(&c->library->index->titles);
}

static void count_word(struct title_word *table, size_t *n, struct str word)
{
  size_t i = fnv1a(word) & (WORDS - 1);
  while (table[i].n_titles && !str_eq(table[i].text, word))
    i = (i + 1) & (WORDS - 1);
  if (!table[i].n_titles && ++*n > WORDS_KEPT) return;
  table[i].text = word;
  table[i].n_titles++;
}

/* The word that stands at a byte; it is longer than what was typed. */
static struct str word_at(struct str titles, size_t at)
{
  size_t n = 0;
  while (at + n < titles.n && completion_is_letter(titles.p[at + n]))
    n++;
  return str_first(str_from(titles, at), n);
}

static void count_words(const struct completer *c, struct title_word *table)
{
  struct str titles = titles_of(c);
  size_t n = 0;
  for (size_t at = 0; at < titles.n; at++) {
    at += str_find(str_from(titles, at), c->typed);
    if (at >= titles.n || (at && completion_is_letter(titles.p[at - 1]))) continue;
    count_word(table, &n, word_at(titles, at));
  }
}

static bool is_word(struct str typed)
{
  for (size_t i = 0; i < typed.n; i++)
    if (!completion_is_letter(typed.p[i])) return false;
  return typed.n >= WORD_BYTES_MIN;
}

void complete_words(struct completer *c)
{
  if (!is_word(c->typed)) return;
  struct title_word *table = ARENA_ARRAY(c->arena, WORDS, struct title_word);
  count_words(c, table);
  for (size_t i = 0; i < WORDS; i++) {
    struct candidate candidate = {.text = table[i].text,
        .label = table[i].text,
        .help = STR_LIT("in titles"),
        .n_notes = table[i].n_titles};
    if (table[i].n_titles) completion_offer(c, &candidate, COMPLETION_LAST);
  }
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
  struct str rest = titles_of(c), title;
  for (size_t root = 0; root < c->library->n_roots; root++)
    offer_paths(c, root);
  for (size_t i = 0; c->typed.n && c->out->n < c->most && str_cut_line(&rest, &title); i++)
    if (completion_fit(c, title) != COMPLETION_NOT) offer_id(c, ids[i]);
}
