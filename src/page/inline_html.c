/* HTML in a line of text: marks, links, images, breaks. What ends a paragraph elsewhere begins a
 * new line here, since a line of a paragraph or a cell of a table cannot hold more. */
#include "base/mem.h"
#include "page/inline_own.h"
#include "page/symbol.h"

#include <stdlib.h>

void inline_html_reset(struct inline_reader *r)
{
  if (r->html.is_link) r->link = -1;
  r->html = (struct inline_html){0};
}

/* ---- text ---- */

void inline_add_html(struct inline_reader *r, struct str raw)
{
  struct buf word = BUF_INIT;
  for (size_t at = 0; at < raw.n;) {
    size_t from = at;
    while (at < raw.n && !html_is_space(raw.p[at]))
      at++;
    buf_clear(&word);
    html_references_add(&r->references, &word, str_first(str_from(raw, from), at - from));
    inline_add_text(r, buf_str(&word), 0);
    bool is_first = at < raw.n;
    for (; at < raw.n && html_is_space(raw.p[at]); at++) {
      r->html.after_tag = r->html.has_tags = true;
      if (is_first) inline_add_text(r, STR_LIT(" "), 0);
      is_first = false;
      if (raw.p[at] == '\n') inline_note_line_end(r);
    }
  }
  buf_release(&word);
}

void inline_trim(struct inline_reader *r)
{
  size_t n = r->text.n;
  if (!n || inline_ends_in_image(r)) return;
  while (n && (r->text.p[n - 1] == ' ' || r->text.p[n - 1] == '\n'))
    n--;
  for (size_t i = r->n_runs; i && r->runs[i - 1].from + r->runs[i - 1].n >= n; i--)
    if (r->runs[i - 1].marks & INLINE_IMAGE) n = r->runs[i - 1].from + r->runs[i - 1].n;
  while (r->n_runs && r->runs[r->n_runs - 1].from + r->runs[r->n_runs - 1].n > n) {
    struct inline_run *last = &r->runs[r->n_runs - 1];
    last->n = last->from < n ? (uint32_t)n - last->from : 0;
    if (last->n) break;
    r->n_runs--;
  }
  for (size_t i = r->n_line_ends; i && r->line_ends[i - 1] > n; i--)
    r->line_ends[i - 1] = (uint32_t)n;
  buf_truncate(&r->text, n);
}

static void add_break(struct inline_reader *r)
{
  r->html.after_tag = false;
  inline_add_text(r, STR_LIT(" "), 0);
  r->text.p[r->text.n - 1] = '\n';
  r->html.after_tag = true;
}

static void begin_line(struct inline_reader *r)
{
  if (inline_is_at_start(r)) return;
  if (r->text.n && r->text.p[r->text.n - 1] == ' ' && !inline_ends_in_image(r))
    r->text.p[r->text.n - 1] = '\n';
  else
    add_break(r);
  r->html.after_tag = true;
}

static void note_lines(struct inline_reader *r, struct str raw)
{
  for (size_t i = 0; i < raw.n; i++)
    if (raw.p[i] == '\n') inline_note_line_end(r);
}

void inline_add_markup(struct inline_reader *r, struct str raw, unsigned mark)
{
  inline_add_text(r, raw, mark);
  note_lines(r, raw);
}

/* ---- marks ---- */

void inline_begin_marks(struct inline_reader *r, unsigned marks)
{
  r->html.begins = r->html.begins || marks & INLINE_APART;
  r->html.marks |= marks;
  for (int i = 0; i < INLINE_MARK_BITS; i++)
    r->html.n_open[i] += marks >> i & 1;
}

void inline_end_marks(struct inline_reader *r, unsigned marks)
{
  for (int i = 0; i < INLINE_MARK_BITS; i++) {
    if (!(marks >> i & 1) || !r->html.n_open[i]) continue;
    if (!--r->html.n_open[i]) r->html.marks &= ~(1u << i);
  }
}

/* ---- addresses ---- */

/* The value of an attribute with its references resolved; empty when the tag has none. */
static struct str value_of(
    struct inline_reader *r, const struct html_token *t, const char *name, struct buf *own)
{
  struct str value = STR_NONE;
  buf_clear(own);
  if (html_attribute(t, name, &value)) html_references_add(&r->references, own, value);
  return str_trim(buf_str(own));
}

