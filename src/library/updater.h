/* library_update in a thread of its own, for the reader: it works on its own connection and tells
 * by one byte on a pipe that there is something to look at. The thread is confined to the library
 * and its index (base/confine.h), as the command is that does the same; who started it is not. */
#ifndef LIBRARY_UPDATER_H
#define LIBRARY_UPDATER_H

#include "library/library.h"
#include "library/watcher.h"

struct updater;

/* Starts bringing the library at `place` up to date. `place` is copied. The watcher (may be NULL)
 * is given all folders, and must outlive the updater. */
struct updater *updater_start(
    const struct library_place *place, struct watcher *watcher, struct err *err);

/* Readable when updater_poll has news. */
int updater_fd(const struct updater *u);

/* Takes the news: fills *report; true while it runs. When it has ended in failure *err is set. */
bool updater_poll(struct updater *u, struct update_report *report, struct err *err);

/* Was the note at that absolute path renamed by this update, as far as it is? Adds where to. */
bool updater_find_rename(struct updater *u, struct str path, struct buf *out);

/* Tells all renames of this update, as far as it is; in the order in which they were found. */
void updater_tell_renames(
    struct updater *u, void (*take)(void *context, struct str from, struct str to), void *context);

/* Cancels if need be, waits for the thread, frees. NULL is fine. */
void updater_stop(struct updater *u);

#endif
