/* The page from top to bottom: title, summary, blocks with the blank lines between them, addresses.
 */
#include "page/layout.h"

#include "base/host.h"
#include "base/mem.h"
#include "base/safe.h"
#include "base/text.h"
#include "page/typeset.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>

/* ---- blocks ---- */

static void set_paragraph(struct typeset *ts, const struct block *b)
{
  ts->align = b->align;
  flow_make(&ts->flow, &ts->links, &b->content, STYLE_TEXT, buf_str(&ts->margin.lead));
  typeset_flow(ts, &b->content, b->source_line);
}

/* Notes the heading whose flow is set next. */
static void note_heading(struct typeset *ts, const struct block *b)
{
  struct buf words = BUF_INIT, text = BUF_INIT;
  inlines_add_without(&b->content, INLINE_NO_WORDS, &words);
  safe_add(&text, buf_str(&words), SAFE_BLANKS);
  struct heading h = {b->level, buf_str(&text), b->anchor, ts->lines->n};
  lines_add_heading(ts->lines, &h);
  buf_release(&words);
  buf_release(&text);
}

static void set_heading(struct typeset *ts, const struct block *b)
{
  const struct style *style = &styles[style_heading(b->level)];
  if (style->prefix) margin_mark(&ts->margin, str_of(style->prefix), STYLE_MARK);
  flow_make(&ts->flow, &ts->links, &b->content, style->role, buf_str(&ts->margin.lead));
  ts->align = style->prefix ? TABLE_ALIGN_NONE : b->align;
  note_heading(ts, b);
  int cols = typeset_flow(ts, &b->content, b->source_line);
  if (style->sign) typeset_underline(ts, style->sign, cols);
}

/* The sign of its kind, and its words hanging from it. */
static void set_alert(struct typeset *ts, const struct block *b)
{
  const struct style *style = &styles[b->frame->bar];
  margin_mark(&ts->margin, symbol_str(style->sign, ts->o->ascii), style->role);
  flow_make(&ts->flow, &ts->links, &b->content, style->role, buf_str(&ts->margin.lead));
  typeset_flow(ts, &b->content, b->source_line);
}

static void set_term(struct typeset *ts, const struct block *b)
{
  flow_make(&ts->flow, &ts->links, &b->content, STYLE_TERM, buf_str(&ts->margin.lead));
  typeset_flow(ts, &b->content, b->source_line);
}

/* A rule is a third of the measure, in its middle, so that it is no underline. */
static void set_rule(struct typeset *ts, const struct block *b)
{
  typeset_lead(ts, b->source_line);
  int cols = margin_text_cols(&ts->margin);
  int rule_cols = cols < 9 ? cols : cols / 3;
  margin_draw(&ts->margin, &ts->draft, true);
  draft_pad(&ts->draft, ts->draft.cols + (cols - rule_cols) / 2);
  draft_fill(&ts->draft, symbol_str(SYMBOL_LINE, ts->o->ascii), rule_cols, STYLE_RULE);
  typeset_end(ts, 0, b->source_line);
}

static void (*const setters[BLOCK_COUNT])(struct typeset *ts, const struct block *b) = {
    [BLOCK_PARAGRAPH] = set_paragraph,
    [BLOCK_HEADING] = set_heading,
    [BLOCK_CODE] = typeset_code,
    [BLOCK_HTML] = typeset_html,
    [BLOCK_PLAIN] = typeset_plain,
    [BLOCK_RULE] = set_rule,
    [BLOCK_IMAGE] = typeset_card,
    [BLOCK_TABLE] = typeset_table,
    [BLOCK_ALERT] = set_alert,
    [BLOCK_TERM] = set_term,
};

/* ---- blank lines ---- */

/* Two neighbours in the list of blocks: the innermost frame that both stand in, and the frames of
 * each right inside it (NULL: the block itself). */
struct neighbours {
  const struct frame *common;
  const struct frame *left, *right;
};

static uint32_t level_of(const struct frame *f)
{
  return f ? f->depth + 1 : 0;
}

static struct neighbours compare_frames(const struct frame *a, const struct frame *b)
{
  struct neighbours n = {0};
  while (a != b) {
    uint32_t a_level = level_of(a), b_level = level_of(b);
    if (a && a_level >= b_level) {
      n.left = a;
      a = a->outer;
    }
    if (b && b_level >= a_level) {
      n.right = b;
      b = b->outer;
    }
  }
  n.common = a;
  return n;
}

/* Does the block belong to the one before it: what an alert says, what explains a term? */
static bool is_bound(const struct neighbours *n, const struct block *before)
{
  if (before->kind == BLOCK_ALERT) return n->common == before->frame;
  if (before->kind == BLOCK_TERM) return n->right && n->right->kind == FRAME_DEFINITION;
  return n->left && n->right && n->left->kind == FRAME_DEFINITION &&
         n->right->kind == FRAME_DEFINITION;
}

