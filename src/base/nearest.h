/* "Did you mean": of the names offered, those nearest to what was typed. Nearness is the number of
 * letters to change, add, drop or swap; a name that begins with or holds what was typed is near
 * whatever its length. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/buf.h"

enum { NEAREST_COUNT = 3, NEAREST_NAME_BYTES = 64 };

struct nearest {
  struct str typed; /* folded; borrowed */
  bool any;         /* are names taken that are not near, where there are no others? */
  struct {
    char text[NEAREST_NAME_BYTES];
    size_t n;
    size_t cost;
  } best[NEAREST_COUNT]; /* nearest first */
  size_t n;
};

static inline struct nearest nearest_to(struct str typed)
{
  return (struct nearest){.typed = typed};
}

/* Offers a name, which is copied when it is near enough. Longer than NEAREST_NAME_BYTES is not. */
void nearest_offer(struct nearest *near, struct str name);

/* Adds `; nearest: "a", "b"`, or nothing when nothing is near. */
void nearest_add(const struct nearest *near, struct buf *out);

/* How many single letters to change, add, drop, or swap with the next, make a of b (the restricted
 * Damerau-Levenshtein distance, by bytes). SIZE_MAX when one is longer than NEAREST_NAME_BYTES. */
size_t nearest_distance(struct str a, struct str b);

/* Is that few enough, for texts of that length? */
bool nearest_is_near(struct str a, struct str b, size_t distance);

#endif
