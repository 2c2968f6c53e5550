/* What can be done with a value of the post meta. */
#include "session/acts.h"
#include "session/follow.h"
#include "session/panel_pane.h"
#include "session/preview.h"

/* The value under the cursor; its texts go with the panel, so they are copied. */
static void with_value(
    struct session *s, void (*use)(struct session *s, struct str field, struct str value))
{
  const struct target *t = panel_pane_target(&s->panel);
  struct buf field = BUF_INIT, value = BUF_INIT;
  buf_add(&field, t->field);
  buf_add(&value, t->value);
  use(s, buf_str(&field), buf_str(&value));
  buf_release(&field);
  buf_release(&value);
}

void act_add_value(struct session *s, long count)
{
  (void)count;
  with_value(s, add_value);
}

void act_whole_value(struct session *s, long count)
{
  static const struct target none = {.kind = TARGET_FAULT};
  const struct target *t = panel_pane_target(&s->panel);
  (void)count;
  preview_value(s, t ? t : &none);
}

void act_about_value(struct session *s, long count)
{
  (void)count;
  with_value(s, open_about_value);
}
