/* Finding marks line by line, where cmark and libyaml say that there is one. */
#include "page/tick_place.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "note/plain.h"
#include "note/value.h"
#include "page/document.h"
#include "page/source.h"

#include <stdlib.h>

struct finder {
  struct tick_places *to;
  struct source source; /* of the file */
  size_t cap;
};

/* ---- texts that are compared ---- */

/* Runs of blanks are one, none stands at the ends. */
static struct str squeezed(struct arena *a, struct str text)
{
  char *out = ARENA_ARRAY(a, text.n + 1, char);
  size_t n = 0;
  text = str_trim(text);
  for (size_t i = 0; i < text.n; i++) {
    bool is_blank = ascii_is_space(text.p[i]) || text.p[i] == '\n' || text.p[i] == '\r';
    if (!is_blank)
      out[n++] = text.p[i];
    else if (n && out[n - 1] != ' ')
      out[n++] = ' ';
  }
  return (struct str){out, n};
}

/* An item of a checklist, as the body would show it; a long one as it stands, see note/plain.h. */
static struct str item_text(struct arena *a, struct str item)
{
  enum { PLAIN_BYTES = 512 };
  struct buf plain = BUF_INIT;
  if (item.n > PLAIN_BYTES) return squeezed(a, item);
  plain_add(&plain, item);
  struct str text = squeezed(a, buf_str(&plain));
  buf_release(&plain);
  return text;
}

/* ---- marks ---- */

static const struct {
  struct str off, on;
} words[] = {
    {STR_LIT(" "), STR_LIT("x")},
    {STR_LIT(" "), STR_LIT("X")},
    {STR_LIT("false"), STR_LIT("true")},
    {STR_LIT("False"), STR_LIT("True")},
    {STR_LIT("FALSE"), STR_LIT("TRUE")},
    {STR_LIT("no"), STR_LIT("yes")},
    {STR_LIT("No"), STR_LIT("Yes")},
    {STR_LIT("NO"), STR_LIT("YES")},
    {STR_LIT("off"), STR_LIT("on")},
    {STR_LIT("Off"), STR_LIT("On")},
    {STR_LIT("OFF"), STR_LIT("ON")},
    {STR_LIT("0"), STR_LIT("1")},
};

/* Adds the place of a mark, which is a part of the file; nothing where it is none of the words. */
static void add_place(struct finder *f, struct tick_place place)
{
  struct tick_places *to = f->to;
  size_t i = 0, n = sizeof words / sizeof *words;
  while (i < n && !str_eq(words[i].off, place.mark) && !str_eq(words[i].on, place.mark))
    i++;
  if (i == n) return;
  place.is_on = str_eq(words[i].on, place.mark);
  place.opposite = place.is_on ? words[i].off : words[i].on;
  place.at = (size_t)(place.mark.p - f->source.body.p);
  to->items = mem_grow(to->items, &f->cap, to->n + 1, sizeof *to->items);
  to->items[to->n++] = place;
}

static bool is_end(struct str line, size_t at)
{
  return at >= line.n || ascii_is_space(line.p[at]);
}

/* Does the text end in what begins an item of a list, and perhaps blanks or quotation marks? */
static bool ends_in_item_mark(struct str s)
{
  while (s.n && (ascii_is_space(s.p[s.n - 1]) || s.p[s.n - 1] == '"' || s.p[s.n - 1] == '\''))
    s.n--;
  return s.n && str_has(STR_LIT("-*+.)"), s.p[s.n - 1]);
}

/* The mark in the first box of a line that begins an item; empty: there is none. */
static struct str box_in(struct str line)
{
  for (size_t i = 0; i + 2 < line.n; i++) {
    bool is_box =
        line.p[i] == '[' && line.p[i + 2] == ']' && str_has(STR_LIT(" xX"), line.p[i + 1]);
    if (is_box && is_end(line, i + 3) && ends_in_item_mark(str_first(line, i)))
      return (struct str){line.p + i + 1, 1};
  }
  return STR_NONE;
}

/* The first place of a word behind a colon, as that of a key: `deploy: true # done`. */
static struct str value_in(struct str line, struct str value)
{
  for (size_t at = 1; at + value.n <= line.n; at++) {
    struct str here = str_from(line, at);
    bool is_whole = str_starts(here, value) && is_end(here, value.n);
    if (is_whole && ascii_is_space(line.p[at - 1]) &&
        str_ends(str_trim(str_first(line, at)), STR_LIT(":")))
      return str_first(here, value.n);
  }
  return STR_NONE;
}

/* ---- the body ---- */

