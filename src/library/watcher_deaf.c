/* Watching folders where the system tells of no changes. */
#include "library/watcher.h"

#include "base/mem.h"

#include <stdlib.h>

struct watcher {
  char nothing;
};

struct watcher *watcher_new(size_t most_folders)
{
  (void)most_folders;
  return mem_zalloc(1, sizeof(struct watcher));
}

void watcher_free(struct watcher *w)
{
  free(w);
}

int watcher_fd(const struct watcher *w)
{
  (void)w;
  return -1;
}

void watcher_add(struct watcher *w, const char *folder)
{
  (void)w, (void)folder;
}

void watcher_add_file(struct watcher *w, const char *path)
{
  (void)w, (void)path;
}

bool watcher_take_file(struct watcher *w)
{
  (void)w;
  return false;
}

bool watcher_hears_all(const struct watcher *w)
{
  (void)w;
  return false;
}

bool watcher_take(struct watcher *w)
{
  (void)w;
  return false;
}