void inline_note_anchor(struct inline_reader *r, const struct html_token *t)
{
  struct document *d = r->doc;
  struct buf own = BUF_INIT;
  struct str name = value_of(r, t, "id", &own);
  bool is_link = str_eq_nocase(t->name, STR_LIT("a"));
  if (!name.n && is_link) name = value_of(r, t, "name", &own);
  if (name.n) {
    size_t block = r->is_ahead || !d->n_blocks ? d->n_blocks : d->n_blocks - 1;
    d->anchors = mem_grow(d->anchors, &d->cap_anchors, d->n_anchors + 1, sizeof *d->anchors);
    d->anchors[d->n_anchors++] = (struct anchor){arena_str(d->arena, name), (uint32_t)block};
  }
  buf_release(&own);
}

static void begin_link(struct inline_reader *r, const struct html_token *t)
{
  struct buf url = BUF_INIT, title = BUF_INIT;
  struct str address = value_of(r, t, "href", &url);
  if (address.n && (r->link < 0 || r->html.is_link)) {
    r->link = inline_add_link(r, address, value_of(r, t, "title", &title), false);
    r->html.is_link = true;
  }
  buf_release(&url);
  buf_release(&title);
}

static void end_link(struct inline_reader *r, const struct html_token *t)
{
  (void)t;
  if (r->html.is_link) r->link = -1;
  r->html.is_link = false;
}

/* Makes one blank of each run of them. */
static struct str fold_blanks(struct buf *text)
{
  size_t n = 0;
  for (size_t i = 0; i < text->n; i++) {
    bool blank = html_is_space(text->p[i]);
    if (!blank || (n && text->p[n - 1] != ' ')) text->p[n++] = blank ? ' ' : text->p[i];
  }
  if (text->n) buf_truncate(text, n);
  return str_trim(buf_str(text));
}

static void add_image(struct inline_reader *r, const struct html_token *t)
{
  struct buf url = BUF_INIT, title = BUF_INIT, alt = BUF_INIT;
  struct str address = value_of(r, t, "src", &url);
  value_of(r, t, "alt", &alt);
  struct str text = fold_blanks(&alt);
  int32_t image = inline_add_link(r, address, value_of(r, t, "title", &title), true);
  r->html.after_tag = false;
  size_t from = r->text.n;
  inline_add_text(r, text, INLINE_IMAGE);
  if (!text.n) inline_mark_run(r, from, INLINE_IMAGE, image);
  struct inline_run *run = &r->runs[r->n_runs - 1];
  if (run->link < 0) run->link = image;
  buf_release(&url);
  buf_release(&title);
  buf_release(&alt);
}

/* What stands behind the last '/' of an address. */
static struct str file_name(struct str url)
{
  struct str name = url, rest = url, part;
  while (str_cut(&rest, '/', &part))
    if (part.n) name = part;
  return name;
}

/* Sound or film is a link that says what it is. */
static void add_media(struct inline_reader *r, const struct html_token *t)
{
  struct buf url = BUF_INIT;
  struct str address = value_of(r, t, "src", &url);
  if (address.n) {
    int32_t outer = r->link;
    r->link = inline_add_link(r, address, STR_NONE, false);
    inline_add_text(r, str_of(r->html.media), 0);
    inline_add_text(r, STR_LIT(" "), 0);
    inline_add_text(r, file_name(address), 0);
    r->link = outer;
    r->html.media = NULL;
  }
  buf_release(&url);
}

static void begin_media(struct inline_reader *r, const struct html_token *t)
{
  r->html.media = html_element_find(t->name)->name;
  add_media(r, t);
}

static void end_media(struct inline_reader *r, const struct html_token *t)
{
  (void)t;
  r->html.media = NULL;
}

static void add_source(struct inline_reader *r, const struct html_token *t)
{
  if (r->html.media) add_media(r, t);
}

/* ---- lines ---- */

static void read_break(struct inline_reader *r, const struct html_token *t)
{
  (void)t;
  if (r->text.n || !inline_is_at_start(r)) add_break(r);
}

static void break_line(struct inline_reader *r, const struct html_token *t)
{
  (void)t;
  begin_line(r);
}

