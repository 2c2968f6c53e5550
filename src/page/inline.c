/* From cmark's inline nodes to one text. */
#include "page/inline_own.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "page/document_own.h"

#include <assert.h>
#include <stdlib.h>

void inline_reader_init(struct inline_reader *r, struct builder *b)
{
  *r = (struct inline_reader){
      .builder = b, .doc = b->doc, .source = &b->source, .link = -1, .image = -1};
  html_references_init(&r->references);
}

void inline_reader_release(struct inline_reader *r)
{
  buf_release(&r->text);
  free(r->runs);
  free(r->line_ends);
  free(r->edits);
  html_references_release(&r->references);
  buf_release(&r->spare_text);
  buf_release(&r->torn);
}

/* ---- what has been read goes to the text ---- */

static bool continues(const struct inline_run *run, size_t from, unsigned marks, int32_t link)
{
  return run->from + run->n == from && (run->marks & ~(unsigned)INLINE_BEGINS) == marks &&
         run->link == link && !(marks & INLINE_IMAGE);
}

void inline_mark_run(struct inline_reader *r, size_t from, unsigned marks, int32_t link)
{
  if (!marks && link < 0) return;
  size_t n = r->text.n - from;
  struct inline_run *last = r->n_runs ? &r->runs[r->n_runs - 1] : NULL;
  if (last && continues(last, from, marks, link)) {
    last->n += (uint32_t)n;
    return;
  }
  r->runs = mem_grow(r->runs, &r->cap_runs, r->n_runs + 1, sizeof *r->runs);
  r->runs[r->n_runs++] = (struct inline_run){(uint32_t)from, (uint32_t)n, marks, link};
}

bool inline_ends_in_image(const struct inline_reader *r)
{
  const struct inline_run *last = r->n_runs ? &r->runs[r->n_runs - 1] : NULL;
  return last && last->marks & INLINE_IMAGE && last->from + last->n == r->text.n;
}

bool inline_is_at_start(const struct inline_reader *r)
{
  return (!r->text.n || r->text.p[r->text.n - 1] == '\n') && !inline_ends_in_image(r);
}

/* Where a tag was left out: the text less the blanks that stand before it too. */
static struct str after_tag(struct inline_reader *r, struct str s, unsigned marks)
{
  bool folds = inline_is_at_start(r) || (r->text.n && r->text.p[r->text.n - 1] == ' ');
  while (folds && !(marks & INLINE_CODE) && s.n && (s.p[0] == ' ' || s.p[0] == '\t'))
    s = str_from(s, 1);
  if (s.n) r->html.after_tag = false;
  return s;
}

static unsigned marks_of_place(struct inline_reader *r)
{
  unsigned marks = r->html.marks;
  if (r->n_emphasis) marks |= INLINE_EMPHASIS;
  if (r->n_strong) marks |= INLINE_STRONG;
  if (r->html.begins) marks |= INLINE_BEGINS;
  r->html.begins = false;
  return marks;
}

void inline_add_text(struct inline_reader *r, struct str s, unsigned marks)
{
  if (r->html.after_tag) s = after_tag(r, s, marks);
  if (!s.n) return;
  size_t from = r->text.n;
  if (marks & INLINE_CODE) inline_in_template(r);
  buf_add(&r->text, s);
  if (marks & INLINE_CODE) r->html.looked = r->text.n;
  for (size_t i = from + utf8_printable_run(s); i < r->text.n; i++)
    if (r->text.p[i] == '\t' || r->text.p[i] == '\n' || r->text.p[i] == '\r') r->text.p[i] = ' ';
  if (r->n_images) return; /* of its description one run is made where it ends */
  inline_mark_run(r, from, marks | marks_of_place(r), r->link);
}

void inline_note_line_end(struct inline_reader *r)
{
  r->source_line++;
  r->line_ends =
      mem_grow(r->line_ends, &r->cap_line_ends, r->n_line_ends + 1, sizeof *r->line_ends);
  r->line_ends[r->n_line_ends++] = (uint32_t)r->text.n;
}

static void add_line_end(struct inline_reader *r, char as)
{
  bool at_blank = r->html.after_tag &&
                  (inline_is_at_start(r) || (r->text.n && r->text.p[r->text.n - 1] == ' '));
  if (!at_blank) {
    inline_add_text(r, STR_LIT(" "), 0);
    r->text.p[r->text.n - 1] = as;
  }
  inline_note_line_end(r);
}

int32_t inline_add_link(struct inline_reader *r, struct str url, struct str title, bool is_image)
{
  struct document *d = r->doc;
  struct buf resolved = BUF_INIT;
  if (str_has(url, '{')) inline_add_address(&resolved, url);
  d->links = mem_grow(d->links, &d->cap_links, d->n_links + 1, sizeof *d->links);
  d->links[d->n_links] = (struct link){
      .url = arena_str(d->arena, resolved.n ? buf_str(&resolved) : url),
      .title = arena_str(d->arena, title),
      .is_image = is_image,
      .source_line = r->source_line,
  };
  buf_release(&resolved);
  return (int32_t)d->n_links++;
}

