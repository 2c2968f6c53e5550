/* The list fields of an article, item by item. */
#include "note/article_lists.h"

#include "note/value.h"

/* Room for one more item in an array of n in the arena: it doubles whenever n is a power of two, so
 * its room need not be kept. */
static void *one_more(struct arena *a, const void *items, size_t n, size_t size)
{
  if (n & (n - 1)) return (void *)items;
  char *grown = arena_array(a, n ? n * 2 : 1, size);
  if (n) memcpy(grown, items, n * size);
  return grown;
}

#define PUSH(article, list, ...)                                                                 \
  do {                                                                                           \
    (list)->items = one_more((article)->arena, (list)->items, (list)->n, sizeof *(list)->items); \
    (list)->items[(list)->n++] = __VA_ARGS__;                                                    \
  } while (0)

void article_fault(struct article *a, const struct tree *node, const char *why)
{
  enum { PATH_BYTES = 80 };
  struct buf path = BUF_INIT;
  tree_add_path(&path, node, a->meta);
  struct str shown = str_first_whole(buf_str(&path), PATH_BYTES);
  fault_add(&a->faults, node->line, "\"%.*s\" %s", STR_ARG(shown), why);
  buf_release(&path);
}

/* ---- texts ---- */

static bool is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_cut(char c, bool at_commas, bool at_blanks)
{
  return (at_commas && (c == ',' || c == '\n')) || (at_blanks && is_blank(c));
}

static void add_cut_text(
    struct article *a, struct str text, bool at_commas, bool at_blanks, struct article_texts *to)
{
  at_blanks = at_blanks && !(at_commas && str_has(text, ','));
  for (size_t from = 0, i = 0; i <= text.n; i++) {
    if (i < text.n && !is_cut(text.p[i], at_commas, at_blanks)) continue;
    struct str part = str_trim((struct str){text.p + from, i - from});
    if (part.n) PUSH(a, to, part);
    from = i + 1;
  }
}

static void add_items(struct article *a, const struct tree *list, struct article_texts *to)
{
  struct str text;
  for (const struct tree *t = list->first; t; t = t->next) {
    if (value_is_nothing(t)) continue;
    if (value_item(a->arena, t, &text))
      PUSH(a, to, text);
    else
      article_fault(a, t, "has an item that is no text");
  }
}

/* A map names one thing, or sorts many under keys of its own. */
static void add_map(
    struct article *a, const struct tree *map, bool at_commas, struct article_texts *to)
{
  struct str text;
  if (value_named(map, "name", &text)) {
    PUSH(a, to, text);
    return;
  }
  for (const struct tree *t = map->first; t; t = t->next) {
    if (t->kind == TREE_LIST)
      add_items(a, t, to);
    else if (value_text(t, &text))
      add_cut_text(a, text, at_commas, false, to);
    else if (!value_is_nothing(t))
      article_fault(a, t, "is no text");
  }
}

const char *article_add_texts(struct article *a, const struct tree *node, bool at_commas,
    bool at_blanks, struct article_texts *to)
{
  if (node->kind == TREE_LIST)
    add_items(a, node, to);
  else if (node->kind == TREE_MAP && at_commas)
    add_map(a, node, at_commas, to);
  else if (node->kind == TREE_MAP)
    return "is not a list";
  else
    add_cut_text(a, str_trim(node->value), at_commas, at_blanks, to);
  return NULL;
}

/* ---- checklist ---- */

static struct str cut_check_mark(struct str s)
{
  bool is_marked = s.n > 3 && s.p[0] == '[' && str_has(STR_LIT(" xX"), s.p[1]) && s.p[2] == ']';
  return is_marked ? str_trim(str_from(s, 3)) : s;
}

/* A map's keys are what to do: `inspect headers: true`. */
static void add_check_keys(struct article *a, const struct tree *map)
{
  for (const struct tree *t = map->first; t; t = t->next)
    if (str_trim(t->key).n) PUSH(a, &a->checklist, str_trim(t->key));
}

