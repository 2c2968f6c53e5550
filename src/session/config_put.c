/* Values that are typed, and names laid over maps. */
#include "session/config_own.h"

/* ---- laying over ---- */

/* Keys of the keyboard are what they are, letter by letter: "J" is not "j". */
static const struct tree *get(const struct tree *map, struct str key, bool exact)
{
  if (!exact) return tree_get(map, key);
  const struct tree *t = map->first;
  while (t && !str_eq(t->key, key))
    t = t->next;
  return t;
}

/* A map with the entries of both: of equal names those of `over`. */
static struct tree *laid_over(
    struct arena *a, const struct tree *map, const struct tree *over, bool exact)
{
  struct tree *made = tree_new(a, TREE_MAP);
  for (const struct tree *t = map->first; t; t = t->next)
    if (!get(over, t->key, exact)) config_add_copy(a, made, t->key, t);
  for (const struct tree *t = over->first; t; t = t->next)
    config_add_copy(a, made, t->key, t);
  return made;
}

/* Keys stand in maps by their places. */
static struct tree *laid_by_place(struct arena *a, const struct tree *map, const struct tree *over)
{
  struct tree *made = tree_new(a, TREE_MAP);
  for (const struct tree *t = map->first; t; t = t->next) {
    const struct tree *above = tree_get(over, t->key);
    if (above && above->kind == TREE_MAP && t->kind == TREE_MAP)
      tree_add(made, t->key, laid_over(a, t, above, true));
    else
      config_add_copy(a, made, t->key, t);
  }
  for (const struct tree *t = over->first; t; t = t->next)
    if (!tree_get(map, t->key)) config_add_copy(a, made, t->key, t);
  return made;
}

static struct tree *laid(
    struct arena *a, enum setting_id id, const struct tree *map, const struct tree *over)
{
  bool is_keys = settings[id].type == SETTING_IS_KEYS;
  return is_keys ? laid_by_place(a, map, over) : laid_over(a, map, over, false);
}

void config_settle(struct config *c, enum setting_id id)
{
  if (!c->is_put[id]) c->values[id] = c->told[id];
  if (!c->is_put[id] && c->laid[id])
    c->values[id] =
        (struct config_value){.tree = laid(c->arena, id, c->told[id].tree, c->laid[id])};
}

/* ---- what is typed ---- */

static struct tree *tree_of_words(struct arena *a, struct str text)
{
  struct tree *list = tree_new(a, TREE_LIST);
  struct str word;
  while (str_cut(&text, ' ', &word))
    if (word.n) tree_add(list, STR_NONE, tree_scalar(a, arena_str(a, word), true));
  return list;
}

/* Lines are of files: what is typed has none. */
static void take_lines(struct tree *root)
{
  for (struct tree *t = root; t; t = (struct tree *)tree_next(t, root))
    t->line = 0;
}

/* "NAME: VALUE" in YAML, or the braces of all of it behind a name that is put there. */
static struct tree *tree_of_yaml(
    struct config *c, const char *before, struct str text, struct faults *faults)
{
  struct buf yaml = BUF_INIT;
  buf_addf(&yaml, "%s%.*s\n", before, STR_ARG(text));
  struct tree *map = tree_read_yaml(c->arena, arena_str(c->arena, buf_str(&yaml)), 1, faults);
  take_lines(map);
  buf_release(&yaml);
  return map;
}

/* "page C-e down": the place, the keys, the action. NULL when it is not that. */
static struct tree *tree_of_binding(struct arena *a, struct str text)
{
  struct str place, rest = str_trim(text);
  if (!str_cut(&rest, ' ', &place) || !rest.p) return NULL;
  rest = str_trim(rest);
  size_t at = rest.n;
  while (at > 0 && rest.p[at - 1] != ' ')
    at--;
  struct str keys = str_trim(str_first(rest, at)), action = str_from(rest, at);
  if (!keys.n || !action.n) return NULL;
  struct tree *map = tree_new(a, TREE_MAP), *bound = tree_new(a, TREE_MAP);
  tree_add(bound, arena_str(a, keys), tree_scalar(a, arena_str(a, action), true));
  tree_add(map, arena_str(a, place), bound);
  return map;
}

