/* Finding similar notes: gathered by what they share, scored, explained. */
#include "library/similar.h"

#include "base/fs.h"
#include "base/limits.h"
#include "base/mem.h"
#include "library/fnv.h"
#include "library/ranked.h"
#include "library/similar_own.h"

#include <math.h>
#include <stdlib.h>

/* What shared values count beside words, and the score below which notes are just two notes. */
static const double value_part = 2, score_min = 0.15;

/* Two values that no other notes have are enough to be quite like each other. */
static const double enough = 2;

/* ---- the note ---- */

static bool read_note(
    struct similar_aim *a, struct entry_maker *maker, struct str path, struct err *err)
{
  struct buf bytes = BUF_INIT, relative = BUF_INIT;
  size_t root = 0;
  bool ok = library_read(a->library, path, &bytes, NULL, err);
  if (ok) {
    library_root_of(a->library, path, &root, &relative);
    a->id = library_id_of(a->library, path);
    a->hash = fnv1a(buf_str(&bytes));
    a->entry =
        entry_new(maker, (uint32_t)root, relative.n ? buf_str(&relative) : path, buf_str(&bytes));
  }
  buf_release(&bytes);
  buf_release(&relative);
  return ok;
}

/* ---- scores ---- */

/* What others score by the note's words; returns what the note itself does. */
static double add_words(const struct similar_aim *a, double *scores)
{
  struct index *x = a->library->index;
  struct match m = {0};
  struct ranked_list list = {0};
  double own = 0, best = 0;
  for (size_t i = 0; i < a->n_terms; i++) {
    struct query_node word = {.kind = QUERY_WORD, .text = a->terms[i].word, .upper = STR_NONE};
    size_t before = m.terms.n;
    match_add_or(&m, &word);
    if (m.terms.n > before) m.terms.weight[before] = a->terms[i].weight;
  }
  struct rank_wish wish = {.live = &x->live, .terms = &m.terms, .list = &list};
  if (m.text.n) rank_run(x->rank, x->db, buf_str(&m.text), &wish);
  for (size_t i = 0; i < list.n; i++) {
    double score = (double)list.items[i].score;
    if (list.items[i].id == a->id) own = score;
    if (score > best) best = score;
    scores[list.items[i].id] += score;
  }
  ranked_release(&list);
  match_release(&m);
  return own > 0 ? own : best;
}

/* The same by its values. */
static double add_values(const struct similar_aim *a, double *scores)
{
  double own = 0;
  for (size_t i = 0; i < a->n_values; i++) {
    const struct idset *notes = &a->values[i].notes;
    double weight = value_part * a->values[i].weight;
    own += weight;
    for (size_t id = idset_next(notes, 0); id < notes->limit; id = idset_next(notes, id + 1))
      scores[id] += weight;
  }
  return own;
}

/* Of a note that says little, all of it is not much: as if it said at least this. */
static double least(const struct similar_aim *a)
{
  return enough * value_part * log(1 + (double)a->library->index->live.n_notes);
}

static void score(struct similar_aim *a, struct ranked_list *out)
{
  const struct live *live = &a->library->index->live;
  double *scores = mem_zalloc(live->limit + 1, sizeof *scores);
  double own = add_words(a, scores) + add_values(a, scores);
  a->own_score = own < least(a) ? own / least(a) : 1;
  if (own < least(a)) own = least(a);
  for (size_t id = 0; id < live->limit && own > 0; id++)
    if (scores[id] >= score_min * own && (int64_t)id != a->id && live_has(live, id))
      ranked_add(out, (uint32_t)id, (float)(scores[id] < own ? scores[id] / own : 1));
  free(scores);
}

/* ---- reasons ---- */

static void explain_values(
    const struct similar_aim *a, struct similar_note *n, uint32_t id, struct arena *arena)
{
  n->shared = ARENA_ARRAY(arena, a->n_values, struct similar_shared);
  for (size_t i = 0; i < a->n_values; i++)
    if (idset_has(&a->values[i].notes, id))
      n->shared[n->n_shared++] = (struct similar_shared){
          a->values[i].what.field, arena_str(arena, a->values[i].what.value)};
}

