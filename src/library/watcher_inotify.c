/* Watching folders by inotify(7). */
#include "library/watcher.h"

#include "base/buf.h"
#include "base/fs.h"
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
  int file_folder;     /* watch descriptor of the folder of a file; -1: none */
  struct buf file_name;
  bool file_changed;
};

struct watcher *watcher_new(size_t most_folders)
{
  struct watcher *w = mem_zalloc(1, sizeof *w);
  w->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  w->most = most_folders;
  w->file_folder = -1;
  atomic_store(&w->is_deaf, w->fd < 0);
  return w;
}

void watcher_free(struct watcher *w)
{
  if (!w) return;
  if (w->fd >= 0) close(w->fd);
  buf_release(&w->file_name);
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

/* What is being written is worth nothing before it is closed. */
void watcher_add_file(struct watcher *w, const char *path)
{
  struct buf real = BUF_INIT;
  struct err ignored = ERR_INIT;
  if (!fs_add_real(&real, path, &ignored)) buf_add_cstr(&real, path);
  struct str name = fs_basename(buf_str(&real));
  buf_clear(&w->file_name);
  buf_add(&w->file_name, name);
  size_t folder = real.n - name.n;
  buf_truncate(&real, folder > 1 ? folder - 1 : folder);
  if (w->fd >= 0 && real.n)
    w->file_folder = inotify_add_watch(w->fd, buf_cstr(&real), CHANGES | IN_ONLYDIR);
  buf_release(&real);
}

bool watcher_take_file(struct watcher *w)
{
  bool changed = w->file_changed;
  w->file_changed = false;
  return changed;
}

/* Is it about the file? Its folder may be one of notes, too. */
static bool take_file_event(struct watcher *w, const struct inotify_event *e)
{
  const uint32_t ends = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE;
  if (e->mask & IN_Q_OVERFLOW && w->file_folder >= 0) w->file_changed = true;
  if (e->wd != w->file_folder || !e->len || !str_eq(str_of(e->name), buf_str(&w->file_name)))
    return false;
  w->file_changed = w->file_changed || (e->mask & ends);
  return true;
}

static bool is_of_interest(struct watcher *w, const struct inotify_event *e)
{
  if (take_file_event(w, e)) return false;
  if (e->wd == w->file_folder && e->mask & IN_IGNORED) w->file_folder = -1;
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
