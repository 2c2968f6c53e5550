/* Which of the lines that look like a block of ours are none: code, HTML, a colon in the middle of
 * text. cmark's tree tells. */
#include "page/disguise_own.h"

#include "base/ascii.h"
#include "base/limits.h"

enum { TERMS_MAX = 4 }; /* lines that one definition may explain: more is a paragraph */

/* The place reached in the tree and among what was found. */
struct choice {
  struct disguise *d;
  cmark_node *leaf;             /* that the line stands in; NULL: in none that is left */
  const struct disguised *last; /* put on before it */
  size_t n_open;                /* containers */
  bool any_begun;               /* of them, here or before */
  size_t math_end;              /* line of the dollars that end the mathematics put on last */
};

cmark_node *disguise_next(cmark_node *node, cmark_node *root)
{
  cmark_node *child = cmark_node_first_child(node);
  cmark_node_type type = cmark_node_get_type(node);
  if (child && type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_HEADING) return child;
  while (node != root) {
    if (cmark_node_next(node)) return cmark_node_next(node);
    node = cmark_node_parent(node);
  }
  return NULL;
}

static bool is_container(cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type(node);
  return type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM || type == CMARK_NODE_BLOCK_QUOTE;
}

/* The leaf that follows; `node` is a leaf, or root at first. */
static cmark_node *next_leaf(cmark_node *node, cmark_node *root)
{
  do
    node = disguise_next(node, root);
  while (node && is_container(node));
  return node;
}

static size_t first_line(cmark_node *node)
{
  return (size_t)cmark_node_get_start_line(node);
}

static size_t last_line(cmark_node *node)
{
  return (size_t)cmark_node_get_end_line(node);
}

static bool is_a(cmark_node *node, cmark_node_type type)
{
  return node && cmark_node_get_type(node) == type;
}

/* Does the text of a paragraph begin with a colon that could define? Then what stands before it in
 * its lines, if anything does, are definitions of links, and no terms. */
static bool begins_with_colon(cmark_node *leaf)
{
  cmark_node *text = cmark_node_first_child(leaf);
  const char *first = is_a(text, CMARK_NODE_TEXT) ? cmark_node_get_literal(text) : "";
  return first[0] == ':' && ascii_is_blank(first[1]);
}

/* A definition in the middle of a paragraph explains the few lines before it. */
static bool follows_terms(const struct choice *c, size_t line)
{
  size_t terms_from = first_line(c->leaf);
  if (c->last && c->last->line >= terms_from) {
    if (c->last->kind == DISGUISE_DEFINITION) return true;
    terms_from = c->last->line + 1;
  }
  return line > terms_from && line - terms_from <= TERMS_MAX && !begins_with_colon(c->leaf);
}

/* One that begins a paragraph explains the one before it, or follows another definition. */
static bool follows_term_paragraph(const struct choice *c, size_t line)
{
  cmark_node *before = cmark_node_previous(c->leaf);
  if (!is_a(before, CMARK_NODE_PARAGRAPH) && !is_a(before, CMARK_NODE_LIST)) return false;
  if (c->last && c->last->line >= first_line(before)) return c->last->kind == DISGUISE_DEFINITION;
  return is_a(before, CMARK_NODE_PARAGRAPH) && last_line(before) + 2 == line &&
         line - 1 - first_line(before) <= TERMS_MAX;
}

static bool begins_quote(cmark_node *leaf, size_t line)
{
  return first_line(leaf) == line && !cmark_node_previous(leaf) &&
         is_a(cmark_node_parent(leaf), CMARK_NODE_BLOCK_QUOTE);
}

/* Is it what it looks like? A footnote that is defined by an address is in no leaf: cmark took it
 * for the definition of a link. */
static bool is_meant(const struct choice *c, const struct disguised *item)
{
  bool in_paragraph = is_a(c->leaf, CMARK_NODE_PARAGRAPH);
  bool in_text = in_paragraph || is_a(c->leaf, CMARK_NODE_HEADING); /* that is underlined */
  switch (item->kind) {
  case DISGUISE_FOOTNOTE: return in_text || !c->leaf;
  case DISGUISE_DEFINITION:
    if (!in_paragraph) return false;
    return first_line(c->leaf) < item->line ? follows_terms(c, item->line)
                                            : follows_term_paragraph(c, item->line);
  case DISGUISE_ADMONITION: return in_text && first_line(c->leaf) == item->line;
  case DISGUISE_ALERT: return in_text && begins_quote(c->leaf, item->line);
  case DISGUISE_OPEN: return in_text && c->n_open < LIMIT_MARKDOWN_CONTAINERS;
  case DISGUISE_CLOSE: return in_text && c->any_begun;
  case DISGUISE_MATH: return item->end_line ? in_text : item->line == c->math_end;
  }
  return false;
}

static void count_open(struct choice *c, const struct disguised *item)
{
  if (item->kind == DISGUISE_OPEN) c->n_open++;
  c->any_begun = c->any_begun || item->kind == DISGUISE_OPEN;
  if (item->kind == DISGUISE_CLOSE && c->n_open) c->n_open--;
}

size_t disguise_choose(
    struct disguise *d, const struct parsed *tree, const struct disguise_before *before)
{
  struct choice c = {.d = d, .n_open = before->n_open, .any_begun = before->any_begun};
  cmark_node *reached = NULL, *next = next_leaf(tree->root, tree->root);
  size_t n = 0;
  for (struct disguised *item = d->items; item < d->items + d->n; item++) {
    for (; next && first_line(next) <= item->line; next = next_leaf(next, tree->root))
      reached = next;
    c.leaf = reached && last_line(reached) >= item->line ? reached : NULL;
    if (item->state == DISGUISE_FOUND && is_meant(&c, item)) {
      item->state = DISGUISE_WORN;
      n++;
    }
    if (item->state != DISGUISE_WORN) continue;
    c.last = item;
    if (item->end_line) c.math_end = item->end_line;
    count_open(&c, item);
  }
  return n;
}
