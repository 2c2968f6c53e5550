/* The session's state. */
#include "session/track.h"

#include "library/query_world.h"
#include "state/world.h"

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

void track_library(struct session *s)
{
  struct query_world world = state_world(s->state);
  library_set_world(s->library, &world);
}

static void take_rename(void *context, struct str from, struct str to)
{
  state_renamed(context, from, to);
}

void track_renames(struct session *s)
{
  struct err err = ERR_INIT;
  updater_tell_renames(s->updater, take_rename, s->state);
  if (!state_settle(s->state, &err)) session_complain(s, "%s", err.text);
}
