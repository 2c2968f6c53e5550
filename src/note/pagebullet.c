/* Bullets to a tree, without recursion: parents come before what is below them. */
#include "note/pagebullet.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/mem.h"
#include "note/value.h"

#include <stdlib.h>

/* A level of bullets may become two of the tree: an item that is a map. */
enum { DEPTH_MAX = LIMIT_YAML_DEPTH / 2 - 2 };

/* ---- taking them from the page ---- */

static void add_bullet(struct page_bullets *b, const struct page_line *line)
{
  b->items = mem_grow(b->items, &b->cap, b->n + 1, sizeof *b->items);
  b->items[b->n++] = (struct page_bullet){
      .text = line->text, .line = line->number, .indent_cols = line->indent_cols};
}

/* A text that was wrapped, as one line. */
static struct str unwrap(struct arena *a, struct str lines)
{
  struct buf text = BUF_INIT;
  struct page_cursor c = {lines, 1};
  for (struct page_line line; page_next(&c, &line);) {
    if (text.n) buf_add_char(&text, ' ');
    buf_add(&text, line.is_bullet ? str_trim(line.raw) : line.text);
  }
  struct str joined = arena_str(a, buf_str(&text));
  buf_release(&text);
  return joined;
}

/* Takes the lines below a bullet that stand in further than it, up to a blank one. */
static void take_wrapped(struct page_bullet *bullet, struct arena *a, struct page_cursor *c)
{
  struct page_cursor ahead = *c;
  struct page_line line;
  struct str lines = bullet->text;
  while (page_next(&ahead, &line) && line.text.n && !line.is_bullet &&
         line.indent_cols > bullet->indent_cols) {
    lines.n = (size_t)(line.raw.p + line.raw.n - lines.p);
    *c = ahead;
  }
  if (lines.n > bullet->text.n) bullet->text = unwrap(a, lines);
}

void page_bullets_take(struct page_bullets *b, struct arena *a, struct page_cursor *c)
{
  struct page_cursor ahead = *c;
  struct page_line line;
  while (page_next_filled(&ahead, &line) && line.is_bullet) {
    add_bullet(b, &line);
    take_wrapped(&b->items[b->n - 1], a, &ahead);
    *c = ahead;
  }
}

void page_bullets_release(struct page_bullets *b)
{
  free(b->items);
  *b = (struct page_bullets){NULL, 0, 0};
}

/* ---- which stands below which ---- */

static struct page_bullet *bullet_at(const struct page_bullets *b, size_t link)
{
  return link ? &b->items[link - 1] : NULL;
}

/* The nearest bullet before i that stands in less, by index + 1. */
static size_t find_parent(const struct page_bullets *b, size_t i)
{
  size_t link = i;
  while (link && b->items[link - 1].indent_cols >= b->items[i].indent_cols)
    link = b->items[link - 1].parent;
  return link;
}

/* Links every bullet to its parent and siblings; what is too deep becomes a sibling of what it
 * stands below. The first at the top is items[0]. */
static void link_all(struct page_bullets *b, struct faults *faults)
{
  size_t last_at_top = 0;
  bool is_told = false;
  for (size_t i = 0; i < b->n; i++) {
    struct page_bullet *bullet = &b->items[i], *parent = bullet_at(b, find_parent(b, i));
    if (parent && parent->depth == DEPTH_MAX) {
      if (!is_told) fault_add(faults, bullet->line, "nested too deep: kept a level further up");
      is_told = true;
      parent = bullet_at(b, parent->parent);
    }
    bullet->parent = parent ? (size_t)(parent - b->items) + 1 : 0;
    bullet->depth = parent ? parent->depth + 1 : 1;
    size_t *last = parent ? &parent->last : &last_at_top;
    if (*last)
      b->items[*last - 1].next = i + 1;
    else if (parent)
      parent->first = i + 1;
    *last = i + 1;
  }
}

/* ---- what a run of siblings is ---- */

/* The key of a bullet and its value: of `key: value`, or of a text with bullets below it. */
static bool split_key(const struct page_bullet *bullet, struct str *key, struct str *value)
{
  if (!bullet->first) {
    value_split_pair(bullet->text, key, value);
    return key->n > 0;
  }
  *value = STR_NONE;
  *key = bullet->text;
  if (str_ends(*key, STR_LIT(":"))) key->n--;
  return key->n > 0;
}

