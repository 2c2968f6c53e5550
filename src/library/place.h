/* Where a library's index is: a folder beneath the cache folder, named by the roots, and in it one
 * file for each time the index was made anew ("index.1.db", "index.2.db" ...), of which the highest
 * number counts. A file that another program may have open is never written over, nor is its name
 * used again: with SQLite's write-ahead log that would mix two databases. A lock file says who may
 * write. */
#ifndef LIBRARY_PLACE_H
#define LIBRARY_PLACE_H

#include "base/buf.h"
#include "base/err.h"

#include <stdatomic.h>

struct place {
  struct buf folder; /* canonical; empty: in memory */
  struct buf roots;  /* canonical, sorted, each followed by a NUL */
};

#define PLACE_INIT     \
  {                    \
    BUF_INIT, BUF_INIT \
  }

void place_release(struct place *p);

/* Makes the folder for p->roots beneath cache_dir, private to the user. On failure p->folder is
 * empty. */
bool place_make(struct place *p, const char *cache_dir, struct err *err);

/* Adds the name that stands for the roots. */
void place_add_name(const struct place *p, struct buf *out);

/* The highest number of an index file, or 0. */
unsigned place_newest(const struct place *p);

/* How many databases of something else were set aside. */
unsigned place_count_foreign(const struct place *p);

enum place_file {
  PLACE_INDEX,
  PLACE_HIDDEN,  /* being built, not yet seen by place_newest */
  PLACE_FOREIGN, /* set aside: it is a database, but none of ours */
};

/* Adds the path of a file. */
void place_add_path(const struct place *p, enum place_file kind, unsigned number, struct buf *out);

/* Makes an empty file that only the user may read; the lock must be held. What a kill has left of
 * one being built is removed. */
bool place_make_file(const struct place *p, enum place_file kind, unsigned number, struct err *err);

/* Renames a file that nobody has open: hidden to index, index to foreign. */
bool place_rename(const struct place *p, unsigned number, enum place_file from, enum place_file to,
    struct err *err);

/* The number in "index.7.db" and what SQLite puts beside it; 0 when the name is no such one. */
unsigned place_number_of(const char *name, enum place_file kind, bool *is_log);

/* Removes the folders that older versions of the schema had for these roots: those in which nothing
 * is open or locked, and nothing stands that is no index of ours. */
void place_remove_former(const struct place *p);

/* Removes all index files and hidden files but index `number`, with their logs. */
void place_tidy(const struct place *p, unsigned number);

/* Waits for the right to write, at most wait_ms or until *cancel (may be NULL) is set. Returns a
 * descriptor to close when done, or -1: with *err set when it failed, else another has it. */
int place_lock(const struct place *p, int wait_ms, const atomic_bool *cancel, struct err *err);

#endif
