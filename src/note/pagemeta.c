/* Reading the post meta part of a page, label by label. */
#include "note/pagemeta.h"

#include "base/mem.h"
#include "note/pagebullet.h"
#include "note/pagelabel.h"
#include "note/value.h"

struct reader {
  struct arena *arena;
  struct faults *faults;
  struct tree *meta;
  struct tree *unparsed; /* NULL until something goes there */
};

/* A label's line with the bullets below it. */
struct entry {
  struct page_line line;
  struct page_bullets bullets;
};

/* ---- what is not understood ---- */

static struct str shown(struct str s)
{
  enum { SHOWN_BYTES = 60 };
  return str_first_whole(s, SHOWN_BYTES);
}

static void add_unparsed(struct reader *r, struct str text)
{
  if (!text.n) return;
  if (!r->unparsed) r->unparsed = tree_new(r->arena, TREE_LIST);
  tree_add(r->unparsed, STR_NONE, tree_scalar(r->arena, text, true));
}

static void keep_unparsed(struct reader *r, const struct entry *e)
{
  add_unparsed(r, e->line.text);
  for (size_t i = 0; i < e->bullets.n; i++)
    add_unparsed(r, e->bullets.items[i].text);
}

/* A name for a key of its own: a few words that no field has taken. */
static bool is_name(const struct reader *r, struct str s)
{
  enum { NAME_BYTES = 40 };
  return s.n && s.n <= NAME_BYTES && !tree_get(r->meta, s) && !field_find(s) &&
         !str_eq_name(s, STR_LIT(PAGEMETA_UNPARSED));
}

/* An unknown label: bullets say that the line before them is a name, and so does a colon. */
static void read_unknown(struct reader *r, struct entry *e)
{
  struct str name = e->line.text, value = STR_NONE;
  struct tree *node = NULL;
  if (str_ends(name, STR_LIT(":"))) name.n--;
  if (!e->bullets.n) value_split_pair(e->line.text, &name, &value);
  if (is_name(r, name)) {
    node = e->bullets.n ? page_bullets_tree(&e->bullets, r->arena, PAGE_ANY, true, r->faults)
                        : page_scalar(r->arena, name, value, true);
    fault_add(r->faults, e->line.number, "no known label: kept under its own name \"%.*s\"",
        STR_ARG(name));
    tree_add(r->meta, name, node);
  } else {
    fault_add(r->faults, e->line.number, "no known label: kept as text under \"%s\": %.*s",
        PAGEMETA_UNPARSED, STR_ARG(shown(e->line.text)));
    keep_unparsed(r, e);
  }
}

/* ---- what is ---- */

static bool is_glued(const struct page_label *label)
{
  return label->shape == PAGE_TEXT || label->shape == PAGE_NUMBER || label->shape == PAGE_DAY;
}

/* A text with bullets below it: all of it as lines. */
static struct str join_lines(struct reader *r, struct str value, const struct page_bullets *bullets)
{
  struct buf text = BUF_INIT;
  buf_add(&text, value);
  for (size_t i = 0; i < bullets->n; i++) {
    if (text.n) buf_add_char(&text, '\n');
    buf_add_cstr(&text, "- ");
    buf_add(&text, bullets->items[i].text);
  }
  struct str joined = arena_str(r->arena, buf_str(&text));
  buf_release(&text);
  return joined;
}

/* A number as a program would print it, without the commas of its groups. */
static struct tree *read_number(struct reader *r, struct str value)
{
  struct buf digits = BUF_INIT;
  struct str rest = value, part;
  while (str_cut(&rest, ',', &part))
    buf_add(&digits, part);
  struct tree *node = page_scalar(r->arena, STR_NONE, arena_str(r->arena, buf_str(&digits)), true);
  buf_release(&digits);
  return node->type == TREE_TEXT ? tree_scalar(r->arena, value, true) : node;
}

/* What stands behind a label of bullets, after a colon, counts as a first one. */
static void push_front(struct page_bullets *b, const struct page_line *line, struct str value)
{
  struct page_bullet first = {.text = value, .line = line->number};
  first.indent_cols = b->n ? b->items[0].indent_cols : 0;
  b->items = mem_grow(b->items, &b->cap, b->n + 1, sizeof *b->items);
  memmove(b->items + 1, b->items, b->n * sizeof *b->items);
  b->items[0] = first;
  b->n++;
}

static struct tree *read_value(
    struct reader *r, const struct page_label *label, struct str value, struct entry *e)
{
  if (label->shape == PAGE_NUMBER) return read_number(r, value);
  if (is_glued(label)) {
    value = join_lines(r, value, &e->bullets);
    return tree_scalar(r->arena, value, value.n > 0);
  }
  if (value.n) push_front(&e->bullets, &e->line, value);
  return page_bullets_tree(&e->bullets, r->arena, label->shape, label->is_typed, r->faults);
}

/* A label that came before: no harm if it says the same, as where a page prints its meta twice. */
static void read_again(
    struct reader *r, const struct tree *known, const struct tree *node, const struct entry *e)
{
  if (tree_eq(known, node)) return;
  fault_add(r->faults, e->line.number,
      "\"%.*s\" stands here a second time: kept as text under \"%s\"", STR_ARG(known->key),
      PAGEMETA_UNPARSED);
  keep_unparsed(r, e);
}

/* Are the words behind a glued label so few, with bullets below them, that all is one longer label?
 * "topics" is not "topic" and "s". */
static bool is_longer_label(const struct page_label *label, struct str value, const struct entry *e)
{
  return is_glued(label) && value.n && e->bullets.n && !str_has(value, ' ');
}

static void read_entry(struct reader *r, struct entry *e)
{
  struct str value = STR_NONE;
  const struct page_label *label = page_label_find(e->line.text, &value);
  if (!label || is_longer_label(label, value, e)) {
    read_unknown(r, e);
    return;
  }
  struct str key = str_of(fields[label->field].label);
  const struct tree *known = tree_get(r->meta, key);
  struct tree *node = read_value(r, label, value, e);
  if (known)
    read_again(r, known, node, e);
  else
    tree_add(r->meta, key, node);
}

/* Bullets that no label stands before. */
static void read_stray(struct reader *r, const struct page_line *line)
{
  fault_add(r->faults, line->number, "no label above: kept as text under \"%s\": %.*s",
      PAGEMETA_UNPARSED, STR_ARG(shown(line->text)));
  add_unparsed(r, line->text);
}

void pagemeta_read(struct arena *a, struct page_cursor *c, struct tree *meta, struct faults *faults)
{
  struct reader r = {a, faults, meta, NULL};
  struct page_cursor ahead = *c;
  struct entry e = {.bullets = {NULL, 0, 0}};
  while (page_next_filled(&ahead, &e.line) && !page_is_end(&e.line)) {
    *c = ahead;
    if (page_is_meta_head(&e.line)) {
      fault_add(faults, e.line.number, "a second post meta begins here: only what is new is taken");
    } else if (e.line.is_bullet) {
      read_stray(&r, &e.line);
    } else {
      page_bullets_take(&e.bullets, a, c);
      read_entry(&r, &e);
      page_bullets_release(&e.bullets);
    }
    ahead = *c;
  }
  if (r.unparsed) tree_add(meta, STR_LIT(PAGEMETA_UNPARSED), r.unparsed);
}

size_t pagemeta_count_labels(struct page_cursor c)
{
  size_t n = 0;
  struct str value;
  struct page_line line;
  while (page_next_filled(&c, &line) && !page_is_meta_head(&line))
    n += !line.is_bullet && page_label_find(line.text, &value);
  return n;
}
