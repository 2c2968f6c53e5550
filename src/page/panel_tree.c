/* Lists and maps of any depth as rows. The walk is a loop; how deep it is costs no stack. */
#include "base/date.h"
#include "base/limits.h"
#include "page/panel_own.h"

/* How far in rows may stand: deeper ones stand there, too. */
enum { INDENTED_LEVELS = 6 };

struct walk {
  struct panel *panel;
  const struct tree *root;
  panel_hides *hides;
  int label_cols[LIMIT_YAML_DEPTH + 1]; /* for the children at each depth */
};

static bool is_hidden(const struct walk *w, const struct tree *node)
{
  return w->hides && node->parent == w->root && w->hides(w->panel, node);
}

/* The column of the values of a map, from the labels of all its children. */
static int measure_children(const struct walk *w, const struct tree *parent)
{
  struct panel_column labels = {0};
  for (const struct tree *t = parent->first; t; t = t->next)
    if (!t->n && !is_hidden(w, t)) panel_column_add(&labels, t->key);
  return panel_column_end(w->panel, &labels, w->panel->width / 2);
}

/* A day as it is mostly written, which can be nothing else: how long ago it was. */
static void add_age(const struct panel *p, struct str value, struct buf *out)
{
  long days, n_days;
  bool is_day = value.n >= 10 && value.p[4] == '-' && value.p[7] == '-';
  if (is_day && date_parse(value, &days, &n_days)) date_add_age(out, days, p->o->today);
}

static int32_t target_of(const struct walk *w, const struct tree *node)
{
  struct buf path = BUF_INIT;
  tree_add_path(&path, node, w->panel->article->meta);
  int32_t target = panel_value_target(w->panel, buf_str(&path), node->value);
  buf_release(&path);
  return target;
}

/* Does a mark stand before the node: an item of a list, or the first key of one that is a map? */
static bool is_marked(const struct walk *w, const struct tree *node)
{
  const struct tree *parent = node->parent;
  if (parent->kind == TREE_LIST) return node->kind == TREE_SCALAR || !node->n;
  return parent != w->root && parent->parent->kind == TREE_LIST && node == parent->first;
}

static void add_node(const struct walk *w, const struct tree *node, size_t depth)
{
  struct panel *p = w->panel;
  struct buf age = BUF_INIT;
  int level = depth < INDENTED_LEVELS ? (int)depth : INDENTED_LEVELS;
  struct panel_row row = {.indent = level * PANEL_INDENT,
      .label = node->key,
      .label_cols = w->label_cols[depth],
      .role = STYLE_VALUE,
      .target = -1};
  if (node->parent->kind == TREE_LIST) row.indent += PANEL_INDENT;
  if (is_marked(w, node)) row.mark = symbol_str(SYMBOL_BULLET_1, p->o->ascii);
  if (node->kind == TREE_SCALAR && node->value.n) {
    row.text = node->value;
    add_age(p, node->value, &age);
    row.after = buf_str(&age);
  } else if (!node->n) {
    row.text = STR_LIT("(empty)");
    row.role = STYLE_DIM;
  }
  if (node->kind == TREE_SCALAR) row.target = target_of(w, node);
  panel_add_row(p, &row);
  buf_release(&age);
}

void panel_add_tree(struct panel *p, const struct tree *root, panel_hides *hides)
{
  struct walk w = {.panel = p, .root = root, .hides = hides};
  const struct tree *node = tree_next(root, root);
  while (node) {
    size_t depth = tree_depth(node, root);
    if (depth > LIMIT_YAML_DEPTH) depth = LIMIT_YAML_DEPTH;
    if (node == node->parent->first) w.label_cols[depth] = measure_children(&w, node->parent);
    bool hidden = is_hidden(&w, node);
    bool only_holds = node->parent->kind == TREE_LIST && node->n; /* its children say it all */
    if (!hidden && !only_holds) add_node(&w, node, depth);
    node = hidden ? tree_skip(node, root) : tree_next(node, root);
  }
}
