/* What the tags of blocks do. */
#include "base/number.h"
#include "page/document_own.h"
#include "page/inline_own.h"

/* ---- attributes ---- */

static bool holds_word(struct str s, const char *word)
{
  for (size_t i = 0; i < s.n; i++)
    if (str_eq_nocase(str_first(str_from(s, i), strlen(word)), str_of(word))) return true;
  return false;
}

enum table_align html_align_of(const struct html_token *t, enum table_align otherwise)
{
  static const struct {
    const char *word;
    enum table_align align;
  } words[] = {{"center", TABLE_ALIGN_CENTRE}, {"right", TABLE_ALIGN_RIGHT},
      {"left", TABLE_ALIGN_LEFT}, {"middle", TABLE_ALIGN_CENTRE}};
  struct str value = STR_NONE;
  if (!html_attribute(t, "align", &value) &&
      (!html_attribute(t, "style", &value) || !holds_word(value, "text-align")))
    return otherwise;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (holds_word(value, words[i].word)) return words[i].align;
  return otherwise;
}

long html_number_of(const struct html_token *t, const char *name, long most, long otherwise)
{
  struct str value;
  long n = 0;
  if (!html_attribute(t, name, &value) || !value.n) return otherwise;
  for (size_t i = 0; i < value.n; i++) {
    if (value.p[i] < '0' || value.p[i] > '9') return otherwise;
    n = n * 10 + value.p[i] - '0';
    if (n > most) return most;
  }
  return n;
}

/* ---- what each element does ---- */

/* Diagrams are written as text whose lines count. */
static bool is_diagram(const struct html_token *t)
{
  struct str value = STR_NONE;
  return html_attribute(t, "class", &value) && str_eq(value, STR_LIT("mermaid"));
}

static void begin_block(struct builder *b, const struct html_token *t, const struct html_element *e)
{
  if (is_diagram(t) && !b->html.table.is_open) {
    html_read_pre(b, t, e);
    return;
  }
  bool is_centre = str_eq_nocase(t->name, STR_LIT("center"));
  if (!html_open(b, e)) return;
  b->html.align = html_align_of(t, is_centre ? TABLE_ALIGN_CENTRE : b->html.align);
  inline_begin_marks(&b->inlines, e->marks);
}

/* Paragraphs make a list loose, as long as nothing of it has been read but in this block. */
static void begin_paragraph(
    struct builder *b, const struct html_token *t, const struct html_element *e)
{
  size_t at = html_find_open(b, HTML_ITEM, HTML_LIST);
  if (at && b->list && b->list->first_block >= b->html.n_seen) b->list->is_tight = false;
  begin_block(b, t, e);
}

static void begin_heading(
    struct builder *b, const struct html_token *t, const struct html_element *e)
{
  b->html.heading = e->name[1] - '0';
  b->html.heading_align = html_align_of(t, b->html.align);
}

static void end_heading(struct builder *b, const struct html_token *t, const struct html_element *e)
{
  (void)t;
  (void)e;
  b->html.heading = 0;
}

static void begin_list(struct builder *b, const struct html_token *t, const struct html_element *e)
{
  if (!html_open(b, e)) return;
  bool is_ordered = str_eq_nocase(t->name, STR_LIT("ol"));
  struct list *list = builder_begin_list(b, is_ordered);
  list->is_tight = true;
  list->delimiter = '.';
  list->first_block = (uint32_t)b->doc->n_blocks;
  list->next_number = html_number_of(t, "start", 99999999, 1);
}

/* Makes room for the mark of the next item. Where items have been read before this block, they may
 * have been drawn: then another list goes on. */
static void widen_list(struct builder *b)
{
  struct list *list = b->list;
  int cols = 1 + number_digits(list->next_number);
  if (!list->is_ordered || cols <= list->mark_cols) return;
  if (list->first_block < b->html.n_seen) {
    b->list = ARENA_NEW(b->doc->arena, struct list);
    *b->list = *list;
    b->list->first_block = (uint32_t)b->doc->n_blocks;
  }
  b->list->mark_cols = cols;
}

