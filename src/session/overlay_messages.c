/* The list of what was told. */
#include "base/text.h"
#include "session/messages.h"
#include "session/overlay_own.h"

enum {
  AROUND_COLS = 15, /* of a frame, of ages, and between them */
  TEXT_COLS_LEAST = 20,
  MINUTE_MS = 60000,
  MINUTES = 60,
};

/* "now", "5 min", "2 h" */
static struct str age(struct arena *a, double ms)
{
  long minutes = (long)(ms / MINUTE_MS);
  if (minutes < 1) return STR_LIT("now");
  if (minutes < MINUTES) return arena_printf(a, "%ld min", minutes);
  return arena_printf(a, "%ld h", minutes / MINUTES);
}

/* The part of a text that a line of so many columns takes, up to a blank where there is one. */
static struct str cut_line(struct str *rest, int cols)
{
  struct str line = text_fit(*rest, cols, NULL);
  if (line.n < rest->n)
    for (size_t n = line.n; n > 0; n--)
      if (rest->p[n] == ' ') {
        line.n = n;
        break;
      }
  if (!line.n) line = *rest;
  *rest = str_trim(str_from(*rest, line.n));
  return line;
}

/* A message on as many lines as it needs, its age before the first. */
static void add_message(struct session *s, const struct kept_message *kept, int cols)
{
  struct overlay *o = &s->overlay;
  struct str rest = str_of(kept->text), ago = age(o->arena, s->now_ms() - kept->told_ms);
  if (kept->times > 1) rest = arena_printf(o->arena, "%s (%zu times)", kept->text, kept->times);
  for (rest = arena_str(o->arena, rest); rest.n; ago = STR_NONE) {
    struct overlay_item *item = overlay_add(o, cut_line(&rest, cols), 0);
    overlay_set_aside(o, item, ago);
    item->is_error = kept->is_error;
  }
}

void overlay_open_messages(struct session *s)
{
  int cols = s->cols < TEXT_COLS_MAX ? s->cols : TEXT_COLS_MAX;
  cols -= AROUND_COLS;
  overlay_open(s, OVERLAY_MESSAGES);
  for (size_t i = 0; i < messages_count(&s->messages); i++)
    add_message(s, messages_at(&s->messages, i), cols > TEXT_COLS_LEAST ? cols : TEXT_COLS_LEAST);
  if (!s->overlay.n) overlay_add(&s->overlay, STR_LIT("nothing was told yet"), 0);
  messages_read(&s->messages);
  session_arrange(s);
}
