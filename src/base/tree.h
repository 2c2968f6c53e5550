/* An ordered tree of scalars, lists and maps: the post meta of a note as it was written, in order,
 * with the line of each part. Lives in one arena. All walks are loops over parent links, so depth
 * never reaches the C stack. */
#ifndef BASE_TREE_H
#define BASE_TREE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"

enum tree_kind { TREE_SCALAR, TREE_LIST, TREE_MAP };

/* What a scalar is by the YAML 1.2 core schema (section 10.3.2): only a plain, unquoted one can be
 * other than text. Dates stay text. */
enum tree_type { TREE_TEXT, TREE_NULL, TREE_BOOL, TREE_INT, TREE_FLOAT };

struct tree {
  enum tree_kind kind;
  enum tree_type type; /* of a scalar */
  struct str key;      /* of a map's child, as written; empty in a list */
  struct str value;    /* of a scalar, as written: well-formed UTF-8, may hold any code point */
  double number;       /* of TREE_INT and TREE_FLOAT; 0 or 1 of TREE_BOOL */
  size_t line;         /* 1-based in the file; 0 when not read from one */
  size_t n;            /* children */
  struct tree *parent, *first, *last, *next;
};

struct tree *tree_new(struct arena *a, enum tree_kind kind);

/* Makes node the last child of parent (a list or a map), under key (empty in a list). */
void tree_add(struct tree *parent, struct str key, struct tree *node);

/* A scalar typed by its text as a plain YAML scalar would be; `quoted` keeps it text. The value is
 * borrowed. */
struct tree *tree_scalar(struct arena *a, struct str value, bool quoted);

/* The first child of a map whose key equals `name` as names do (str_eq_name), or NULL. A node that
 * is NULL or no map has none. */
const struct tree *tree_get(const struct tree *map, struct str name);

/* The node at a dotted path ("score.quality") beneath root, or NULL. A list on the way is searched
 * through: the first match counts. A key that holds a dot itself is tried whole first. */
const struct tree *tree_at(const struct tree *root, struct str path);

/* The node after `node` in document order, staying beneath root; NULL at the end. Start with root
 * itself. */
const struct tree *tree_next(const struct tree *node, const struct tree *root);

/* The same, but not into node's children. */
const struct tree *tree_skip(const struct tree *node, const struct tree *root);

/* Do two trees hold the same: kinds, keys, order, values and their types? Lines and the
 * ways to write null do not count. */
bool tree_eq(const struct tree *a, const struct tree *b);

/* How deep node stands below root: root is 0. */
size_t tree_depth(const struct tree *node, const struct tree *root);

/* Adds the dotted path of node below root: keys joined by '.', list places left out. */
void tree_add_path(struct buf *out, const struct tree *node, const struct tree *root);

/* Reads YAML text (1.1 and 1.2 as libyaml takes it) by its event interface. `first_line` is the
 * line of the text's first byte in its file. Always returns a map, empty at worst: what was read
 * before a fault stays, and each fault is added to `faults` with its line. Stops at the limits of
 * limits.h. Aliases are expanded as copies; an alias inside its own anchor is a fault. A second
 * document, a root that is no map, a key that is no scalar and a key given twice are faults too
 * (of two equal keys both stay, in order). */
struct tree *tree_read_yaml(
    struct arena *a, struct str text, size_t first_line, struct faults *faults);

/* Adds the tree as YAML in block style, each value as plainly as it can be written, no line folded;
 * tree_read_yaml reads it back to the same keys, values, types and order. */
void tree_add_yaml(struct buf *out, const struct tree *map);

#endif
