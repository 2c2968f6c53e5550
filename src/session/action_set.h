/* The parts of the action table: one set of rows for each group, in a file of its own. */
#ifndef SESSION_ACTION_SET_H
#define SESSION_ACTION_SET_H

#include "session/action.h"

struct action_set {
  const struct action *rows;
  size_t n;
};

#define ACTION_SET(array)                                 \
  {                                                       \
    .rows = (array), .n = sizeof(array) / sizeof *(array) \
  }

enum { CONTEXT_MOVING = CONTEXT_PANES | CONTEXT_OVERLAY };

extern const struct action_set actions_moving;
extern const struct action_set actions_opening;
extern const struct action_set actions_searching;
extern const struct action_set actions_facets;
extern const struct action_set actions_page;
extern const struct action_set actions_meta;
extern const struct action_set actions_state;
extern const struct action_set actions_copying;
extern const struct action_set actions_outer;
extern const struct action_set actions_screen;
extern const struct action_set actions_typing;

#endif
