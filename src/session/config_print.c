/* Values to YAML, and the reference. */
#include "session/config_print.h"

#include "session/config_own.h"

enum { COMMENT_COLS = 78 };

/* ---- values ---- */

static struct tree *copy_node(struct arena *a, const struct tree *t)
{
  struct tree *copy = tree_new(a, t->kind);
  copy->type = t->type;
  copy->line = t->line;
  copy->value = t->value;
  copy->number = t->number;
  return copy;
}

void config_add_copy(struct arena *a, struct tree *to, struct str key, const struct tree *value)
{
  struct tree *at = copy_node(a, value);
  tree_add(to, key, at);
  for (const struct tree *t = value, *next; (next = tree_next(t, value)); t = next) {
    for (const struct tree *up = t; up != next->parent; up = up->parent)
      at = at->parent;
    struct tree *node = copy_node(a, next);
    tree_add(at, next->key, node);
    at = node;
  }
}

void config_add_yaml(struct buf *out, const char *name, const struct tree *value)
{
  struct arena *a = arena_new();
  struct tree *map = tree_new(a, TREE_MAP);
  config_add_copy(a, map, str_of(name), value); /* what it was read from stays as it is */
  tree_add_yaml(out, map);
  arena_free(a);
}

/* "{name: value, name: value}"; what stands deeper than the maps of keys is left out. */
static void add_flat(struct buf *out, const struct tree *value, bool is_within)
{
  bool is_map = value->kind == TREE_MAP;
  buf_add_char(out, is_map ? '{' : '[');
  for (const struct tree *t = value->first; t; t = t->next) {
    if (is_map) buf_addf(out, "%.*s: ", STR_ARG(t->key));
    if (t->kind == TREE_SCALAR)
      buf_add(out, t->value);
    else if (is_within)
      buf_add_cstr(out, "...");
    else
      add_flat(out, t, true);
    if (t->next) buf_add_cstr(out, ", ");
  }
  buf_add_char(out, is_map ? '}' : ']');
}

void config_add_value(struct buf *out, const struct tree *value)
{
  if (value->kind == TREE_SCALAR)
    buf_add(out, value->value);
  else
    add_flat(out, value, false);
}

/* ---- the reference ---- */

/* Words in lines that begin with "# ". */
static void add_comment(struct buf *out, struct str text)
{
  struct str word;
  size_t cols = 0;
  while (str_cut(&text, ' ', &word)) {
    bool fits = cols && cols + 1 + word.n <= COMMENT_COLS;
    buf_add_cstr(out, fits ? " " : cols ? "\n# " : "# ");
    cols = (fits ? cols + 1 : 2) + word.n;
    buf_add(out, word);
  }
  buf_add_char(out, '\n');
}

static void add_example(struct buf *out, const char *example)
{
  struct str rest = str_of(example), line;
  if (rest.n) buf_add_cstr(out, "# For example:\n");
  while (str_cut_line(&rest, &line))
    buf_addf(out, "#     %.*s\n", STR_ARG(line));
}

/* "Value: a whole number from 44 to 200 (columns)." */
static void add_kind(struct buf *out, const struct setting *row)
{
  struct buf text = BUF_INIT;
  buf_add_cstr(&text, "Value: ");
  setting_add_type(&text, row);
  buf_addf(&text, ".%s", row->apply ? " Can be changed while reading." : "");
  add_comment(out, buf_str(&text));
  buf_release(&text);
}

static void add_setting(struct buf *out, const struct config *c, enum setting_id id)
{
  const struct setting *row = &settings[id];
  struct buf help = BUF_INIT;
  buf_addf(&help, "%s.", row->help);
  add_comment(out, buf_str(&help));
  add_kind(out, row);
  add_example(out, row->example);
  buf_addf(out, "#%s: %s\n", row->name, row->fallback);
  if (config_differs(c, id)) config_add_yaml(out, row->name, config_tree(c, id));
  buf_add_char(out, '\n');
  buf_release(&help);
}

void config_add_reference(struct buf *out, const struct config *c)
{
  int group = -1;
  for (int id = 0; id < SETTING_COUNT; id++) {
    if ((int)settings[id].group != group) {
      group = (int)settings[id].group;
      buf_addf(out, "# ---- %s ----\n\n", setting_group_title(settings[id].group));
    }
    add_setting(out, c, (enum setting_id)id);
  }
  buf_truncate(out, out->n - 1);
}
