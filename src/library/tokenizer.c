/* Words for FTS5: those of words.h, stemmed. */
#include "library/tokenizer.h"

#include "base/mem.h"
#include "library/stem.h"
#include "library/wordstream.h"

#include <sqlite3.h>
#include <stdlib.h>

/* How FTS5 takes a word from a tokenizer. */
typedef int fts5_taker(void *context, int flags, const char *word, int n, int start, int end);

struct tokenizer {
  struct stemmer *stemmer;
};

/* What FTS5 knows as a tokenizer: one for each of its tables. */
struct Fts5Tokenizer {
  struct tokenizer *shared;
  struct buf scratch;
};

/* ---- stemmed words ---- */

struct walking {
  struct stemmer *stemmer;
  words_taker *take;     /* or, for FTS5, */
  fts5_taker *fts5_take; /*   ... this */
  void *context;
  size_t n;         /* words so far, two readings of one place as one */
  size_t unstemmed; /* the word that stands as it was typed, counted likewise; 0: none */
};

/* Counts a word and gives its stem. */
static struct str stem_of(struct walking *w, const struct word *word)
{
  w->n += !word->in_same_place;
  return w->n == w->unstemmed ? word->text : stemmer_stem(w->stemmer, word->text);
}

static int take_stemmed(void *context, const struct word *word)
{
  struct walking *w = context;
  struct word stemmed = *word;
  stemmed.text = stem_of(w, word);
  return w->take(w->context, &stemmed);
}

int tokenizer_walk(
    struct tokenizer *t, struct str text, enum words_for purpose, words_taker *take, void *context)
{
  struct walking w = {.stemmer = t->stemmer, .take = take, .context = context};
  struct buf scratch = BUF_INIT;
  int stop = words_walk(text, purpose, &scratch, take_stemmed, &w);
  buf_release(&scratch);
  return stop;
}

/* ---- what FTS5 calls ---- */

static int hand_stemmed(void *context, const struct word *word)
{
  struct walking *w = context;
  struct str text = stem_of(w, word);
  return w->fts5_take(w->context, word->in_same_place ? FTS5_TOKEN_COLOCATED : 0, text.p,
      (int)text.n, (int)word->start, (int)word->end);
}

/* Every word of the index passes here. */
static int hand_stream(void *context, struct str stream, fts5_taker *take)
{
  struct str word;
  bool in_same_place;
  int stop = 0;
  while (!stop && wordstream_next(&stream, &word, &in_same_place))
    stop = take(context, in_same_place ? FTS5_TOKEN_COLOCATED : 0, word.p, (int)word.n, 0, 0);
  return stop;
}

static int fts5_walk(
    Fts5Tokenizer *t, void *context, int flags, const char *text, int n, fts5_taker *take)
{
  struct walking w = {.stemmer = t->shared->stemmer, .fts5_take = take, .context = context};
  struct str words = {text, n > 0 ? (size_t)n : 0};
  if (flags & FTS5_TOKENIZE_DOCUMENT) return hand_stream(context, words, take);
  if (flags & FTS5_TOKENIZE_PREFIX) w.unstemmed = words_count(words, NULL);
  return words_walk(words, WORDS_QUERY, &t->scratch, hand_stemmed, &w);
}

static void fts5_delete(Fts5Tokenizer *t)
{
  buf_release(&t->scratch);
  free(t);
}

static int fts5_create(void *shared, const char **args, int n_args, Fts5Tokenizer **out)
{
  (void)args;
  (void)n_args;
  Fts5Tokenizer *t = mem_zalloc(1, sizeof *t);
  t->shared = shared;
  *out = t;
  return SQLITE_OK;
}

/* ---- the connection's ---- */

static void free_tokenizer(void *context)
{
  struct tokenizer *t = context;
  stemmer_free(t->stemmer);
  free(t);
}

struct tokenizer *tokenizer_install(struct db *db)
{
  if (!db_is_well(db)) return NULL;
  fts5_tokenizer ours = {fts5_create, fts5_delete, fts5_walk};
  struct tokenizer *t = mem_zalloc(1, sizeof *t);
  t->stemmer = stemmer_new();
  fts5_api *api = db_fts5(db);
  if (api && api->xCreateTokenizer(api, "fieldnotes", t, &ours, free_tokenizer) == SQLITE_OK)
    return t;
  free_tokenizer(t);
  db_give_up(db, "this SQLite has no full-text search (FTS5)");
  return NULL;
}

struct str tokenizer_stem(struct tokenizer *t, struct str word)
{
  return stemmer_stem(t->stemmer, word);
}
