/* When to bring the index up to date. */
#include "session/watching.h"

#include "base/limits.h"
#include "session/news.h"
#include "session/reconfigure.h"

#include <math.h>

enum {
  SETTLE_MS = 100, /* after the first change of many */
  APART_MS = 500,  /* between the beginnings of two updates */
  LOOK_MS = 5000,  /* where changes are not heard of */
  BUSY_MS = 2000,  /* until another program has ended its own */
};

void watching_start(struct session *s)
{
  if (s->watcher || !(s->library || s->config_file)) return;
  s->watcher = watcher_new(LIMIT_WATCHED_FOLDERS);
  if (s->config_file) watcher_add_file(s->watcher, s->config_file);
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

/* Whoever writes it may still be at it, or have moved it away for a moment. */
static void take_config(struct session *s)
{
  double now = s->now_ms();
  if (watcher_take_file(s->watcher)) s->config_due_ms = now + SETTLE_MS;
  if (s->config_due_ms && now >= s->config_due_ms) reconfigure(s, false);
}

void watching_take(struct session *s)
{
  if (!s->watcher) return;
  double now = s->now_ms(), earliest = s->updated_ms + APART_MS;
  if (watcher_take(s->watcher) && s->watches)
    be_due(s, now + SETTLE_MS > earliest ? now + SETTLE_MS : earliest);
  take_config(s);
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

/* The earlier of two times, of which 0 is never. */
static double earlier(double a, double b)
{
  return a && (!b || a < b) ? a : b;
}

int watching_wait_ms(const struct session *s)
{
  double due = earlier(s->config_due_ms, s->updater ? 0 : s->watch_due_ms);
  if (!s->watcher || !due) return -1;
  double left = ceil(due - s->now_ms());
  return left > 0 ? (int)left : 0;
}
