/* What the parts of finding similar notes share. */
#ifndef LIBRARY_SIMILAR_OWN_H
#define LIBRARY_SIMILAR_OWN_H

#include "library/entry.h"
#include "library/library_own.h"
#include "library/match.h"
#include "library/similar.h"

enum {
  SIMILAR_TERMS = 12,  /* words that are characteristic of a note */
  SIMILAR_VALUES = 64, /* values of it that are compared */
};

/* A word of a text. */
struct similar_word {
  uint64_t hash;      /* of its stem */
  uint32_t at, bytes; /* in the text */
  uint32_t weight;    /* by the part of the note that it stands in */
};

/* The words of a note. */
struct similar_text {
  struct buf text;            /* title, headings and body, each line of the first two for itself */
  size_t headings, body;      /* where these begin */
  struct similar_word *words; /* by hash, then by place */
  size_t n, cap;
};

/* A word that is characteristic of the note. */
struct similar_term {
  struct str word;
  double weight;
};

/* A value of the note, and the others that have it. */
struct similar_value {
  struct similar_shared what;
  double weight;
  struct idset notes;
};

struct similar_aim {
  struct library *library;
  struct entry *entry; /* of the note */
  int64_t id;          /* 0: it is not in the index */
  uint64_t hash;       /* of its file */
  double own_score;    /* what the note itself scores: less than 1 when it says little */
  struct similar_text text;
  struct similar_term terms[SIMILAR_TERMS];
  size_t n_terms;
  struct similar_value values[SIMILAR_VALUES];
  size_t n_values;
};

/* Reads the words of a note, as far as LIMIT_SIMILAR_BYTES. */
void similar_text_read(struct similar_text *t, struct tokenizer *k, const struct entry *e);
void similar_text_release(struct similar_text *t);

/* What part of the different words of both texts is in both: 0..1. */
double similar_text_overlap(const struct similar_text *a, const struct similar_text *b);

/* Sets the terms, from the text. */
void similar_find_terms(struct similar_aim *a);

/* Sets the values. */
void similar_find_values(struct similar_aim *a);

/* Is note `id` almost the same text? `score` is how much like it is. */
bool similar_is_twin(const struct similar_aim *a, uint32_t id, double score);

#endif
