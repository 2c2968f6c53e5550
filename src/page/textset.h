/* A set of texts, each with a number that its owner gives: anchors taken, addresses listed. The
 * tree is balanced, so that no choice of texts makes it slow. */
#ifndef PAGE_TEXTSET_H
#define PAGE_TEXTSET_H

#include "base/arena.h"

#include <stdint.h>

struct textset_item {
  struct str text;
  uint32_t number; /* 0 at first */
};

struct textset {
  struct arena *arena; /* holds them */
  void *root;
};

/* The item of that text, or NULL. */
struct textset_item *textset_find(struct textset *set, struct str text);

/* The same; a new one where there is none. */
struct textset_item *textset_add(struct textset *set, struct str text);

void textset_release(struct textset *set); /* not the arena */

#endif