const char *article_add_checks(struct article *a, const struct tree *node)
{
  if (node->kind == TREE_MAP) {
    add_check_keys(a, node);
    return NULL;
  }
  size_t first = a->checklist.n;
  const char *why = NULL;
  if (node->kind == TREE_LIST)
    why = article_add_texts(a, node, false, false, &a->checklist);
  else
    add_cut_text(a, node->value, true, false, &a->checklist);
  for (size_t i = first; i < a->checklist.n; i++)
    a->checklist.items[i] = cut_check_mark(a->checklist.items[i]);
  return why;
}

/* ---- outline ---- */

/* The text of a value: a scalar's own, a list's items with commas between them. */
static bool joined_text(struct article *a, const struct tree *t, struct str *out)
{
  *out = STR_NONE;
  if (value_is_nothing(t) || value_text(t, out)) return true;
  if (t->kind != TREE_LIST) return false;
  struct buf text = BUF_INIT;
  bool ok = true;
  for (const struct tree *item = t->first; item && ok; item = item->next) {
    struct str part;
    ok = value_item(a->arena, item, &part);
    if (ok && text.n) buf_add_cstr(&text, ", ");
    if (ok) buf_add(&text, part);
  }
  if (ok) *out = arena_str(a->arena, buf_str(&text));
  buf_release(&text);
  return ok;
}

static void add_outline_pairs(struct article *a, const struct tree *map)
{
  struct article_pair pair;
  for (const struct tree *t = map->first; t; t = t->next) {
    pair.label = str_trim(t->key);
    if (joined_text(a, t, &pair.text))
      PUSH(a, &a->outline, pair);
    else
      article_fault(a, t, "is no text");
  }
}

static void add_outline_item(struct article *a, const struct tree *t)
{
  struct article_pair pair;
  struct str text;
  if (value_text(t, &text)) {
    value_split_pair(text, &pair.label, &pair.text);
    PUSH(a, &a->outline, pair);
  } else if (t->kind == TREE_MAP && value_named(t, "label", &pair.label) &&
             value_named(t, "text", &pair.text)) {
    PUSH(a, &a->outline, pair);
  } else if (t->kind == TREE_MAP) {
    add_outline_pairs(a, t);
  } else if (!value_is_nothing(t)) {
    article_fault(a, t, "has an item that is no text");
  }
}

const char *article_add_outline(struct article *a, const struct tree *node)
{
  if (node->kind != TREE_LIST) {
    add_outline_item(a, node);
    return NULL;
  }
  for (const struct tree *t = node->first; t; t = t->next)
    add_outline_item(a, t);
  return NULL;
}

/* ---- scores ---- */

static bool score_value(const struct tree *t, double *value)
{
  struct str text, unit;
  return value_text(t, &text) && value_number(text, value, &unit) &&
         (!unit.n || str_eq(unit, STR_LIT("%")) || str_eq(unit, STR_LIT("/100")));
}

const char *article_add_scores(struct article *a, const struct tree *node)
{
  if (node->kind != TREE_MAP) return "is not a mapping";
  for (const struct tree *t = node->first; t; t = t->next) {
    struct article_score score = {.name = str_trim(t->key)};
    if (value_is_nothing(t)) continue;
    if (!score_value(t, &score.value)) {
      article_fault(a, t, "is not a number");
      continue;
    }
    if (score.value < 0 || score.value > 100) {
      article_fault(a, t, "is not within 0..100");
      score.value = score.value < 0 ? 0 : 100;
    }
    PUSH(a, &a->scores, score);
  }
  return NULL;
}

/* ---- switches ---- */

static void add_switch_pairs(struct article *a, const struct tree *map)
{
  for (const struct tree *t = map->first; t; t = t->next) {
    struct article_switch item = {.name = str_trim(t->key)};
    if (value_is_nothing(t)) continue;
    if (value_switch(t, &item.on))
      PUSH(a, &a->switches, item);
    else
      article_fault(a, t, "is neither 1 nor 0");
  }
}

