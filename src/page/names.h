/* A set of texts, each with a number that its owner gives: anchors taken, addresses listed. The
 * tree is balanced, so that no choice of texts makes it slow. */
#ifndef PAGE_NAMES_H
#define PAGE_NAMES_H

#include "base/arena.h"

#include <stdint.h>

struct name {
  struct str text;
  uint32_t number; /* 0 at first */
};

struct names {
  struct arena *arena; /* holds them */
  void *root;
};

/* The name of that text, or NULL. */
struct name *names_find(struct names *names, struct str text);

/* The same; a new one where there is none. */
struct name *names_add(struct names *names, struct str text);

void names_release(struct names *names); /* not the arena */

#endif
