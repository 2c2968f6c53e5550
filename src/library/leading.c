/* Finding and scoring words of titles and leads. */
#include "library/leading.h"

#include "base/limits.h"
#include "base/text.h"
#include "base/utf8.h"
#include "library/match.h"
#include "library/packed.h"
#include "library/words.h"

#include <math.h>

enum { SHORT_LETTERS = 2 };

/* From here on there are scripts that write words without blanks, of which two letters are much. */
static const uint32_t first_of_others = 0x0E00;

/* What a note scores by where it has the word: a title that has all of it comes first, then one
 * that has its beginning. */
static const double title_count = 8, begun_title_count = 5, lead_count = 4;

/* How many words a lead has, with the title, in most notes. */
static const double lead_words = 25;

/* ---- one word ---- */

struct leading {
  struct idset titles, leads;
  struct idset whole; /* of titles: those that have the word itself */
};

struct search {
  struct library *library;
  struct leading *out;
  struct leading token; /* what the token that is looked for has */
  bool prefix;          /* of the last token */
  size_t n, left;       /* tokens taken, and those to come */
};

static void init(struct leading *l, size_t limit)
{
  idset_init(&l->titles, limit);
  idset_init(&l->leads, limit);
  idset_init(&l->whole, limit);
}

static void release(struct leading *l)
{
  idset_release(&l->titles);
  idset_release(&l->leads);
  idset_release(&l->whole);
}

static void add_notes(struct db_stmt *s, struct idset *out)
{
  uint64_t id = (uint64_t)db_int(s, 1);
  struct str rest = db_blob(s, 2);
  while (packed_next(&rest, &id))
    idset_add(out, id);
}

/* Keys that are taken: from `from` to before `to`, with that stem if there is one. */
struct range {
  struct str from, to, stem, word;
};

static void add_range(
    struct library *l, enum leadkey_field field, const struct range *r, struct leading *out)
{
  struct db_stmt s = db_prepare(l->index->db,
      "SELECT text, since, notes FROM value WHERE field = ?1 AND text >= ?2 AND text < ?3");
  db_bind_int(&s, 1, l->names.lead[field]);
  db_bind_text(&s, 2, r->from);
  db_bind_text(&s, 3, r->to);
  while (l->names.lead[field] && db_step(&s)) {
    struct str key = db_text(&s, 0);
    bool is_whole = str_eq(key, r->word);
    if (!is_whole && r->stem.n && !str_eq(tokenizer_stem(l->index->tokenizer, key), r->stem))
      continue;
    add_notes(&s, field == LEADKEY_TITLE ? &out->titles : &out->leads);
    if (field == LEADKEY_TITLE && (is_whole || r->stem.n)) add_notes(&s, &out->whole);
  }
  db_finish(&s);
}

/* A beginning: all keys that begin so. Of one letter there is a key that stands for all; the word
 * that is just that letter has its own besides. */
static void find_begun(struct search *k, struct str word)
{
  struct buf from = BUF_INIT, to = BUF_INIT;
  bool is_letter = leadkey_is_letter(word);
  for (int whole = 0; whole < (is_letter ? 2 : 1); whole++) {
    buf_clear(&from);
    buf_clear(&to);
    if (is_letter && !whole)
      leadkey_add_letter(&from, word);
    else
      buf_add(&from, word);
    buf_add(&to, buf_str(&from));
    buf_add_char(&to, is_letter ? '\0' : '\xFF');
    struct range r = {buf_str(&from), buf_str(&to), STR_NONE, word};
    for (int field = 0; field < LEADKEY_FIELDS; field++)
      add_range(k->library, field, &r, &k->token);
  }
  buf_release(&from);
  buf_release(&to);
}

/* A whole word, and what has the same stem, as far as that begins it. */
static void find_stemmed(struct search *k, struct str word)
{
  struct buf stem = BUF_INIT, to = BUF_INIT;
  buf_add(&stem, tokenizer_stem(k->library->index->tokenizer, word));
  bool by_stem = stem.n > 1 && str_starts(word, buf_str(&stem));
  struct str from = by_stem ? buf_str(&stem) : word;
  buf_add(&to, from);
  buf_add_char(&to, by_stem ? '\xFF' : '\0');
  struct range r = {from, buf_str(&to), by_stem ? from : STR_NONE, word};
  for (int field = 0; field < LEADKEY_FIELDS; field++)
    add_range(k->library, field, &r, &k->token);
  buf_release(&stem);
  buf_release(&to);
}

static int take_token(void *context, const struct word *word)
{
  struct search *k = context;
  bool is_last = --k->left == 0;
  init(&k->token, k->out->titles.limit);
  if (is_last && k->prefix)
    find_begun(k, word->text);
  else
    find_stemmed(k, word->text);
  if (k->n++) {
    idset_and(&k->out->titles, &k->token.titles);
    idset_and(&k->out->leads, &k->token.leads);
    idset_and(&k->out->whole, &k->token.whole);
    release(&k->token);
  } else {
    release(k->out);
    *k->out = k->token;
  }
  return 0;
}

