/* Hears of changes in folders while they happen, where the system can tell (inotify(7) of Linux).
 * What changed is not asked: it says that an update is worth while, and that finds out. Watched are
 * the folders that a scan looks into; those that vanish are forgotten. */
#ifndef LIBRARY_WATCHER_H
#define LIBRARY_WATCHER_H

#include <stdbool.h>
#include <stddef.h>

struct watcher;

/* Watches at most so many folders. Never NULL. */
struct watcher *watcher_new(size_t most_folders);
void watcher_free(struct watcher *w); /* NULL is fine */

/* Readable when watcher_take has something to take; -1 where changes cannot be heard of. */
int watcher_fd(const struct watcher *w);

/* Watches a folder, if it is not watched already. May be called in any thread. */
void watcher_add(struct watcher *w, const char *folder);

/* Is it told of every change? If not, somebody has to look now and then. */
bool watcher_hears_all(const struct watcher *w);

/* Takes what has come. Is there something that a scan could see? Names that are no notes, such as
 * an editor's own files, are nothing. */
bool watcher_take(struct watcher *w);

#endif
