/* Finding marks line by line, where cmark and libyaml say that there is one. */
#include "page/tick_place.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "note/value.h"
#include "page/document.h"
#include "page/source.h"

#include <stdlib.h>

struct finder {
  struct tick_places *to;
  struct source source; /* of the file */
  size_t cap;
};

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
  const struct article *article = f->to->article;
  struct task_boxes boxes = task_boxes_find(article->arena, d, &article->checklist, SIZE_MAX);
  for (size_t i = 0; i < boxes.n; i++) {
    const struct task_box *box = &boxes.items[i];
    struct tick_place place = {.text = box->text, .item = box->item, .block = box->block};
    place.mark = box_in(source_line(&f->source, d->blocks[box->block].source_line));
    bool is_done = place.mark.n && place.mark.p[0] != ' ';
    if (place.mark.n && is_done == box->is_done) add_place(f, place);
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
  struct tick_place place = {.in_meta = true, .item = item, .block = SIZE_MAX};
  if (t->kind != TREE_SCALAR || !t->value.n) return;
  place.text = task_item_text(f->to->article->arena, str_trim(t->key));
  place.mark = value_in(line_of(f, t), t->value);
  if (place.mark.n) add_place(f, place);
}

/* An item with a box, "- '[ ] deploy'". */
static void add_boxed(struct finder *f, const struct tree *t, size_t item)
{
  struct tick_place place = {.in_meta = true, .item = item, .block = SIZE_MAX};
  bool is_boxed = t->kind == TREE_SCALAR && t->value.n > 3 && t->value.p[0] == '[' &&
                  t->value.p[2] == ']' && ascii_is_space(t->value.p[3]);
  if (!is_boxed) return;
  place.text = task_item_text(f->to->article->arena, str_from(t->value, 3));
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

/* The text of the first of n items that is ticked and can be told nowhere, or NULL. */
static const struct str *find_placeless(
    const struct tick_places *t, const struct tick_wish *wish, size_t n)
{
  bool *has_place = mem_zalloc(n + 1, sizeof *has_place);
  size_t item = 0;
  for (size_t i = 0; i < t->n; i++)
    if (t->items[i].item < n) has_place[t->items[i].item] = true;
  while (item < n && (has_place[item] || !wish->ticked[item]))
    item++;
  free(has_place);
  return item < n ? &t->article->checklist.items[item] : NULL;
}

/* Finds in turn[i] which places of boxes are to be turned; returns the text of the first box that
 * has none, or NULL. Both are in the order of the body. */
static const struct str *find_turned(
    const struct tick_places *t, const struct tick_wish *wish, bool *turn)
{
  size_t k = 0;
  for (size_t i = 0; i < t->n && k < wish->n_boxes; i++) {
    if (t->items[i].in_meta) continue;
    if (t->items[i].block > wish->boxes[k].block) break;
    turn[i] = t->items[i].block == wish->boxes[k].block;
    k += turn[i];
  }
  return k < wish->n_boxes ? &wish->boxes[k].text : NULL;
}

static bool has_item_place(const struct tick_places *t)
{
  for (size_t i = 0; i < t->n; i++)
    if (t->items[i].item != SIZE_MAX) return true;
  return false;
}

static bool tell_placeless(const struct tick_places *t, const struct str *item,
    const struct str *box, const char *name, struct err *err)
{
  enum { SHOWN_BYTES = 80 };
  if (t->is_utf16) return err_set(err, "%s: is in UTF-16, which is read and not written", name);
  if (item && !has_item_place(t))
    return err_set(err,
        "%s: its checklist has no place for marks; boxes in the body (\"- [ ] item\") would be one",
        name);
  struct str text = str_first_whole(item ? *item : *box, SHOWN_BYTES);
  return err_set(err, "%s: \"%.*s\" is ticked, but has no box there", name, STR_ARG(text));
}

static int compare_places(const void *a, const void *b)
{
  const struct edit *x = a, *y = b;
  return (x->at > y->at) - (x->at < y->at);
}

static void add_edits(
    const struct tick_places *t, const struct tick_wish *wish, const bool *turn, struct edits *out)
{
  *out = (struct edits){ARENA_ARRAY(t->article->arena, t->n + 1, struct edit), 0};
  for (size_t i = 0; i < t->n; i++) {
    const struct tick_place *p = &t->items[i];
    bool is_said = p->item < wish->n && p->item < t->n_checks;
    if (turn[i] || (is_said && wish->ticked[p->item] != p->is_on))
      out->items[out->n++] = (struct edit){p->at, p->mark, p->opposite};
  }
  qsort(out->items, out->n, sizeof *out->items, compare_places);
}

bool tick_places_change(const struct tick_places *t, const struct tick_wish *wish, const char *name,
    struct edits *out, struct err *err)
{
  bool *turn = ARENA_ARRAY(t->article->arena, t->n + 1, bool);
  memset(turn, 0, t->n + 1);
  size_t n = wish->n < t->n_checks ? wish->n : t->n_checks;
  const struct str *item = find_placeless(t, wish, n);
  const struct str *box = find_turned(t, wish, turn);
  if (item || box) return tell_placeless(t, item, box, name, err);
  add_edits(t, wish, turn, out);
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
