/* Moving the borders of panes by keys. */
#include "session/acts.h"
#include "session/panes.h"

enum { STEP_COLS = 2 };

static void move(struct session *s, bool is_upright, long by)
{
  enum border border = panes_border(s, is_upright);
  if (border == BORDER_NONE)
    session_complain(
        s, is_upright ? "no panes stand side by side" : "no pane stands below another");
  else if (!panes_move(s, border, (int)by))
    session_complain(s, "the border cannot be moved further");
}

static long at_least_one(long count)
{
  return count > 0 ? count : 1;
}

void act_border_left(struct session *s, long count)
{
  move(s, true, -STEP_COLS * at_least_one(count));
}

void act_border_right(struct session *s, long count)
{
  move(s, true, STEP_COLS * at_least_one(count));
}

void act_border_up(struct session *s, long count)
{
  move(s, false, -at_least_one(count));
}

void act_border_down(struct session *s, long count)
{
  move(s, false, at_least_one(count));
}

void act_reset_borders(struct session *s, long count)
{
  (void)count;
  panes_reset(s);
  session_tell(s, "the borders are where they were at first");
}
