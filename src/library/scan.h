/* Finds the notes beneath the roots: regular files with a Markdown suffix, in the order of their
 * paths as bytes. Hidden files and folders are left out, and folders of other people's packages,
 * and what a `.fieldnotesignore` in any folder, or `exclude`, says (library/ignore.h). A link to a
 * file counts when it leads beneath the root; a link to a folder does not, since what it leads to
 * is found where it stands. Depth costs no stack and no open files. */
#ifndef LIBRARY_SCAN_H
#define LIBRARY_SCAN_H

#include "base/arena.h"
#include "library/root.h"

#include <stdatomic.h>

struct scan_file {
  struct str path;       /* relative to its root */
  struct fs_stamp stamp; /* of what a link leads to */
  uint32_t root;
};

/* The root of the rules that stand in no folder: their text stands in place of the path. */
#define SCAN_RULES UINT32_MAX

/* A folder that was looked into, or a file of rules in it. */
struct scan_folder {
  struct str path;  /* relative to its root; a folder's ends in '/', or is empty */
  int64_t mtime_ns; /* 0: it changed just before, and may have changed since */
  uint32_t root;
};

/* What could not be looked at. */
struct scan_trouble {
  struct str path; /* relative to its root; empty: the root itself */
  struct str why;
  uint32_t root;
  bool is_folder; /* then nothing is known of what lies beneath */
};

struct scan {
  struct arena *arena; /* of the texts */
  struct scan_file *files;
  size_t n_files, cap_files;
  struct scan_folder *folders; /* in the order of root and path */
  size_t n_folders, cap_folders;
  struct scan_trouble *troubles; /* likewise */
  size_t n_troubles, cap_troubles;
  int64_t began_ns; /* since 1970 */

  struct str exclude; /* rules for every root that come behind those of its folders; or empty */
  const atomic_bool *cancel;                     /* ends it soon when set; or NULL */
  void (*progress)(void *context, size_t found); /* after each folder with notes; or NULL */
  /* Before a folder is looked into, which is named by its path from the root; or NULL. */
  void (*entering)(void *context, const struct root *root, struct str folder);
  void *context;
};

void scan_init(struct scan *s);
void scan_release(struct scan *s);

/* Adds all notes of the roots. False when it was cancelled. */
bool scan_run(struct scan *s, const struct root *roots, size_t n_roots);

/* Does the name end as a note's does? */
bool scan_is_note_name(struct str name);

/* Is the file, or a folder that it lies in, among the troubles? */
bool scan_has_trouble(const struct scan *s, uint32_t root, struct str path);

#endif
