/* Below the query: what is wrong with it, or may have been meant. */
#include "session/remark.h"
#include "view/draw.h"
#include "view/parts.h"

void view_remark(const struct session *s, struct canvas *c)
{
  struct area area = area_inset(s->geometry.trouble);
  struct remark_text text;
  if (!remark_say(s, area.cols, &text)) return;
  enum style_role role = text.is_error ? STYLE_ERROR : STYLE_DIM;
  if (text.mark_col >= 0) canvas_text(c, area_from(area, 0, text.mark_col), STR_LIT("^"), role);
  if (text.mark_col >= 0 && text.is_beside)
    draw_cut(c, area_from(area, 0, text.mark_col + 2), buf_str(&text.sentence), role);
  if (text.mark_col >= 0) area_cut_top(&area, 1);
  if (text.mark_col < 0 || !text.is_beside) draw_wrapped(c, area, buf_str(&text.sentence), role);
  buf_release(&text.sentence);
}
