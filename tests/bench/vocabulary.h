/* The words that notes for measuring are made of and are searched by, the same ones every time. */
#ifndef BENCH_VOCABULARY_H
#define BENCH_VOCABULARY_H

#include <stddef.h>
#include <stdint.h>

enum { VOCABULARY = 80000, VOCABULARY_WORD_BYTES = 24 };

/* Words in the order of their frequency, which falls as in a natural language (Zipf's law). */
struct vocabulary {
  char words[VOCABULARY][VOCABULARY_WORD_BYTES];
  double reach[VOCABULARY]; /* the part of a text that words up to this one make up */
};

void vocabulary_make(struct vocabulary *v);

/* A word, as often as a text has it. */
const char *vocabulary_pick(const struct vocabulary *v, uint64_t *random);

/* A number from 0 to n - 1; *random, not 0, is what the next one comes from. */
size_t random_below(uint64_t *random, size_t n);

#endif
