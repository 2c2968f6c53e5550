/* The session's state. */
#include "session/track.h"

void track_start(struct session *s, struct state *state)
{
  const struct state_place in_memory = {.use = STATE_LOOK};
  s->owns_state = !state;
  s->state = state ? state : state_open(&in_memory);
  if (state_notice(s->state).n) session_warn(s, "%.*s", STR_ARG(state_notice(s->state)));
}

void track_end(struct session *s)
{
  if (s->owns_state) state_close(s->state);
}
