/* When to bring the index up to date. */
#include "session/watching.h"

#include "base/limits.h"
#include "session/news.h"

#include <math.h>

enum {
  SETTLE_MS = 100, /* after the first change of many */
  APART_MS = 500,  /* between the beginnings of two updates */
  LOOK_MS = 5000,  /* where changes are not heard of */
  BUSY_MS = 2000,  /* until another program has ended its own */
};

void watching_start(struct session *s)
{
  if (s->library && !s->watcher) s->watcher = watcher_new(LIMIT_WATCHED_FOLDERS);
}

static void be_due(struct session *s, double ms)
{
  if (!s->watch_due_ms || ms < s->watch_due_ms) s->watch_due_ms = ms;
}

void watching_notes(struct session *s, bool is_on)
{
  bool begins = is_on && !s->watches && s->watcher;
  s->watches = is_on;
  if (!is_on) s->watch_due_ms = 0;
  if (begins) be_due(s, s->now_ms()); /* the update tells which folders there are */
}

void watching_take(struct session *s)
{
  if (!s->watcher) return;
  double now = s->now_ms(), earliest = s->updated_ms + APART_MS;
  if (watcher_take(s->watcher) && s->watches)
    be_due(s, now + SETTLE_MS > earliest ? now + SETTLE_MS : earliest);
  if (!s->watch_due_ms || now < s->watch_due_ms || s->updater) return;
  s->watch_due_ms = 0;
  news_start(s);
}

void watching_ended(struct session *s)
{
  if (!s->watcher || !s->watches) return;
  if (s->update.is_busy) be_due(s, s->now_ms() + BUSY_MS);
  if (watcher_hears_all(s->watcher)) return;
  be_due(s, s->now_ms() + LOOK_MS);
  if (!s->told_deaf)
    session_tell(s, "not all folders can be watched: changes are looked for every %d seconds",
        LOOK_MS / 1000);
  s->told_deaf = true;
}

int watching_wait_ms(const struct session *s)
{
  if (!s->watcher || s->updater || !s->watch_due_ms) return -1;
  double left = ceil(s->watch_due_ms - s->now_ms());
  return left > 0 ? (int)left : 0;
}
