/* The words that are characteristic of a note: that it has often, and few others have. A sentence
 * that many notes have is a form that was filled in, and its words say nothing. */
#include "library/similar_own.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "library/words.h"

#include <math.h>
#include <stdlib.h>

enum {
  ASKED = 128,                 /* words that the index is asked about */
  CHECKED = 2 * SIMILAR_TERMS, /* of these, whose sentences are */
  PLACES = 4,                  /* sentences of a word that are looked at */
  LETTERS_MIN = 3,             /* of a word in ASCII; shorter ones say little */
  LENGTH_COUNTS = 12,          /* longer words count as this long */
  FORM_NOTES = 5,              /* others that have a sentence: then it is a form */
  FORM_WORDS = 5,              /* a shorter sentence may be anybody's */
  FORM_BYTES = 160,            /* of it, that are looked for */
  FEW_NOTES = 5,               /* so many notes may have the word, however small the library is */
  MANY_NOTES = 20000,          /* of a word that more have the sentences are not looked for */
};

/* Words that a larger part of the notes has are not characteristic. */
static const double common_share = 0.1, common_share_at_most = 0.5;

/* What a word counts that the note has but once, beside 1 for each time that it is e times as many.
 */
static const double once = 0.3;

struct candidate {
  size_t first, n; /* of the words of the text */
  uint32_t at;     /* where the first stands */
  double count;    /* of its places, by their weights */
  double weight;   /* the larger, the sooner it is taken */
  double rarity, n_notes;
};

struct search {
  struct similar_aim *aim;
  struct candidate *items;
  size_t n, cap;
};

static struct str word_at(const struct similar_text *t, size_t i)
{
  return str_first(str_from(buf_str(&t->text), t->words[i].at), t->words[i].bytes);
}

/* ---- choosing ---- */

static bool has_letter(struct str s)
{
  for (size_t i = 0; i < s.n; i++)
    if (ascii_is_letter(s.p[i]) || (unsigned char)s.p[i] >= 0x80) return true;
  return false;
}

static bool may_be_term(struct str word)
{
  return has_letter(word) && (word.n >= LETTERS_MIN || utf8_ascii_run(word) < word.n);
}

static void gather(struct search *s)
{
  const struct similar_text *t = &s->aim->text;
  for (size_t i = 0, end; i < t->n; i = end) {
    struct candidate c = {.first = i, .at = t->words[i].at};
    for (end = i; end < t->n && t->words[end].hash == t->words[i].hash; end++)
      c.count += t->words[end].weight;
    c.n = end - i;
    if (!may_be_term(word_at(t, i))) continue;
    s->items = mem_grow(s->items, &s->cap, s->n + 1, sizeof *s->items);
    s->items[s->n++] = c;
  }
}

/* Before anything is known of other notes: long words and frequent ones. */
static void weigh_by_text(struct search *s)
{
  for (size_t i = 0; i < s->n; i++) {
    struct candidate *c = &s->items[i];
    size_t bytes = s->aim->text.words[c->first].bytes;
    c->weight = c->count * (double)(bytes < LENGTH_COUNTS ? bytes : LENGTH_COUNTS);
  }
}

static void weigh_by_index(struct search *s)
{
  struct index *x = s->aim->library->index;
  double n_notes = (double)x->live.n_notes, others = s->aim->id ? 1 : 0;
  for (size_t i = 0; i < s->n; i++) {
    struct candidate *c = &s->items[i];
    struct match m = {0};
    struct query_node word = {
        .kind = QUERY_WORD, .text = word_at(&s->aim->text, c->first), .upper = STR_NONE};
    double share = 0;
    match_add_or(&m, &word);
    double rarity = m.text.n ? rank_weight(x->db, buf_str(&m.text), &x->live, &share) : 0;
    match_release(&m);
    c->n_notes = floor(share * n_notes + 0.5);
    bool is_common =
        share > common_share_at_most || (share > common_share && c->n_notes > FEW_NOTES);
    c->rarity = is_common || c->n_notes <= others ? 0 : rarity;
    c->weight = c->rarity * c->rarity * (once + log(c->count));
  }
}

static int compare(const void *a, const void *b)
{
  const struct candidate *x = a, *y = b;
  if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
  return x->at < y->at ? -1 : x->at > y->at;
}

