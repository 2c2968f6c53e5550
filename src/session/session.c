/* The session: set up, arranged, asked. */
#include "base/date.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "session/boxes.h"
#include "session/facets_pane.h"
#include "session/files.h"
#include "session/folder_tree.h"
#include "session/follow.h"
#include "session/hints.h"
#include "session/history.h"
#include "session/list_pane.h"
#include "session/menu.h"
#include "session/messages.h"
#include "session/news.h"
#include "session/outer.h"
#include "session/overlay.h"
#include "session/page_find.h"
#include "session/page_pane.h"
#include "session/page_read.h"
#include "session/page_whole.h"
#include "session/panel_pane.h"
#include "session/panes.h"
#include "session/preview.h"
#include "session/prompt.h"
#include "session/related.h"
#include "session/remark.h"
#include "session/remember.h"
#include "session/searches.h"
#include "session/snippet_line.h"
#include "session/ticks.h"
#include "session/track.h"
#include "session/usual_sort.h"
#include "session/watching.h"
#include "session/welcome.h"

#include <stdlib.h>
#include <time.h>

static double system_now_ms(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* ---- setting up ---- */

static char *copy_of(const char *s)
{
  return s ? mem_copy(s, strlen(s)) : NULL;
}

static void take_place(struct session *s, const struct library_place *place)
{
  s->roots = mem_zalloc(place->n_roots, sizeof *s->roots);
  for (size_t i = 0; i < place->n_roots; i++)
    s->roots[i] = copy_of(place->roots[i]);
  s->cache_dir = copy_of(place->cache_dir);
  s->place = *place;
  s->place.roots = (const char *const *)s->roots;
  s->place.cache_dir = s->cache_dir;
}

/* Every option that a running reader can take on. */
static bool take_config(struct session *s, const struct session_setup *setup, struct err *err)
{
  if (!setup->config) s->own_config = config_new();
  s->config = setup->config ? setup->config : s->own_config;
  s->config_file = copy_of(setup->config_file);
  for (int i = 0; i < THEMES_FOLDERS; i++)
    s->themes.folders[i] = copy_of(setup->themes.folders[i]);
  s->themes.looks = config_tree(s->config, SETTING_LOOKS);
  for (int id = 0; id < SETTING_COUNT; id++) {
    const struct tree *value = config_tree(s->config, (enum setting_id)id);
    if (settings[id].apply && !settings[id].apply(s, value, err)) return false;
  }
  return true;
}

static void take_setup(struct session *s, const struct session_setup *setup)
{
  take_place(s, &setup->place);
  buf_add(&s->title, setup->title);
  buf_add(&s->stdin_text, setup->stdin_text);
  s->cols = setup->cols;
  s->rows = setup->rows;
  s->ascii = s->only_ascii = setup->ascii;
  s->secure = setup->secure;
  outer_init(s, &setup->programs);
  s->no_colours = s->lacks_colours = setup->no_colours;
  s->syntax = setup->syntax;
  s->interruptible = setup->interruptible;
  s->input_fd = setup->input_fd;
  s->today = setup->today ? setup->today : date_today();
  s->now_ms = setup->now_ms ? setup->now_ms : system_now_ms;
}

static void init_parts(struct session *s)
{
  s->overlay.arena = arena_new();
  menu_close(s);
  list_pane_init(&s->list);
  page_pane_init(&s->page);
  keymap_init(&s->keymap);
}

static bool starts_with(const struct session *s, const char *word)
{
  return config_is(s->config, SETTING_START, word);
}

static struct str first_query(const struct session *s, const struct session_setup *setup)
{
  bool is_query = !starts_with(s, "list") && !starts_with(s, "searches");
  return setup->query.n || !is_query ? setup->query : str_of(config_text(s->config, SETTING_START));
}

/* Where nothing is saved there is nothing to begin with. */
static void show_searches(struct session *s, const struct session_setup *setup)
{
  if (!s->library || setup->n_pages || setup->query.n || !starts_with(s, "searches")) return;
  searches_open(s);
  if (!searches_has_selected(s)) overlay_close(s);
}

static bool open_library(struct session *s, const struct session_setup *setup, struct err *err)
{
  if (!s->place.n_roots) return true;
  s->library = library_open(&s->place, err);
  if (!s->library) return false;
  track_library(s);
  track_visits_begin(s);
  s->n_notes = library_count(s->library);
  struct buf query = BUF_INIT;
  utf8_repair(&query, str_first(first_query(s, setup), LIMIT_QUERY_BYTES));
  list_pane_set_query(s, buf_str(&query), LIST_SELECT_FIRST);
  buf_release(&query);
  if (library_notice(s->library).n) session_warn(s, "%.*s", STR_ARG(library_notice(s->library)));
  if (setup->watch) watching_start(s); /* before the update, which tells what is to be watched */
  s->update_is_due = setup->update;
  usual_sort_check(s);
  return true;
}

struct session *session_new(const struct session_setup *setup, struct err *err)
{
  struct session *s = mem_zalloc(1, sizeof *s);
  *err = (struct err)ERR_INIT;
  take_setup(s, setup);
  track_start(s, setup->state);
  init_parts(s);
  state_look(s->state);
  panes_begin(s);
  overlay_read_recent(s);
  welcome_begin(s);
  state_look_end(s->state);
  bool ok = take_config(s, setup, err);
  if (ok) remember_begin(s);
  if (!ok || !open_library(s, setup, err) || !files_begin(s, setup, err)) {
    session_free(s);
    return NULL;
  }
  if (setup->watch) watching_start(s);
  if (!s->library) session_focus(s, PANE_PAGE);
  show_searches(s, setup);
  if (setup->notice.n) session_warn(s, "%.*s", STR_ARG(setup->notice));
  session_arrange(s);
  return s;
}

/* What else would have been kept when no key waits. */
bool session_end(struct session *s, struct err *err)
{
  s->has_ended = true;
  track_leave_page(s);
  if (panes_changed(s)) panes_keep(s);
  if (remember_changed(s)) remember_keep(s);
  if (welcome_changed(s)) welcome_keep(s);
  return state_finish(s->state, err);
}

void session_free(struct session *s)
{
  struct err ignored = ERR_INIT;
  if (!s) return;
  if (s->state && !s->has_ended) session_end(s, &ignored);
  updater_stop(s->updater);
  watcher_free(s->watcher);
  watch_end(&s->watch);
  list_pane_release(&s->list);
  facets_pane_release(&s->facets);
  folder_tree_release(&s->folder_tree);
  page_pane_release(&s->page);
  panel_pane_release(&s->panel);
  prompt_release(&s->prompt);
  menu_release(&s->menu);
  remark_release(&s->remark);
  searches_release(&s->searches);
  overlay_release(&s->overlay);
  preview_release(&s->preview);
  hints_release(&s->hints);
  outer_release(&s->outer);
  history_release(&s->history);
  files_release(&s->files);
  keymap_release(&s->keymap);
  config_free(s->own_config);
  library_close(s->library);
  if (panes_changed(s)) panes_keep(s);
  if (remember_changed(s)) remember_keep(s);
  track_end(s);
  ticks_release(&s->ticks);
  for (size_t i = 0; i < s->place.n_roots; i++)
    free(s->roots[i]);
  free(s->roots);
  free(s->cache_dir);
  free(s->config_file);
  for (int i = 0; i < THEMES_FOLDERS; i++)
    free((char *)s->themes.folders[i]);
  buf_release(&s->theme_name);
  buf_release(&s->title);
  buf_release(&s->stdin_text);
  messages_release(&s->messages);
  buf_release(&s->request_text);
  free(s);
}

/* ---- where everything stands ---- */

bool *session_panel_open(struct session *s)
{
  return &s->panel_open[geometry_mode(s->cols)];
}

bool *session_facets_open(struct session *s)
{
  return &s->facets_open[geometry_mode(s->cols)];
}

void session_arrange(struct session *s)
{
  bool is_whole = page_whole_is_open(&s->page);
  struct geometry_wants wants = {
      .cols = s->cols,
      .rows = s->rows,
      .focus = s->focus,
      .has_list = s->library != NULL,
      .facets_open = *session_facets_open(s),
      .panel_open = *session_panel_open(s),
      .zoomed = s->zoomed || is_whole,
      .text_cols = is_whole ? s->cols : s->text_cols,
      .align_left = s->align_left,
      .without_hints = s->without_hints,
      .sizes = s->sizes[geometry_mode(s->cols)],
  };
  geometry_set(&s->geometry, &wants);
  wants.menu_rows = menu_rows(s);
  wants.trouble_rows = wants.menu_rows ? 0 : remark_rows(s);
  if (wants.menu_rows || wants.trouble_rows) geometry_set(&s->geometry, &wants);
  list_pane_show_selected(s);
  facets_pane_show_cursor(s);
  page_pane_lay_out(s);
  panel_pane_lay_out(s);
  overlay_arrange(s);
}

void session_resize(struct session *s, int cols, int rows)
{
  s->cols = cols;
  s->rows = rows;
  hints_give_up(s);
  session_arrange(s);
}

/* A page that has the keys is being read: it goes into the history. */
void session_focus(struct session *s, enum pane pane)
{
  if (pane != PANE_PAGE) page_whole_close(s);
  s->focus = pane;
  session_arrange(s);
  if ((pane == PANE_PAGE || pane == PANE_PANEL) && s->page.article)
    history_visit(&s->history, &s->page);
}

enum context session_pane_context(const struct session *s)
{
  static const enum context of_pane[PANE_COUNT] = {[PANE_LIST] = CONTEXT_LIST,
      [PANE_FACETS] = CONTEXT_FACETS,
      [PANE_PAGE] = CONTEXT_PAGE,
      [PANE_PANEL] = CONTEXT_PANEL};
  return of_pane[s->focus];
}

enum context session_context(const struct session *s)
{
  if (s->prompt.kind) return CONTEXT_PROMPT;
  return s->overlay.kind ? CONTEXT_OVERLAY : session_pane_context(s);
}

/* ---- before a screen is drawn ---- */

/* The page beside the list shows the note that is selected there. Does it show another? */
static bool selection_is_ahead(const struct session *s)
{
  const struct result_row *row = list_pane_row(&s->list, s->list.selected);
  if (!row || !row->path.n || row->id == s->list.shown_id) return false;
  if (s->focus != PANE_LIST && s->focus != PANE_FACETS) return false;
  return !area_is_empty(s->geometry.panes[PANE_PAGE]);
}

/* A long note, which takes time before its first line is known, would hold the cursor up. */
static bool is_soon_read(const char *path)
{
  enum { SOON_BYTES = 256 * 1024 };
  struct fs_stamp stamp;
  return !fs_look(path, &stamp) || stamp.size_bytes <= SOON_BYTES;
}

static void follow_selection(struct session *s, bool has_time)
{
  struct buf path = BUF_INIT;
  if (!selection_is_ahead(s)) return;
  const struct result_row *row = list_pane_row(&s->list, s->list.selected);
  list_pane_add_path(s, &path, row);
  if (has_time || is_soon_read(buf_cstr(&path))) {
    s->list.shown_id = row->id;
    open_preview(s, buf_str(&path));
  }
  buf_release(&path);
}

static bool catch_up_with_selection(struct session *s)
{
  follow_selection(s, true);
  return true;
}

bool session_prepare(struct session *s)
{
  bool ready = list_pane_settle(s, true);
  if (ready) menu_settle(s);
  session_arrange(s);
  list_pane_read(s);
  track_look_at_rows(s);
  track_tell_waiting(s);
  track_tell_notice(s);
  follow_selection(s, false);
  boxes_settle(s);
  return ready;
}

/* ---- while no key waits ---- */

static bool page_goes_on(const struct session *s)
{
  return page_read_goes_on(&s->page);
}

static bool page_go_on(struct session *s)
{
  bool has_news = page_read_slice(s);
  if (has_news) overlay_grow(s);
  return has_news;
}

static bool list_goes_on(const struct session *s)
{
  return list_pane_goes_on(&s->list);
}

static bool find_goes_on(const struct session *s)
{
  return page_find_goes_on(&s->page);
}

/* What is done beside, the most urgent first: one row each. */
static const struct {
  bool (*goes_on)(const struct session *s);
  bool (*go_on)(struct session *s); /* true: the screen should be drawn */
} works[] = {
    {news_is_due, news_begin},
    {selection_is_ahead, catch_up_with_selection},
    {page_goes_on, page_go_on},
    {list_goes_on, list_pane_go_on},
    {about_goes_on, about_go_on},
    {preview_goes_on, preview_go_on},
    {find_goes_on, page_find_slice},
    {remark_goes_on, remark_look},
    {snippet_line_goes_on, snippet_line_look},
    {searches_goes_on, searches_count},
    {facets_pane_goes_on, facets_pane_count},
    {panes_changed, panes_keep},
    {remember_changed, remember_keep},
    {track_waiting_goes_on, track_waiting_go_on},
    {track_goes_on, track_go_on},
    {welcome_changed, welcome_keep},
    {related_goes_on, related_look},
};

enum { WORKS = sizeof works / sizeof *works };

static size_t next_work(const struct session *s)
{
  size_t i = 0;
  while (i < WORKS && !works[i].goes_on(s))
    i++;
  return i;
}

bool session_has_work(const struct session *s)
{
  return next_work(s) < WORKS;
}

bool session_work(struct session *s)
{
  size_t i = next_work(s);
  return i < WORKS && works[i].go_on(s);
}

/* ---- what is told ---- */

__attribute__((format(printf, 3, 0))) static void tell(
    struct session *s, enum message_kind kind, const char *fmt, va_list args)
{
  struct buf text = BUF_INIT;
  buf_vaddf(&text, fmt, args);
  messages_add(s, kind, buf_str(&text));
  buf_release(&text);
}

void session_tell(struct session *s, const char *fmt, ...)
{
  va_list args;
  va_start(args, fmt);
  tell(s, MESSAGE_SAYS, fmt, args);
  va_end(args);
}

void session_complain(struct session *s, const char *fmt, ...)
{
  va_list args;
  va_start(args, fmt);
  tell(s, MESSAGE_COMPLAINS, fmt, args);
  va_end(args);
}

void session_warn(struct session *s, const char *fmt, ...)
{
  va_list args;
  va_start(args, fmt);
  tell(s, MESSAGE_WARNING, fmt, args);
  va_end(args);
}

void session_tell_keys(struct session *s, const char *action, const char *what)
{
  struct buf keys = BUF_INIT;
  keymap_add_keys(&s->keymap, &keys, action_find(str_of(action)), CONTEXT_ANYWHERE);
  session_tell(s, "%s %s", buf_cstr(&keys), what);
  buf_release(&keys);
}

bool session_wants_ascii(const struct session *s)
{
  return s->ascii;
}

bool session_wants_colours(const struct session *s)
{
  return !s->no_colours;
}

bool session_wants_linear(const struct session *s)
{
  return s->is_linear;
}

void session_prints_lines(struct session *s)
{
  s->is_linear = true;
}

bool session_takes_text(const struct session *s)
{
  return s->prompt.kind != PROMPT_NONE;
}

int session_fd(const struct session *s)
{
  if (s->updater) return updater_fd(s->updater);
  return s->watcher ? watcher_fd(s->watcher) : -1;
}

int session_wait_ms(const struct session *s)
{
  const int waits[] = {watching_wait_ms(s), track_waits_ms(s), track_place_wait_ms(s)};
  int shortest = -1;
  for (size_t i = 0; i < sizeof waits / sizeof *waits; i++)
    if (waits[i] >= 0 && (shortest < 0 || waits[i] < shortest)) shortest = waits[i];
  return shortest;
}

void session_news(struct session *s)
{
  s->messages.has_news = true;
  news_take(s);
  watching_take(s);
  s->messages.has_news = false;
}

/* A second wall behind the table of actions, whatever way led here. */
static bool reaches_beyond(enum session_request_kind kind)
{
  return kind == REQUEST_COPY || kind == REQUEST_RUN || kind == REQUEST_SUSPEND;
}

struct session_request session_take_request(struct session *s)
{
  if (s->secure && reaches_beyond(s->request)) {
    s->request = REQUEST_NONE;
    session_complain(s, "what reaches beyond reading is refused in secure mode");
  }
  struct session_request request = {
      .kind = s->request, .text = buf_str(&s->request_text), .order = s->outer.order};
  s->request = REQUEST_NONE;
  return request;
}
