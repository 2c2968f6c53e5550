/* Running a query: conditions to a set, words to a list scored within it. */
#include "library/search.h"

#include "base/date.h"
#include "base/mem.h"
#include "library/filter.h"
#include "library/leading.h"
#include "library/order.h"
#include "library/saved.h"
#include "library/search_own.h"

#include <math.h>
#include <stdlib.h>

enum { FEW = 10 }; /* notes with all words; below it those with some are shown, too */

/* What a first page takes from the full-text table has to be there by then, where notes are many:
 * else all is there before it. */
static const double FIRST_MS = 8;

enum { GATHERED_NOTES = 200 }; /* in so few, what begins so is gathered in a millisecond */

/* A word that more of the notes have says nothing when it stands alone. */
static const double too_common = 0.5;

/* The parts of a query that are run in different ways. */
struct plan {
  const struct query_node *conditions[LIMIT_QUERY_TERMS];
  const struct query_node *words[LIMIT_QUERY_TERMS]; /* of which some may be enough */
  const struct query_node *texts[LIMIT_QUERY_TERMS]; /* phrases and the like: all are asked for */
  const struct query_node *begun[LIMIT_QUERY_TERMS]; /* words of a letter or two */
  size_t n_conditions, n_words, n_texts, n_begun;
  const struct index *index;
  bool is_strict;
  bool is_wordless; /* it asks for text, but for no word: nothing is found */
};

/* ---- planning ---- */

static void plan_add(struct plan *p, const struct query_node *n)
{
  if (match_is_wordless(n))
    p->is_wordless = true;
  else if (leading_is_all(p->index, n))
    p->begun[p->n_begun++] = n;
  else if (n->kind == QUERY_WORD && !p->is_strict)
    p->words[p->n_words++] = n;
  else if (match_is_text(n))
    p->texts[p->n_texts++] = n;
  else
    p->conditions[p->n_conditions++] = n;
}

/* Words in parentheses of their own are asked for as those around them. Depth is bounded by
 * LIMIT_QUERY_DEPTH. */
static void plan_add_all(struct plan *p, const struct query_node *n)
{
  if (n->kind != QUERY_AND || n->is_strict != p->is_strict) {
    plan_add(p, n);
    return;
  }
  for (const struct query_node *child = n->first; child; child = child->next)
    plan_add_all(p, child);
}

static struct plan plan_of(const struct index *x, const struct query_node *root)
{
  struct plan p = {.index = x};
  if (!root) return p;
  p.is_strict = root->is_strict;
  plan_add_all(&p, root);
  if (p.n_words + p.n_texts + p.n_conditions + p.n_begun) p.is_wordless = false;
  return p;
}

/* The words that mark what was found: all but those that are excluded. */
static void add_found(struct match *found, const struct query_node *n)
{
  if (!n || n->kind == QUERY_NOT) return;
  if (match_is_text(n)) {
    match_add_or(found, n);
    return;
  }
  for (const struct query_node *child = n->first; child; child = child->next)
    add_found(found, child);
}

/* ---- running ---- */

static struct str part_of(const struct match *m, size_t term)
{
  const struct match_term *t = &m->term[term];
  return str_first(str_from(buf_str(&m->text), t->start), t->end - t->start);
}

/* Do two terms share a letter, as parts of one word do? Then they always stand together. */
static bool overlap(const struct match_term *a, const struct match_term *b)
{
  return b->text.p >= a->text.p && b->text.p < a->text.p + a->text.n;
}

/* How much a term says, and *share. What begins so is gathered for that only where notes are few:
 * the search itself will gather it again. */
static double weigh_term(struct library *l, struct match *m, size_t i, double *share)
{
  struct index *x = l->index;
  if (!m->term[i].prefix || x->live.n_notes <= GATHERED_NOTES)
    return rank_weight(x->db, part_of(m, i), &x->live, share);
  struct query_node word = {.kind = QUERY_WORD, .text = m->term[i].text, .prefix = true};
  *share = leading_share(l, &word);
  return rank_rarity(&x->live, *share);
}

/* One term needs no weight of its own: it orders nothing. */
static void weigh(struct library *l, struct match *m, double *shares)
{
  struct rank_terms *t = &m->terms;
  for (size_t i = 0; i < t->n; i++) {
    double weight = weigh_term(l, m, i, &shares[i]);
    t->weight[i] = t->n > 1 ? weight : 1;
    t->is_common[i] = shares[i] > too_common;
    bool may_be_near = i && !overlap(&m->term[i - 1], &m->term[i]);
    t->near_weight[i] = may_be_near ? fmin(t->weight[i - 1], t->weight[i]) : 0;
  }
}

/* Adds what matches without a score: of notes that a field orders alike the order is not final. */
static void run_unscored(struct results *r, const struct match *m, const struct idset *only)
{
  struct index *x = r->library->index;
  struct idset found;
  idset_init(&found, x->live.limit);
  struct rank_wish wish = {.live = &x->live, .only = only, .set = &found};
  rank_run(x->rank, x->db, buf_str(&m->text), &wish);
  for (size_t id = idset_next(&found, 0); id < found.limit; id = idset_next(&found, id + 1))
    ranked_add(&r->whole, (uint32_t)id, 0);
  if (r->whole.n > 1) r->is_partial = true;
  idset_release(&found);
}

