/* Blocks that cmark has read in a disguise (disguise.h), and their frames: alerts, containers,
 * definitions of terms and of footnotes. */
#include "page/document_own.h"

/* What stands in disguise at a node of the tree, or NULL. */
static const struct disguised *disguised_at(struct builder *b, cmark_node *node)
{
  const struct disguise *d = b->disguise;
  size_t line = (size_t)cmark_node_get_start_line(node);
  while (d && b->disguised < d->n && d->items[b->disguised].line < line)
    b->disguised++;
  if (!d || b->disguised == d->n || d->items[b->disguised].line != line) return NULL;
  return &d->items[b->disguised];
}

/* ---- alerts ---- */

/* Puts text before inline text. */
static struct inlines put_before(struct builder *b, struct str before, const struct inlines *in)
{
  struct inlines all = *in;
  struct buf text = BUF_INIT;
  buf_add(&text, before);
  buf_add(&text, in->text);
  all.text = arena_str(b->doc->arena, buf_str(&text));
  for (size_t i = 0; i < in->n_runs; i++)
    all.runs[i].from += (uint32_t)before.n;
  buf_release(&text);
  return all;
}

/* Does the title begin with the word that it would stand behind? */
static bool says_kind(struct str title, struct str word)
{
  return str_eq_nocase(str_first(title, word.n), word);
}

/* Makes an alert of the innermost frame, and adds its title: the kind, and what the author calls
 * it. A container without either has none. */
static void begin_alert(struct builder *b, const struct disguised *item)
{
  const struct alert_head *head = &item->head;
  struct buf before = BUF_INIT;
  b->frame->bar = alert_role(head->kind);
  if (!head->kind.n && !head->title.n) return;
  struct inlines title = builder_read_inline(b, head->title, item->line);
  if (!says_kind(title.text, head->kind)) alert_add_word(&before, head->kind);
  if (before.n && title.text.n) buf_add_cstr(&before, ": ");
  builder_add_block(b, BLOCK_ALERT, item->line)->content = put_before(b, buf_str(&before), &title);
  buf_release(&before);
}

/* ---- containers ---- */

/* The innermost container of Markdown, if it is one of colons; what HTML has opened in it ends with
 * it. */
static struct frame *innermost_container(const struct builder *b)
{
  struct frame *f = builder_html_container(b);
  return f && f->kind == FRAME_CONTAINER ? f : NULL;
}

size_t builder_open_containers(const struct builder *b)
{
  size_t n = 0;
  for (const struct frame *f = b->frame; f; f = f->outer)
    n += f->kind == FRAME_CONTAINER;
  return n;
}

static void leave_container(struct builder *b)
{
  builder_html_leave(b);
  b->frame = b->frame->outer;
}

void builder_close_containers(struct builder *b)
{
  while (innermost_container(b))
    leave_container(b);
}

static void open_container(struct builder *b, const struct disguised *item)
{
  struct frame *f = builder_push_frame(b, FRAME_CONTAINER);
  f->n_colons = (long)item->head.n_colons;
  b->has_containers = true;
  builder_html_enter(b);
  begin_alert(b, item);
}

/* The container that a fence ends: the innermost that was begun with no more colons (Docusaurus),
 * else the innermost (Pandoc). NULL when none is open here. */
static struct frame *ended_by(const struct builder *b, const struct disguised *item)
{
  struct frame *innermost = innermost_container(b), *f = innermost;
  while (f && f->kind != FRAME_ITEM && f->kind != FRAME_QUOTE && f->kind != FRAME_FOOTNOTE) {
    if (f->kind == FRAME_CONTAINER && f->n_colons <= (long)item->head.n_colons) return f;
    f = f->outer;
  }
  return innermost;
}

/* A fence that ends nothing is shown as it stands. */
static void close_container(struct builder *b, const struct disguised *item)
{
  struct frame *ends = ended_by(b, item), *f = ends;
  while (f && (f = innermost_container(b))) {
    leave_container(b);
    if (f == ends) return;
  }
  struct buf colons = BUF_INIT;
  buf_add_repeat(&colons, STR_LIT(":"), item->head.n_colons);
  builder_add_block(b, BLOCK_PARAGRAPH, item->line)->content.text =
      arena_str(b->doc->arena, buf_str(&colons));
  buf_release(&colons);
}

