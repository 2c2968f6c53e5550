/* The words of a note, for being compared. */
#include "library/similar_own.h"

#include "base/limits.h"
#include "base/mem.h"
#include "library/fnv.h"

#include <stdlib.h>

/* How much a word says of its note by where it stands. */
enum { TITLE_WEIGHT = 4, HEADING_WEIGHT = 2, BODY_WEIGHT = 1 };

struct walk {
  struct similar_text *text;
  size_t start; /* of the part that is walked */
  uint32_t weight;
};

static int take(void *context, const struct word *word)
{
  struct walk *w = context;
  struct similar_text *t = w->text;
  if (word->in_same_place) return 0; /* another reading of the one before */
  t->words = mem_grow(t->words, &t->cap, t->n + 1, sizeof *t->words);
  t->words[t->n++] = (struct similar_word){.hash = fnv1a(word->text),
      .at = (uint32_t)(w->start + word->start),
      .bytes = (uint32_t)(word->end - word->start),
      .weight = w->weight};
  return 0;
}

static void add_part(struct similar_text *t, struct tokenizer *k, struct str part, uint32_t weight)
{
  struct walk w = {t, t->text.n, weight};
  size_t room = LIMIT_SIMILAR_BYTES - t->text.n;
  part = str_first_whole(part, room < part.n ? room : part.n);
  buf_add(&t->text, part);
  tokenizer_walk(k, part, WORDS_INDEX, take, &w);
  if (t->text.n < LIMIT_SIMILAR_BYTES) buf_add_char(&t->text, '\n');
}

static int compare(const void *a, const void *b)
{
  const struct similar_word *x = a, *y = b;
  if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
  return x->at < y->at ? -1 : x->at > y->at;
}

void similar_text_read(struct similar_text *t, struct tokenizer *k, const struct entry *e)
{
  add_part(t, k, e->words[WORDS_TITLE], TITLE_WEIGHT);
  t->headings = t->text.n;
  add_part(t, k, e->words[WORDS_HEADINGS], HEADING_WEIGHT);
  t->body = t->text.n;
  add_part(t, k, e->words[WORDS_BODY], BODY_WEIGHT);
  if (t->n) qsort(t->words, t->n, sizeof *t->words, compare);
}

void similar_text_release(struct similar_text *t)
{
  buf_release(&t->text);
  free(t->words);
  *t = (struct similar_text){0};
}

/* The first word after those of the same stem. */
static size_t next(const struct similar_text *t, size_t i)
{
  uint64_t hash = t->words[i].hash;
  while (i < t->n && t->words[i].hash == hash)
    i++;
  return i;
}

double similar_text_overlap(const struct similar_text *a, const struct similar_text *b)
{
  size_t all = 0, both = 0;
  for (size_t i = 0, k = 0; i < a->n || k < b->n; all++) {
    int side = i == a->n ? 1
               : k == b->n
                   ? -1
                   : (a->words[i].hash > b->words[k].hash) - (a->words[i].hash < b->words[k].hash);
    both += side == 0;
    if (side <= 0) i = next(a, i);
    if (side >= 0) k = next(b, k);
  }
  return all ? (double)both / (double)all : 0;
}