static bool fail(const struct faults *faults, struct err *err)
{
  return err_set(err, "%.*s", STR_ARG(faults->first->text));
}

/* The fault that is not one of a line of the file. */
static const struct fault *typed_fault(const struct faults *faults)
{
  const struct fault *f = faults->first;
  while (f && f->line)
    f = f->next;
  return f;
}

/* Lays names over those that were, if all of them can be together. */
static bool lay(struct config *c, enum setting_id id, const struct tree *over, struct err *err)
{
  struct faults faults = {.arena = c->arena};
  struct config_value value;
  struct tree *sum = laid(c->arena, id, c->values[id].tree, over);
  bool ok = config_read_value(c, id, sum, &faults, &value);
  const struct fault *f = typed_fault(&faults);
  if (!ok && !f) f = faults.first;
  if (f) return err_set(err, "%.*s", STR_ARG(f->text));
  const struct tree *before = c->laid[id] ? c->laid[id] : tree_new(c->arena, TREE_MAP);
  if (!c->is_put[id]) c->laid[id] = laid(c->arena, id, before, over);
  c->values[id] = value;
  return true;
}

static bool put(struct config *c, enum setting_id id, struct tree *given, struct err *err)
{
  struct faults faults = {.arena = c->arena};
  struct config_value value;
  config_read_value(c, id, given, &faults, &value);
  if (faults.first) return fail(&faults, err);
  c->values[id] = value;
  c->is_put[id] = true;
  return true;
}

static bool is_whole(struct str text)
{
  return text.n && (text.p[0] == '{' || text.p[0] == '[');
}

/* All of a list or map as YAML writes it. */
static bool put_whole(struct config *c, enum setting_id id, struct str text, struct err *err)
{
  struct faults faults = {.arena = c->arena};
  struct tree *map = tree_of_yaml(c, "all: ", text, &faults);
  if (faults.first) return fail(&faults, err);
  return put(c, id, map->first, err);
}

static bool put_name(struct config *c, enum setting_id id, struct str text, struct err *err)
{
  struct faults faults = {.arena = c->arena};
  struct tree *over = tree_of_yaml(c, "", text, &faults);
  const char *name = settings[id].name;
  if (!faults.first && over->n) return lay(c, id, over, err);
  return err_set(err, "\"%s\" is set name by name: set %s NAME: VALUE", name, name);
}

static bool put_binding(struct config *c, enum setting_id id, struct str text, struct err *err)
{
  struct tree *over = tree_of_binding(c->arena, text);
  if (over) return lay(c, id, over, err);
  return err_set(err, "a key is set with its place and its action: set keys page C-e down");
}

bool config_put(struct config *c, enum setting_id id, struct str text, struct err *err)
{
  enum setting_type type = settings[id].type;
  bool is_scalar = type <= SETTING_IS_TEXT;
  text = str_trim(text);
  if (is_scalar) return put(c, id, tree_scalar(c->arena, arena_str(c->arena, text), false), err);
  if (is_whole(text)) return put_whole(c, id, text, err);
  if (type == SETTING_IS_MAP) return put_name(c, id, text, err);
  if (type == SETTING_IS_KEYS) return put_binding(c, id, text, err);
  return put(c, id, tree_of_words(c->arena, text), err);
}

struct config_undo config_before(const struct config *c, enum setting_id id)
{
  return (struct config_undo){c->values[id], c->is_put[id], c->laid[id]};
}

void config_restore(struct config *c, enum setting_id id, const struct config_undo *before)
{
  c->values[id] = before->value;
  c->is_put[id] = before->is_put;
  c->laid[id] = before->laid;
}