static void add_switch_names(struct article *a, const struct tree *node)
{
  struct article_texts names = {NULL, 0};
  article_add_texts(a, node, true, false, &names);
  for (size_t i = 0; i < names.n; i++)
    PUSH(a, &a->switches, (struct article_switch){names.items[i], true});
}

const char *article_add_switches(struct article *a, const struct tree *node)
{
  if (node->kind == TREE_MAP) {
    add_switch_pairs(a, node);
  } else if (node->kind == TREE_SCALAR) {
    add_switch_names(a, node);
  } else {
    for (const struct tree *t = node->first; t; t = t->next) {
      if (t->kind == TREE_MAP)
        add_switch_pairs(a, t);
      else
        add_switch_names(a, t);
    }
  }
  return NULL;
}

/* ---- entities ---- */

/* All names that stand under one type: a name, names with commas, a list. */
static bool add_entities_of_type(struct article *a, const struct tree *node)
{
  struct article_texts names = {NULL, 0};
  if (node->kind == TREE_MAP) return false;
  article_add_texts(a, node, true, false, &names);
  for (size_t i = 0; i < names.n; i++)
    PUSH(a, &a->entities, (struct article_entity){names.items[i], str_trim(node->key)});
  return true;
}

/* A map of {name, type}, or of types, each with its names. */
static void add_entity_map(struct article *a, const struct tree *map)
{
  struct article_entity entity = {STR_NONE, STR_NONE};
  if (value_named(map, "name entity label title", &entity.name)) {
    value_named(map, "type kind category", &entity.type);
    PUSH(a, &a->entities, entity);
    return;
  }
  if (value_child(map, "type")) {
    article_fault(a, map, "has an item without a name");
    return;
  }
  for (const struct tree *t = map->first; t; t = t->next)
    if (!add_entities_of_type(a, t)) article_fault(a, t, "is neither a name nor a list of names");
}

static void add_entity_text(struct article *a, struct str text)
{
  if (text.n) PUSH(a, &a->entities, (struct article_entity){text, STR_NONE});
}

const char *article_add_entities(struct article *a, const struct tree *node)
{
  if (node->kind == TREE_MAP) {
    add_entity_map(a, node);
    return NULL;
  }
  if (node->kind == TREE_SCALAR) {
    struct article_texts names = {NULL, 0};
    article_add_texts(a, node, true, false, &names);
    for (size_t i = 0; i < names.n; i++)
      add_entity_text(a, names.items[i]);
    return NULL;
  }
  for (const struct tree *t = node->first; t; t = t->next) {
    struct str text;
    if (t->kind == TREE_MAP)
      add_entity_map(a, t);
    else if (value_text(t, &text))
      add_entity_text(a, text);
    else if (!value_is_nothing(t))
      article_fault(a, t, "has an item without a name");
  }
  return NULL;
}

/* ---- images ---- */

static void add_image_url(struct article *a, struct str url)
{
  if (url.n) PUSH(a, &a->images, (struct article_image){STR_NONE, url, STR_NONE});
}

static bool add_image_map(struct article *a, const struct tree *map)
{
  struct article_image image = {STR_NONE, STR_NONE, STR_NONE};
  bool found = value_named(map, "url src href link path", &image.url);
  found = value_named(map, "source credit provider author site", &image.source) || found;
  found = value_named(map, "caption alt title text description", &image.caption) || found;
  if (found) PUSH(a, &a->images, image);
  return found;
}

const char *article_add_images(struct article *a, const struct tree *node)
{
  struct str url;
  if (value_text(node, &url)) {
    add_image_url(a, url);
    return NULL;
  }
  if (node->kind == TREE_MAP) return add_image_map(a, node) ? NULL : "is not a list of images";
  for (const struct tree *t = node->first; t; t = t->next) {
    if (value_is_nothing(t)) continue;
    if (value_text(t, &url))
      add_image_url(a, url);
    else if (t->kind != TREE_MAP || !add_image_map(a, t))
      article_fault(a, t, "has an item without a source, url or caption");
  }
  return NULL;
}
