/* The one that writes an index: notes put in, replaced and dropped, in transactions that a kill may
 * end at any point. It holds the lock of the place, so there is never a second one. */
#ifndef LIBRARY_WRITER_H
#define LIBRARY_WRITER_H

#include "library/entry.h"
#include "library/index.h"
#include "library/scan.h"

struct writer;

/* A file and what it was when it was read. */
struct writer_file {
  uint32_t root;
  struct str path;
  struct fs_stamp stamp;
  uint64_t hash;
};

/* Opens the index of a place for writing; the place's lock must be held. One that cannot be used is
 * left where it is, *found (SCHEMA_OURS otherwise) says why, and the writer begins another; so it
 * does when told to begin `anew`. NULL on failure. */
struct writer *writer_open(
    const struct place *p, bool anew, enum schema_state *found, struct err *err);

/* Begins an index that nobody sees until writer_show. */
struct writer *writer_open_hidden(const struct place *p, struct err *err);

/* Ends a hidden writer and puts what it wrote in the place of the index. Frees it in any case. */
bool writer_show(struct writer *w, const struct place *p, struct err *err);

void writer_free(struct writer *w); /* without the changes since the last commit; NULL is fine */

/* Puts in a note; `old_id` is what the file had before, or 0. */
void writer_put(
    struct writer *w, const struct writer_file *file, const struct entry *e, int64_t old_id);

/* The file was touched, but holds what it held. */
void writer_touch(struct writer *w, const struct writer_file *file, int64_t id);

/* The file is gone. */
void writer_drop(struct writer *w, const struct writer_file *file, int64_t id);

/* Begins a transaction, unless there is one, for what is not a note. */
void writer_begin(struct writer *w);

/* Ends the transaction; the next change begins another. */
bool writer_commit(struct writer *w, struct err *err);

/* Bytes of text put in since the last commit. */
size_t writer_pending_bytes(const struct writer *w);

/* Puts the full-text index in order: all of it after many new notes, else a little. */
bool writer_tidy(struct writer *w, bool thoroughly, struct err *err);

/* Is so much of the index dead that it should be made anew? And so much of any? */
bool writer_is_worn(const struct writer *w);
bool writer_wears(size_t n_dead, size_t n_living);

/* Is what the file holds damaged? Then nothing more can be written into it. */
bool writer_is_damaged(const struct writer *w);

struct db *writer_db(struct writer *w);
unsigned writer_number(const struct writer *w); /* of the index file; 0: in memory */

#endif
