/* The notes of a folder, as an importer looks at them: which of them a page became, and which names
 * are free. Only the folder itself is looked at, not those in it, and only regular "*.md" files. */
#ifndef NOTE_IMPORTFIND_H
#define NOTE_IMPORTFIND_H

#include "base/err.h"
#include "base/tree.h"

/* What a page is known by. */
struct import_key {
  const char *path; /* in the post meta: "reference", "payload.source id", "title" */
  struct str value;
};

/* The first of these that the meta has; a title always is there. */
struct import_key import_key_of(const struct tree *meta);

/* A note as it is on the disk. */
struct import_note {
  struct str name;   /* in the folder; empty when there is none */
  struct str bytes;  /* the file */
  unsigned mode;     /* its permission bits */
  struct tree *meta; /* NULL when there is none */
  struct str body;
  bool is_broken; /* some of its front matter could not be read */
};

/* Where to look for which note. */
struct import_search {
  struct arena *arena; /* of what is found */
  int dir_fd;          /* the folder */
  struct import_key key;
  struct str slug;       /* "SLUG.md" is looked at first */
  struct faults *faults; /* gets the files that cannot be read */
};

/* Finds the note: "SLUG.md" if it is, else the first by name. That there is none is no error. */
bool import_find(const struct import_search *s, struct import_note *out, struct err *err);

/* The name "SLUG.md", or "SLUG-2.md" and so on, that nothing in the folder has. */
struct str import_free_name(struct arena *a, int dir_fd, struct str slug);

#endif
