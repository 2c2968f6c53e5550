/* From cmark's tree to the list of blocks. */
#include "page/document.h"

#include "base/limits.h"
#include "base/mem.h"
#include "base/number.h"
#include "page/anchor.h"
#include "page/attribute.h"
#include "page/document_own.h"
#include "page/inline_own.h"

#include <stdlib.h>

/* ---- blocks ---- */

struct block *builder_add_block(struct builder *b, enum block_kind kind, size_t line)
{
  struct document *d = b->doc;
  d->blocks = mem_grow(d->blocks, &d->cap_blocks, d->n_blocks + 1, sizeof *d->blocks);
  struct block *block = &d->blocks[d->n_blocks++];
  *block = (struct block){.kind = kind, .frame = b->frame, .image = -1};
  block->source_line = b->first_line + line - 1;
  return block;
}

static struct block *add_block(struct builder *b, enum block_kind kind, cmark_node *node)
{
  return builder_add_block(b, kind, (size_t)cmark_node_get_start_line(node));
}

/* The image that was added last. */
static int32_t last_image(const struct document *d)
{
  size_t i = d->n_links - 1;
  while (!d->links[i].is_image)
    i--;
  return (int32_t)i;
}

void builder_make_card(struct builder *b, struct block *block)
{
  const struct inline_run *run = block->content.runs;
  if (block->content.n_runs != 1 || !(run->marks & INLINE_IMAGE)) return;
  if (run->from || run->n != block->content.text.n) return;
  block->kind = BLOCK_IMAGE;
  block->image = last_image(b->doc);
}

/* Does it stand right behind a heading? An underlined one ends for cmark in the line behind its
 * underline, whatever that is. */
static bool is_next_to_heading(struct builder *b, cmark_node *node)
{
  cmark_node *before = cmark_node_previous(node);
  return before && cmark_node_get_type(before) == CMARK_NODE_HEADING &&
         builder_line(b, (size_t)cmark_node_get_start_line(node) - 1).n;
}

/* Takes off the lines of attributes before and behind a paragraph; right behind a heading they are
 * those of the heading. */
static void cut_attributes(struct builder *b, cmark_node *node, struct block *block)
{
  struct str id;
  block->source_line += attribute_cut_lines(&block->content, &id);
  if (id.n && is_next_to_heading(b, node)) block[-1].anchor = textset_add(&b->anchors, id)->text;
}

/* May there be attributes in the text just read? Not where a brace is escaped. */
static bool has_attributes(struct builder *b, cmark_node *leaf, const struct inlines *in)
{
  return str_has(in->text, '{') && !inline_source_has(&b->inlines, leaf, STR_LIT("\\{"));
}

/* A paragraph that takes too long to be wrapped is shown as it stands. */
static void make_plain(struct builder *b, struct block *block)
{
  block->kind = BLOCK_PLAIN;
  block->literal = block->content.text;
  block->trouble = arena_printf(b->doc->arena, "the paragraph at line %zu has more than %d KB",
      block->source_line, LIMIT_PARAGRAPH_BYTES / 1024);
  block->content = (struct inlines){.text = STR_NONE};
  if (!b->doc->trouble.n) b->doc->trouble = block->trouble;
}

static void add_text(struct builder *b, cmark_node *node)
{
  struct block *block = add_block(b, BLOCK_PARAGRAPH, node);
  block->content = builder_read(b, node, block->source_line);
  bool has_tags = b->inlines.html.has_tags, has_braces = has_attributes(b, node, &block->content);
  if (has_braces) cut_attributes(b, node, block);
  if ((has_tags || has_braces) && !block->content.text.n && !block->content.n_runs) {
    b->doc->n_blocks--; /* nothing but attributes, comments or the name of a place */
    return;
  }
  block->align = b->html.align;
  if (block->content.text.n > LIMIT_PARAGRAPH_BYTES) {
    make_plain(b, block);
    return;
  }
  builder_keep_lines(b, &block->content);
  builder_make_card(b, block);
  if (b->frame && b->frame->first_block + 1 == b->doc->n_blocks) builder_take_task(b, node, block);
}

