/* A tree as JSON, in one loop over its nodes in document order. */
#include "base/ascii.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/tree.h"

#include <math.h>
#include <stdlib.h>

static size_t n_digits(struct str s)
{
  size_t n = 0;
  while (n < s.n && ascii_is_digit(s.p[n]))
    n++;
  return n;
}

static bool cut_char(struct str *s, const char *any)
{
  bool found = s->n && s->p[0] && strchr(any, s->p[0]);
  if (found) *s = str_from(*s, 1);
  return found;
}

/* Is s a number in JSON's own grammar (RFC 8259, section 6)? */
static bool is_json_number(struct str s)
{
  cut_char(&s, "-");
  size_t n = n_digits(s);
  if (!n || (n > 1 && s.p[0] == '0')) return false;
  s = str_from(s, n);
  if (cut_char(&s, ".")) {
    if (!(n = n_digits(s))) return false;
    s = str_from(s, n);
  }
  if (cut_char(&s, "eE")) {
    cut_char(&s, "+-");
    if (!(n = n_digits(s))) return false;
    s = str_from(s, n);
  }
  return !s.n;
}

static void json_number_of(struct json *j, const struct tree *t)
{
  if (is_json_number(t->value))
    json_digits(j, t->value);
  else if (isfinite(t->number))
    json_num(j, t->number);
  else
    json_str(j, t->value);
}

static void json_scalar(struct json *j, const struct tree *t)
{
  switch (t->type) {
  case TREE_TEXT: json_str(j, t->value); break;
  case TREE_NULL: json_null(j); break;
  case TREE_BOOL: json_bool(j, t->number != 0); break;
  case TREE_INT:
  case TREE_FLOAT: json_number_of(j, t); break;
  }
}

/* A map's child, for finding those that a later one with the same key replaces. */
struct member {
  const struct tree *node;
  size_t order;
};

struct members {
  struct member *items;
  size_t n, cap;
};

static int by_map_and_key(const void *a, const void *b)
{
  const struct member *x = a, *y = b;
  uintptr_t map_x = (uintptr_t)x->node->parent, map_y = (uintptr_t)y->node->parent;
  if (map_x != map_y) return map_x > map_y ? 1 : -1;
  int order = str_cmp(x->node->key, y->node->key);
  return order ? order : (x->order > y->order) - (x->order < y->order);
}

static int by_address(const void *a, const void *b)
{
  uintptr_t x = (uintptr_t)((const struct member *)a)->node;
  uintptr_t y = (uintptr_t)((const struct member *)b)->node;
  return (x > y) - (x < y);
}

/* The nodes that are replaced, by address. The caller frees items. */
static struct members replaced_below(const struct tree *root)
{
  struct members m = {0};
  for (const struct tree *t = root; t; t = tree_next(t, root)) {
    if (t == root || t->parent->kind != TREE_MAP) continue;
    m.items = mem_grow(m.items, &m.cap, m.n + 1, sizeof *m.items);
    m.items[m.n] = (struct member){t, m.n};
    m.n++;
  }
  if (!m.n) return m;
  qsort(m.items, m.n, sizeof *m.items, by_map_and_key);
  size_t n_replaced = 0;
  for (size_t i = 0; i + 1 < m.n; i++) {
    const struct tree *t = m.items[i].node, *after = m.items[i + 1].node;
    if (t->parent == after->parent && str_eq(t->key, after->key))
      m.items[n_replaced++] = m.items[i];
  }
  m.n = n_replaced;
  qsort(m.items, m.n, sizeof *m.items, by_address);
  return m;
}

static bool is_replaced(const struct members *replaced, const struct tree *t)
{
  struct member key = {t, 0};
  return replaced->n && bsearch(&key, replaced->items, replaced->n, sizeof key, by_address);
}

/* Closes what ends between `from` and the node that comes after it, whose parent is `until`. */
static void close_up_to(struct json *j, const struct tree *from, const struct tree *until)
{
  for (; from != until; from = from->parent)
    if (from->kind != TREE_SCALAR) json_close(j, from->kind == TREE_MAP ? '}' : ']');
}

void json_tree(struct json *j, const struct tree *root)
{
  struct members replaced = replaced_below(root);
  const struct tree *open = root->parent; /* innermost node whose bracket is open */
  for (const struct tree *t = root, *next; t; t = next) {
    if (is_replaced(&replaced, t)) {
      next = tree_skip(t, root);
      continue;
    }
    if (t != root) close_up_to(j, open, t->parent);
    open = t->parent;
    if (t != root && t->parent->kind == TREE_MAP) json_key(j, t->key);
    if (t->kind == TREE_SCALAR) {
      json_scalar(j, t);
    } else {
      json_open(j, t->kind == TREE_MAP ? '{' : '[');
      open = t;
    }
    next = tree_next(t, root);
  }
  close_up_to(j, open, root->parent);
  free(replaced.items);
}
