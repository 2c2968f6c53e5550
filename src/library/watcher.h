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

/* Watches one file besides, there or not, whichever way it is written: by the names in its folder.
 * In the thread that takes. A file that is a link is watched where it is. */
void watcher_add_file(struct watcher *w, const char *path);

/* Was that file changed since this was asked last? watcher_take has to be called before. */
bool watcher_take_file(struct watcher *w);

/* Is it told of every change? If not, somebody has to look now and then. */
bool watcher_hears_all(const struct watcher *w);

/* Takes what has come. Is there something that a scan could see? Names that are no notes, such as
 * an editor's own files, are nothing. */
bool watcher_take(struct watcher *w);

#endif