/* The text of a cell or a heading that tags around it have begun. */
static void add_text_of_html(struct builder *b, cmark_node *node)
{
  size_t line = b->first_line + (size_t)cmark_node_get_start_line(node) - 1;
  b->inlines.is_ahead = true;
  struct inlines text = inline_read(&b->inlines, node, line);
  b->inlines.is_ahead = false;
  builder_html_take_text(b, text, line);
}

/* A paragraph, or a heading that is underlined: others have one line. */
static bool may_hold_table(const struct builder *b, cmark_node *node)
{
  return b->has_pipes && cmark_node_get_start_line(node) < cmark_node_get_end_line(node);
}

static void add_paragraph(struct builder *b, cmark_node *node)
{
  if (may_hold_table(b, node) && builder_add_table(b, node)) return;
  if (builder_html_takes_text(b))
    add_text_of_html(b, node);
  else if (!builder_add_term(b, node) && !builder_add_module(b, node))
    add_text(b, node);
}

static void add_heading(struct builder *b, cmark_node *node)
{
  if (may_hold_table(b, node) && builder_add_table(b, node)) return;
  struct block *block = add_block(b, BLOCK_HEADING, node);
  block->level = cmark_node_get_heading_level(node);
  block->content = builder_read(b, node, block->source_line);
  block->align = b->html.align;
  struct str id = STR_NONE;
  if (has_attributes(b, node, &block->content)) attribute_cut_heading(&block->content, &id);
  block->anchor =
      id.n ? textset_add(&b->anchors, id)->text : anchor_take(&b->anchors, &block->content);
}

/* The first word of an info string, less what some write around it: ```{.python}, ```js{1,3},
 * ```language-c. */
static struct str language_of(struct str info)
{
  while (info.n && strchr("{. \t", info.p[0]))
    info = str_from(info, 1);
  if (str_starts(info, STR_LIT("language-"))) info = str_from(info, strlen("language-"));
  size_t n = 0;
  while (n < info.n && !strchr(" \t\v\f\r,{}", info.p[n]))
    n++;
  return str_first(info, n);
}

/* Does a line with the fence stand before the code? cmark does not tell. */
static bool is_fenced(struct builder *b, cmark_node *node, struct str literal)
{
  if (str_of(cmark_node_get_fence_info(node)).n) return true;
  struct str line = source_line(&b->source, (size_t)cmark_node_get_start_line(node));
  line = str_from(line, (size_t)cmark_node_get_start_column(node) - 1);
  struct str first = STR_NONE;
  str_cut_line(&literal, &first);
  return line.n && (line.p[0] == '`' || line.p[0] == '~') && !str_eq(line, first);
}

static void add_code(struct builder *b, cmark_node *node)
{
  struct arena *a = b->doc->arena;
  struct block *block = add_block(b, BLOCK_CODE, node);
  block->literal = arena_str(a, str_of(cmark_node_get_literal(node)));
  block->language = arena_str(a, language_of(str_of(cmark_node_get_fence_info(node))));
  block->source_line += is_fenced(b, node, block->literal);
}

static void add_rule(struct builder *b, cmark_node *node)
{
  add_block(b, BLOCK_RULE, node);
}

/* ---- containers ---- */

struct frame *builder_push_frame(struct builder *b, enum frame_kind kind)
{
  struct frame *f = ARENA_NEW(b->doc->arena, struct frame);
  f->kind = kind;
  f->outer = b->frame;
  f->depth = b->frame ? b->frame->depth + 1 : 0;
  f->drawn = f->depth < LIMIT_NESTING_DRAWN ? f : b->frame->drawn;
  f->first_block = (uint32_t)b->doc->n_blocks;
  f->back = -1;
  f->bar = STYLE_QUOTE;
  b->frame = f;
  return f;
}

/* A container without content is still seen: it holds an empty paragraph. */
static void pop_frame(struct builder *b, cmark_node *node)
{
  builder_close_containers(b);
  builder_html_leave(b);
  if (b->frame->first_block == b->doc->n_blocks) add_block(b, BLOCK_PARAGRAPH, node);
  b->frame = b->frame->outer;
  b->n_containers--;
}