/* The notes that have a word there; of a beginning, one that begins so. */
static void find(struct library *l, const struct query_node *n, struct leading *out)
{
  bool ends_alone;
  struct search k = {.library = l, .out = out, .left = words_count(n->text, &ends_alone)};
  struct buf scratch = BUF_INIT;
  k.prefix = n->prefix || ends_alone;
  init(out, l->index->live.limit);
  words_walk(n->text, WORDS_QUERY, &scratch, take_token, &k);
  buf_release(&scratch);
}

/* ---- several ---- */

static void set_any(const struct leading *l, struct idset *any)
{
  idset_init(any, l->titles.limit);
  idset_or(any, &l->titles);
  idset_or(any, &l->leads);
}

double leading_share(struct library *l, const struct query_node *n)
{
  struct leading found;
  struct idset any;
  const struct live *live = &l->index->live;
  if (!live->n_notes) return 0;
  find(l, n, &found);
  set_any(&found, &any);
  double share = (double)idset_count(&any) / (double)live->n_notes;
  double times = live->total_words / (double)live->n_notes / lead_words;
  idset_release(&any);
  release(&found);
  return share < 1 ? 1 - pow(1 - share, times > 1 ? times : 1) : 1;
}

static double count_of(const struct leading *l, uint64_t id)
{
  double count = idset_has(&l->leads, id) ? lead_count : 0;
  if (idset_has(&l->whole, id)) return count + title_count;
  return count + (idset_has(&l->titles, id) ? begun_title_count : 0);
}

static double rarity_of(const struct idset *any, const struct live *live)
{
  double share = (double)idset_count(any) / ((double)live->n_notes + 1);
  return rank_rarity(live, share < 1 ? share : 1);
}

void leading_rank(struct library *l, const struct query_node *const *words, size_t n,
    const struct idset *only, struct ranked_list *list)
{
  const struct live *live = &l->index->live;
  struct leading found[LIMIT_QUERY_TERMS];
  double rarity[LIMIT_QUERY_TERMS];
  struct idset all;
  idset_init(&all, only->limit);
  idset_or(&all, only);
  for (size_t i = 0; i < n; i++) {
    struct idset any;
    find(l, words[i], &found[i]);
    set_any(&found[i], &any);
    rarity[i] = n > 1 ? rarity_of(&any, live) : 1;
    idset_and(&all, &any);
    idset_release(&any);
  }
  for (size_t id = idset_next(&all, 0); id < all.limit; id = idset_next(&all, id + 1)) {
    double score = 0;
    for (size_t i = 0; i < n; i++)
      score += rarity[i] * rank_saturated(count_of(&found[i], id));
    if (live_has(live, id)) ranked_add(list, (uint32_t)id, (float)score);
  }
  for (size_t i = 0; i < n; i++)
    release(&found[i]);
  idset_release(&all);
}

/* ---- words of a letter or two ---- */

bool leading_is_all(const struct index *x, const struct query_node *n)
{
  if (n->kind != QUERY_WORD || !n->prefix || x->live.n_notes <= LIMIT_BEGUN_NOTES) return false;
  size_t letters = 0;
  for (struct str rest = n->text; rest.n; letters++) {
    uint32_t c = utf8_next(&rest, NULL);
    if (c >= first_of_others || !text_is_word(c)) return false;
  }
  return letters && letters <= SHORT_LETTERS;
}

static void add_whole(struct match *m, const struct query_node *n)
{
  struct query_node whole = *n;
  whole.prefix = false;
  match_add_and(m, &whole);
  m->terms.weight[0] = 1;
}

void leading_find_all(struct library *l, const struct query_node *n, struct idset *out)
{
  struct index *x = l->index;
  struct leading found;
  struct match m = {0};
  find(l, n, &found);
  set_any(&found, out);
  release(&found);
  add_whole(&m, n);
  struct rank_wish wish = {.live = &x->live, .set = out};
  rank_run(x->rank, x->db, buf_str(&m.text), &wish);
  match_release(&m);
}

void leading_rank_all(struct library *l, const struct query_node *n, const struct idset *only,
    struct ranked_list *list)
{
  struct index *x = l->index;
  struct match m = {0};
  struct idset scored;
  struct ranked_list begun = {NULL, 0, 0, 0};
  add_whole(&m, n);
  struct rank_wish wish = {.live = &x->live, .only = only, .terms = &m.terms, .list = list};
  rank_run(x->rank, x->db, buf_str(&m.text), &wish);
  idset_init(&scored, x->live.limit);
  for (size_t i = 0; i < list->n; i++)
    idset_add(&scored, list->items[i].id);
  leading_rank(l, &n, 1, only, &begun);
  for (size_t i = 0; i < begun.n; i++)
    if (!idset_has(&scored, begun.items[i].id))
      ranked_add(list, begun.items[i].id, begun.items[i].score);
  ranked_release(&begun);
  idset_release(&scored);
  match_release(&m);
}
