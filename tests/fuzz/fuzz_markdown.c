/* Text written as Markdown: cmark has to read back that text and nothing else. The first byte says
 * which block is written. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "note/markdown.h"

#include <cmark.h>
#include <ctype.h>

/* One kind of block: how it is written, and what cmark has to find around the text. */
struct kind {
  void (*write)(struct buf *out, struct str text);
  cmark_node_type types[3]; /* outermost first; 0 for none */
};

static void write_heading(struct buf *out, struct str text)
{
  markdown_add_heading(out, 2, text);
}

static void write_item(struct buf *out, struct str text)
{
  markdown_add_item(out, 0, STR_LIT("-"), text);
}

static void write_numbered(struct buf *out, struct str text)
{
  markdown_add_item(out, 0, STR_LIT("12."), text);
}

static void write_image(struct buf *out, struct str text)
{
  markdown_add_image(out, text, text, text);
}

static const struct kind kinds[] = {
    {markdown_add_paragraph, {CMARK_NODE_PARAGRAPH}},
    {write_heading, {CMARK_NODE_HEADING}},
    {write_item, {CMARK_NODE_LIST, CMARK_NODE_ITEM, CMARK_NODE_PARAGRAPH}},
    {write_numbered, {CMARK_NODE_LIST, CMARK_NODE_ITEM, CMARK_NODE_PARAGRAPH}},
    {write_image, {CMARK_NODE_PARAGRAPH, CMARK_NODE_IMAGE}},
};

/* The text as it is meant: on one line, blanks folded. */
static void add_folded(struct buf *out, struct str s)
{
  bool is_gap = false;
  for (size_t i = 0; i < s.n; i++) {
    bool is_blank = isspace((unsigned char)s.p[i]);
    if (!is_blank && is_gap && out->n) buf_add_char(out, ' ');
    is_gap = is_blank;
    if (!is_blank && s.p[i]) buf_add_char(out, s.p[i]);
    if (!s.p[i]) utf8_add(out, UTF8_REPLACEMENT);
  }
}

/* The text of all text nodes; no node is of a kind that escaping should have prevented. */
static void add_read(struct buf *out, cmark_node *block)
{
  cmark_iter *walk = cmark_iter_new(block);
  for (cmark_event_type event; (event = cmark_iter_next(walk)) != CMARK_EVENT_DONE;) {
    cmark_node *node = cmark_iter_get_node(walk);
    cmark_node_type type = cmark_node_get_type(node);
    CHECK(node == block || type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK);
    if (type == CMARK_NODE_TEXT) buf_add_cstr(out, cmark_node_get_literal(node));
    if (type == CMARK_NODE_SOFTBREAK) buf_add_char(out, ' ');
  }
  cmark_iter_free(walk);
}

static void check_reads(const struct kind *kind, struct str markdown, struct str expected)
{
  struct buf read = BUF_INIT, folded = BUF_INIT;
  cmark_node *root = cmark_parse_document(markdown.p, markdown.n, CMARK_OPT_DEFAULT);
  cmark_node *node = root;
  for (size_t i = 0; i < 3 && kind->types[i]; i++) {
    node = cmark_node_first_child(node);
    CHECK(node && !cmark_node_next(node) && cmark_node_get_type(node) == kind->types[i]);
  }
  add_read(&read, node);
  add_folded(&folded, buf_str(&read));
  if (!str_eq(buf_str(&folded), expected)) {
    fprintf(stderr, "written: %s\nread: %s\n", markdown.p, buf_cstr(&folded));
    CHECK(!"it reads back as the text");
  }
  cmark_node_free(root);
  buf_release(&read);
  buf_release(&folded);
}

/* A heading and a caption are one line; a text of nothing is no block. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  if (!n) return 0;
  const struct kind *kind = &kinds[data[0] % (sizeof kinds / sizeof *kinds)];
  bool is_line = kind->write == write_heading || kind->write == write_image;
  struct buf text = BUF_INIT, out = BUF_INIT, expected = BUF_INIT;
  utf8_repair(&text, (struct str){(const char *)data + 1, n - 1});
  for (size_t i = 0; i < text.n; i++)
    if (is_line && text.p[i] == '\n') text.p[i] = ' ';
  add_folded(&expected, buf_str(&text));
  if (expected.n) {
    kind->write(&out, buf_str(&text));
    check_reads(kind, buf_str(&out), buf_str(&expected));
  }
  buf_release(&expected);
  buf_release(&text);
  buf_release(&out);
  return 0;
}