static int32_t add_link(struct inline_reader *r, cmark_node *node, bool is_image)
{
  struct str url = str_of(cmark_node_get_url(node)), title = str_of(cmark_node_get_title(node));
  return inline_add_link(r, url, title, is_image);
}

/* ---- one function for each kind of node ---- */

static void read_text(struct inline_reader *r, cmark_node *node)
{
  inline_add_text(r, str_of(cmark_node_get_literal(node)), 0);
}

static void read_code(struct inline_reader *r, cmark_node *node)
{
  inline_add_text(r, str_of(cmark_node_get_literal(node)), INLINE_CODE);
}

static void read_html(struct inline_reader *r, cmark_node *node)
{
  struct str rest = str_of(cmark_node_get_literal(node));
  struct html_token t;
  while (html_next(&rest, &t))
    inline_read_markup(r, &t);
}

static void read_soft_break(struct inline_reader *r, cmark_node *node)
{
  (void)node;
  add_line_end(r, ' ');
}

static void read_hard_break(struct inline_reader *r, cmark_node *node)
{
  (void)node;
  add_line_end(r, r->n_images ? ' ' : '\n');
}

static void enter_emphasis(struct inline_reader *r, cmark_node *node)
{
  (void)node;
  r->n_emphasis++;
}

static void leave_emphasis(struct inline_reader *r)
{
  r->n_emphasis--;
}

static void enter_strong(struct inline_reader *r, cmark_node *node)
{
  (void)node;
  r->n_strong++;
}

static void leave_strong(struct inline_reader *r)
{
  r->n_strong--;
}

static void enter_link(struct inline_reader *r, cmark_node *node)
{
  if (!r->n_images) r->link = add_link(r, node, false);
}

static void leave_link(struct inline_reader *r)
{
  if (!r->n_images) r->link = -1;
}

/* An image in the description of another is a part of that. */
static void enter_image(struct inline_reader *r, cmark_node *node)
{
  if (r->n_images++) return;
  r->image = add_link(r, node, true);
  r->image_from = r->text.n;
}

static void leave_image(struct inline_reader *r)
{
  if (--r->n_images) return;
  inline_mark_run(r, r->image_from, INLINE_IMAGE, r->link < 0 ? r->image : r->link);
}

static const struct {
  void (*enter)(struct inline_reader *r, cmark_node *node);
  void (*leave)(struct inline_reader *r); /* NULL: nothing to do */
} kinds[] = {
    [CMARK_NODE_TEXT] = {read_text, NULL},
    [CMARK_NODE_SOFTBREAK] = {read_soft_break, NULL},
    [CMARK_NODE_LINEBREAK] = {read_hard_break, NULL},
    [CMARK_NODE_CODE] = {read_code, NULL},
    [CMARK_NODE_HTML_INLINE] = {read_html, NULL},
    [CMARK_NODE_EMPH] = {enter_emphasis, leave_emphasis},
    [CMARK_NODE_STRONG] = {enter_strong, leave_strong},
    [CMARK_NODE_LINK] = {enter_link, leave_link},
    [CMARK_NODE_IMAGE] = {enter_image, leave_image},
};

static void leave(struct inline_reader *r, cmark_node *node)
{
  if (kinds[cmark_node_get_type(node)].leave) kinds[cmark_node_get_type(node)].leave(r);
}

/* The node after `node`, whose children have been passed; NULL after the last below leaf. */
static cmark_node *next_after(struct inline_reader *r, cmark_node *node, cmark_node *leaf)
{
  while (node != leaf) {
    leave(r, node);
    if (cmark_node_next(node)) return cmark_node_next(node);
    node = cmark_node_parent(node);
  }
  return NULL;
}

static struct inlines keep(struct inline_reader *r)
{
  struct arena *a = r->doc->arena;
  struct inlines kept = {
      .text = arena_str(a, buf_str(&r->text)), .n_runs = r->n_runs, .n_line_ends = r->n_line_ends};
  if (r->n_runs) {
    kept.runs = ARENA_ARRAY(a, r->n_runs, struct inline_run);
    memcpy(kept.runs, r->runs, r->n_runs * sizeof *r->runs);
  }
  if (r->n_line_ends) {
    kept.line_ends = ARENA_ARRAY(a, r->n_line_ends, uint32_t);
    memcpy(kept.line_ends, r->line_ends, r->n_line_ends * sizeof *r->line_ends);
  }
  return kept;
}

void inline_begin(struct inline_reader *r, size_t source_line)
{
  buf_clear(&r->text);
  buf_clear(&r->torn);
  r->html.in_template = false;
  r->html.looked = 0;
  r->n_runs = r->n_line_ends = 0;
  r->source_line = source_line;
}

struct inlines inline_end(struct inline_reader *r)
{
  inline_extend(r);
  if (r->html.has_tags) inline_trim(r);
  return keep(r);
}

struct inlines inline_read(struct inline_reader *r, cmark_node *leaf, size_t source_line)
{
  inline_begin(r, source_line);
  inline_html_reset(r);
  r->leaf = leaf;
  cmark_node *node = cmark_node_first_child(leaf);
  while (node) {
    kinds[cmark_node_get_type(node)].enter(r, node);
    cmark_node *child = cmark_node_first_child(node);
    node = child ? child : next_after(r, node, leaf);
  }
  return inline_end(r);
}
