/* Lists of notes with their scores, best first, sorted only as far as somebody looks. */
#ifndef LIBRARY_RANKED_H
#define LIBRARY_RANKED_H

#include <stddef.h>
#include <stdint.h>

struct ranked {
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

/* Makes sure that the first n items are in their final places: larger scores first, of equal ones
 * the smaller id. */
void ranked_sort(struct ranked_list *list, size_t n);

#endif