/* An item outside of a list begins one of its own. */
static void begin_item(struct builder *b, const struct html_token *t, const struct html_element *e)
{
  static const struct html_token ul = {.kind = HTML_START, .name = {"ul", 2}};
  html_close_implied(b, HTML_ITEM, HTML_LIST);
  if (!html_find_open(b, HTML_LIST, HTML_TABLE)) begin_list(b, &ul, html_element_find(ul.name));
  if (!html_find_open(b, HTML_LIST, HTML_TABLE)) return; /* there are too many */
  b->list->next_number = html_number_of(t, "value", 99999999, b->list->next_number);
  widen_list(b);
  if (!html_open(b, e)) return;
  struct frame *f = builder_push_frame(b, FRAME_ITEM);
  f->list = b->list;
  f->number = b->list->next_number++;
}

static void begin_term(struct builder *b, const struct html_token *t, const struct html_element *e)
{
  html_close_implied(b, HTML_MEANING, HTML_TABLE);
  begin_block(b, t, e);
}

static void begin_meaning(
    struct builder *b, const struct html_token *t, const struct html_element *e)
{
  (void)t;
  html_close_implied(b, HTML_MEANING, HTML_TABLE);
  if (html_open(b, e)) builder_push_frame(b, FRAME_INDENT);
}

static void begin_quote(struct builder *b, const struct html_token *t, const struct html_element *e)
{
  (void)t;
  if (html_open(b, e)) builder_push_frame(b, FRAME_QUOTE);
}

static void begin_details(
    struct builder *b, const struct html_token *t, const struct html_element *e)
{
  (void)t;
  if (html_open(b, e)) builder_push_frame(b, FRAME_DETAILS);
}

static void add_rule(struct builder *b, const struct html_token *t, const struct html_element *e)
{
  (void)t;
  (void)e;
  builder_add_block(b, BLOCK_RULE, html_line(b) - b->first_line + 1);
}

static void end_element(struct builder *b, const struct html_token *t, const struct html_element *e)
{
  (void)t;
  html_close(b, e);
}

typedef void tag_reader(
    struct builder *b, const struct html_token *t, const struct html_element *e);

static const struct {
  tag_reader *begin, *end; /* NULL: it but ends a paragraph */
  bool in_table;           /* it belongs to a table's structure */
  bool in_no_cell;         /* a cell cannot hold it */
} meanings[HTML_MEANS_COUNT] = {
    [HTML_BLOCK] = {begin_block, end_element, false, false},
    [HTML_PARAGRAPH] = {begin_paragraph, end_element, false, false},
    [HTML_HEADING] = {begin_heading, end_heading, false, false},
    [HTML_LIST] = {begin_list, end_element, false, false},
    [HTML_ITEM] = {begin_item, end_element, false, false},
    [HTML_TERM] = {begin_term, end_element, false, false},
    [HTML_MEANING] = {begin_meaning, end_element, false, false},
    [HTML_QUOTE] = {begin_quote, end_element, false, false},
    [HTML_PRE] = {html_read_pre, NULL, false, true},
    [HTML_RULE] = {add_rule, NULL, false, false},
    [HTML_DETAILS] = {begin_details, end_element, false, true},
    [HTML_SUMMARY] = {begin_block, end_element, false, false},
    [HTML_TABLE] = {html_begin_table, end_element, false, true},
    [HTML_ROWS] = {html_begin_rows, html_end_row, true, false},
    [HTML_ROW] = {html_begin_row, html_end_row, true, false},
    [HTML_CELL] = {html_begin_cell, html_end_cell, true, false},
};

/* ---- tags ---- */

/* Does the tag stand in a line of text, which it cannot end? */
static bool stands_in_line(struct builder *b, const struct html_element *e)
{
  struct html_blocks *h = &b->html;
  if (h->heading) return e->means != HTML_HEADING;
  bool is_table_end = e->means == HTML_TABLE;
  return h->table.in_cell && !meanings[e->means].in_table && !is_table_end;
}

void html_read_block_tag(
    struct builder *b, const struct html_token *t, const struct html_element *e)
{
  tag_reader *read = t->kind == HTML_START ? meanings[e->means].begin : meanings[e->means].end;
  bool begins = t->kind == HTML_START;
  if (begins && b->html.table.in_cell && meanings[e->means].in_no_cell) {
    html_flush(b);
    html_spill_table(b);
  }
  if (stands_in_line(b, e)) {
    inline_read_markup(&b->inlines, t);
    return;
  }
  html_flush(b);
  if (begins && !b->html.table.is_open) html_close_implied(b, HTML_PARAGRAPH, HTML_BLOCK);
  if (begins) inline_note_anchor(&b->inlines, t);
  if (read) read(b, t, e);
  b->html.text_line = html_line(b);
  inline_begin(&b->inlines, b->html.text_line);
}