static void run_match(struct results *r, const struct match *m, const struct idset *only,
    const struct idset *without, struct ranked_list *out)
{
  struct index *x = r->library->index;
  struct rank_wish wish = {.live = &x->live,
      .only = only,
      .without = without,
      .terms = &m->terms,
      .list = out,
      .until_ms = r->is_unscored ? 0 : r->until_ms};
  if (m->text.n && !rank_run(x->rank, x->db, buf_str(&m->text), &wish)) r->is_partial = true;
}

static void add_all_parts(const struct plan *p, struct match *m)
{
  for (size_t i = 0; i < p->n_words; i++)
    match_add_parts(m, p->words[i]);
}

/* Adds the words of which one is enough: those that are not too common, when there are such. */
static void add_some_words(struct library *l, const struct plan *p, struct match *m)
{
  struct match all = {0};
  double shares[LIMIT_QUERY_TERMS] = {0};
  add_all_parts(p, &all);
  weigh(l, &all, shares);
  bool any_rare = false;
  for (size_t i = 0; i < all.terms.n; i++)
    any_rare = any_rare || (shares[i] > 0 && shares[i] <= too_common);
  for (size_t i = 0; i < all.terms.n; i++) {
    struct query_node word = {
        .kind = QUERY_WORD, .text = all.term[i].text, .prefix = all.term[i].prefix};
    if (!any_rare || shares[i] <= too_common) match_add_or(m, &word);
  }
  match_release(&all);
}

/* Notes with some of the words, and all else that is asked for, beyond those found already. */
static void run_some(struct results *r, const struct plan *p, const struct idset *only)
{
  struct index *x = r->library->index;
  struct match m = {0};
  struct idset within, without;
  idset_init(&without, x->live.limit);
  for (size_t i = 0; i < r->whole.n; i++)
    idset_add(&without, r->whole.items[i].id);
  if (p->n_texts) {
    struct match texts = {0};
    idset_init(&within, x->live.limit);
    for (size_t i = 0; i < p->n_texts; i++)
      match_add_and(&texts, p->texts[i]);
    struct rank_wish wish = {.live = &x->live, .only = only, .set = &within};
    rank_run(x->rank, x->db, buf_str(&texts.text), &wish);
    match_release(&texts);
  }
  double shares[LIMIT_QUERY_TERMS];
  add_some_words(r->library, p, &m);
  weigh(r->library, &m, shares);
  run_match(r, &m, p->n_texts ? &within : only, &without, &r->some);
  if (p->n_texts) idset_release(&within);
  idset_release(&without);
  match_release(&m);
}

/* Is there anything that a note may have a part of? */
static bool has_parts(const struct plan *p)
{
  struct match parts = {0};
  add_all_parts(p, &parts);
  bool any = parts.terms.n > 1;
  match_release(&parts);
  return any;
}

static void run_words(struct results *r, const struct plan *p, const struct idset *only)
{
  struct match m = {0};
  double shares[LIMIT_QUERY_TERMS];
  for (size_t i = 0; i < p->n_texts; i++)
    match_add_and(&m, p->texts[i]);
  for (size_t i = 0; i < p->n_words; i++)
    match_add_and(&m, p->words[i]);
  weigh(r->library, &m, shares);
  if (r->is_unscored && m.text.n)
    run_unscored(r, &m, only);
  else
    run_match(r, &m, only, NULL, &r->whole);
  match_release(&m);
  if (r->whole.n < FEW && !r->is_partial && has_parts(p)) run_some(r, p, only);
}

/* ---- the first page ---- */

static bool has_begun_word(const struct plan *p)
{
  for (size_t i = 0; i < p->n_words; i++)
    if (p->words[i]->prefix) return true;
  return p->n_begun > 0;
}

/* Takes the notes that have the words in their title or lead for all. False when there is none. */
static bool run_leading(struct results *r, const struct plan *p, const struct idset *only)
{
  const struct query_node *words[LIMIT_QUERY_TERMS];
  size_t n = 0;
  for (size_t i = 0; i < p->n_words; i++)
    words[n++] = p->words[i];
  for (size_t i = 0; i < p->n_begun; i++)
    words[n++] = p->begun[i];
  if (!n || p->n_texts) return false;
  struct ranked_list found = {NULL, 0, 0, 0};
  leading_rank(r->library, words, n, only, &found);
  if (!found.n) return false;
  ranked_release(&r->whole);
  r->whole = found;
  return r->is_partial = true;
}

/* Words that have just been begun are gathered before the first note is known, so these are not
 * tried at all. False when all has to be looked for. */
static bool run_first(struct results *r, const struct plan *p, const struct idset *only)
{
  if (has_begun_word(p)) return run_leading(r, p, only);
  if (p->n_words + p->n_texts == 0) return false;
  run_words(r, p, p->n_conditions ? only : NULL);
  if (r->is_partial) run_leading(r, p, only);
  return true;
}

/* ---- all ---- */

