/* Changes that wait until another program lets go of the state. */
#include "session/track.h"

#include <math.h>

enum { AGAIN_MS = 1000 };

void track_tell_waiting(struct session *s)
{
  struct tracking *t = &s->track;
  bool waits = state_waits(s->state);
  if (waits == t->waits) return;
  t->waits = waits;
  t->try_again_ms = s->now_ms() + AGAIN_MS;
  /* What could not be kept is a notice of the state, which is told next. */
  if (!waits && !str_eq(state_notice(s->state), buf_str(&t->told_notice))) return;
  s->messages.has_news = true; /* the answer to the key stands before it */
  session_tell(s, waits ? "another program has the state: what you mark waits for it"
                        : "what waited for another program is kept now");
  s->messages.has_news = false;
}

int track_waits_ms(const struct session *s)
{
  const struct tracking *t = &s->track;
  if (!t->waits) return -1;
  double left = ceil(t->try_again_ms - s->now_ms());
  return left > 0 ? (int)left : 0;
}

bool track_waiting_goes_on(const struct session *s)
{
  return track_waits_ms(s) == 0;
}

bool track_waiting_go_on(struct session *s)
{
  s->track.try_again_ms = s->now_ms() + AGAIN_MS;
  return state_make_up(s->state);
}