static void begin_list(struct inline_reader *r, const struct html_token *t)
{
  bool is_ordered = t->name.p[0] == 'o' || t->name.p[0] == 'O';
  begin_line(r);
  if (r->html.n_lists < INLINE_LISTS) r->html.numbers[r->html.n_lists] = is_ordered ? 1 : -1;
  r->html.n_lists++;
}

static void end_list(struct inline_reader *r, const struct html_token *t)
{
  (void)t;
  begin_line(r);
  if (r->html.n_lists) r->html.n_lists--;
}

static void begin_item(struct inline_reader *r, const struct html_token *t)
{
  (void)t;
  struct buf mark = BUF_INIT;
  size_t depth = r->html.n_lists ? r->html.n_lists - 1 : 0;
  long *number = r->html.n_lists && depth < INLINE_LISTS ? &r->html.numbers[depth] : NULL;
  begin_line(r);
  if (number && *number >= 0)
    buf_addf(&mark, "%ld. ", (*number)++);
  else
    buf_addf(&mark, "%s ", symbol_str(SYMBOL_BULLET_1, false).p);
  inline_add_text(r, buf_str(&mark), 0);
  r->html.after_tag = true;
  buf_release(&mark);
}

/* ---- tags ---- */

static const struct {
  void (*begin)(struct inline_reader *r, const struct html_token *t);
  void (*end)(struct inline_reader *r, const struct html_token *t);
} meanings[HTML_MEANS_COUNT] = {
    [HTML_BREAK] = {read_break, NULL},
    [HTML_LINK] = {begin_link, end_link},
    [HTML_IMAGE] = {add_image, NULL},
    [HTML_MEDIA] = {begin_media, end_media},
    [HTML_SOURCE] = {add_source, NULL},
    [HTML_BLOCK] = {break_line, break_line},
    [HTML_PARAGRAPH] = {break_line, break_line},
    [HTML_HEADING] = {break_line, break_line},
    [HTML_LIST] = {begin_list, end_list},
    [HTML_ITEM] = {begin_item, break_line},
    [HTML_TERM] = {break_line, break_line},
    [HTML_MEANING] = {break_line, break_line},
    [HTML_QUOTE] = {break_line, break_line},
    [HTML_PRE] = {break_line, break_line},
    [HTML_RULE] = {break_line, NULL},
    [HTML_DETAILS] = {break_line, break_line},
    [HTML_SUMMARY] = {break_line, break_line},
    [HTML_TABLE] = {break_line, break_line},
    [HTML_ROW] = {break_line, break_line},
    [HTML_CELL] = {break_line, break_line},
};

static void read_tag(
    struct inline_reader *r, const struct html_token *t, const struct html_element *e)
{
  bool begins = t->kind == HTML_START;
  r->html.after_tag = r->html.has_tags = true;
  if (begins) inline_note_anchor(r, t);
  if (!begins) inline_end_marks(r, e->marks);
  if (begins && meanings[e->means].begin) meanings[e->means].begin(r, t);
  if (!begins && meanings[e->means].end) meanings[e->means].end(r, t);
  if (begins && !t->is_closed) inline_begin_marks(r, e->marks);
}

/* An element that is shown as it stands makes all in it dim, up to its end. */
static void read_raw(
    struct inline_reader *r, const struct html_token *t, const struct html_element *e)
{
  if (t->kind == HTML_END) inline_end_marks(r, e->marks);
  inline_add_markup(r, t->raw, INLINE_HTML);
  if (t->kind == HTML_START && !t->is_closed) inline_begin_marks(r, e->marks);
}

void inline_read_markup(struct inline_reader *r, const struct html_token *t)
{
  bool is_tag = t->kind == HTML_START || t->kind == HTML_END;
  const struct html_element *e = is_tag ? html_element_find(t->name) : NULL;
  bool is_kept = r->n_images || inline_in_template(r);
  if (is_kept || (!e && t->kind != HTML_COMMENT))
    inline_add_markup(r, t->raw, INLINE_HTML);
  else if (!e)
    r->html.after_tag = r->html.has_tags = true;
  else if (e->means == HTML_RAW)
    read_raw(r, t, e);
  else
    read_tag(r, t, e);
  bool is_left_out = !is_kept && (e ? e->means != HTML_RAW : t->kind == HTML_COMMENT);
  if (is_left_out) note_lines(r, t->raw);
}
