/* On the facets. */
#include "session/acts.h"
#include "session/facets_pane.h"
#include "session/prompt.h"

void act_facets(struct session *s, long count)
{
  (void)count;
  bool has_keys = s->focus == PANE_FACETS;
  *session_facets_open(s) = !has_keys;
  s->zoomed = false;
  session_focus(s, has_keys ? PANE_LIST : PANE_FACETS);
}

void act_pick(struct session *s, long count)
{
  (void)count;
  facets_pane_take(s);
}

void act_leave_out(struct session *s, long count)
{
  (void)count;
  facets_pane_ask(s, QUERY_ASKS_WITHOUT);
}

void act_fold_facet(struct session *s, long count)
{
  (void)count;
  facets_pane_fold(s, true);
}

void act_unfold_facet(struct session *s, long count)
{
  (void)count;
  facets_pane_fold(s, false);
}

void act_find_value(struct session *s, long count)
{
  (void)count;
  prompt_open_facets(s);
}
