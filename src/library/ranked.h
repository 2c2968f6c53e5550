/* Lists of notes with what orders them, best first, sorted only as far as somebody looks. */
#ifndef LIBRARY_RANKED_H
#define LIBRARY_RANKED_H

#include <stddef.h>
#include <stdint.h>

struct ranked {
  double key; /* what is sorted by a field has it: less is better */
  uint32_t id;
  float score;
};

struct ranked_list {
  struct ranked *items;
  size_t n, cap;
  size_t n_sorted; /* of the front: these are in their final places */
};

void ranked_release(struct ranked_list *list);
void ranked_add(struct ranked_list *list, uint32_t id, float score);

/* Makes sure that the first n items are in their final places: the smaller keys first, of equal
 * ones the larger scores, of these the smaller ids. */
void ranked_sort(struct ranked_list *list, size_t n);

#endif
