/* Words for FTS5. Two tokenizers are registered: a plain one, which hands out words as they are,
 * and "fieldnotes", which has the Porter stemmer work on the plain one's words. */
#include "library/tokenizer.h"

#include "base/mem.h"

#include <sqlite3.h>
#include <stdlib.h>

#define PLAIN "fieldnotes_plain"

/* How FTS5 takes a word from a tokenizer. */
typedef int fts5_taker(void *context, int flags, const char *word, int n, int start, int end);

/* What the tokenizers of one connection share. */
struct tokenizer {
  fts5_tokenizer porter;
  void *porter_context;
  size_t n_taken;
  Fts5Tokenizer *walker; /* for tokenizer_walk; made when first needed */
};

/* What FTS5 knows as a tokenizer: a plain one has no stemmer. */
struct Fts5Tokenizer {
  struct tokenizer *shared;
  struct buf scratch;
  Fts5Tokenizer *stemmer;
};

/* ---- plain words ---- */

struct handing {
  fts5_taker *take;
  void *context;
  size_t n;
};

static int hand_word(void *context, const struct word *word)
{
  struct handing *to = context;
  to->n += !word->in_same_place;
  return to->take(to->context, word->in_same_place ? FTS5_TOKEN_COLOCATED : 0, word->text.p,
      (int)word->text.n, (int)word->start, (int)word->end);
}

static int fts5_walk_plain(
    Fts5Tokenizer *t, void *context, int flags, const char *text, int n, fts5_taker *take)
{
  struct handing to = {take, context, 0};
  enum words_for purpose = flags & FTS5_TOKENIZE_QUERY ? WORDS_QUERY : WORDS_INDEX;
  struct str words = {text, n > 0 ? (size_t)n : 0};
  int stop = words_walk(words, purpose, &t->scratch, hand_word, &to);
  if (flags & FTS5_TOKENIZE_DOCUMENT) t->shared->n_taken += to.n;
  return stop;
}

static void delete_tokenizer(Fts5Tokenizer *t)
{
  if (t->stemmer) t->shared->porter.xDelete(t->stemmer);
  buf_release(&t->scratch);
  free(t);
}

static int create_plain(void *shared, const char **args, int n_args, Fts5Tokenizer **out)
{
  (void)args;
  (void)n_args;
  Fts5Tokenizer *t = mem_zalloc(1, sizeof *t);
  t->shared = shared;
  *out = t;
  return SQLITE_OK;
}

/* ---- stemmed words ---- */

/* The words of a prefix search: all stemmed but the last, which stands as it was typed. */
struct prefix {
  fts5_taker *take;
  void *context;
  size_t n, at; /* words in all, and the one that is handed over next */
  struct buf last;
};

static int fts5_note_last(void *context, int flags, const char *word, int n, int start, int end)
{
  (void)flags, (void)start, (void)end;
  struct prefix *p = context;
  p->n++;
  buf_clear(&p->last);
  buf_add(&p->last, (struct str){word, (size_t)n});
  return SQLITE_OK;
}

static int fts5_hand_but_last(void *context, int flags, const char *word, int n, int start, int end)
{
  struct prefix *p = context;
  if (++p->at < p->n) return p->take(p->context, flags, word, n, start, end);
  return p->take(p->context, flags, p->last.p, (int)p->last.n, start, end);
}

static int fts5_walk_prefix(
    Fts5Tokenizer *t, void *context, int flags, const char *text, int n, fts5_taker *take)
{
  struct prefix p = {.take = take, .context = context, .last = BUF_INIT};
  fts5_walk_plain(t, &p, flags, text, n, fts5_note_last);
  int stop = t->shared->porter.xTokenize(t->stemmer, &p, flags, text, n, fts5_hand_but_last);
  buf_release(&p.last);
  return stop;
}

static int fts5_walk_stemmed(
    Fts5Tokenizer *t, void *context, int flags, const char *text, int n, fts5_taker *take)
{
  if (flags & FTS5_TOKENIZE_PREFIX) return fts5_walk_prefix(t, context, flags, text, n, take);
  return t->shared->porter.xTokenize(t->stemmer, context, flags, text, n, take);
}

static int create_stemmed(void *context, const char **args, int n_args, Fts5Tokenizer **out)
{
  struct tokenizer *shared = context;
  create_plain(shared, args, n_args, out);
  const char *of_plain[] = {PLAIN};
  return shared->porter.xCreate(shared->porter_context, of_plain, 1, &(*out)->stemmer);
}

/* ---- the connection's ---- */

static void free_tokenizer(void *context)
{
  struct tokenizer *t = context;
  if (t->walker) delete_tokenizer(t->walker);
  free(t);
}

struct tokenizer *tokenizer_install(struct db *db)
{
  if (!db_is_well(db)) return NULL;
  static const fts5_tokenizer plain = {create_plain, delete_tokenizer, fts5_walk_plain};
  static const fts5_tokenizer stemmed = {create_stemmed, delete_tokenizer, fts5_walk_stemmed};
  struct tokenizer *t = mem_zalloc(1, sizeof *t);
  fts5_tokenizer copy_plain = plain, copy_stemmed = stemmed;
  fts5_api *api = db_fts5(db);
  if (!api || api->xFindTokenizer(api, "porter", &t->porter_context, &t->porter) != SQLITE_OK ||
      api->xCreateTokenizer(api, PLAIN, t, &copy_plain, NULL) != SQLITE_OK ||
      api->xCreateTokenizer(api, "fieldnotes", t, &copy_stemmed, free_tokenizer) != SQLITE_OK) {
    free(t);
    db_give_up(db, "this SQLite has no full-text search (FTS5)");
    return NULL;
  }
  return t;
}

size_t tokenizer_take_count(struct tokenizer *t)
{
  size_t n = t->n_taken;
  t->n_taken = 0;
  return n;
}

struct walking {
  words_taker *take;
  void *context;
};

static int fts5_hand_word(void *context, int flags, const char *word, int n, int start, int end)
{
  struct walking *w = context;
  struct word out = {
      {word, (size_t)n}, (size_t)start, (size_t)end, (flags & FTS5_TOKEN_COLOCATED) != 0};
  return w->take(w->context, &out);
}

int tokenizer_walk(
    struct tokenizer *t, struct str text, enum words_for purpose, words_taker *take, void *context)
{
  if (!t->walker && create_stemmed(t, NULL, 0, &t->walker) != SQLITE_OK) return 0;
  struct walking w = {take, context};
  int flags = purpose == WORDS_QUERY ? FTS5_TOKENIZE_QUERY : FTS5_TOKENIZE_AUX;
  return fts5_walk_stemmed(t->walker, &w, flags, text.p, (int)text.n, fts5_hand_word);
}