void builder_push_container(struct builder *b, cmark_node *node, bool is_item)
{
  struct container c = {.is_item = is_item,
      .line = (size_t)cmark_node_get_start_line(node),
      .outer = b->frame,
      .outer_list = is_item ? b->list->outer : b->list};
  if (is_item && b->has_pipes) c.width = container_item_width(builder_rest(b, c.line));
  b->containers =
      mem_grow(b->containers, &b->cap_containers, b->n_containers + 1, sizeof *b->containers);
  b->containers[b->n_containers++] = c;
}

static void enter_quote(struct builder *b, cmark_node *node)
{
  builder_push_container(b, node, false);
  builder_push_frame(b, FRAME_QUOTE);
  builder_html_enter(b);
}

static void enter_item(struct builder *b, cmark_node *node)
{
  builder_push_container(b, node, true);
  struct frame *f = builder_push_frame(b, FRAME_ITEM);
  f->list = b->list;
  f->number = b->list->next_number++;
  builder_html_enter(b);
}

static long count_children(cmark_node *node)
{
  long n = 0;
  for (cmark_node *c = cmark_node_first_child(node); c; c = cmark_node_next(c))
    n++;
  return n;
}

struct list *builder_begin_list(struct builder *b, bool is_ordered)
{
  struct list *list = ARENA_NEW(b->doc->arena, struct list);
  list->outer = b->list;
  list->is_ordered = is_ordered;
  list->n_bullets = b->list ? b->list->n_bullets + !b->list->is_ordered : 0;
  list->mark_cols = 1;
  list->first_block = (uint32_t)b->doc->n_blocks;
  b->list = list;
  return list;
}

static void enter_list(struct builder *b, cmark_node *node)
{
  bool is_ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  struct list *list = builder_begin_list(b, is_ordered);
  list->is_tight = cmark_node_get_list_tight(node);
  list->delimiter = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ')' : '.';
  if (!list->is_ordered) return;
  list->next_number = cmark_node_get_list_start(node);
  list->mark_cols = 1 + number_digits(list->next_number + count_children(node) - 1);
}

static void leave_list(struct builder *b, cmark_node *node)
{
  (void)node;
  b->list = b->list->outer;
}

/* ---- the walk ---- */

static const struct {
  void (*enter)(struct builder *b, cmark_node *node);
  void (*leave)(struct builder *b, cmark_node *node); /* of containers, whose children are walked */
} kinds[] = {
    [CMARK_NODE_BLOCK_QUOTE] = {enter_quote, pop_frame},
    [CMARK_NODE_LIST] = {enter_list, leave_list},
    [CMARK_NODE_ITEM] = {enter_item, pop_frame},
    [CMARK_NODE_CODE_BLOCK] = {add_code, NULL},
    [CMARK_NODE_HTML_BLOCK] = {builder_add_html, NULL},
    [CMARK_NODE_PARAGRAPH] = {add_paragraph, NULL},
    [CMARK_NODE_HEADING] = {add_heading, NULL},
    [CMARK_NODE_THEMATIC_BREAK] = {add_rule, NULL},
};

/* The node after `node`, whose children have been passed; NULL after the last below root. */
static cmark_node *next_after(struct builder *b, cmark_node *node, cmark_node *root)
{
  while (node != root) {
    cmark_node_type type = cmark_node_get_type(node);
    if (kinds[type].leave && !builder_leave_disguised(b, node)) kinds[type].leave(b, node);
    if (cmark_node_next(node)) return cmark_node_next(node);
    node = cmark_node_parent(node);
  }
  return NULL;
}

/* Ends what was begun around a node that is not entered any more. */
static void leave_all(struct builder *b, cmark_node *node, cmark_node *root)
{
  for (node = cmark_node_parent(node); node != root; node = cmark_node_parent(node)) {
    cmark_node_type type = cmark_node_get_type(node);
    if (!builder_leave_disguised(b, node)) kinds[type].leave(b, node);
  }
}

/* Does the document take all that it may, where it can end: between two items, or at the top? What
 * stands in a disguise, or is walked apart, is ended first. */
static bool is_full(const struct builder *b, cmark_node *node, cmark_node *root)
{
  const struct document *d = b->doc;
  if (b->aside || b->n_apart) return false;
  bool may_end = cmark_node_get_type(node) == CMARK_NODE_ITEM || cmark_node_parent(node) == root;
  return may_end && arena_bytes(d->arena) + d->n_blocks * sizeof *d->blocks > b->memory_bytes;
}

