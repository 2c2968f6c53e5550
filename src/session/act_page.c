/* Moves on the page and in its post meta. */
#include "session/acts.h"
#include "session/follow.h"
#include "session/hints.h"
#include "session/list_pane.h"
#include "session/overlay.h"
#include "session/page_pane.h"
#include "session/panel_pane.h"
#include "session/preview.h"
#include "session/prompt.h"
#include "session/slide.h"

enum { TEXT_COLS_STEP = 4 };

/* ---- headings and links ---- */

void act_next_heading(struct session *s, long count)
{
  const struct page_pane *p = &s->page;
  size_t line = p->top, found = SIZE_MAX;
  for (long left = count > 0 ? count : 1; left > 0; left--) {
    size_t next = page_pane_next_heading(p, line);
    if (next == SIZE_MAX) break;
    found = next;
    line = p->lines->headings[next].line;
  }
  size_t before = p->top;
  if (found != SIZE_MAX) page_pane_scroll_to(s, line);
  if (p->top == before) session_complain(s, "the last heading is on the screen");
}

void act_previous_heading(struct session *s, long count)
{
  const struct page_pane *p = &s->page;
  size_t before = p->top;
  for (long left = count > 0 ? count : 1; left > 0; left--) {
    size_t found = page_pane_previous_heading(p, p->top);
    page_pane_scroll_to(s, found == SIZE_MAX ? 0 : p->lines->headings[found].line);
    if (found == SIZE_MAX) break;
  }
  if (p->top == before) session_complain(s, "this is the beginning");
}

void act_outline(struct session *s, long count)
{
  (void)count;
  prompt_open_outline(s);
}

void act_links(struct session *s, long count)
{
  (void)count;
  hints_ask(s, 1u << TARGET_LINK | 1u << TARGET_IMAGE | 1u << TARGET_JUMP, HINT_FOLLOW);
}

enum { PREVIEW_KINDS = 1u << TARGET_LINK | 1u << TARGET_IMAGE | 1u << TARGET_JUMP };

void act_preview_link(struct session *s, long count)
{
  (void)count;
  hints_ask(s, PREVIEW_KINDS, HINT_PREVIEW);
}

void act_list_link(struct session *s, long count)
{
  (void)count;
  hints_ask(s, PREVIEW_KINDS, HINT_LIST);
}

void act_preview_listed(struct session *s, long count)
{
  const struct target *selected = overlay_selected_link(s);
  (void)count;
  if (selected) preview_target(s, selected);
}

void act_preview_note(struct session *s, long count)
{
  const struct result_row *row = list_pane_selected(s);
  struct buf path = BUF_INIT;
  (void)count;
  if (row && row->path.n) {
    list_pane_add_path(s, &path, row);
    preview_note(s, buf_str(&path));
  }
  buf_release(&path);
}

void act_link_list(struct session *s, long count)
{
  (void)count;
  overlay_open_links(s);
}

void act_filter(struct session *s, long count)
{
  (void)count;
  if (s->overlay.kind == OVERLAY_LINKS) {
    prompt_open_links(s);
  } else {
    overlay_close(s); /* the palette has all that help has, and can be typed into */
    prompt_open_palette(s, STR_NONE);
  }
}

/* ---- width ---- */

static void set_text_cols(struct session *s, int cols)
{
  if (cols < TEXT_COLS_MIN) cols = TEXT_COLS_MIN;
  if (cols > s->text_cols_most) cols = s->text_cols_most;
  s->text_cols = cols;
  session_arrange(s);
  session_tell(s, "text of at most %d columns, %d on this screen", cols, s->geometry.text.cols);
}

void act_wider(struct session *s, long count)
{
  set_text_cols(s, s->text_cols + (count > 0 ? (int)count : 1) * TEXT_COLS_STEP);
}

void act_narrower(struct session *s, long count)
{
  set_text_cols(s, s->text_cols - (count > 0 ? (int)count : 1) * TEXT_COLS_STEP);
}

/* ---- long lines ---- */

/* By half a page, or by so many columns. */
static void slide(struct session *s, long count, int direction)
{
  long half = s->geometry.text.cols / 2;
  if (slide_by(s, direction * (count > 0 ? count : half > 0 ? half : 1))) return;
  if (!slide_most(s))
    session_complain(s, "no line in sight is wider than the page");
  else
    session_complain(s, direction < 0 ? "this is where lines begin" : "the longest line ends here");
}

void act_slide_left(struct session *s, long count)
{
  slide(s, count, -1);
}

void act_slide_right(struct session *s, long count)
{
  slide(s, count, 1);
}

void act_wrap_code(struct session *s, long count)
{
  (void)count;
  s->wrap_code = !s->wrap_code;
  session_arrange(s);
  if (s->wrap_code)
    session_tell(s, "long lines of code are wrapped");
  else
    session_tell_keys(s, "slide-right", "shows the rest of long lines of code");
}

void act_align(struct session *s, long count)
{
  (void)count;
  s->align_left = !s->align_left;
  session_arrange(s);
  session_tell(s, "the text stands %s", s->align_left ? "left" : "in the middle");
}

/* ---- the panel ---- */

void act_panel(struct session *s, long count)
{
  (void)count;
  if (!area_is_empty(s->geometry.panes[PANE_PANEL])) {
    *session_panel_open(s) = s->zoomed = false;
    session_focus(s, s->focus == PANE_PANEL ? PANE_PAGE : s->focus);
    return;
  }
  *session_panel_open(s) = true;
  s->zoomed = false;
  if ((s->focus == PANE_LIST || s->focus == PANE_FACETS) && s->list.total) open_selected(s);
  session_arrange(s);
  if (area_is_empty(s->geometry.panes[PANE_PANEL])) session_focus(s, PANE_PAGE);
  if (area_is_empty(s->geometry.panes[PANE_PANEL])) session_focus(s, PANE_PANEL);
}

void act_take(struct session *s, long count)
{
  const struct target *target = panel_pane_target(&s->panel);
  (void)count;
  if (target)
    follow_target(s, target);
  else
    session_complain(s, "there is nothing to fold, to search or to open in this line");
}

static void fold_group(struct session *s, bool folded)
{
  const struct target *group = panel_pane_group(&s->panel);
  if (group && group->folded != folded) panel_pane_fold(s, group->field, folded);
}

void act_fold(struct session *s, long count)
{
  (void)count;
  fold_group(s, true);
}

void act_unfold(struct session *s, long count)
{
  (void)count;
  fold_group(s, false);
}
