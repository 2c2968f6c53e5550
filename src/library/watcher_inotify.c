/* Watching folders by inotify(7). */
#include "library/watcher.h"

#include "base/mem.h"
#include "library/ignore.h"
#include "library/scan.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

enum {
  CHANGES = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MODIFY | IN_CLOSE_WRITE |
            IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF,
  HOW = IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK,
  READ_BYTES = 8 * 1024, /* more than the largest event */
};

/* Folders are added in one thread and events taken in another. */
struct watcher {
  int fd;
  size_t most;
  atomic_size_t n;     /* folders watched */
  atomic_int last;     /* watch descriptor: the system counts upwards */
  atomic_bool is_deaf; /* was there a folder that it could not watch? */
};

struct watcher *watcher_new(size_t most_folders)
{
  struct watcher *w = mem_zalloc(1, sizeof *w);
  w->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  w->most = most_folders;
  atomic_store(&w->is_deaf, w->fd < 0);
  return w;
}

void watcher_free(struct watcher *w)
{
  if (!w) return;
  if (w->fd >= 0) close(w->fd);
  free(w);
}

int watcher_fd(const struct watcher *w)
{
  return w->fd;
}

void watcher_add(struct watcher *w, const char *folder)
{
  if (w->fd < 0) return;
  int descriptor = inotify_add_watch(w->fd, folder, CHANGES | HOW);
  if (descriptor > atomic_load(&w->last)) {
    atomic_store(&w->last, descriptor);
    if (atomic_fetch_add(&w->n, 1) >= w->most) {
      inotify_rm_watch(w->fd, descriptor); /* which is told as an event, and counted there */
      atomic_store(&w->is_deaf, true);
    }
  }
  /* One that is not there any more, or may not be read, is told by the scan. */
  if (descriptor < 0 && (errno == ENOSPC || errno == ENOMEM)) atomic_store(&w->is_deaf, true);
}

bool watcher_hears_all(const struct watcher *w)
{
  return !atomic_load(&w->is_deaf);
}

static bool is_of_interest(struct watcher *w, const struct inotify_event *e)
{
  if (e->mask & IN_IGNORED) atomic_fetch_sub(&w->n, 1);
  if (e->mask & IN_IGNORED) return false;
  if (e->mask & (IN_Q_OVERFLOW | IN_UNMOUNT | IN_DELETE_SELF | IN_MOVE_SELF)) return true;
  if (!e->len) return false; /* the folder itself got other attributes */
  struct str name = str_of(e->name);
  if (str_eq(name, STR_LIT(IGNORE_FILE))) return true;
  if (str_starts(name, STR_LIT("."))) return false;
  return e->mask & IN_ISDIR || scan_is_note_name(name);
}

bool watcher_take(struct watcher *w)
{
  _Alignas(struct inotify_event) char bytes[READ_BYTES];
  bool any = false;
  for (ssize_t n; w->fd >= 0 && (n = read(w->fd, bytes, sizeof bytes)) > 0;)
    for (ssize_t at = 0; at < n;) {
      const struct inotify_event *e = (const void *)(bytes + at);
      any |= is_of_interest(w, e);
      at += (ssize_t)(sizeof *e + e->len);
    }
  return any;
}
