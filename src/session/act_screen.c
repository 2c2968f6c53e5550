/* Panes, overlays and the terminal. */
#include "session/acts.h"
#include "session/follow.h"
#include "session/news.h"
#include "session/overlay.h"
#include "session/prompt.h"
#include "session/reconfigure.h"
#include "session/welcome.h"

static bool can_have_focus(const struct session *s, enum pane pane)
{
  switch (pane) {
  case PANE_LIST: return s->library != NULL;
  case PANE_FACETS: return s->focus == PANE_FACETS || !area_is_empty(s->geometry.facets);
  case PANE_PAGE: return s->page.article || s->list.total;
  default:
    return s->page.article && (s->panel_open[geometry_mode(s->cols)] || s->focus == PANE_PANEL);
  }
}

static void go_to_pane(struct session *s, int step)
{
  enum pane pane = s->focus;
  do
    pane = (enum pane)((pane + step + PANE_COUNT) % PANE_COUNT);
  while (pane != s->focus && !can_have_focus(s, pane));
  if (pane == PANE_PAGE && !s->page.article)
    open_selected(s);
  else
    session_focus(s, pane);
}

void act_next_pane(struct session *s, long count)
{
  (void)count;
  go_to_pane(s, 1);
}

void act_previous_pane(struct session *s, long count)
{
  (void)count;
  go_to_pane(s, -1);
}

void act_zoom(struct session *s, long count)
{
  (void)count;
  if (!s->zoomed && geometry_panes(&s->geometry) < 2) {
    session_tell(s, "this is the only pane on the screen");
    return;
  }
  s->zoomed = !s->zoomed;
  session_arrange(s);
}

/* The place of the theme in the list; n: it is none of them, but a file. */
static size_t theme_place(const struct session *s, const struct str *names, size_t n)
{
  size_t at = 0;
  while (at < n && !str_eq(names[at], buf_str(&s->theme_name)))
    at++;
  return at;
}

static void use_theme(struct session *s, struct str name, size_t at, size_t n)
{
  struct err err = ERR_INIT;
  struct theme theme;
  bool ok = themes_read(&s->themes, name.p, &theme, &err);
  buf_clear(&s->theme_name); /* also of one that is broken: the next comes after it */
  buf_add(&s->theme_name, name);
  if (!ok) {
    session_complain(s, "%s", err.text);
    return;
  }
  s->theme = theme;
  session_tell(s, "theme %zu of %zu: %.*s", at + 1, n, STR_ARG(name));
  session_arrange(s);
}

void act_theme(struct session *s, long count)
{
  struct arena *a = arena_new();
  struct str *names;
  size_t n = themes_list(&s->themes, a, &names);
  size_t next = n ? (theme_place(s, names, n) + 1) % (n + 1) % n : 0;
  if (count > 0) next = (size_t)count - 1;
  if (next < n)
    use_theme(s, names[next], next, n);
  else
    session_complain(s, n ? "there are %zu themes" : "no themes are installed", n);
  arena_free(a);
}

void act_palette(struct session *s, long count)
{
  (void)count;
  prompt_open_palette(s, STR_NONE);
}

void act_set(struct session *s, long count)
{
  (void)count;
  prompt_open_palette(s, STR_LIT("set "));
}

void act_mouse(struct session *s, long count)
{
  (void)count;
  s->pointer.is_wanted = !s->pointer.is_wanted;
  if (s->pointer.is_wanted)
    session_tell(s, "the mouse works here; with Shift it selects text, in most terminals");
  else
    session_tell(s, "the mouse is the terminal's own again");
}

void act_messages(struct session *s, long count)
{
  (void)count;
  if (s->overlay.kind) overlay_close(s);
  overlay_open_messages(s);
}

void act_help(struct session *s, long count)
{
  (void)count;
  bool is_open = s->overlay.kind == OVERLAY_HELP;
  welcome_end(s);
  if (s->prompt.kind) prompt_cancel(s);
  if (s->overlay.kind) overlay_close(s);
  if (!is_open) overlay_open_help(s);
}

void act_reload(struct session *s, long count)
{
  (void)count;
  if (s->page.article) open_again(s);
  s->n_failed_told = 0; /* who asks is told again */
  news_start(s);
}

void act_reload_config(struct session *s, long count)
{
  (void)count;
  reconfigure(s, true);
}

void act_redraw(struct session *s, long count)
{
  (void)count;
  s->request = REQUEST_REDRAW;
}

void act_suspend(struct session *s, long count)
{
  (void)count;
  s->request = REQUEST_SUSPEND;
}
