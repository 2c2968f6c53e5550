/* A library: one or more root folders and the SQLite index over their notes. This is the door that
 * the reader and the commands use; what stands behind it (schema, statements, FTS5) is nobody
 * else's business. The index can be deleted at any time and is rebuilt from the files.
 *
 * A library is used by one thread. Any number may be open at once on the same index: one writer
 * (library_update) and many readers, which see whole transactions only. */
#ifndef LIBRARY_LIBRARY_H
#define LIBRARY_LIBRARY_H

#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "note/bodytext.h"

#include <stdatomic.h>

struct library;

/* A library of one root may carry its index with it (".fieldnotes/index.db" beneath the root): that
 * is read and never written, except by library_write_shared. */
struct library_place {
  const char *const *roots; /* folders */
  size_t n_roots;
  const char *cache_dir;      /* where the index is kept; NULL: in memory only */
  bodytext_reader *read_body; /* how Markdown becomes text for the index */
  /* Both are borrowed for as long as the library, and do not hold for an index that others read. */
  struct str exclude; /* what it leaves out besides: rules as in `.fieldnotesignore`, or empty */
  const struct field_names *field_names; /* names of one's own for fields, or NULL */
};

/* Opens the library, its index too where there is one. An index that is newer, damaged or foreign
 * is set aside and told in library_notice; only a root that cannot be read fails. */
struct library *library_open(const struct library_place *place, struct err *err);
void library_close(struct library *l); /* NULL is fine */

/* A sentence that the user should see (index rebuilt, cache folder read-only ...), or empty. */
struct str library_notice(const struct library *l);

/* Does it hold only until the index can be opened? Then an update tells the same. */
bool library_notice_passes(const struct library *l);

/* Gives up the index's folder, which cannot be used: from now on the index is in memory, shared
 * within the process, and empty until the next update. False where there is no such folder. */
bool library_leave_folder(struct library *l);

/* The n-th root's canonical path, or empty beyond the last. */
struct str library_root(const struct library *l, size_t n);

/* ---- bringing the index up to date ---- */

struct update_failure {
  struct str path;
  struct str why;
};

struct update_report {
  size_t n_found; /* notes seen by the scan so far */
  size_t n_done;  /* of these, looked at */
  size_t n_new, n_changed, n_unchanged, n_removed, n_failed;
  size_t n_read;   /* files opened */
  bool scan_ended; /* is n_found final? */
  bool is_busy;    /* another program is at it, so nothing was done */
  bool is_shared;  /* the index is the library's shared one, which is only read, */
  size_t n_behind; /*   ... and behind by so many notes */
};

struct update_options {
  bool force;                /* read every file, whatever its stamp */
  const atomic_bool *cancel; /* stop soon, keeping what is done; or NULL */
  /* Called now and then (after each batch), in the calling thread; or NULL. */
  void (*progress)(void *context, const struct update_report *report);
  void (*failed)(void *context, const struct update_failure *failure);
  void (*folder)(void *context, const char *path); /* before it is looked into; or NULL */
  /* A file that is there under another name, when that is written; absolute paths; or NULL. */
  void (*renamed)(void *context, struct str from, struct str to);
  void *context;
};

/* Scans the roots and brings the index up to date: size and mtime decide, then the hash; what is
 * gone is dropped. A file that is gone while another appears that holds the same was renamed, which
 * counts as a change of one note. Short transactions: a kill at any point leaves a whole index.
 * When another program is updating the same index, waits a little, then leaves it to that
 * (report->is_busy). */
bool library_update(struct library *l, const struct update_options *o, struct update_report *report,
    struct err *err);

/* Writes the index that the library carries with it and others read, ROOT/.fieldnotes/index.db, as
 * a whole. For a library of one root. */
bool library_write_shared(struct library *l, const struct update_options *o,
    struct update_report *report, struct err *err);

enum library_freshness { LIBRARY_FRESH, LIBRARY_STALE, LIBRARY_EMPTY };

/* Compares the files' stamps with the index without reading them. *n_differ gets how many notes
 * are new, changed or gone. */
bool library_check(
    struct library *l, enum library_freshness *out, size_t *n_differ, struct err *err);

/* ---- single notes ---- */

/* How many notes there are. */
size_t library_count(struct library *l);

/* The id of the note at an absolute path, or 0. */
int64_t library_id_of(struct library *l, struct str path);

/* The file of a NOTE argument: a path (absolute, relative to the working folder or to a root), a
 * `reference`, or a unique part of a title. Adds its absolute path. False with a sentence when
 * there is none or more than one (then the sentence names some). */
bool library_resolve(struct library *l, struct str note, struct buf *path, struct err *err);

/* The note that goes by a name, wherever it is: its file without folders and ending (or with the
 * last of its folders), else its whole title, else one of its `aliases`. Adds its absolute path.
 * False with a sentence when there is none, or more than one. */
bool library_find_name(struct library *l, struct str name, struct buf *path, struct err *err);

/* Does any note go by that name? */
bool library_has_name(struct library *l, struct str name);

/* A link to a note that is not there. */
struct library_broken_link {
  struct str note; /* absolute path of the note that has it */
  size_t line;     /* 1-based, in its file: of the paragraph that it stands in, or nearer */
  struct str path; /* as it was written, decoded, without its anchor */
};
typedef void library_broken_link_teller(void *context, const struct library_broken_link *link);

/* Tells every broken link, in the order of the notes' paths and of their paragraphs. The notes that
 * the index knows to have some are read again, and a file that is there, but no note, counts as
 * there. *n gets how many there were. */
bool library_broken_links(
    struct library *l, library_broken_link_teller *tell, void *context, size_t *n, struct err *err);

/* Reads the file of a note by its absolute path as the index does: beneath a root a link is
 * followed once, to a file beneath the same root; elsewhere, and where `l` is NULL, the path has to
 * be canonical. *stamp may be NULL. */
bool library_read(const struct library *l, struct str path, struct buf *out, struct fs_stamp *stamp,
    struct err *err);

/* Adds the note's path relative to its root; false when the path is in no root. */
bool library_relative(const struct library *l, struct str path, struct buf *out);

/* Between these the index is looked at once, and taken as it was then: for many short questions in
 * a row. */
void library_hold(struct library *l);
void library_let_go(struct library *l);

/* Another number whenever the index was seen to have changed. */
uint64_t library_version(const struct library *l);

/* How many notes have this value in this field; -1 when that cannot be told. */
long library_value_count(struct library *l, struct str field, struct str value);

#endif