static void keep_best(struct search *s, size_t n)
{
  if (s->n) qsort(s->items, s->n, sizeof *s->items, compare);
  if (s->n > n) s->n = n;
  while (s->n && s->items[s->n - 1].weight <= 0)
    s->n--;
}

/* ---- sentences ---- */

static bool ends_sentence(struct str text, size_t i)
{
  if (text.p[i] == '\n') return true;
  bool is_mark = text.p[i] == '.' || text.p[i] == '!' || text.p[i] == '?';
  return is_mark && i + 1 < text.n && (text.p[i + 1] == ' ' || text.p[i + 1] == '\n');
}

/* The sentence around a place, or so much of it. */
static struct str sentence_at(struct str text, size_t at)
{
  size_t from = at, to = at;
  while (from && at - from < FORM_BYTES / 2 && !ends_sentence(text, from - 1))
    from--;
  while (to < text.n && to - from < FORM_BYTES && !ends_sentence(text, to))
    to++;
  while (from < at && from && !ends_sentence(text, from - 1) && text.p[from - 1] != ' ')
    from++; /* a word that was cut */
  while (to > at && to < text.n && !ends_sentence(text, to) && text.p[to] != ' ')
    to--;
  return str_first(str_from(text, from), to - from);
}

/* Do many other notes match the expression? */
static bool is_matched_by_many(const struct similar_aim *a, struct str expression)
{
  struct index *x = a->library->index;
  size_t n = 0;
  struct db_stmt s = db_prepare(x->db, "SELECT rowid FROM words WHERE words MATCH ?1");
  db_bind_text(&s, 1, expression);
  while (n < FORM_NOTES && db_step(&s))
    n += live_has(&x->live, (uint64_t)db_int(&s, 0)) && db_int(&s, 0) != a->id;
  db_finish(&s);
  return n == FORM_NOTES;
}

/* Do many other notes have the sentence, or the heading? */
static bool is_form(const struct similar_aim *a, struct str sentence, bool is_heading)
{
  struct match m = {0};
  struct buf expression = BUF_INIT;
  struct query_node phrase = {.kind = QUERY_PHRASE, .text = sentence, .upper = STR_NONE};
  if (!is_heading && words_count(sentence, NULL) < FORM_WORDS) return false;
  match_add_or(&m, &phrase);
  if (is_heading) buf_addf(&expression, "%s : ", words_column_names[WORDS_HEADINGS]);
  buf_add(&expression, buf_str(&m.text));
  bool is = m.text.n && is_matched_by_many(a, buf_str(&expression));
  buf_release(&expression);
  match_release(&m);
  return is;
}

/* Does it stand in its title, or in a sentence or heading of the note's own? */
static bool is_own(const struct similar_aim *a, const struct candidate *c)
{
  const struct similar_text *t = &a->text;
  if (c->n_notes > MANY_NOTES) return true;
  for (size_t i = 0; i < c->n && i < PLACES; i++) {
    size_t at = t->words[c->first + i].at;
    bool is_heading = at >= t->headings && at < t->body;
    if (at < t->headings || !is_form(a, sentence_at(buf_str(&t->text), at), is_heading))
      return true;
  }
  return false;
}

/* ---- the terms ---- */

static void take(struct similar_aim *a, const struct candidate *c)
{
  if (a->n_terms < SIMILAR_TERMS)
    a->terms[a->n_terms++] = (struct similar_term){word_at(&a->text, c->first), c->rarity};
}

/* Where every sentence is one of many notes, as in a copy of them, the words count all the same. */
void similar_find_terms(struct similar_aim *a)
{
  struct search s = {.aim = a};
  gather(&s);
  weigh_by_text(&s);
  keep_best(&s, ASKED);
  weigh_by_index(&s);
  keep_best(&s, CHECKED);
  for (size_t i = 0; i < s.n && a->n_terms < SIMILAR_TERMS; i++)
    if (is_own(a, &s.items[i])) take(a, &s.items[i]);
  for (size_t i = 0; i < s.n && !a->n_terms && i < SIMILAR_TERMS; i++)
    take(a, &s.items[i]);
  free(s.items);
}
