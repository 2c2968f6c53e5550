/* Scoring matches of full-text expressions. */
#include "library/rank.h"

#include "base/mem.h"
#include "library/schema.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

/* How much a word counts by the column it stands in, and whether it counts for less in a long note:
 * the others are short in every note. */
static const struct {
  double weight;
  bool by_length;
} columns[WORDS_COLUMNS] = {
    [WORDS_TITLE] = {8, false},
    [WORDS_LEAD] = {4, false},
    [WORDS_HEADINGS] = {2.5, false},
    [WORDS_BODY] = {1, true},
    [WORDS_CODE] = {0.8, true},
    [WORDS_META] = {0.8, true},
};

/* The constants of BM25: how soon more of the same word says no more, and how much length counts.
 * Beyond TF_ENOUGH a word has said what it can. */
static const double k1 = 1.2, b = 0.75, TF_ENOUGH = 64;

/* Words that follow each other in the query say more where they are near each other in the note: a
 * pair counts as a word of NEAR_PART of their weight that is there 1 / distance^2 times, summed up
 * (after Rasolofo and Savoy, "Term Proximity Scoring for Keyword-Based Retrieval Systems", 2003).
 */
static const double NEAR_PART = 0.2;
enum { NEAR_WORDS = 5 };

enum { ROWS_A_CLOCK = 256 }; /* matches between two looks at the clock */

enum { FREQUENCY_ROWS = 1000 }; /* matches counted before the rest is estimated */

enum { PLACES = 64 }; /* where a word stands in a note: as many are looked at for nearness */

/* ... or of a word that most notes have: 0.9 of what more of them could say, for a fraction of the
 * time. They come column by column, those of the title first. */
enum { COMMON_PLACES = 12 };

/* What the nearness of two words counts, by their distance. */
static const double near_of[NEAR_WORDS + 1] = {0, 1, 1 / 4.0, 1 / 9.0, 1 / 16.0, 1 / 25.0};

/* A word in the row that is scored. */
struct found {
  double count;   /* of its places, weighted by column and length */
  int at[PLACES]; /* ascending */
  int n_at;
};

struct rank {
  const struct rank_wish *wish;          /* of the run that is under way */
  double rarity[UINT8_MAX + 1];          /* what a place counts by the length of the note */
  struct found found[LIMIT_QUERY_TERMS]; /* by term */
  unsigned n_matches;                    /* since the clock was looked at */
};

static bool is_wanted(const struct rank_wish *wish, uint64_t id)
{
  return live_has(wish->live, id) && (!wish->only || idset_has(wish->only, id)) &&
         !(wish->without && idset_has(wish->without, id));
}

/* One number for a place; those of two columns are far from each other. */
static int place_of(int column, int offset)
{
  enum { COLUMN_PLACES = INT_MAX / WORDS_COLUMNS, LAST = COLUMN_PLACES - NEAR_WORDS - 1 };
  return column * COLUMN_PLACES + (offset < LAST ? offset : LAST);
}

/* Adds the places of phrase i in the row, in which a place counts by its column. Nothing is near to
 * a term that is alone. */
static void add_places(
    struct rank *r, const Fts5ExtensionApi *api, Fts5Context *row, int i, const double *counts)
{
  Fts5PhraseIter at;
  int column, offset, term = r->wish->terms->of_phrase[i];
  struct found *f = &r->found[term];
  int most = r->wish->terms->is_common[term] ? COMMON_PLACES : INT_MAX;
  int places = r->wish->terms->n > 1 ? PLACES : 0;
  if (api->xPhraseFirst(row, i, &at, &column, &offset) != SQLITE_OK) return;
  while (column >= 0 && column < WORDS_COLUMNS && f->count < TF_ENOUGH && most-- > 0) {
    f->count += counts[column];
    if (f->n_at < places) f->at[f->n_at++] = place_of(column, offset);
    api->xPhraseNext(row, &at, &column, &offset);
  }
}

/* How often, and how near, b follows a. */
static double nearness(const struct found *a, const struct found *b_word)
{
  double sum = 0;
  for (int i = 0, k = 0; i < a->n_at && k < b_word->n_at;) {
    int distance = b_word->at[k] - a->at[i];
    if (distance > 0 && distance <= NEAR_WORDS) sum += near_of[distance];
    if (distance > 0)
      i++;
    else
      k++;
  }
  return sum;
}

