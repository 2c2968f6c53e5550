/* Words that no note has, and those near to them that some note has. */
#include "base/limits.h"
#include "base/nearest.h"
#include "base/text.h"
#include "library/advice_own.h"
#include "library/match.h"
#include "library/tokenizer.h"

enum {
  NOTES_READ = 8,      /* that a stem's words are looked for in */
  TERMS_READ = 200000, /* of the index, for one word */
  WORD_BYTES_MIN = 3,  /* of a shorter word everything is near */
  STEM_BYTES = 5,      /* a shorter stem with a mistaken ending is not near */
  TAIL_BYTES = 10,     /* such an ending: "ification" */
  STEMS = 3,           /* kept of those that are near */
};

/* ---- what is known ---- */

static bool has_live_row(const struct adviser *a, struct db_stmt *s)
{
  while (db_step(s))
    if (live_has(&a->library->index->live, (uint64_t)db_int(s, 0))) {
      db_reset(s);
      return true;
    }
  return false;
}

static bool is_known(const struct adviser *a, const struct query_node *n)
{
  struct match m = {0};
  match_add_or(&m, n);
  bool known = !m.text.n;
  struct db_stmt s = db_prepare(a->db, "SELECT rowid FROM words WHERE words MATCH ?1");
  db_bind_text(&s, 1, buf_str(&m.text));
  if (!known) known = has_live_row(a, &s);
  db_finish(&s);
  match_release(&m);
  return known;
}

/* ---- words ---- */

/* A stem of the index: the smaller its cost, the nearer; of equal ones the more common counts. */
struct stem {
  struct str text;
  size_t cost;
  int64_t n_notes;
};

struct stems {
  struct stem items[STEMS]; /* best first */
  size_t n;
};

/* What was taken off most words. */
static const char *const endings[] = {"", "e", "s", "es", "ed", "ing"};

/* The distance to the nearest word that may have the stem; SIZE_MAX when none is near. */
static size_t word_cost(struct str typed, struct str stem)
{
  size_t best = SIZE_MAX;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    char word[NEAREST_NAME_BYTES + 1];
    size_t n = stem.n + strlen(endings[i]), shorter = n < typed.n ? n : typed.n;
    size_t longer = n + typed.n - shorter;
    if (n >= sizeof word || longer - shorter > shorter / 3) continue;
    memcpy(word, stem.p, stem.n);
    memcpy(word + stem.n, endings[i], n - stem.n);
    size_t distance = nearest_distance(typed, (struct str){word, n});
    if (distance < best && nearest_is_near(typed, (struct str){word, n}, distance)) best = distance;
  }
  return best;
}

/* With a mistake in a longer ending a word is not stemmed as the one that is meant: it has the stem
 * at its front, and then something. */
static size_t stem_cost(struct str typed, struct str stem)
{
  size_t cost = word_cost(typed, stem);
  bool has_tail = stem.n >= STEM_BYTES && typed.n > stem.n && typed.n - stem.n <= TAIL_BYTES;
  if (cost < SIZE_MAX || !has_tail || !str_starts(typed, stem)) return cost;
  return 1 + (typed.n - stem.n) / 2;
}

static bool is_better(const struct stem *a, const struct stem *b)
{
  return a->cost != b->cost ? a->cost < b->cost : a->n_notes > b->n_notes;
}

static void offer_stem(struct stems *stems, struct arena *arena, struct stem stem)
{
  size_t at = stems->n;
  if (stem.cost == SIZE_MAX) return;
  while (at && is_better(&stem, &stems->items[at - 1]))
    at--;
  if (at == STEMS) return;
  if (stems->n < STEMS) stems->n++;
  memmove(&stems->items[at + 1], &stems->items[at], (stems->n - at - 1) * sizeof stem);
  stem.text = arena_str(arena, stem.text);
  stems->items[at] = stem;
}