/* Blank lines between two blocks: none inside a tight list, two before a heading of the first
 * level, else one. */
static int blank_lines(
    const struct neighbours *n, const struct block *before, const struct block *b)
{
  if (is_bound(n, before)) return 0;
  bool same_list = n->left && n->right && n->left->list && n->left->list == n->right->list;
  if (same_list) return !n->left->list->is_tight;
  if (!n->left && n->right && n->right->kind == FRAME_INDENT) return 0;
  if (n->common && n->common->kind == FRAME_ITEM && n->common->list->is_tight) return 0;
  return b->kind == BLOCK_HEADING && b->level == 1 && !b->frame ? 2 : 1;
}

static void set_blanks(struct typeset *ts, const struct block *before, const struct block *b)
{
  if (!before) {
    if (ts->article) typeset_blank(ts, NULL);
    return;
  }
  struct neighbours n = compare_frames(before->frame, b->frame);
  for (int i = blank_lines(&n, before, b); i > 0; i--)
    typeset_blank(ts, n.common);
}

/* ---- what stands around the body ---- */

/* Does anything in it lead somewhere? */
static bool has_links(const struct inlines *in)
{
  for (size_t i = 0; i < in->n_runs; i++)
    if (in->runs[i].link >= 0) return true;
  return false;
}

/* The title, with the links of the heading that it stands for. */
static void set_title(struct typeset *ts, const struct block *heading)
{
  const struct article *a = ts->article;
  margin_set_between(&ts->margin, NULL);
  if (heading) note_heading(ts, heading);
  if (heading && has_links(&heading->content))
    flow_make(&ts->flow, &ts->links, &heading->content, STYLE_TITLE, STR_NONE);
  else
    flow_make_plain(&ts->flow, a->title, STYLE_TITLE, STR_NONE);
  int cols = typeset_flow(ts, NULL, heading ? heading->source_line : 0);
  typeset_underline(ts, styles[STYLE_TITLE].sign, cols);
  ts->offset = (uint32_t)a->title.n;
  if (!str_trim(a->summary).n) return;
  typeset_blank(ts, NULL);
  margin_set_between(&ts->margin, NULL);
  flow_make_plain(&ts->flow, str_trim(a->summary), STYLE_SUMMARY, STR_NONE);
  typeset_flow(ts, NULL, 0);
}

/* Sets the addresses of links by their numbers. */
static void set_addresses(struct typeset *ts)
{
  for (size_t i = 0; i < ts->links.n_listed; i++) {
    struct str url = ts->links.listed[i];
    struct target t = {.kind = TARGET_LINK, .url = url};
    struct buf mark = BUF_INIT, shown = BUF_INIT;
    buf_addf(&mark, "[%zu]", i + 1);
    host_add_address(&shown, url);
    if (!i) typeset_blank(ts, NULL);
    typeset_at_block(ts, (uint32_t)(ts->doc->n_blocks + i + 1));
    margin_set_between(&ts->margin, NULL);
    margin_mark(&ts->margin, buf_str(&mark), STYLE_DIM);
    flow_make_plain(&ts->flow, buf_str(&shown), STYLE_LINK, buf_str(&ts->margin.lead));
    ts->target = lines_add_target(ts->lines, &t);
    typeset_flow(ts, NULL, 0);
    buf_release(&mark);
    buf_release(&shown);
  }
}

/* ---- from begin to end ---- */

/* A heading that says the title again stands among the first so many blocks. */
enum { TITLE_BLOCKS = 100 };

enum { NO_BLOCK = -1, NOT_LOOKED_FOR = -2 };

struct layout {
  struct layout_options options;
  struct typeset ts;
  size_t next;       /* the block to be set next */
  ptrdiff_t before;  /* the last that was set, or NO_BLOCK */
  ptrdiff_t heading; /* says the title, and is left out; or NO_BLOCK, NOT_LOOKED_FOR */
  bool is_whole;
};

/* Finds the first heading; false when it may still come. */
static bool find_heading(const struct document *doc, ptrdiff_t *heading)
{
  *heading = NO_BLOCK;
  for (size_t i = 0; i < doc->n_settled && i < TITLE_BLOCKS; i++)
    if (doc->blocks[i].kind == BLOCK_HEADING) {
      *heading = (ptrdiff_t)i;
      return true;
    }
  return doc->n_settled >= TITLE_BLOCKS || document_is_whole(doc);
}

static bool says_title(const struct block *heading, struct str title)
{
  struct buf words = BUF_INIT;
  inlines_add_without(&heading->content, INLINE_NO_WORDS, &words);
  bool same = text_eq_folded(str_trim(buf_str(&words)), str_trim(title));
  buf_release(&words);
  return same;
}