/* ---- items ---- */

static void enter_item(struct builder *b, cmark_node *node, const struct disguised *item)
{
  struct aside *aside = ARENA_NEW(b->doc->arena, struct aside);
  *aside = (struct aside){.outer = b->aside, .node = node, .list = b->list};
  b->aside = aside;
  builder_push_container(b, node, true);
  if (item->kind == DISGUISE_FOOTNOTE) {
    b->list = NULL;
    builder_begin_footnote(b, item->label);
    b->containers[b->n_containers - 1].outer = b->frame; /* what goes on lazily stays in it */
  } else {
    b->list = b->list->outer;
    bool defines = item->kind == DISGUISE_DEFINITION;
    builder_push_frame(b, defines ? FRAME_DEFINITION : FRAME_ADMONITION);
  }
  builder_html_enter(b);
  if (item->kind == DISGUISE_ADMONITION) begin_alert(b, item);
}

bool builder_leave_disguised(struct builder *b, cmark_node *node)
{
  struct aside *aside = b->aside;
  if (!aside || aside->node != node) return false;
  builder_close_containers(b);
  builder_html_leave(b);
  if (b->frame->first_block == b->doc->n_blocks)
    builder_add_block(b, BLOCK_PARAGRAPH, (size_t)cmark_node_get_start_line(node));
  if (b->frame->kind == FRAME_FOOTNOTE)
    builder_end_footnote(b);
  else
    b->frame = b->frame->outer;
  b->list = aside->list;
  b->aside = aside->outer;
  b->n_containers--;
  return true;
}

/* ---- taking off ---- */

static bool enter_html(struct builder *b, const struct disguised *item)
{
  b->disguised++;
  builder_html_meet(b, CMARK_NODE_BLOCK_QUOTE);
  switch (item->kind) {
  case DISGUISE_ALERT: begin_alert(b, item); break;
  case DISGUISE_OPEN: open_container(b, item); break;
  case DISGUISE_CLOSE: close_container(b, item); break;
  case DISGUISE_MATH:
  case DISGUISE_ADMONITION:
  case DISGUISE_FOOTNOTE:
  case DISGUISE_DEFINITION: break; /* their item has been entered */
  }
  return true;
}

bool builder_enter_disguised(struct builder *b, cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type(node);
  if (!b->disguise || (type != CMARK_NODE_ITEM && type != CMARK_NODE_HTML_BLOCK)) return false;
  const struct disguised *item = disguised_at(b, node);
  if (!item) return false;
  if (type == CMARK_NODE_HTML_BLOCK) return enter_html(b, item);
  if (!disguise_is_item(item)) return false; /* it stands in this item */
  b->disguised += !disguise_has_html(item);  /* which follows */
  enter_item(b, node, item);
  return true;
}

/* ---- terms ---- */

/* Makes the lines of a text lines of their own. */
static void keep_lines(struct builder *b, struct inlines *in)
{
  struct buf text = BUF_INIT;
  buf_add(&text, in->text);
  for (size_t i = 0; i < in->n_line_ends; i++)
    if (text.p[in->line_ends[i] - 1] == ' ') text.p[in->line_ends[i] - 1] = '\n';
  in->text = arena_str(b->doc->arena, buf_str(&text));
  buf_release(&text);
}

bool builder_add_term(struct builder *b, cmark_node *paragraph)
{
  cmark_node *behind = cmark_node_next(paragraph);
  if (!b->disguise || !behind || cmark_node_get_type(behind) != CMARK_NODE_LIST) return false;
  const struct disguised *item = disguised_at(b, cmark_node_first_child(behind));
  if (!item || item->kind != DISGUISE_DEFINITION) return false;
  size_t line = (size_t)cmark_node_get_start_line(paragraph);
  struct block *block = builder_add_block(b, BLOCK_TERM, line);
  block->content = inline_read(&b->inlines, paragraph, block->source_line);
  keep_lines(b, &block->content);
  return true;
}