static void add_boxes(struct finder *f, const struct document *d)
{
  struct arena *a = f->to->article->arena;
  for (size_t i = 0; i < d->n_blocks; i++) {
    const struct block *block = &d->blocks[i];
    const struct frame *frame = block->frame;
    if (!frame || frame->task == TASK_NONE || frame->first_block != i) continue;
    struct tick_place place = {.item = SIZE_MAX};
    place.mark = box_in(source_line(&f->source, block->source_line));
    bool is_done = place.mark.n && place.mark.p[0] != ' ';
    if (!place.mark.n || is_done != (frame->task == TASK_DONE)) continue;
    place.text = squeezed(a, block->content.text);
    add_place(f, place);
  }
}

/* ---- the post meta ---- */

/* The line of a node; one that is long, and may hold thousands of items, is not looked through for
 * each of them. */
static struct str line_of(struct finder *f, const struct tree *t)
{
  enum { LINE_BYTES = 2048 };
  struct str line = source_line(&f->source, t->line);
  return line.n <= LINE_BYTES ? line : STR_NONE;
}

/* A value of one key, "deploy: false". */
static void add_value(struct finder *f, const struct tree *t, size_t item)
{
  struct tick_place place = {.in_meta = true, .item = item};
  if (t->kind != TREE_SCALAR || !t->value.n) return;
  place.text = item_text(f->to->article->arena, str_trim(t->key));
  place.mark = value_in(line_of(f, t), t->value);
  if (place.mark.n) add_place(f, place);
}

/* An item with a box, "- '[ ] deploy'". */
static void add_boxed(struct finder *f, const struct tree *t, size_t item)
{
  struct tick_place place = {.in_meta = true, .item = item};
  bool is_boxed = t->kind == TREE_SCALAR && t->value.n > 3 && t->value.p[0] == '[' &&
                  t->value.p[2] == ']' && ascii_is_space(t->value.p[3]);
  if (!is_boxed) return;
  place.text = item_text(f->to->article->arena, str_from(t->value, 3));
  place.mark = box_in(line_of(f, t));
  if (place.mark.n && place.mark.p[0] == t->value.p[1]) add_place(f, place);
}

/* Adds the places of one key; returns how many items it has. */
static size_t add_checks(struct finder *f, const struct tree *node, size_t item)
{
  size_t n = 0;
  struct str ignored;
  bool is_map = node->kind == TREE_MAP;
  for (const struct tree *t = node->first; t; t = t->next) {
    bool counts = is_map ? str_trim(t->key).n > 0
                         : !value_is_nothing(t) && value_item(f->to->article->arena, t, &ignored);
    if (!counts) continue;
    if (is_map)
      add_value(f, t, item + n);
    else
      add_boxed(f, t, item + n);
    n++;
  }
  return n;
}

/* The places are those of items in their order only where as many items come of it. */
static void add_meta(struct finder *f, const struct field_names *names)
{
  struct tick_places *to = f->to;
  const struct article *a = to->article;
  size_t before = to->n, items = 0;
  if (a->front.kind != FRONTMATTER_YAML) return;
  for (const struct tree *t = a->meta->first; t; t = t->next) {
    const struct field *field = value_is_nothing(t) ? NULL : field_find_by(names, t->key);
    if (field && field->id == FIELD_CHECKLIST) items += add_checks(f, t, items);
  }
  if (items != a->checklist.n) to->n = before;
}

/* ---- which item each belongs to ---- */

/* An item, or a box of the body. */
struct wanted {
  struct str text;
  size_t index;
};

static int compare_wanted(const void *a, const void *b)
{
  const struct wanted *x = a, *y = b;
  int by_text = str_cmp(x->text, y->text);
  return by_text ? by_text : (x->index > y->index) - (x->index < y->index);
}

/* Both in the order of their texts, so that equal ones meet in their own order. */
static void pair(
    struct tick_places *t, const struct wanted *checks, const struct wanted *boxes, size_t n_boxes)
{
  size_t i = 0, k = 0;
  while (i < t->n_checks && k < n_boxes) {
    int order = str_cmp(checks[i].text, boxes[k].text);
    if (!order) t->items[boxes[k].index].item = checks[i].index;
    i += order <= 0;
    k += order >= 0;
  }
}

static void find_items(struct tick_places *t)
{
  struct wanted *checks = mem_zalloc(t->n_checks + 1, sizeof *checks);
  struct wanted *boxes = mem_zalloc(t->n + 1, sizeof *boxes);
  size_t n_boxes = 0;
  for (size_t i = 0; i < t->n_checks; i++)
    checks[i] = (struct wanted){item_text(t->article->arena, t->article->checklist.items[i]), i};
  for (size_t i = 0; i < t->n; i++)
    if (!t->items[i].in_meta) boxes[n_boxes++] = (struct wanted){t->items[i].text, i};
  qsort(checks, t->n_checks, sizeof *checks, compare_wanted);
  qsort(boxes, n_boxes, sizeof *boxes, compare_wanted);
  pair(t, checks, boxes, n_boxes);
  free(checks);
  free(boxes);
}

