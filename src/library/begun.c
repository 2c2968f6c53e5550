/* Finding words that have just been begun. */
#include "library/begun.h"

#include "base/limits.h"
#include "base/text.h"
#include "base/utf8.h"
#include "library/match.h"

enum { BEGUN_LETTERS = 2 };

/* From here on there are scripts that write words without blanks, of which two letters are much. */
static const uint32_t first_of_others = 0x0E00;

/* What a word that begins so counts in a title: a little less than one that is whole. */
static const float BEGUN_SCORE = 1.7F;

bool begun_is(const struct index *x, const struct query_node *n)
{
  if (n->kind != QUERY_WORD || !n->prefix || x->live.n_notes <= LIMIT_BEGUN_NOTES) return false;
  size_t letters = 0;
  for (struct str rest = n->text; rest.n; letters++) {
    uint32_t c = utf8_next(&rest, NULL);
    if (c >= first_of_others || !text_is_word(c)) return false;
  }
  return letters && letters <= BEGUN_LETTERS;
}

static void add_whole(struct match *m, const struct query_node *n)
{
  struct query_node whole = *n;
  whole.prefix = false;
  match_add_and(m, &whole);
  m->terms.weight[0] = 1;
}

void begun_find(struct index *x, const struct query_node *n, struct idset *out)
{
  struct buf beginning = BUF_INIT;
  struct match m = {0};
  idset_init(out, x->live.limit);
  text_add_folded(&beginning, n->text);
  index_add_by_begun_title(x, buf_str(&beginning), out);
  add_whole(&m, n);
  struct rank_wish wish = {.live = &x->live, .set = out};
  rank_run(x->rank, x->db, buf_str(&m.text), &wish);
  match_release(&m);
  buf_release(&beginning);
}

void begun_rank(
    struct index *x, const struct query_node *n, const struct idset *only, struct ranked_list *list)
{
  struct match m = {0};
  struct idset scored;
  add_whole(&m, n);
  struct rank_wish wish = {.live = &x->live, .only = only, .terms = &m.terms, .list = list};
  rank_run(x->rank, x->db, buf_str(&m.text), &wish);
  idset_init(&scored, x->live.limit);
  for (size_t i = 0; i < list->n; i++)
    idset_add(&scored, list->items[i].id);
  for (size_t id = idset_next(only, 0); id < only->limit; id = idset_next(only, id + 1))
    if (live_has(&x->live, id) && !idset_has(&scored, id))
      ranked_add(list, (uint32_t)id, BEGUN_SCORE);
  idset_release(&scored);
  match_release(&m);
}
