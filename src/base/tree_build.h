/* The events of a YAML text to nodes of a tree: keys and values, anchors and copies of them, and
 * the limits. Knows no text and no repair; it can be set back to where an entry of the root begins.
 */
#ifndef BASE_TREE_BUILD_H
#define BASE_TREE_BUILD_H

#include "base/tree.h"
#include "base/yaml_repair.h"

#include <yaml.h>

struct tree_anchor {
  struct str name;
  struct tree *node;
  size_t line;
};

enum build_state {
  BUILD_GOES_ON,
  BUILD_ENDED,    /* at the end of the lines given */
  BUILD_STOPPED,  /* nothing more is to be read of the text: why has been told */
  BUILD_TOO_DEEP, /* at build.problem_line */
  BUILD_NO_MAP,   /* text or a list instead of a map, at build.problem_line */
  BUILD_ODD_KEY,  /* a key that is no scalar, at build.problem_line */
};

struct tree_build {
  struct arena *arena;
  const struct yaml_source *source;
  struct faults faults; /* of what has been built */
  enum build_state state;
  size_t problem_line; /* index in the source */
  struct tree *root;
  struct tree *open; /* the list or map that children are added to; NULL: no document */
  bool has_key;      /* in a map: has the next value's key been read? */
  struct str key;
  size_t key_line;          /* of the file */
  size_t skipping;          /* containers open within what is left out */
  bool skips_next;          /* leave the next node out: its key was no scalar */
  size_t piece;             /* index of the line that libyaml counts as 0 */
  struct tree *before;      /* the root's last entry before this piece; NULL: none */
  size_t n_documents;       /* begun in this piece */
  size_t n_nodes, n_made;   /* in the tree; ever made */
  struct yaml_place scalar; /* the last one read in this piece */
  bool has_scalar;
  struct tree_anchor *anchors;
  size_t n_anchors, cap_anchors;
};

void tree_build_init(struct tree_build *b, struct arena *a, const struct yaml_source *source);
void tree_build_release(struct tree_build *b);

/* Begins to read at line `piece`: forgets what was built from there on. */
void tree_build_rewind(struct tree_build *b, size_t piece);

/* Takes one event; b->state says how it went on. */
void tree_build_event(struct tree_build *b, const yaml_event_t *event);

/* The line of the root's last entry that begins at `line` or before (indices), the one being read
 * included; SIZE_MAX when there is none. */
size_t tree_build_entry_line(const struct tree_build *b, size_t line);

#endif