double rank_saturated(double count)
{
  return count * (k1 + 1) / (count + k1);
}

static double score_row(struct rank *r, const Fts5ExtensionApi *api, Fts5Context *row, uint64_t id)
{
  const struct rank_terms *terms = r->wish->terms;
  double score = 0, rarity = r->rarity[r->wish->live->lengths[id]], counts[WORDS_COLUMNS];
  for (int i = 0; i < WORDS_COLUMNS; i++)
    counts[i] = columns[i].weight * (columns[i].by_length ? rarity : 1);
  for (size_t t = 0; t < terms->n; t++)
    r->found[t].count = r->found[t].n_at = 0;
  for (size_t i = 0; i < terms->n_phrases; i++)
    add_places(r, api, row, (int)i, counts);
  for (size_t t = 0; t < terms->n; t++) {
    score += terms->weight[t] * rank_saturated(r->found[t].count);
    if (terms->near_weight[t] <= 0) continue;
    double near = nearness(&r->found[t - 1], &r->found[t]);
    score += NEAR_PART * terms->near_weight[t] * rank_saturated(near);
  }
  return score;
}

double rank_now_ms(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static bool is_late(struct rank *r)
{
  if (r->wish->until_ms <= 0 || ++r->n_matches < ROWS_A_CLOCK) return false;
  r->n_matches = 0;
  return rank_now_ms() > r->wish->until_ms;
}

/* Is called for each match; its value tells SQLite that there is no row to give, which is what it
 * would come back with: so it does when it is late. */
static void collect(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *result,
    int n_args, sqlite3_value **args)
{
  (void)n_args;
  (void)args;
  struct rank *r = api->xUserData(row);
  const struct rank_wish *wish = r->wish;
  uint64_t id = (uint64_t)api->xRowid(row);
  sqlite3_result_int(result, is_late(r));
  if (!is_wanted(wish, id)) return;
  if (wish->set) {
    idset_add(wish->set, id);
    return;
  }
  ranked_add(wish->list, (uint32_t)id, (float)score_row(r, api, row, id));
}

static void set_rarities(struct rank *r, const struct live *live)
{
  double mean = live->n_notes ? live->total_words / (double)live->n_notes : 1;
  if (mean < 1) mean = 1;
  for (int length = 0; length <= UINT8_MAX; length++)
    r->rarity[length] = 1 / (1 - b + b * live_words((unsigned char)length) / mean);
}

bool rank_run(struct rank *r, struct db *db, struct str expression, const struct rank_wish *wish)
{
  r->wish = wish;
  r->n_matches = 0;
  if (wish->list) set_rarities(r, wish->live);
  struct db_stmt s =
      db_prepare(db, "SELECT 1 FROM words WHERE words MATCH ?1 AND fieldnotes_collect(words)");
  db_bind_text(&s, 1, expression);
  bool is_late = db_step(&s);
  db_finish(&s);
  r->wish = NULL;
  return !is_late;
}

double rank_weight(struct db *db, struct str expression, const struct live *live, double *share)
{
  struct db_stmt s = db_prepare(db, "SELECT rowid FROM words WHERE words MATCH ?1");
  db_bind_text(&s, 1, expression);
  double n = 0, last = 1, n_notes = (double)live->n_notes;
  while (n < FREQUENCY_ROWS && db_step(&s)) {
    int64_t id = db_int(&s, 0);
    n += live_has(live, (uint64_t)id);
    last = (double)id;
  }
  if (n == FREQUENCY_ROWS) n *= (double)live->last_id / last;
  db_finish(&s);
  if (n > n_notes) n = n_notes;
  double part = n_notes > 0 ? n / n_notes : 0;
  if (share) *share = part;
  return rank_rarity(live, part);
}

double rank_rarity(const struct live *live, double share)
{
  double n_notes = (double)live->n_notes, n = share * n_notes;
  return log(1 + (n_notes - n + 0.5) / (n + 0.5));
}

struct rank *rank_install(struct db *db)
{
  if (!db_is_well(db)) return NULL;
  struct rank *r = mem_zalloc(1, sizeof *r);
  fts5_api *api = db_fts5(db);
  if (api && api->xCreateFunction(api, "fieldnotes_collect", r, collect, free) == SQLITE_OK)
    return r;
  free(r);
  db_give_up(db, "this SQLite has no full-text search (FTS5)");
  return NULL;
}
