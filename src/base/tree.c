/* The tree: building, finding and walking it. No function here recurses. */
#include "base/tree.h"

#include <assert.h>

struct tree *tree_new(struct arena *a, enum tree_kind kind)
{
  struct tree *node = ARENA_NEW(a, struct tree);
  node->kind = kind;
  node->key = STR_NONE;
  node->value = STR_NONE;
  return node;
}

void tree_add(struct tree *parent, struct str key, struct tree *node)
{
  assert(parent->kind != TREE_SCALAR);
  node->key = key;
  node->parent = parent;
  node->next = NULL;
  if (parent->last)
    parent->last->next = node;
  else
    parent->first = node;
  parent->last = node;
  parent->n++;
}

const struct tree *tree_get(const struct tree *map, struct str name)
{
  if (!map || map->kind != TREE_MAP) return NULL;
  for (const struct tree *child = map->first; child; child = child->next)
    if (str_eq_name(child->key, name)) return child;
  return NULL;
}

const struct tree *tree_skip(const struct tree *node, const struct tree *root)
{
  while (node != root) {
    if (node->next) return node->next;
    node = node->parent;
  }
  return NULL;
}

const struct tree *tree_next(const struct tree *node, const struct tree *root)
{
  return node->first ? node->first : tree_skip(node, root);
}

static bool node_eq(const struct tree *a, const struct tree *b)
{
  return a->kind == b->kind && a->type == b->type && a->n == b->n &&
         (a->type == TREE_NULL || str_eq(a->value, b->value));
}

/* Walks both in step: nodes that are equal have as many children. */
bool tree_eq(const struct tree *a, const struct tree *b)
{
  const struct tree *x = a, *y = b;
  while (x && y && node_eq(x, y) && (x == a || str_eq(x->key, y->key))) {
    x = tree_next(x, a);
    y = tree_next(y, b);
  }
  return !x && !y;
}

size_t tree_depth(const struct tree *node, const struct tree *root)
{
  size_t depth = 0;
  for (; node != root; node = node->parent)
    depth++;
  return depth;
}

static bool has_key(const struct tree *node)
{
  return node->parent->kind == TREE_MAP;
}

/* Bytes of the dotted path of node below root, each key with one dot after it. */
static size_t path_bytes(const struct tree *node, const struct tree *root)
{
  size_t n = 0;
  for (; node != root; node = node->parent)
    if (has_key(node)) n += node->key.n + 1;
  return n;
}

/* Is `path` that of node (given that it passes through its parent), or does it go on below? Names
 * that are equal have the same length, so where a key stands in the path follows from those above.
 */
static bool is_on_path(const struct tree *node, size_t end, struct str path)
{
  if (!has_key(node)) return true;
  if (end > path.n || (end < path.n && path.p[end] != '.')) return false;
  return str_eq_name(node->key, (struct str){path.p + end - node->key.n, node->key.n});
}

const struct tree *tree_at(const struct tree *root, struct str path)
{
  if (!root) return NULL;
  const struct tree *whole = tree_get(root, path);
  if (whole) return whole;

  const struct tree *node = root->first;
  while (node) {
    size_t bytes = path_bytes(node, root);
    bool on_path = is_on_path(node, bytes ? bytes - 1 : 0, path);
    if (on_path && has_key(node) && bytes == path.n + 1) return node;
    node = on_path ? tree_next(node, root) : tree_skip(node, root);
  }
  return NULL;
}

/* Written from its end, because only parents are known. */
void tree_add_path(struct buf *out, const struct tree *node, const struct tree *root)
{
  size_t n = path_bytes(node, root);
  if (!n) return;
  char *end = buf_reserve(out, n) + n;
  out->n += n;
  for (; node != root; node = node->parent) {
    if (!has_key(node)) continue;
    *--end = '.';
    end -= node->key.n;
    if (node->key.n) memcpy(end, node->key.p, node->key.n);
  }
  buf_truncate(out, out->n - 1); /* the dot after the last key */
}
