/* The right end of the first line. */
#include "session/top.h"

#include "base/text.h"
#include "session/geometry.h"

enum { SHARE = 3 }; /* of the line, which says more than this */

static const char *const pane_names[PANE_COUNT] = {
    [PANE_LIST] = "list", [PANE_FACETS] = "facets", [PANE_PAGE] = "note", [PANE_PANEL] = "meta"};

/* What was added to the text since `from` is a part. */
static void end_part(struct top_aside *aside, size_t from, const char *action, enum pane pane)
{
  struct str text = buf_str(&aside->text);
  int col = text_cols(str_first(text, from));
  if (text.n == from) return;
  aside->parts[aside->n++] = (struct top_part){col, text_cols(text) - col, action, pane};
}

/* "list [note] meta": the panes on the screen, the one that has the keys in brackets. */
static void add_panes(const struct session *s, struct top_aside *aside)
{
  if (geometry_panes(&s->geometry) < 2) return;
  for (int pane = 0; pane < PANE_COUNT; pane++) {
    size_t from = aside->text.n;
    bool has_keys = pane == (int)s->focus;
    if (area_is_empty(s->geometry.panes[pane])) continue;
    buf_addf(&aside->text, has_keys ? "[%s]" : " %s ", pane_names[pane]);
    end_part(aside, from, NULL, (enum pane)pane);
  }
}

/* Adds a key and what it does, where it has one. */
static void add_key(
    const struct session *s, struct top_aside *aside, const char *action, const char *what)
{
  size_t from = aside->text.n;
  const struct binding *b =
      keymap_first(&s->keymap, action_find(str_of(action)), session_context(s));
  if (!b) return;
  binding_add_keys(&aside->text, b);
  buf_add_cstr(&aside->text, what);
  end_part(aside, from, action, s->focus);
}

struct top_aside top_aside(const struct session *s)
{
  struct top_aside aside = {.text = BUF_INIT};
  add_panes(s, &aside);
  if (s->geometry.sheet) {
    buf_addf(&aside.text, "%s   ", pane_names[s->focus]);
    add_key(s, &aside, pane_names[s->focus], "=close");
  }
  if (aside.text.n) buf_add_cstr(&aside.text, "   ");
  add_key(s, &aside, "help", "=help");
  return aside;
}

struct area top_aside_area(const struct session *s, const struct top_aside *aside)
{
  struct area line = area_inset(s->geometry.top);
  int cols = text_cols(buf_str(&aside->text));
  bool fits = cols && line.cols >= SHARE * (int)aside->text.n;
  return fits ? area_from(line, 0, line.cols - cols) : area_part(line, 0, 0, 0);
}