/* ---- all of them ---- */

void tick_places_init(struct tick_places *t, const struct field_names *names, struct str file)
{
  *t = (struct tick_places){.article = article_new_by(names, STR_NONE, file)};
  struct finder f = {.to = t, .source = {.body = file}};
  const struct frontmatter *front = &t->article->front;
  struct document *d = document_new(front->body, front->body_line);
  t->n_checks = t->article->checklist.n;
  t->is_utf16 = str_starts(file, STR_LIT("\xFE\xFF")) || str_starts(file, STR_LIT("\xFF\xFE"));
  add_meta(&f, names);
  add_boxes(&f, d);
  find_items(t);
  document_free(d);
  source_release(&f.source);
}

void tick_places_release(struct tick_places *t)
{
  article_free(t->article);
  free(t->items);
  *t = (struct tick_places){0};
}

/* ---- changes ---- */

/* The first item that is ticked and can be told nowhere; SIZE_MAX: there is none. */
static size_t find_placeless(const struct tick_places *t, const bool *ticked, size_t n)
{
  bool *has_place = mem_zalloc(n + 1, sizeof *has_place);
  size_t item = 0;
  for (size_t i = 0; i < t->n; i++)
    if (t->items[i].item < n) has_place[t->items[i].item] = true;
  while (item < n && (has_place[item] || !ticked[item]))
    item++;
  free(has_place);
  return item < n ? item : SIZE_MAX;
}

static bool tell_placeless(
    const struct tick_places *t, size_t item, const char *name, struct err *err)
{
  enum { SHOWN_BYTES = 80 };
  bool any = false;
  for (size_t i = 0; i < t->n && !any; i++)
    any = t->items[i].item != SIZE_MAX;
  if (t->is_utf16) return err_set(err, "%s: is in UTF-16, which is read and not written", name);
  if (!any)
    return err_set(err,
        "%s: its checklist has no place for marks; boxes in the body (\"- [ ] item\") would be one",
        name);
  struct str text = str_first_whole(t->article->checklist.items[item], SHOWN_BYTES);
  return err_set(err, "%s: \"%.*s\" is ticked, but has no box there", name, STR_ARG(text));
}

static int compare_places(const void *a, const void *b)
{
  const struct edit *x = a, *y = b;
  return (x->at > y->at) - (x->at < y->at);
}

bool tick_places_change(const struct tick_places *t, const bool *ticked, size_t n, const char *name,
    struct edits *out, struct err *err)
{
  *out = (struct edits){ARENA_ARRAY(t->article->arena, t->n + 1, struct edit), 0};
  if (n > t->n_checks) n = t->n_checks;
  size_t placeless = find_placeless(t, ticked, n);
  if (placeless != SIZE_MAX) return tell_placeless(t, placeless, name, err);
  for (size_t i = 0; i < t->n; i++) {
    const struct tick_place *p = &t->items[i];
    if (p->item < n && ticked[p->item] != p->is_on)
      out->items[out->n++] = (struct edit){p->at, p->mark, p->opposite};
  }
  qsort(out->items, out->n, sizeof *out->items, compare_places);
  return true;
}

/* ---- is that all that changes? ---- */

static bool is_changed(const struct edits *e, size_t at)
{
  struct edit wanted = {.at = at};
  return e->n && bsearch(&wanted, e->items, e->n, sizeof *e->items, compare_places);
}

static bool same_checklist(const struct article *a, const struct article *b)
{
  if (a->checklist.n != b->checklist.n || a->faults.n != b->faults.n) return false;
  for (size_t i = 0; i < a->checklist.n; i++)
    if (!str_eq(a->checklist.items[i], b->checklist.items[i])) return false;
  return true;
}

bool tick_places_agree(const struct tick_places *t, const struct field_names *names,
    const struct edits *e, struct str changed)
{
  struct tick_places now;
  tick_places_init(&now, names, changed);
  bool same = now.n == t->n && same_checklist(t->article, now.article);
  for (size_t i = 0; i < t->n && same; i++) {
    const struct tick_place *a = &t->items[i], *b = &now.items[i];
    bool turns = is_changed(e, a->at);
    same = a->item == b->item && a->is_on == (b->is_on != turns) && str_eq(a->text, b->text);
  }
  tick_places_release(&now);
  return same;
}