/* Tells each of the notes which of the words it has. */
static void explain_words(
    const struct similar_aim *a, struct similar *s, const struct ranked *notes)
{
  struct index *x = a->library->index;
  struct idset only;
  idset_init(&only, x->live.limit);
  for (size_t i = 0; i < s->n; i++)
    idset_add(&only, notes[i].id);
  for (size_t t = 0; t < a->n_terms; t++) {
    struct idset found;
    struct match m = {0};
    struct query_node word = {.kind = QUERY_WORD, .text = a->terms[t].word, .upper = STR_NONE};
    idset_init(&found, x->live.limit);
    match_add_or(&m, &word);
    struct rank_wish wish = {.live = &x->live, .only = &only, .set = &found};
    if (m.text.n) rank_run(x->rank, x->db, buf_str(&m.text), &wish);
    for (size_t i = 0; i < s->n; i++)
      if (idset_has(&found, notes[i].id))
        s->items[i].words[s->items[i].n_words++] = arena_str(s->arena, a->terms[t].word);
    match_release(&m);
    idset_release(&found);
  }
  idset_release(&only);
}

static void read_row(struct db_stmt *s, struct similar *out, struct similar_note *n)
{
  n->path = n->title = STR_NONE;
  if (!db_step(s)) return;
  n->root = (size_t)db_int(s, 0);
  n->path = arena_str(out->arena, db_blob(s, 1));
  n->title = arena_str(out->arena, db_text(s, 2));
}

static void describe(const struct similar_aim *a, struct similar *s, const struct ranked *notes)
{
  struct db_stmt row =
      db_prepare(a->library->index->db, "SELECT root, path, title FROM note WHERE id = ?1");
  s->items = ARENA_ARRAY(s->arena, s->n, struct similar_note);
  for (size_t i = 0; i < s->n; i++) {
    struct similar_note *n = &s->items[i];
    n->score = (double)notes[i].score;
    n->words = ARENA_ARRAY(s->arena, a->n_terms, struct str);
    db_bind_int(&row, 1, notes[i].id);
    read_row(&row, s, n);
    db_reset(&row);
    explain_values(a, n, notes[i].id, s->arena);
    n->is_duplicate = similar_is_twin(a, notes[i].id, n->score);
  }
  db_finish(&row);
  explain_words(a, s, notes);
}

/* ---- together ---- */

static struct similar *find(struct similar_aim *a, size_t limit)
{
  struct similar *s = mem_zalloc(1, sizeof *s);
  struct ranked_list list = {0};
  s->arena = arena_new();
  similar_text_read(&a->text, a->library->index->tokenizer, a->entry);
  similar_find_terms(a);
  similar_find_values(a);
  score(a, &list);
  if (limit > LIMIT_SIMILAR_NOTES) limit = LIMIT_SIMILAR_NOTES;
  s->n = list.n < limit ? list.n : limit;
  ranked_sort(&list, s->n);
  describe(a, s, list.items);
  ranked_release(&list);
  return s;
}

static void release(struct similar_aim *a, struct entry_maker *maker)
{
  for (size_t i = 0; i < a->n_values; i++)
    idset_release(&a->values[i].notes);
  similar_text_release(&a->text);
  entry_free(a->entry);
  fieldnames_release(&maker->names);
}

struct similar *similar_new(
    struct library *l, struct str path, size_t limit, const atomic_bool *cancel, struct err *err)
{
  struct similar_aim *a = mem_zalloc(1, sizeof *a);
  struct entry_maker maker = {.read_body = l->read_body, .names.own = library_field_names(l)};
  struct similar *s = NULL;
  library_refresh(l);
  l->index->db->cancel = cancel;
  a->library = l;
  bool ok = read_note(a, &maker, path, err);
  if (ok) s = find(a, limit);
  l->index->db->cancel = NULL;
  if (cancel && atomic_load(cancel)) db_give_up(l->index->db, "the search was given up");
  release(a, &maker);
  free(a);
  if (library_check_index(l, err) && ok) return s;
  similar_free(s);
  return NULL;
}

void similar_free(struct similar *s)
{
  if (!s) return;
  arena_free(s->arena);
  free(s);
}