/* Sets title and summary, as soon as it is known whether a heading repeats them. */
static bool begin_page(struct layout *l)
{
  const struct article *a = l->ts.article;
  const struct document *doc = l->ts.doc;
  if (!a) {
    l->heading = NO_BLOCK;
    return true;
  }
  ptrdiff_t first;
  if (!find_heading(doc, &first)) return false;
  const struct block *b = first == NO_BLOCK ? NULL : &doc->blocks[first];
  if (!b || !says_title(b, a->title)) b = NULL;
  l->heading = b ? first : NO_BLOCK;
  set_title(&l->ts, b);
  return true;
}

/* Lines of a footnote lead back from it. */
static int32_t footnote_target(struct typeset *ts, const struct frame *frame)
{
  while (frame && frame->outer)
    frame = frame->outer;
  return frame && frame->kind == FRAME_FOOTNOTE ? flow_target(&ts->links, frame->back) : -1;
}

/* The box of a task can be ticked. */
static void set_box(struct typeset *ts, size_t i)
{
  struct target t = {.kind = TARGET_BOX, .index = i};
  if (margin_has_box(&ts->margin)) ts->margin.box = lines_add_target(ts->lines, &t);
}

static void set_block(struct layout *l, size_t i)
{
  struct typeset *ts = &l->ts;
  assert(i < ts->doc->n_blocks && ts->doc->blocks);
  const struct block *b = &ts->doc->blocks[i];
  set_blanks(ts, l->before == NO_BLOCK ? NULL : &ts->doc->blocks[l->before], b);
  typeset_at_block(ts, (uint32_t)i + 1);
  margin_set(&ts->margin, b->frame, (uint32_t)i);
  set_box(ts, i);
  if (ts->doc->n_footnotes) ts->target = footnote_target(ts, b->frame);
  setters[b->kind](ts, b);
  l->before = (ptrdiff_t)i;
}

bool layout_options_eq(const struct layout_options *a, const struct layout_options *b)
{
  return a->width_cols == b->width_cols && a->ascii == b->ascii && a->wrap_code == b->wrap_code &&
         a->mark_code == b->mark_code && a->link_urls == b->link_urls &&
         a->tab_cols == b->tab_cols && a->syntax == b->syntax && a->world == b->world;
}

const struct layout_options *layout_options(const struct layout *l)
{
  return &l->options;
}

struct layout *layout_begin(
    const struct article *a, const struct document *doc, const struct layout_options *o)
{
  struct layout *l = mem_zalloc(1, sizeof *l);
  l->options = *o;
  if (l->options.width_cols < 1) l->options.width_cols = 1;
  l->before = NO_BLOCK;
  l->heading = NOT_LOOKED_FOR;
  typeset_init(&l->ts, doc, &l->options);
  l->ts.article = a;
  return l;
}

bool layout_more(struct layout *l, size_t n_blocks)
{
  const struct document *doc = l->ts.doc;
  if (l->is_whole || (l->heading == NOT_LOOKED_FOR && !begin_page(l))) return false;
  for (; n_blocks && l->next < doc->n_settled; n_blocks--, l->next++)
    if ((ptrdiff_t)l->next != l->heading) set_block(l, l->next);
  if (l->next < doc->n_settled) return true;
  if (!document_is_whole(doc)) return false;
  set_addresses(&l->ts);
  l->is_whole = true;
  return false;
}

bool layout_is_whole(const struct layout *l)
{
  return l->is_whole;
}

int layout_percent(const struct layout *l)
{
  const struct document *doc = l->ts.doc;
  if (l->is_whole || !doc->n_settled) return l->is_whole ? 100 : 0;
  return (int)((size_t)document_percent(doc) * l->next / doc->n_settled);
}

struct lines *layout_lines(const struct layout *l)
{
  return l->ts.lines;
}

struct lines *layout_take(struct layout *l)
{
  return typeset_take(&l->ts);
}

void layout_free(struct layout *l)
{
  if (!l) return;
  lines_free(l->ts.lines);
  typeset_release(&l->ts);
  free(l);
}

static struct lines *lay_out(
    const struct article *a, const struct document *doc, const struct layout_options *o)
{
  struct layout *l = layout_begin(a, doc, o);
  while (layout_more(l, SIZE_MAX))
    ;
  struct lines *lines = layout_take(l);
  layout_free(l);
  return lines;
}

struct lines *layout_article(
    const struct article *a, const struct document *doc, const struct layout_options *o)
{
  return lay_out(a, doc, o);
}

struct lines *layout_document(const struct document *doc, const struct layout_options *o)
{
  return lay_out(NULL, doc, o);
}
