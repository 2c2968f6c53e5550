/* Making words, and drawing from them. */
#include "vocabulary.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The most frequent words of English, in the order of their frequency. */
static const char *const frequent[] = {"the", "of", "and", "to", "a", "in", "is", "that", "for",
    "it", "as", "with", "be", "on", "are", "this", "by", "or", "not", "from", "an", "at", "which",
    "can", "when", "if", "has", "one", "but", "all", "each", "use", "file", "will", "there", "more",
    "so", "data", "time", "then", "was", "into", "also", "only", "code", "new", "set", "run",
    "value", "list", "first", "than", "other", "some", "no", "name", "two", "line", "server",
    "system", "need", "user", "test", "same", "build", "cache", "query", "index", "page",
    "request"};

/* Marsaglia's xorshift64*. */
static uint64_t next_random(uint64_t *state)
{
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return *state * UINT64_C(2685821657736338717);
}

size_t random_below(uint64_t *random, size_t n)
{
  return (size_t)((next_random(random) >> 33) % n);
}

/* Syllables that can be said, from a number of the word alone. */
static void make_word(char *out, size_t number)
{
  static const char *const heads[] = {"b", "br", "c", "ch", "d", "dr", "f", "g", "gl", "h", "k",
      "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w", "z"};
  static const char *const vowels[] = {"a", "e", "i", "o", "u", "ea", "io"};
  static const char *const tails[] = {"", "n", "r", "l", "s", "t", "m", "nd", "rt", "ck"};
  uint64_t random = (number + 1) * UINT64_C(0x9E3779B97F4A7C15);
  size_t n_syllables = 1 + (number > 500) + random_below(&random, 2);
  *out = '\0';
  for (size_t i = 0; i < n_syllables; i++) {
    strcat(out, heads[random_below(&random, sizeof heads / sizeof *heads)]);
    strcat(out, vowels[random_below(&random, sizeof vowels / sizeof *vowels)]);
    strcat(out, tails[random_below(&random, sizeof tails / sizeof *tails)]);
  }
}

void vocabulary_make(struct vocabulary *v)
{
  double sum = 0;
  for (size_t i = 0; i < VOCABULARY; i++) {
    if (i < sizeof frequent / sizeof *frequent)
      snprintf(v->words[i], VOCABULARY_WORD_BYTES, "%s", frequent[i]);
    else
      make_word(v->words[i], i);
    sum += 1 / pow((double)i + 2.7, 1.07); /* Mandelbrot's form of the law */
    v->reach[i] = sum;
  }
  for (size_t i = 0; i < VOCABULARY; i++)
    v->reach[i] /= sum;
}

const char *vocabulary_pick(const struct vocabulary *v, uint64_t *random)
{
  double at = (double)(next_random(random) >> 11) / (double)(UINT64_C(1) << 53);
  size_t low = 0, high = VOCABULARY - 1;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (v->reach[middle] < at)
      low = middle + 1;
    else
      high = middle;
  }
  return v->words[low];
}