static struct str first_letter(struct str s)
{
  size_t n = s.n > 0;
  while (n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
    n++;
  return str_first(s, n);
}

/* The stems that begin with a letter. */
static void offer_stems(
    const struct adviser *a, struct stems *stems, struct str typed, struct str letter)
{
  struct buf end = BUF_INIT;
  buf_add(&end, letter);
  buf_add_char(&end, '\xFF'); /* after every text that begins so: it is no byte of UTF-8 */
  struct db_stmt s =
      db_prepare(a->db, "SELECT term, doc FROM temp.terms WHERE term >= ?1 AND term < ?2");
  db_bind_text(&s, 1, letter);
  db_bind_text(&s, 2, buf_str(&end));
  for (int i = 0; i < TERMS_READ && db_step(&s); i++) {
    struct stem stem = {db_text(&s, 0), stem_cost(typed, db_text(&s, 0)), db_int(&s, 1)};
    offer_stem(stems, a->arena, stem);
  }
  db_finish(&s);
  buf_release(&end);
}

/* Words of a note that have a stem, and of them the nearest to the one typed. */
struct spelling {
  struct str typed, stem, text;
  struct buf folded, best;
  size_t cost; /* of the best */
};

static int take_spelling(void *context, const struct word *word)
{
  struct spelling *s = context;
  if (!str_eq(word->text, s->stem) || word->in_same_place) return 0;
  buf_clear(&s->folded);
  text_add_folded(&s->folded, str_first(str_from(s->text, word->start), word->end - word->start));
  size_t cost = nearest_distance(s->typed, buf_str(&s->folded));
  if (cost >= s->cost) return 0;
  s->cost = cost;
  buf_clear(&s->best);
  buf_add(&s->best, buf_str(&s->folded));
  return 0;
}

static void read_spellings(const struct adviser *a, int64_t id, struct spelling *spelling)
{
  struct library *l = a->library;
  struct buf bytes = BUF_INIT;
  struct err ignored;
  struct db_stmt s = db_prepare(a->db, "SELECT root, path FROM note WHERE id = ?1");
  db_bind_int(&s, 1, id);
  bool found =
      db_step(&s) && (uint64_t)db_int(&s, 0) < l->n_roots &&
      root_read(&l->roots[db_int(&s, 0)], db_blob(&s, 1), LIMIT_SNIPPET_BYTES, &bytes, &ignored);
  db_finish(&s);
  spelling->text = buf_str(&bytes);
  if (found)
    tokenizer_walk(l->index->tokenizer, spelling->text, WORDS_QUERY, take_spelling, spelling);
  buf_release(&bytes);
}

/* The index has stems alone: the word is looked up in notes that have it. */
static struct str spell(const struct adviser *a, struct str stem, struct str typed)
{
  struct spelling spelling = {.typed = typed, .stem = stem, .cost = SIZE_MAX};
  struct query_node word = {.kind = QUERY_WORD, .text = stem};
  struct match m = {0};
  match_add_or(&m, &word);
  struct db_stmt s = db_prepare(a->db, "SELECT rowid FROM words WHERE words MATCH ?1");
  db_bind_text(&s, 1, buf_str(&m.text));
  for (int i = 0; i < NOTES_READ && m.text.n && db_step(&s); i++)
    if (live_has(&a->library->index->live, (uint64_t)db_int(&s, 0)))
      read_spellings(a, db_int(&s, 0), &spelling);
  db_finish(&s);
  match_release(&m);
  struct str found = spelling.best.n ? arena_str(a->arena, buf_str(&spelling.best)) : STR_NONE;
  buf_release(&spelling.folded);
  buf_release(&spelling.best);
  return found;
}

/* The words of the index as a table of this connection's own; its file is not written. */
static const char make_terms[] =
    "PRAGMA query_only = 0;"
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, words, row);"
    "PRAGMA query_only = 1";

/* The nearest of the words of titles that begin with a letter, if one change makes it. They are
 * whole, and few: what they have need not be looked for among all stems. */
static struct str nearest_in_titles(const struct adviser *a, struct str typed, struct str letter)
{
  struct buf end = BUF_INIT;
  struct str found = STR_NONE;
  buf_add(&end, letter);
  buf_add_char(&end, '\xFF');
  struct db_stmt s = db_prepare(
      a->db, "SELECT text, notes FROM value WHERE field = ?1 AND text >= ?2 AND text < ?3");
  size_t most_bytes = 0;
  db_bind_int(&s, 1, a->library->names.lead[LEADKEY_TITLE]);
  db_bind_text(&s, 2, letter);
  db_bind_text(&s, 3, buf_str(&end));
  for (int i = 0; i < TERMS_READ && db_step(&s); i++) {
    struct str word = db_text(&s, 0);
    if (word.n + 1 < typed.n || word.n > typed.n + 1) continue;
    if (nearest_distance(typed, word) != 1 || !nearest_is_near(typed, word, 1)) continue;
    size_t n_bytes = db_blob(&s, 1).n; /* more where more notes have it */
    if (n_bytes <= most_bytes) continue;
    most_bytes = n_bytes;
    found = arena_str(a->arena, word);
  }
  db_finish(&s);
  buf_release(&end);
  return found;
}

/* Its first letter is right, as a rule, or was exchanged with the second. */
static struct str nearest_stem(const struct adviser *a, struct str typed)
{
  struct str first = first_letter(typed), second = first_letter(str_from(typed, first.n));
  struct stems stems = {.n = 0};
  struct str found = STR_NONE;
  db_run(a->db, make_terms);
  offer_stems(a, &stems, typed, first);
  if (second.n && !stems.n) offer_stems(a, &stems, typed, second);
  for (size_t i = 0; i < stems.n && !found.n; i++)
    found = spell(a, stems.items[i].text, typed);
  return found;
}

struct str advice_for_word(const struct adviser *a, const struct query_node *n)
{
  if (is_known(a, n)) return STR_NONE;
  struct buf folded = BUF_INIT;
  text_add_folded(&folded, n->text);
  struct str typed = buf_str(&folded), found = STR_NONE;
  if (typed.n >= WORD_BYTES_MIN) {
    found = nearest_in_titles(a, typed, first_letter(typed));
    struct query_node word = {.kind = QUERY_WORD, .text = found};
    if (!found.n || !is_known(a, &word)) found = nearest_stem(a, typed);
  }
  buf_release(&folded);
  return found;
}
