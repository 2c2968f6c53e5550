/* Putting disguises on, and looking whether cmark takes them for what they are. */
#include "page/disguise_own.h"

#include "page/source.h"

#include <stdlib.h>

/* What is found in what another disguise has opened needs another look; so does what was refused.
 * Deeper than this it stays as it is. */
enum { LOOKS_MAX = 5 };

static const char math_fence[] = "~~~~"; /* no formula holds it */

static const char line_of_html[] = "<?>"; /* CommonMark 4.6: begins and ends a block by itself */

void disguise_release(struct disguise *d)
{
  if (d->tree.arena) parsed_release(&d->tree);
  buf_release(&d->text);
  free(d->items);
  *d = (struct disguise){.n = 0};
}

/* ---- putting on ---- */

/* A mark for lists that the text has none of, so that ours are no part of them. */
static char mark_for(const struct disguise *d)
{
  static const char marks[] = {'+', '*', '-'};
  for (int i = 0; i < 3; i++)
    if (!(d->marks_used & 1u << i)) return marks[i];
  return marks[0];
}

/* What stands in four columns in all, as the other lines of an item do, begins with a text or with
 * the line of HTML: one without either would be narrower. */
static void add_disguised(struct disguise *d, const struct disguised *item)
{
  struct str rest = item->rest;
  if (disguise_is_item(item)) buf_add_char(&d->text, mark_for(d));
  if (item->kind == DISGUISE_FOOTNOTE) rest = str_trim(rest);
  if (disguise_is_item(item) && item->kind != DISGUISE_DEFINITION) buf_add_cstr(&d->text, "   ");
  if (item->kind == DISGUISE_MATH)
    buf_addf(&d->text, "%s%s", math_fence, item->end_line ? "math" : "");
  else if (disguise_has_html(item))
    buf_add_cstr(&d->text, line_of_html);
  else
    buf_add(&d->text, rest);
}

static void put_on(struct disguise *d)
{
  const struct disguised *item = d->items, *end = d->items + d->n;
  struct str rest = d->source, line;
  buf_clear(&d->text);
  for (size_t number = 1; source_cut_line(&rest, &line); number++) {
    while (item < end && (item->line < number || item->state != DISGUISE_WORN))
      item++;
    bool worn = item < end && item->line == number;
    buf_add(&d->text, worn ? str_first(line, item->front_bytes) : line);
    if (worn) add_disguised(d, item);
    buf_add_char(&d->text, '\n');
  }
}

/* ---- looking ---- */

static bool is_taken_for(cmark_node *node, const struct disguised *item)
{
  cmark_node_type type = cmark_node_get_type(node);
  if ((size_t)cmark_node_get_start_line(node) != item->line) return false;
  if (disguise_is_item(item)) return type == CMARK_NODE_ITEM;
  if (item->kind == DISGUISE_MATH)
    return type == CMARK_NODE_CODE_BLOCK && (size_t)cmark_node_get_end_line(node) == item->end_line;
  return type == CMARK_NODE_HTML_BLOCK &&
         str_starts(str_of(cmark_node_get_literal(node)), str_of(line_of_html));
}

/* The first node of those from `node` on that begins at a line or behind it, or NULL. */
static cmark_node *node_at(struct disguise *d, cmark_node *node, size_t line)
{
  while (node && (size_t)cmark_node_get_start_line(node) < line)
    node = disguise_next(node, d->tree.root);
  return node;
}

/* Is the item taken for what it is disguised as by one of the nodes that begin at its line? */
static bool is_taken(struct disguise *d, cmark_node *node, const struct disguised *item)
{
  for (; node && (size_t)cmark_node_get_start_line(node) == item->line;
       node = disguise_next(node, d->tree.root))
    if (is_taken_for(node, item)) return true;
  return false;
}

/* Takes off what cmark does not take for what it is meant to be; returns how many. Where the end
 * of mathematics begins something, neither it nor their beginning is any. */
static size_t take_off(struct disguise *d)
{
  cmark_node *node = d->tree.root;
  struct disguised *math = NULL;
  size_t n = 0;
  for (struct disguised *item = d->items; item < d->items + d->n; item++) {
    if (item->state != DISGUISE_WORN) continue;
    node = node_at(d, node, item->line);
    bool ends_math = item->kind == DISGUISE_MATH && !item->end_line;
    bool begins = node && (size_t)cmark_node_get_start_line(node) == item->line;
    if (ends_math ? math && math->end_line == item->line && !begins : is_taken(d, node, item)) {
      math = item->end_line ? item : NULL;
      continue;
    }
    item->state = DISGUISE_REFUSED;
    if (ends_math && math) math->state = DISGUISE_REFUSED;
    n++;
  }
  return n;
}

/* Keeps those that are worn. */
static void keep_worn(struct disguise *d)
{
  size_t n = 0;
  for (size_t i = 0; i < d->n; i++)
    if (d->items[i].state == DISGUISE_WORN) d->items[n++] = d->items[i];
  d->n = n;
}

/* Parses the text in its disguise. False when it was given up, or would take too long. */
static bool parse_again(
    struct disguise *d, bool leaves_math, const struct interrupt *stop, struct err *err)
{
  struct parse_budget budget = parse_budget(d->text.n);
  budget.stop = stop;
  budget.leaves_math = leaves_math;
  if (d->tree.arena) parsed_release(&d->tree);
  return parse_markdown(&d->tree, buf_str(&d->text), &budget, err);
}

bool disguise_make(struct disguise *d, struct str text, const struct parsed *tree,
    const struct disguise_before *before, const struct interrupt *stop)
{
  struct err err = ERR_INIT;
  *d = (struct disguise){.source = text};
  disguise_find(d);
  size_t n_changed = d->n ? disguise_choose(d, tree, before) : 0;
  bool any = n_changed, ok = true;
  for (int looks = 0; n_changed && looks < LOOKS_MAX; looks++) {
    put_on(d);
    ok = parse_again(d, before->leaves_math, stop, &err);
    if (!ok) break;
    n_changed = take_off(d);
    if (looks + 2 < LOOKS_MAX) n_changed += disguise_choose(d, &d->tree, before);
  }
  bool given_up = !ok && !err_is_set(&err);
  if (!any || !ok || n_changed) disguise_release(d);
  keep_worn(d);
  return !given_up;
}
