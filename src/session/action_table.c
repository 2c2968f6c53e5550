/* The action table: the sets of rows, by group. */
#include "session/action_set.h"

static const struct action_set *const sets[GROUP_COUNT] = {
    [GROUP_MOVE] = &actions_moving,
    [GROUP_OPEN] = &actions_opening,
    [GROUP_SEARCH] = &actions_searching,
    [GROUP_FACETS] = &actions_facets,
    [GROUP_PAGE] = &actions_page,
    [GROUP_META] = &actions_meta,
    [GROUP_STATE] = &actions_state,
    [GROUP_COPY] = &actions_copying,
    [GROUP_OUTER] = &actions_outer,
    [GROUP_SCREEN] = &actions_screen,
    [GROUP_TYPING] = &actions_typing,
};

size_t action_count(void)
{
  size_t n = 0;
  for (size_t g = 0; g < GROUP_COUNT; g++)
    n += sets[g]->n;
  return n;
}

const struct action *action_at(size_t i)
{
  size_t g = 0;
  while (i >= sets[g]->n)
    i -= sets[g++]->n;
  return &sets[g]->rows[i];
}
