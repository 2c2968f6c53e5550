/* Folders by option, environment, configuration. */
#include "cli/roots.h"

#include "base/places.h"

#include <stdlib.h>

static struct roots roots_of(struct cli *c, size_t cap)
{
  return (struct roots){.items = ARENA_ARRAY(c->arena, cap, const char *)};
}

struct roots roots_copy(struct cli *c, const char *const *dirs, size_t n)
{
  struct roots roots = roots_of(c, n);
  for (; roots.n < n; roots.n++)
    roots.items[roots.n] = dirs[roots.n];
  return roots;
}

/* ---- the configuration ---- */

/* A folder as the configuration has it: "~/notes" stands beneath HOME. NULL when it is none. */
static const char *expand(struct cli *c, struct str folder)
{
  struct str home = str_of(getenv("HOME"));
  if (str_starts(folder, STR_LIT("/"))) return arena_str(c->arena, folder).p;
  bool is_home = str_eq(folder, STR_LIT("~")) || str_starts(folder, STR_LIT("~/"));
  if (!is_home || !home.n) return NULL;
  return arena_printf(c->arena, "%s%.*s", home.p, STR_ARG(str_from(folder, 1))).p;
}

/* Makes room for n more. */
static void reserve(struct cli *c, struct roots *roots, size_t n)
{
  const char **items = ARENA_ARRAY(c->arena, roots->n + n, const char *);
  for (size_t i = 0; i < roots->n; i++)
    items[i] = roots->items[i];
  roots->items = items;
}

static void add_folder(struct cli *c, struct roots *roots, const struct tree *folder)
{
  const char *path = expand(c, folder->value); /* what is none was told as a fault */
  if (path) roots->items[roots->n++] = path;
}

/* Adds the folders of a set: a lone one, or a list. */
static void add_set(struct cli *c, struct roots *roots, const struct tree *set)
{
  reserve(c, roots, set->n + 1);
  if (set->kind == TREE_SCALAR) add_folder(c, roots, set);
  for (const struct tree *t = set->first; t; t = t->next)
    add_folder(c, roots, t);
}

static const struct tree *named_sets(const struct cli *c)
{
  const struct tree *sets = config_tree(c->config, SETTING_LIBRARIES);
  return sets->kind == TREE_MAP ? sets : NULL;
}

static void add_configured(struct cli *c, struct roots *roots)
{
  const struct tree *sets = named_sets(c);
  const struct tree *set = sets ? sets->first : config_tree(c->config, SETTING_LIBRARIES);
  if (set) add_set(c, roots, set);
}

/* ---- the command line and the environment ---- */

/* Each is the name of a set, or a folder. */
static void add_given(struct cli *c, struct roots *roots)
{
  for (size_t i = 0; i < c->options.n_libraries; i++) {
    struct str name = str_of(c->options.libraries[i]);
    const struct tree *set = tree_get(named_sets(c), name);
    if (set) {
      add_set(c, roots, set);
    } else {
      reserve(c, roots, 1);
      roots->items[roots->n++] = name.p;
    }
  }
}

static struct str environment_roots(void)
{
  return str_of(getenv("FIELDNOTES_LIBRARY"));
}

/* Folders with ':' between them; empty ones do not count. */
static struct roots split_roots(struct cli *c, struct str list)
{
  struct roots roots = roots_of(c, list.n / 2 + 1);
  struct str dir;
  while (str_cut(&list, ':', &dir))
    if (dir.n) roots.items[roots.n++] = arena_str(c->arena, dir).p;
  return roots;
}

static bool bundled_roots(struct cli *c, struct roots *roots)
{
  struct buf path = BUF_INIT;
  bool ok = places_add_bundled_notes(&path, &c->err);
  *roots = roots_of(c, 1);
  if (ok) roots->items[roots->n++] = arena_str(c->arena, buf_str(&path)).p;
  buf_release(&path);
  return ok;
}

bool roots_are_chosen(const struct cli *c)
{
  return c->options.n_libraries || environment_roots().n ||
         config_tree(c->config, SETTING_LIBRARIES)->first;
}

bool roots_find(struct cli *c, struct roots *out)
{
  *out = roots_of(c, 1);
  if (c->options.n_libraries)
    add_given(c, out);
  else if (environment_roots().n)
    *out = split_roots(c, environment_roots());
  else
    add_configured(c, out);
  return out->n || bundled_roots(c, out);
}
