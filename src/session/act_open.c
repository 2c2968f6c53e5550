/* Opening notes, going back and leaving. */
#include "session/acts.h"
#include "session/facets_pane.h"
#include "session/files.h"
#include "session/follow.h"
#include "session/history.h"
#include "session/list_groups.h"
#include "session/list_pane.h"
#include "session/menu.h"
#include "session/messages.h"
#include "session/overlay.h"
#include "session/page_find.h"
#include "session/page_whole.h"
#include "session/prompt.h"
#include "session/welcome.h"

void act_open(struct session *s, long count)
{
  (void)count;
  if (list_groups_is_folded(s)) {
    list_groups_fold(s, false);
    return;
  }
  open_selected(s);
}

static void open_neighbour(struct session *s, long by)
{
  size_t before = s->list.selected;
  list_pane_move(s, by);
  if (s->list.selected == before)
    session_complain(s, "this is the %s note of the list", by > 0 ? "last" : "first");
  else
    open_selected(s);
}

void act_next_note(struct session *s, long count)
{
  open_neighbour(s, count > 0 ? count : 1);
}

void act_previous_note(struct session *s, long count)
{
  open_neighbour(s, count > 0 ? -count : -1);
}

void act_history_back(struct session *s, long count)
{
  open_visited(s, count > 0 ? -count : -1);
}

void act_history_forward(struct session *s, long count)
{
  open_visited(s, count > 0 ? count : 1);
}

void act_next_file(struct session *s, long count)
{
  files_go(s, count > 0 ? count : 1);
}

void act_previous_file(struct session *s, long count)
{
  files_go(s, count > 0 ? -count : -1);
}

void act_files(struct session *s, long count)
{
  if (count > 0 && (size_t)count <= s->files.n)
    files_open(s, (size_t)count - 1);
  else
    overlay_open_files(s);
}

void act_choose(struct session *s, long count)
{
  (void)count;
  overlay_choose(s);
}

void act_quit(struct session *s, long count)
{
  (void)count;
  s->request = REQUEST_QUIT;
}

/* One step out: of the overlay, the zoom, the panel, the page, the program. */
void act_back(struct session *s, long count)
{
  bool was_sheet = s->geometry.sheet && !s->zoomed;
  (void)count;
  if (s->overlay.kind)
    overlay_close(s);
  else if (s->focus == PANE_PAGE && page_whole_is_open(&s->page))
    page_whole_close(s);
  else if (s->zoomed)
    s->zoomed = false;
  else if (s->focus == PANE_PANEL) {
    if (was_sheet) *session_panel_open(s) = false;
    session_focus(s, PANE_PAGE);
  } else if (s->focus == PANE_FACETS || (s->focus == PANE_PAGE && s->library))
    session_focus(s, PANE_LIST);
  else
    act_quit(s, 0);
}

/* What was chosen for a query is given up before the query is. */
static void leave_prompt(struct session *s)
{
  if (!menu_give_up(s)) prompt_cancel(s);
}

void act_cancel(struct session *s, long count)
{
  if (s->prompt.kind)
    leave_prompt(s);
  else if (messages_read(&s->messages))
    return;
  else if (!s->overlay.kind && s->focus == PANE_FACETS && s->facets.filter.n)
    facets_pane_filter(s, STR_NONE);
  else if (s->overlay.kind || s->focus == PANE_PANEL || s->focus == PANE_FACETS)
    act_back(s, count);
  else if (s->focus == PANE_PAGE && s->page.pattern.n)
    page_find_clear(s);
  else if (s->focus == PANE_PAGE && page_whole_is_open(&s->page))
    page_whole_close(s);
  else if (s->focus == PANE_LIST && s->list.query.n)
    list_pane_set_query(s, STR_NONE, LIST_SELECT_SAME);
  else if (!welcome_end(s))
    session_tell_keys(s, "quit", "leaves the program");
}
