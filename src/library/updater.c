/* Updating a library in a thread. */
#include "library/updater.h"

#include "base/confine.h"
#include "base/fs.h"
#include "base/mem.h"
#include "base/thread.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIPE_READ, PIPE_WRITE };

struct updater {
  struct library_place place; /* a copy of our own */
  struct watcher *watcher;    /* borrowed, or NULL */
  pthread_t thread;
  int pipe[2];
  atomic_bool cancel;

  pthread_mutex_t mutex; /* of what is below */
  struct update_report report;
  struct err err;
  struct buf renames; /* old and new path, each ended by a NUL */
  bool is_running;
  bool is_told; /* is there a byte in the pipe that nobody has taken? */
};

/* ---- the thread ---- */

/* Keeps the news, and puts a byte into the pipe unless one is there. */
static void tell(struct updater *u, const struct update_report *report, bool is_running)
{
  pthread_mutex_lock(&u->mutex);
  u->report = *report;
  u->is_running = is_running;
  if (!u->is_told) u->is_told = write(u->pipe[PIPE_WRITE], "", 1) == 1;
  pthread_mutex_unlock(&u->mutex);
}

static void tell_progress(void *context, const struct update_report *report)
{
  tell(context, report, true);
}

static void keep_rename(void *context, struct str from, struct str to)
{
  struct updater *u = context;
  pthread_mutex_lock(&u->mutex);
  buf_add(&u->renames, from);
  buf_add_char(&u->renames, '\0');
  buf_add(&u->renames, to);
  buf_add_char(&u->renames, '\0');
  pthread_mutex_unlock(&u->mutex);
}

static void watch_folder(void *context, const char *path)
{
  struct updater *u = context;
  if (u->watcher) watcher_add(u->watcher, path);
}

/* Here strangers' files are read in masses, and here no program is started: this thread and those
 * that it starts give up all but the roots and the index. Each update looks the folders up anew,
 * since one may be another than it was; the index's has to be there before. */
static void give_up_the_rest(const struct library_place *place)
{
  struct err ignored = ERR_INIT; /* whoever writes there finds the same, and says so */
  struct confine *to = confine_begin();
  confine_allow_system(to);
  for (size_t i = 0; i < place->n_roots; i++)
    confine_allow(to, place->roots[i], CONFINE_READ);
  if (place->cache_dir && fs_make_dirs(place->cache_dir, 0700, &ignored))
    confine_allow(to, place->cache_dir, CONFINE_WRITE);
  confine_end(to);
}

static void *run(void *context)
{
  struct updater *u = context;
  give_up_the_rest(&u->place);
  struct update_report report = {0};
  struct update_options options = {.cancel = &u->cancel,
      .progress = tell_progress,
      .folder = watch_folder,
      .renamed = keep_rename,
      .context = u};
  struct err err = ERR_INIT;
  struct library *l = library_open(&u->place, &err);
  bool ok = l && library_update(l, &options, &report, &err);
  library_close(l);
  if (!ok) {
    pthread_mutex_lock(&u->mutex);
    u->err = err;
    pthread_mutex_unlock(&u->mutex);
  }
  tell(u, &report, false);
  return NULL;
}

/* ---- the caller's side ---- */

static void copy_place(struct library_place *to, const struct library_place *from)
{
  const char **roots = mem_zalloc(from->n_roots, sizeof *roots);
  for (size_t i = 0; i < from->n_roots; i++)
    roots[i] = mem_copy(from->roots[i], strlen(from->roots[i]));
  *to = *from;
  to->roots = roots;
  to->cache_dir = from->cache_dir ? mem_copy(from->cache_dir, strlen(from->cache_dir)) : NULL;
}

static void release_place(struct library_place *place)
{
  for (size_t i = 0; i < place->n_roots; i++)
    free((void *)(uintptr_t)place->roots[i]);
  free((void *)(uintptr_t)place->roots);
  free((void *)(uintptr_t)place->cache_dir);
}

static void release(struct updater *u)
{
  if (u->pipe[PIPE_READ] >= 0) close(u->pipe[PIPE_READ]);
  if (u->pipe[PIPE_WRITE] >= 0) close(u->pipe[PIPE_WRITE]);
  pthread_mutex_destroy(&u->mutex);
  release_place(&u->place);
  buf_release(&u->renames);
  free(u);
}

struct updater *updater_start(
    const struct library_place *place, struct watcher *watcher, struct err *err)
{
  struct updater *u = mem_zalloc(1, sizeof *u);
  u->pipe[PIPE_READ] = u->pipe[PIPE_WRITE] = -1;
  u->is_running = true;
  pthread_mutex_init(&u->mutex, NULL);
  u->watcher = watcher;
  copy_place(&u->place, place);
  bool ok = pipe2(u->pipe, O_CLOEXEC | O_NONBLOCK) == 0;
  if (ok) {
    errno = thread_start(&u->thread, run, u);
    ok = errno == 0;
  }
  if (ok) return u;
  err_errno(err, "the index cannot be updated beside the reading");
  release(u);
  return NULL;
}

int updater_fd(const struct updater *u)
{
  return u->pipe[PIPE_READ];
}

bool updater_poll(struct updater *u, struct update_report *report, struct err *err)
{
  char byte;
  pthread_mutex_lock(&u->mutex);
  if (u->is_told) u->is_told = read(u->pipe[PIPE_READ], &byte, 1) != 1;
  *report = u->report;
  bool is_running = u->is_running;
  if (!is_running) *err = u->err;
  pthread_mutex_unlock(&u->mutex);
  return is_running;
}

bool updater_find_rename(struct updater *u, struct str path, struct buf *out)
{
  struct str from, to;
  bool found = false;
  pthread_mutex_lock(&u->mutex);
  struct str rest = buf_str(&u->renames);
  while (!found && str_cut(&rest, '\0', &from) && str_cut(&rest, '\0', &to))
    found = str_eq(from, path);
  if (found) buf_add(out, to);
  pthread_mutex_unlock(&u->mutex);
  return found;
}

void updater_tell_renames(
    struct updater *u, void (*take)(void *context, struct str from, struct str to), void *context)
{
  struct str from, to;
  pthread_mutex_lock(&u->mutex);
  struct str rest = buf_str(&u->renames);
  while (str_cut(&rest, '\0', &from) && str_cut(&rest, '\0', &to))
    take(context, from, to);
  pthread_mutex_unlock(&u->mutex);
}

void updater_stop(struct updater *u)
{
  if (!u) return;
  atomic_store(&u->cancel, true);
  pthread_join(u->thread, NULL);
  release(u);
}
