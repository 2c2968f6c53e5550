/* An image as a card: what it shows, and where it is. Nothing is ever loaded. */
#include "base/host.h"
#include "base/number.h"
#include "base/safe.h"
#include "base/text.h"
#include "page/typeset.h"
#include "page/url.h"

/* Below this many columns there is no box. */
enum { BOX_FROM_COLS = 24, BOX_SIDES_COLS = 4 };

/* The article's entry for an address, or NULL. */
static const struct article_image *known_image(struct typeset *ts, struct str url)
{
  const struct article *a = ts->article;
  if (!a) return NULL;
  for (size_t i = a->images.n; !ts->images.root && i > 0; i--)
    textset_add(&ts->images, a->images.items[i - 1].url)->number = (uint32_t)i;
  struct textset_item *item = textset_find(&ts->images, url);
  return item ? &a->images.items[item->number - 1] : NULL;
}

/* Adds what the world knows of a file. */
static void add_file(struct typeset *ts, struct buf *out, struct str url)
{
  const struct page_world *world = ts->o->world;
  int64_t bytes = world ? world->file_bytes(world->context, url) : FILE_UNKNOWN;
  if (bytes == FILE_UNKNOWN) return;
  if (out->n) buf_add_cstr(out, "   ");
  if (bytes == FILE_ABSENT)
    buf_add_cstr(out, "not there");
  else
    number_add_bytes(out, bytes);
}

/* Adds one of the words below the caption; `name` stands before it, or NULL. */
static void add_word(struct buf *out, const char *name, struct str word)
{
  if (!word.n) return;
  if (out->n) buf_add_cstr(out, "   ");
  if (name) buf_addf(out, "%s ", name);
  safe_add(out, word, SAFE_BLANKS);
}

static struct str caption_of(const struct block *b)
{
  return str_trim(b->content.text);
}

/* Adds the words below the caption: title, source, place and size. */
static void add_origin(
    struct typeset *ts, struct buf *out, const struct block *b, const struct link *link)
{
  const struct article_image *known = known_image(ts, link->url);
  struct str title = str_trim(link->title), caption = caption_of(b);
  if (caption.n && !str_eq(caption, title)) add_word(out, NULL, title);
  if (known) add_word(out, "source", known->source);
  struct buf place = BUF_INIT;
  host_add(&place, url_place(link->url));
  add_word(out, NULL, buf_str(&place));
  buf_release(&place);
  add_file(ts, out, link->url);
}

/* What the image shows: its description, else its title, else what the post meta calls it. */
static void add_caption(
    struct typeset *ts, struct buf *out, const struct block *b, const struct link *link)
{
  const struct article_image *known = known_image(ts, link->url);
  struct str caption = caption_of(b);
  if (!caption.n) caption = str_trim(link->title);
  if (!caption.n && known) caption = str_trim(known->caption);
  if (!caption.n) caption = STR_LIT("no description");
  safe_add(out, caption, SAFE_BLANKS);
}

static void set_edge(struct typeset *ts, bool top, size_t source_line)
{
  bool ascii = ts->o->ascii;
  int cols = margin_text_cols(&ts->margin);
  margin_draw(&ts->margin, &ts->draft, top);
  int start = ts->draft.cols;
  draft_put(&ts->draft, symbol_str(top ? SYMBOL_CORNER_TL : SYMBOL_CORNER_BL, ascii), STYLE_BORDER);
  if (top) draft_put(&ts->draft, STR_LIT(" image "), STYLE_BORDER);
  int used = ts->draft.cols - start + 1;
  draft_fill(&ts->draft, symbol_str(SYMBOL_LINE, ascii), cols - used, STYLE_BORDER);
  draft_put(&ts->draft, symbol_str(top ? SYMBOL_CORNER_TR : SYMBOL_CORNER_BR, ascii), STYLE_BORDER);
  typeset_end(ts, 0, source_line);
}

static struct line *end_row(struct typeset *ts, size_t source_line)
{
  int right = ts->margin.cols + margin_text_cols(&ts->margin);
  draft_begin_tail(&ts->draft);
  draft_pad(&ts->draft, right - 1);
  draft_put(&ts->draft, symbol_str(SYMBOL_SIDE, ts->o->ascii), STYLE_BORDER);
  return typeset_end(ts, 0, source_line);
}

static void begin_row(struct typeset *ts)
{
  margin_draw(&ts->margin, &ts->draft, false);
  draft_put(&ts->draft, symbol_str(SYMBOL_SIDE, ts->o->ascii), STYLE_BORDER);
  draft_pad(&ts->draft, ts->draft.cols + 1);
  draft_end_margin(&ts->draft);
}

/* Sets a text in rows of the box; the last stays open. Returns how that one goes on from the row
 * before. */
static enum line_join set_rows(
    struct typeset *ts, struct str text, enum style_role role, size_t source_line)
{
  int inner = margin_text_cols(&ts->margin) - BOX_SIDES_COLS;
  wrap_fill(&ts->wrap, text, inner, inner);
  for (size_t i = 0; i < ts->wrap.n; i++) {
    struct wrap_line part = ts->wrap.lines[i];
    if (i) end_row(ts, source_line)->join = (uint8_t)typeset_join(&ts->wrap, i - 1);
    begin_row(ts);
    struct str piece = str_first(str_from(text, part.from), part.n);
    draft_add(&ts->draft, piece, part.cols, role, ts->target);
  }
  return typeset_join(&ts->wrap, ts->wrap.n - 1);
}

static void set_box(struct typeset *ts, struct str caption, struct str origin, size_t source_line)
{
  int right = ts->margin.cols + margin_text_cols(&ts->margin) - BOX_SIDES_COLS / 2;
  set_edge(ts, true, source_line);
  enum line_join join = set_rows(ts, caption, STYLE_IMAGE, source_line);
  int origin_cols = text_cols(origin);
  if (ts->draft.cols + 3 + origin_cols <= right) {
    draft_pad(&ts->draft, right - origin_cols);
    draft_put(&ts->draft, origin, STYLE_DIM);
  } else {
    end_row(ts, source_line)->join = (uint8_t)join;
    join = set_rows(ts, origin, STYLE_DIM, source_line);
  }
  end_row(ts, source_line)->join = (uint8_t)join;
  set_edge(ts, false, source_line);
}

/* Where there is no room for a box, one paragraph says it all. */
static void set_narrow(
    struct typeset *ts, struct str caption, struct str origin, size_t source_line)
{
  struct buf text = BUF_INIT;
  buf_add_cstr(&text, "[image] ");
  buf_add(&text, caption);
  if (origin.n) buf_addf(&text, " (%.*s)", STR_ARG(origin));
  flow_make_plain(&ts->flow, buf_str(&text), STYLE_IMAGE, buf_str(&ts->margin.lead));
  typeset_flow(ts, NULL, source_line);
  buf_release(&text);
}

void typeset_card(struct typeset *ts, const struct block *b)
{
  struct buf caption = BUF_INIT, origin = BUF_INIT;
  const struct link *link = &ts->doc->links[b->image];
  ts->target = flow_target(&ts->links, b->content.n_runs ? b->content.runs[0].link : b->image);
  add_caption(ts, &caption, b, link);
  add_origin(ts, &origin, b, link);
  if (margin_text_cols(&ts->margin) >= BOX_FROM_COLS && !ts->margin.lead.n)
    set_box(ts, buf_str(&caption), buf_str(&origin), b->source_line);
  else
    set_narrow(ts, buf_str(&caption), buf_str(&origin), b->source_line);
  buf_release(&caption);
  buf_release(&origin);
}
