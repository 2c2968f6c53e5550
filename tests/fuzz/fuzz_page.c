/* The page and the panel of any note, laid out at a width that the first byte gives: no line is
 * wider, all of it is safe for a terminal, and spans, targets and headings stay within. So it is
 * with tables and code by themselves; and the text for the index is text. */
#include "fuzz.h"

#include "base/safe.h"
#include "base/text.h"
#include "base/utf8.h"
#include "page/layout.h"
#include "page/panel.h"

/* Does the line hold nothing but one cluster, which cannot be cut? */
static bool is_one_cluster(struct str s)
{
  struct text_cluster cluster;
  struct str trimmed = str_trim(s);
  return text_next(&trimmed, &cluster) && !trimmed.n;
}

static void check_line(const struct lines *l, const struct line *line)
{
  CHECK(safe_is(line->text, SAFE_LINE));
  CHECK(line->cols == text_cols(line->text));
  CHECK(line->cols <= l->width_cols || is_one_cluster(line->text));
  size_t at = 0;
  for (size_t i = 0; i < line->n_spans; i++) {
    const struct span *span = &line->spans[i];
    CHECK(span->from >= at && span->from + span->n <= line->text.n);
    CHECK(span->role < STYLE_COUNT);
    CHECK(span->target >= -1 && span->target < (int32_t)l->n_targets);
    at = span->from + span->n;
  }
}

static void check_lines(struct lines *l)
{
  for (size_t i = 0; i < l->n; i++)
    check_line(l, &l->items[i]);
  for (size_t i = 0; i < l->n_headings; i++)
    CHECK(l->headings[i].line < l->n && safe_is(l->headings[i].text, SAFE_LINE));
  for (size_t i = 0; i < l->n_targets; i++)
    CHECK(l->targets[i].line < l->n || l->targets[i].line == SIZE_MAX);
  lines_free(l);
}

/* Tables and code by themselves, as wide as they are. */
static void check_whole(const struct document *doc, const struct layout_options *o)
{
  for (size_t i = 0; i < doc->n_blocks; i++) {
    struct lines *l = layout_whole(doc, i, o);
    CHECK(!l == (doc->blocks[i].kind != BLOCK_TABLE && doc->blocks[i].kind != BLOCK_CODE));
    for (size_t k = 0; l && k < l->n; k++)
      CHECK(safe_is(l->items[k].text, SAFE_LINE));
    lines_free(l);
  }
}

static void check_bodytext(const struct document *doc)
{
  struct bodytext text = {0};
  document_add_bodytext(doc, &text);
  CHECK(utf8_is_valid(buf_str(&text.text)));
  bodytext_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  if (!n) return 0;
  int width = 1 + data[0] % 100;
  bool ascii = data[0] >= 200;
  struct str file = {(const char *)data + 1, n - 1};
  struct article *a = article_new(STR_LIT("a.md"), file);
  struct document *doc = document_new(a->front.body, a->front.body_line);

  struct layout_options layout = {.width_cols = width, .ascii = ascii, .wrap_code = true};
  check_lines(layout_article(a, doc, &layout));
  layout.mark_code = layout.link_urls = true;
  check_lines(layout_document(doc, &layout));
  struct panel_options panel = {.width_cols = width, .ascii = ascii, .all_open = n % 2};
  check_lines(panel_layout(a, &panel));
  check_whole(doc, &layout);
  check_bodytext(doc);
  document_free(doc);
  article_free(a);
  return 0;
}
