/* Scoring matches of full-text expressions. */
#include "library/rank.h"

#include "base/mem.h"
#include "library/schema.h"

#include <assert.h>
#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>

/* How much a word counts by the column it stands in. */
static const double column_weights[WORDS_COLUMNS] = {
    [WORDS_TITLE] = 8,
    [WORDS_LEAD] = 4,
    [WORDS_HEADINGS] = 2.5,
    [WORDS_BODY] = 1,
    [WORDS_CODE] = 0.8,
    [WORDS_META] = 0.8,
};

/* The constants of BM25: how soon more of the same word says no more, and how much length counts.
 * Beyond TF_ENOUGH a word has said what it can. */
static const double k1 = 1.2, b = 0.75, TF_ENOUGH = 64;

enum { FREQUENCY_ROWS = 1000 }; /* matches counted before the rest is estimated */

struct rank {
  const struct rank_wish *wish; /* of the run that is under way */
  double norm[UINT8_MAX + 1];   /* k1 * (1 - b + b * length / mean length), by length */
};

static bool is_wanted(const struct rank_wish *wish, uint64_t id)
{
  return live_has(wish->live, id) && (!wish->only || idset_has(wish->only, id)) &&
         !(wish->without && idset_has(wish->without, id));
}

/* The weighted number of times that phrase i stands in the row. */
static double phrase_count(const Fts5ExtensionApi *api, Fts5Context *row, int i)
{
  Fts5PhraseIter at;
  int column, offset;
  double sum = 0;
  if (api->xPhraseFirst(row, i, &at, &column, &offset) != SQLITE_OK) return 0;
  while (column >= 0 && column < WORDS_COLUMNS && sum < TF_ENOUGH) {
    sum += column_weights[column];
    api->xPhraseNext(row, &at, &column, &offset);
  }
  return sum;
}

static double score_row(
    const struct rank *r, const Fts5ExtensionApi *api, Fts5Context *row, uint64_t id)
{
  const struct rank_terms *terms = r->wish->terms;
  double counts[LIMIT_QUERY_TERMS] = {0}, score = 0;
  for (size_t i = 0; i < terms->n_phrases; i++)
    counts[terms->of_phrase[i]] += phrase_count(api, row, (int)i);
  double norm = r->norm[r->wish->live->lengths[id]];
  for (size_t t = 0; t < terms->n; t++)
    score += terms->weight[t] * counts[t] * (k1 + 1) / (counts[t] + norm);
  return score;
}

/* Is called for each match; its value tells SQLite that there is no row to give. */
static void collect(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *result,
    int n_args, sqlite3_value **args)
{
  (void)n_args;
  (void)args;
  const struct rank *r = api->xUserData(row);
  const struct rank_wish *wish = r->wish;
  uint64_t id = (uint64_t)api->xRowid(row);
  sqlite3_result_int(result, 0);
  if (!is_wanted(wish, id)) return;
  if (wish->set) {
    idset_add(wish->set, id);
    return;
  }
  ranked_add(wish->list, (uint32_t)id, (float)score_row(r, api, row, id));
}

static void set_norms(struct rank *r, const struct live *live)
{
  double mean = live->n_notes ? live->total_words / (double)live->n_notes : 1;
  if (mean < 1) mean = 1;
  for (int length = 0; length <= UINT8_MAX; length++)
    r->norm[length] = k1 * (1 - b + b * live_words((unsigned char)length) / mean);
}

void rank_run(struct rank *r, struct db *db, struct str expression, const struct rank_wish *wish)
{
  r->wish = wish;
  if (wish->list) set_norms(r, wish->live);
  struct db_stmt s =
      db_prepare(db, "SELECT 1 FROM words WHERE words MATCH ?1 AND fieldnotes_collect(words)");
  db_bind_text(&s, 1, expression);
  db_finish_steps(&s);
  db_finish(&s);
  r->wish = NULL;
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
  if (share) *share = n_notes > 0 ? n / n_notes : 0;
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