static int compare_keys(const void *a, const void *b)
{
  return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct siblings {
  size_t n, n_keyed;
  bool first_repeats, any_repeats; /* keys that stand there more than once */
};

static struct siblings look_at_siblings(const struct page_bullets *b, size_t first)
{
  struct siblings s = {0, 0, false, false};
  struct str *keys = NULL, key, value;
  size_t cap = 0;
  for (const struct page_bullet *i = bullet_at(b, first); i; i = bullet_at(b, i->next)) {
    s.n++;
    if (!split_key(i, &key, &value)) continue;
    keys = mem_grow(keys, &cap, s.n_keyed + 1, sizeof *keys);
    keys[s.n_keyed++] = key;
  }
  for (size_t i = 1; i < s.n_keyed; i++)
    s.first_repeats = s.first_repeats || str_eq(keys[i], keys[0]);
  if (s.n_keyed) qsort(keys, s.n_keyed, sizeof *keys, compare_keys);
  for (size_t i = 1; i < s.n_keyed; i++)
    s.any_repeats = s.any_repeats || str_eq(keys[i], keys[i - 1]);
  free(keys);
  return s;
}

/* The shape that the siblings can have, given the one they should have. */
static enum page_shape settle_shape(
    const struct page_bullets *b, size_t first, enum page_shape shape)
{
  if (!first || (shape != PAGE_MAP && shape != PAGE_ANY)) return shape;
  struct siblings s = look_at_siblings(b, first);
  if (!s.n_keyed || (shape == PAGE_ANY && s.n_keyed < s.n)) return PAGE_ITEMS;
  if (s.first_repeats) return PAGE_GROUPS;
  return s.any_repeats ? PAGE_PAIRS : PAGE_MAP;
}

/* ---- values ---- */

static bool all_digits(struct str s)
{
  for (size_t i = 0; i < s.n; i++)
    if (!ascii_is_digit(s.p[i])) return false;
  return s.n > 0;
}

/* Is s a number as a program prints it? 007 and 1e5 are none, and what has more digits than a
 * number keeps is a name. */
static bool is_printed_number(struct str s)
{
  enum { DIGITS_MAX = 15 };
  if (s.n > DIGITS_MAX) return false;
  if (s.n && s.p[0] == '-') s = str_from(s, 1);
  size_t point = str_find(s, STR_LIT("."));
  struct str whole = str_first(s, point), fraction = str_from(s, point + 1);
  bool has_fraction = point < s.n;
  return all_digits(whole) && (whole.n == 1 || whole.p[0] != '0') &&
         (!has_fraction || all_digits(fraction));
}

/* Names and versions are text even where they look like numbers. */
static bool names_text(struct str key)
{
  static const char *const words[] = {"id", "version", "reference", "hash"};
  size_t at = key.n;
  while (at && key.p[at - 1] != ' ' && key.p[at - 1] != '_' && key.p[at - 1] != '-')
    at--;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_eq_nocase(str_from(key, at), str_of(words[i]))) return true;
  return false;
}

struct tree *page_scalar(struct arena *a, struct str key, struct str text, bool is_typed)
{
  bool is_truth = str_eq(text, STR_LIT("true")) || str_eq(text, STR_LIT("false"));
  bool is_plain = is_typed && !names_text(key) && (is_truth || is_printed_number(text));
  return tree_scalar(a, text, !is_plain && text.n > 0);
}

/* ---- building ---- */

struct builder {
  struct page_bullets *bullets;
  struct arena *arena;
  struct faults *faults;
  bool is_typed;
};

static struct tree *new_box(struct arena *a, enum page_shape shape)
{
  return tree_new(a, shape == PAGE_MAP ? TREE_MAP : TREE_LIST);
}

/* What goes below a bullet, begun when its first child comes. */
static struct tree *box_below(struct builder *w, struct page_bullet *bullet)
{
  if (!bullet->below) {
    bullet->shape = settle_shape(w->bullets, bullet->first, PAGE_ANY);
    bullet->below = new_box(w->arena, bullet->shape);
  }
  return bullet->below;
}

/* Does the group have the key? Groups are small; of a large one only the beginning is asked. */
static bool has_key(const struct tree *group, struct str key)
{
  enum { KEYS_MAX = 64 };
  const struct tree *t = group->first;
  for (int i = 0; t && i < KEYS_MAX; i++, t = t->next)
    if (str_eq(t->key, key)) return true;
  return false;
}

/* The map that a pair goes to: of a list of groups the last, unless it has the key. */
static struct tree *map_for(
    struct builder *w, struct tree *box, enum page_shape shape, struct str key)
{
  if (shape == PAGE_MAP) return box;
  struct tree *map = box->last;
  if (shape == PAGE_GROUPS && map && map->kind == TREE_MAP && !has_key(map, key)) return map;
  map = tree_new(w->arena, TREE_MAP);
  tree_add(box, STR_NONE, map);
  return map;
}

/* Adds one bullet to what it stands below. */
static void add_to(
    struct builder *w, struct tree *box, enum page_shape shape, struct page_bullet *b)
{
  struct str key, value;
  bool is_keyed = split_key(b, &key, &value) && (shape != PAGE_ITEMS || b->first);
  struct tree *node = NULL;
  if (b->first) node = box_below(w, b);
  if (is_keyed) {
    if (!node) node = page_scalar(w->arena, key, value, w->is_typed);
    tree_add(map_for(w, box, shape, key), key, node);
  } else if (shape == PAGE_MAP) {
    fault_add(w->faults, b->line, "this key has no value");
    tree_add(box, b->text, node ? node : tree_scalar(w->arena, STR_NONE, false));
  } else if (node || b->text.n) {
    if (!node) node = page_scalar(w->arena, STR_NONE, b->text, w->is_typed);
    tree_add(box, STR_NONE, node);
  }
}

struct tree *page_bullets_tree(struct page_bullets *b, struct arena *a, enum page_shape shape,
    bool is_typed, struct faults *faults)
{
  struct builder w = {b, a, faults, is_typed};
  link_all(b, faults);
  enum page_shape wanted = shape;
  shape = settle_shape(b, b->n ? 1 : 0, shape);
  if (wanted == PAGE_MAP && (shape == PAGE_PAIRS || shape == PAGE_GROUPS))
    fault_add(faults, b->items[0].line, "a key stands here more than once: kept as a list");
  struct tree *top = new_box(a, shape);
  for (size_t i = 0; i < b->n; i++) {
    struct page_bullet *bullet = &b->items[i], *parent = bullet_at(b, bullet->parent);
    if (parent)
      add_to(&w, box_below(&w, parent), parent->shape, bullet);
    else
      add_to(&w, top, shape, bullet);
  }
  return top;
}
