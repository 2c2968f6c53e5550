/* Drawing slid lines. */
#include "view/draw_slid.h"

#include "base/text.h"

/* Columns before what slides. */
static int margin_cols(const struct line *line)
{
  return text_cols(str_first(line->text, line->margin));
}

/* Draws what follows the margin from column `slid` of it on. A wide cluster that is half out of
 * sight leaves a blank. */
static int draw_rest(struct canvas *c, struct area a, const struct line *line, int slid)
{
  struct str rest = str_from(line->text, line->margin);
  struct text_cluster cluster;
  int hidden;
  rest = str_from(rest, text_fit(rest, slid, &hidden).n);
  if (hidden < slid && text_next(&rest, &cluster)) hidden += cluster.cols;
  int blank = hidden > slid ? hidden - slid : 0;
  size_t from = line->text.n - rest.n;
  return blank + draw_line(c, area_from(a, 0, blank), line, from, line->text.n);
}

static void draw_edges(struct canvas *c, struct area a, const struct line *line, int slid)
{
  int margin = margin_cols(line), shown = line->cols - slid;
  if (slid && line->cols > margin)
    canvas_text(c, area_part(a, 0, margin, 1), draw_symbol(c, SYMBOL_MORE_LEFT), STYLE_EDGE);
  if (shown > a.cols)
    canvas_text(c, area_part(a, 0, a.cols - 1, 1), draw_symbol(c, SYMBOL_MORE_RIGHT), STYLE_EDGE);
}

int draw_slid_line(struct canvas *c, struct area a, const struct line *line, int slid)
{
  if (!line->slide_cols) return draw_line(c, a, line, 0, line->text.n);
  int margin = draw_line(c, a, line, 0, line->margin);
  int cols = margin + draw_rest(c, area_from(a, 0, margin), line, slid);
  draw_edges(c, a, line, slid);
  return cols;
}

struct area draw_slid_part(
    struct area a, const struct line *line, int slid, size_t from, size_t end)
{
  int first = text_cols(str_first(line->text, from));
  int last = first + text_cols(str_first(str_from(line->text, from), end - from));
  int margin = line->slide_cols ? margin_cols(line) : 0;
  if (from >= line->margin) first = first - slid > margin ? first - slid : margin;
  if (end > line->margin) last = last - slid > margin ? last - slid : margin;
  return area_part(a, 0, first, last - first);
}
