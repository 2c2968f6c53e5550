/* Flows to lines. */
#include "page/typeset.h"

void typeset_init(struct typeset *ts, const struct document *doc, const struct layout_options *o)
{
  *ts = (struct typeset){.o = o, .doc = doc, .lines = lines_new(o->width_cols), .target = -1};
  ts->draft = (struct draft)DRAFT_INIT;
  ts->margin.width = o->width_cols;
  ts->margin.ascii = o->ascii;
  ts->margin.link_urls = o->link_urls;
  ts->arena = arena_new();
  ts->images.arena = ts->arena;
  flow_page_init(&ts->links, doc, ts->lines, ts->arena);
  ts->links.ascii = o->ascii;
  ts->links.mark_code = o->mark_code;
  ts->links.link_urls = o->link_urls;
  ts->links.world = o->world;
}

void typeset_release(struct typeset *ts)
{
  draft_release(&ts->draft);
  margin_release(&ts->margin);
  flow_release(&ts->flow);
  flow_page_release(&ts->links);
  wrap_release(&ts->wrap);
  syntax_state_free(ts->syntax);
  textset_release(&ts->images);
  arena_free(ts->arena);
}

struct lines *typeset_take(struct typeset *ts)
{
  struct lines *taken = ts->lines;
  ts->lines = lines_new(ts->o->width_cols);
  flow_page_go_on(&ts->links, ts->lines);
  return taken;
}

void typeset_at_block(struct typeset *ts, uint32_t block)
{
  ts->block = block;
  ts->offset = 0;
  ts->target = -1;
  ts->align = TABLE_ALIGN_NONE;
}

struct line *typeset_end(struct typeset *ts, size_t offset, size_t source_line)
{
  struct line *line = draft_end(&ts->draft, ts->lines);
  line->block = ts->block;
  line->offset = ts->offset + (uint32_t)offset;
  line->source_line = (uint32_t)source_line;
  lines_set_target(ts->lines, ts->target);
  return line;
}

void typeset_blank(struct typeset *ts, const struct frame *frame)
{
  struct lines *l = ts->lines;
  uint32_t block = l->n ? l->items[l->n - 1].block : 0;
  uint32_t offset = l->n ? l->items[l->n - 1].offset : 0;
  margin_set_between(&ts->margin, frame);
  margin_draw(&ts->margin, &ts->draft, false);
  struct line *line = draft_end(&ts->draft, l);
  line->block = block;
  line->offset = offset;
}

/* Where the first of the zero width spaces stands, or s.n. */
static size_t find_hint(struct str s)
{
  return str_find(s, STR_LIT("\u200B"));
}

/* Adds a piece of a flow's text without the places where lines may break, which have been used. */
static void add_drawn(struct draft *d, struct str piece, enum style_role role, int32_t target)
{
  for (size_t n; (n = find_hint(piece)) < piece.n; piece = str_from(piece, n + sizeof "\u200B" - 1))
    draft_add(d, str_first(piece, n), 0, role, target);
  draft_add(d, piece, 0, role, target);
}

void typeset_add_pieces(struct draft *d, const struct flow *f, struct wrap_line line, size_t *next)
{
  size_t from = line.from, end = from + line.n;
  while (*next < f->n_spans && f->spans[*next].from + f->spans[*next].n <= from)
    ++*next;
  for (size_t i = *next; from < end; i++) {
    const struct span *span = i < f->n_spans ? &f->spans[i] : NULL;
    size_t gap_end = span && span->from < end ? span->from : end;
    if (gap_end > from) {
      add_drawn(d, str_first(str_from(f->text, from), gap_end - from), STYLE_TEXT, -1);
      from = gap_end;
    }
    if (from == end) break;
    size_t span_end = span->from + span->n < end ? span->from + span->n : end;
    struct str piece = str_first(str_from(f->text, from), span_end - from);
    add_drawn(d, piece, span->role, span->target);
    from = span_end;
  }
  d->cols += line.cols;
}

enum line_join typeset_join(const struct wrap *w, size_t index)
{
  if (!index) return LINE_BEGINS;
  const struct wrap_line *before = &w->lines[index - 1];
  return w->lines[index].from > before->from + before->n ? LINE_AT_BLANK : LINE_WITHIN;
}

/* Leaves room before a line that does not stand at the left. */
static void align_line(struct typeset *ts, int cols)
{
  int spare = margin_text_cols(&ts->margin) - cols;
  if (ts->align == TABLE_ALIGN_CENTRE) spare /= 2;
  if (ts->align == TABLE_ALIGN_CENTRE || ts->align == TABLE_ALIGN_RIGHT)
    draft_pad(&ts->draft, ts->draft.cols + spare);
}

int typeset_flow(struct typeset *ts, const struct inlines *in, size_t source_line)
{
  int cols = margin_text_cols(&ts->margin), widest = 0;
  size_t next = 0, n_ends = 0;
  wrap_fill(&ts->wrap, ts->flow.text, cols, cols);
  for (size_t i = 0; i < ts->wrap.n; i++) {
    struct wrap_line line = ts->wrap.lines[i];
    while (in && n_ends < in->n_line_ends && in->line_ends[n_ends] <= line.from)
      n_ends++;
    margin_draw(&ts->margin, &ts->draft, i == 0);
    align_line(ts, line.cols);
    typeset_add_pieces(&ts->draft, &ts->flow, line, &next);
    typeset_end(ts, line.from, source_line ? source_line + n_ends : 0)->join =
        (uint8_t)typeset_join(&ts->wrap, i);
    if (line.cols > widest) widest = line.cols;
  }
  return widest;
}

void typeset_underline(struct typeset *ts, enum symbol symbol, int cols)
{
  const struct lines *l = ts->lines;
  uint32_t offset = l->n ? l->items[l->n - 1].offset - ts->offset : 0;
  int most = margin_text_cols(&ts->margin); /* a single cluster may be wider */
  margin_draw(&ts->margin, &ts->draft, false);
  if (cols > most) cols = most;
  align_line(ts, cols);
  draft_fill(&ts->draft, symbol_str(symbol, ts->o->ascii), cols, STYLE_RULE);
  typeset_end(ts, offset, 0);
}

void typeset_lead(struct typeset *ts, size_t source_line)
{
  size_t first = ts->lines->n;
  if (!ts->margin.lead.n) return;
  flow_make_plain(&ts->flow, STR_NONE, STYLE_TEXT, buf_str(&ts->margin.lead));
  typeset_flow(ts, NULL, source_line);
  for (size_t i = first; i < ts->lines->n; i++) /* before all of the block's own text */
    ts->lines->items[i].offset = ts->offset;
}

void typeset_let_slide(struct typeset *ts, size_t first)
{
  int widest = 0, measure = margin_text_cols(&ts->margin), margin = ts->margin.cols;
  struct lines *l = ts->lines;
  for (size_t i = first; i < l->n; i++)
    if (l->items[i].cols - margin > widest) widest = l->items[i].cols - margin;
  for (size_t i = first; i < l->n && widest > measure; i++)
    l->items[i].slide_cols = widest - measure;
}
