/* Other programs. */
#include "session/acts.h"
#include "session/hints.h"
#include "session/outer.h"
#include "session/overlay.h"

void act_edit(struct session *s, long count)
{
  (void)count;
  outer_edit(s);
}

void act_pipe(struct session *s, long count)
{
  (void)count;
  outer_pipe_ask(s);
}

/* The address that is shown is meant, where one is. */
void act_open_link(struct session *s, long count)
{
  (void)count;
  if (s->page.address.n)
    outer_open_address(s, buf_str(&s->page.address));
  else
    hints_ask(s, 1u << TARGET_LINK | 1u << TARGET_IMAGE, HINT_OPEN);
}

void act_open_listed(struct session *s, long count)
{
  const struct target *selected = overlay_selected_link(s);
  (void)count;
  if (selected) outer_open_target(s, selected);
}