cmark_node *builder_walk_on(struct builder *b, cmark_node *root, cmark_node *node, size_t n)
{
  for (; node && n; n--) {
    if (is_full(b, node, root)) {
      b->full_at = b->first_line + (size_t)cmark_node_get_start_line(node) - 1;
      leave_all(b, node, root);
      return NULL;
    }
    cmark_node_type type = cmark_node_get_type(node);
    builder_html_meet(b, type);
    if (!builder_enter_disguised(b, node)) kinds[type].enter(b, node);
    cmark_node *child = kinds[type].leave ? cmark_node_first_child(node) : NULL;
    node = child ? child : next_after(b, node, root);
  }
  return node;
}

cmark_node *builder_begin_walk(struct builder *b, const struct disguise *disguise, cmark_node *root)
{
  b->disguise = disguise;
  b->disguised = 0;
  return cmark_node_first_child(root);
}

static void walk_whole(struct builder *b, cmark_node *root)
{
  builder_walk_on(b, root, builder_begin_walk(b, NULL, root), SIZE_MAX);
}

struct builder builder_begin_apart(struct builder *b, struct str text, size_t line)
{
  struct builder outer = *b;
  b->source = (struct source){.body = text};
  b->first_container = b->n_containers;
  b->first_line += line - 1;
  b->n_apart++;
  return outer;
}

void builder_end_apart(struct builder *b, const struct builder *outer)
{
  source_release(&b->source);
  b->source = outer->source;
  b->first_container = outer->first_container;
  b->first_line = outer->first_line;
  b->n_apart = outer->n_apart;
  b->disguise = outer->disguise;
  b->disguised = outer->disguised;
}

/* Parses and walks a text as a tree of its own, where the walk stands. */
static void add_apart(struct builder *b, struct str text, size_t line)
{
  struct parsed tree;
  struct err err = ERR_INIT;
  struct parse_budget budget = parse_budget(text.n);
  if (!parse_markdown(&tree, text, &budget, &err)) return;
  struct builder outer = builder_begin_apart(b, text, line);
  walk_whole(b, tree.root);
  builder_end_apart(b, &outer);
  parsed_release(&tree);
}

void builder_add_lines(struct builder *b, struct str lines, size_t line)
{
  struct buf text = BUF_INIT;
  if (!lines.n) return;
  buf_add(&text, lines);
  buf_add_char(&text, '\n');
  definitions_add_for(&b->definitions, lines, &text);
  add_apart(b, buf_str(&text), line);
  buf_release(&text);
}

struct inlines builder_read_inline(struct builder *b, struct str text, size_t line)
{
  struct parsed tree;
  struct err err = ERR_INIT;
  struct inlines read = {.text = STR_NONE};
  struct buf heading = BUF_INIT;
  if (!text.n) return read;
  buf_addf(&heading, "# %.*s #\n\n", STR_ARG(text));
  definitions_add_for(&b->definitions, text, &heading);
  struct parse_budget budget = parse_budget(heading.n);
  if (parse_markdown(&tree, buf_str(&heading), &budget, &err)) {
    struct source source = {.body = buf_str(&heading)};
    b->inlines.source = &source;
    read = inline_read(&b->inlines, cmark_node_first_child(tree.root), b->first_line + line - 1);
    b->inlines.source = &b->source;
    source_release(&source);
    parsed_release(&tree);
  }
  buf_release(&heading);
  return read;
}

struct container_rest builder_rest(struct builder *b, size_t number)
{
  struct str line = source_line(&b->source, number);
  size_t n = b->n_containers - b->first_container;
  return container_cut(n ? b->containers + b->first_container : NULL, n, line, number);
}

struct str builder_line(struct builder *b, size_t number)
{
  return str_trim(builder_rest(b, number).text);
}

void builder_release(struct builder *b)
{
  inline_reader_release(&b->inlines);
  html_blocks_release(&b->html);
  textset_release(&b->anchors);
  definitions_release(&b->definitions);
  footnotes_release(&b->footnotes);
  free(b->containers);
}
