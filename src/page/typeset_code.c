/* Blocks whose lines are drawn as they stand: code, HTML, text that was not parsed. */
#include "base/limits.h"
#include "base/safe.h"
#include "base/text.h"
#include "page/typeset.h"

#include <limits.h>

enum { CODE_INDENT = 2, TAB_COLS = 8 };

/* Wider than this, the rest of a line that was cut begins with a mark. */
enum { MARKED_FROM_COLS = 4 };

/* Adds one line with its tabs expanded, safe. */
static void add_expanded(struct buf *out, struct str line, int tab_cols)
{
  struct buf safe = BUF_INIT;
  int col = 0;
  safe_add(&safe, line, SAFE_KEEP_TAB);
  struct str rest = buf_str(&safe), part;
  while (str_cut(&rest, '\t', &part)) {
    buf_add(out, part);
    col += text_cols(part);
    if (!rest.p) break;
    int blanks = tab_cols - col % tab_cols;
    buf_add_repeat(out, STR_LIT(" "), (size_t)blanks);
    col += blanks;
  }
  buf_release(&safe);
}

/* The line as it is drawn: itself, where it can be. */
static struct str drawn_line(struct typeset *ts, struct str line)
{
  if (safe_is(line, SAFE_LINE)) return line;
  buf_clear(&ts->flow.own);
  add_expanded(&ts->flow.own, line, ts->o->tab_cols > 0 ? ts->o->tab_cols : TAB_COLS);
  return buf_str(&ts->flow.own);
}

/* Cuts a drawn line to the measure; returns the columns of the mark before what follows a cut. */
static int cut_line(struct typeset *ts, struct str drawn, bool wrap)
{
  int cols = margin_text_cols(&ts->margin);
  int mark_cols = cols > MARKED_FROM_COLS ? 2 : 0;
  int endless = drawn.n > INT_MAX / 2 ? INT_MAX : (int)drawn.n * 2 + 1;
  wrap_cut(&ts->wrap, drawn, wrap ? cols : endless, wrap ? cols - mark_cols : endless);
  return mark_cols;
}

/* How what follows a cut goes on: blanks at the end of a drawn line are not kept. */
static enum line_join join_at(struct str drawn, size_t from)
{
  if (!from) return LINE_BEGINS;
  return drawn.p[from - 1] == ' ' ? LINE_AT_BLANK : LINE_WITHIN;
}

/* A line as it is drawn, with its roles: by its language, else one for all of it. */
static struct flow flow_of(
    struct typeset *ts, struct str drawn, enum style_role role, struct span *all)
{
  struct flow f = {.text = drawn, .spans = all, .n_spans = 1};
  *all = (struct span){0, (uint32_t)drawn.n, role, -1};
  if (!ts->language) return f;
  const struct syntax_spans *spans = syntax_state_line(ts->syntax, drawn);
  f.spans = spans->items;
  f.n_spans = spans->n;
  return f;
}

/* Sets one line of a block, which stands at `offset` of it. */
static void set_line(struct typeset *ts, struct str line, enum style_role role, bool wrap)
{
  struct str drawn = drawn_line(ts, line);
  struct span all;
  const struct flow f = flow_of(ts, drawn, role, &all);
  size_t next = 0;
  int mark_cols = cut_line(ts, drawn, wrap);
  for (size_t i = 0; i < ts->wrap.n; i++) {
    struct wrap_line part = ts->wrap.lines[i];
    margin_draw(&ts->margin, &ts->draft, false);
    if (i && mark_cols) {
      draft_put(&ts->draft, symbol_str(SYMBOL_WRAP, ts->o->ascii), STYLE_MARK);
      draft_pad(&ts->draft, ts->draft.cols + 1);
      draft_end_margin(&ts->draft);
    }
    typeset_add_pieces(&ts->draft, &f, part, &next);
    typeset_end(ts, part.from < line.n ? part.from : line.n, ts->source_line)->join =
        (uint8_t)join_at(drawn, part.from);
  }
}

/* Sets all lines of a text, whose first stands at `source_line`. */
static void set_lines(struct typeset *ts, const struct block *b, enum style_role role, bool wrap)
{
  struct str rest = b->literal, line;
  ts->source_line = b->source_line;
  while (str_cut_line(&rest, &line)) {
    set_line(ts, line, role, wrap);
    ts->offset = (uint32_t)(rest.p - b->literal.p);
    ts->source_line++;
  }
}

/* The line above: the language, and a rule up to the measure. */
static void set_frame(struct typeset *ts, const struct block *b)
{
  int cols = margin_text_cols(&ts->margin);
  struct buf label = BUF_INIT, cut = BUF_INIT;
  safe_add(&label, b->language, SAFE_LINE);
  bool is_large = ts->o->syntax && b->literal.n > LIMIT_CODE_COLOURED_BYTES;
  if (is_large && label.n) buf_add_cstr(&label, ", too long to be coloured");
  text_add_cut(&cut, buf_str(&label), cols, symbol_str(SYMBOL_CUT, ts->o->ascii));
  margin_draw(&ts->margin, &ts->draft, true);
  int start = ts->draft.cols;
  draft_put(&ts->draft, buf_str(&cut), STYLE_CODE_FRAME);
  if (cut.n) draft_pad(&ts->draft, ts->draft.cols + 1);
  int used = ts->draft.cols - start;
  draft_fill(&ts->draft, symbol_str(SYMBOL_LINE, ts->o->ascii), cols - used, STYLE_CODE_FRAME);
  typeset_end(ts, 0, b->source_line);
  buf_release(&label);
  buf_release(&cut);
}

/* Finds the language that the block is to be coloured by, if any. */
static void begin_language(struct typeset *ts, const struct block *b)
{
  struct syntax_set *set = ts->o->syntax;
  bool is_coloured = set && b->language.n && b->literal.n <= LIMIT_CODE_COLOURED_BYTES;
  ts->language = is_coloured ? syntax_set_of_block(set, b->language, b->literal) : NULL;
  if (!ts->language) return;
  if (!ts->syntax) ts->syntax = syntax_state_new(set);
  syntax_state_begin(ts->syntax, ts->language);
}

void typeset_code(struct typeset *ts, const struct block *b)
{
  struct target copy = {.kind = TARGET_CODE, .text = b->literal, .index = ts->block - 1};
  typeset_lead(ts, b->source_line);
  ts->target = lines_add_target(ts->lines, &copy);
  margin_indent(&ts->margin, CODE_INDENT);
  set_frame(ts, b);
  size_t first = ts->lines->n;
  begin_language(ts, b);
  set_lines(ts, b, STYLE_CODE_BLOCK, ts->o->wrap_code);
  ts->language = NULL;
  if (!ts->o->wrap_code) typeset_let_slide(ts, first);
}

void typeset_html(struct typeset *ts, const struct block *b)
{
  typeset_lead(ts, b->source_line);
  set_lines(ts, b, STYLE_HTML, true);
}

/* The sentence why a text is shown as it stands. */
static void set_trouble(struct typeset *ts, const struct block *b)
{
  if (!b->trouble.n) return;
  struct buf text = BUF_INIT;
  if (b->literal.n) buf_add_cstr(&text, "shown as plain text: ");
  buf_add(&text, b->trouble);
  flow_make_plain(&ts->flow, buf_str(&text), STYLE_FAULT, STR_NONE);
  typeset_flow(ts, NULL, 0);
  if (b->literal.n) typeset_blank(ts, NULL);
  buf_release(&text);
}

void typeset_plain(struct typeset *ts, const struct block *b)
{
  set_trouble(ts, b);
  set_lines(ts, b, STYLE_TEXT, true);
}