/* Narrows the set by the words of a letter or two. */
static void meet_begun(struct library *l, const struct plan *p, struct idset *only)
{
  for (size_t i = 0; i < p->n_begun; i++) {
    struct idset begun;
    leading_find_all(l, p->begun[i], &begun);
    idset_and(only, &begun);
    idset_release(&begun);
  }
}

static void run_within(struct results *r, const struct plan *p, struct idset *only)
{
  struct library *l = r->library;
  if (r->until_ms > 0 && !r->is_unscored && run_first(r, p, only)) return;
  meet_begun(l, p, only);
  if (p->n_words + p->n_texts > 0)
    run_words(r, p, p->n_conditions + p->n_begun ? only : NULL);
  else if (p->n_begun)
    leading_rank_all(l, p->begun[p->n_begun - 1], only, &r->whole);
  else if (!p->is_wordless)
    order_add_by_title(l->index, only, &r->whole);
}

static void run_plan(struct results *r, const struct plan *p, struct filter *f)
{
  struct idset only;
  filter_run_all(f, (struct filter_list){p->conditions, p->n_conditions, p->is_strict}, &only);
  if (!f->failed) run_within(r, p, &only);
  idset_release(&only);
}

static bool run(struct results *r, const struct query *q, struct err *err)
{
  struct plan p = plan_of(r->library->index, q->root);
  add_found(&r->found, q->root);
  if (!q->root && !q->sort.n) {
    r->is_all = true;
    r->n_all = r->library->index->live.n_notes;
    return true;
  }
  struct filter f = {.library = r->library, .arena = r->arena, .today = date_today(), .err = err};
  run_plan(r, &p, &f);
  if (!f.failed && q->sort.n) {
    order_by(&f, q, &r->whole);
    order_by(&f, q, &r->some);
  }
  return !f.failed;
}

static void replace_sort(struct query *q, struct str sort)
{
  q->sort_descending = str_starts(sort, STR_LIT("-"));
  q->sort = str_from(sort, q->sort_descending);
  q->sort_column = 0;
}

struct results *results_run(struct library *l, struct arena *arena, const struct query *q,
    double until_ms, const atomic_bool *cancel, struct err *err)
{
  struct results *r = mem_zalloc(1, sizeof *r);
  r->library = l;
  r->arena = arena;
  r->text = STR_NONE;
  r->query = *q;
  library_refresh(l);
  r->until_ms = l->index->live.n_notes > LIMIT_BEGUN_NOTES ? until_ms : 0;
  /* What is sorted by a field has to be known whole: any note may be the first. */
  r->is_unscored = q->sort.n && r->until_ms > 0;
  r->attached = l->n_attached;
  l->index->db->cancel = cancel;
  bool ok = run(r, q, err);
  l->index->db->cancel = NULL;
  if (cancel && atomic_load(cancel)) db_give_up(l->index->db, "the search was given up");
  if (library_check_index(l, err) && ok) return r;
  results_free(r);
  return NULL;
}

static struct results *parse_and_run(struct library *l, const struct str texts[2], double until_ms,
    const atomic_bool *cancel, struct err *err)
{
  struct arena *arena = arena_new();
  struct str query = arena_str(arena, texts[0]), sort = arena_str(arena, texts[1]);
  struct query q;
  size_t column;
  if (!query_parse(arena, query, &q, &column, err) || !saved_expand(l, arena, &q, err)) {
    arena_free(arena);
    return NULL;
  }
  if (sort.n) replace_sort(&q, sort);
  struct results *r = results_run(l, arena, &q, until_ms, cancel, err);
  if (r) r->text = query;
  return r;
}

struct results *results_new(struct library *l, struct str query, struct str sort,
    const atomic_bool *cancel, struct err *err)
{
  return parse_and_run(l, (struct str[]){query, sort}, 0, cancel, err);
}

struct results *results_first(struct library *l, struct str query, struct str sort,
    const atomic_bool *cancel, struct err *err)
{
  return parse_and_run(l, (struct str[]){query, sort}, rank_now_ms() + FIRST_MS, cancel, err);
}

bool results_is_partial(const struct results *r)
{
  return r->is_partial;
}

bool results_is_outdated(const struct results *r)
{
  return r->attached != r->library->n_attached;
}

void results_add_to(const struct results *r, struct idset *out)
{
  const struct live *live = &r->library->index->live;
  for (size_t id = 0; r->is_all && id < live->limit; id++)
    if (live_has(live, id)) idset_add(out, id);
  for (size_t i = 0; i < r->whole.n; i++)
    idset_add(out, r->whole.items[i].id);
  for (size_t i = 0; i < r->some.n; i++)
    idset_add(out, r->some.items[i].id);
}

void results_free(struct results *r)
{
  if (!r) return;
  ranked_release(&r->whole);
  ranked_release(&r->some);
  match_release(&r->found);
  arena_free(r->arena);
  free(r);
}

size_t results_total(const struct results *r)
{
  return r->is_all ? r->n_all : r->whole.n + r->some.n;
}

size_t results_whole(const struct results *r)
{
  return r->is_all ? r->n_all : r->whole.n;
}
