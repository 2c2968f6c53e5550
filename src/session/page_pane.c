/* The page that is open. */
#include "session/page_pane.h"

#include "base/fs.h"
#include "base/limits.h"
#include "library/fnv.h"
#include "page/layout.h"
#include "session/history.h"
#include "session/news.h"
#include "session/page_read.h"
#include "session/page_whole.h"
#include "session/track.h"
#include "session/value_page.h"

void page_pane_init(struct page_pane *p)
{
  *p = (struct page_pane){.place = {.at_top = true}, .chosen = -1, .whole = {.block = -1}};
}

static void forget_note(struct page_pane *p)
{
  page_read_forget(p);
  document_free(p->document);
  article_free(p->article);
  world_release(&p->world);
  p->document = NULL;
  p->article = NULL;
  p->serial++;
  p->chosen = -1;
  p->stamp = (struct fs_stamp){0};
  p->is_gone = false;
  p->trouble = (struct err)ERR_INIT;
  buf_clear(&p->address);
}

void page_pane_release(struct page_pane *p)
{
  forget_note(p);
  buf_release(&p->path);
  buf_release(&p->about);
  buf_release(&p->name);
  buf_release(&p->pattern);
  buf_release(&p->aim_anchor);
  buf_release(&p->address);
  matches_release(&p->matches);
}

/* What is shown of a path: from its root on, where it is in one, else from the working folder. */
static void set_name(struct session *s, struct str path)
{
  struct page_pane *p = &s->page;
  buf_clear(&p->name);
  if (s->library && library_relative(s->library, path, &p->name)) return;
  buf_clear(&p->name);
  buf_add(&p->name, fs_from_here(path));
}

/* Takes the bytes over. */
static void take_note(struct session *s, struct buf *bytes)
{
  struct page_pane *p = &s->page;
  world_init(&p->world, s->library, buf_str(&p->path));
  p->article = article_take_by(s->place.field_names, buf_str(&p->name), bytes);
  p->document = document_begin(p->article->front.body, p->article->front.body_line);
  if (p->about.n) return; /* its links are no addresses of files */
  world_check_links(&p->world, p->document);
  p->world.links.is_indexing = news_is_coming(s);
}

static bool read_note(struct session *s)
{
  struct page_pane *p = &s->page;
  struct buf bytes = BUF_INIT;
  struct err err = ERR_INIT;
  struct fs_stamp stamp = {0};
  bool ok = library_read(s->library, buf_str(&p->path), &bytes, &stamp, &err);
  bool was_kept = s->track.kept_serial == p->serial;
  forget_note(p);
  if (was_kept) s->track.kept_serial = p->serial;
  p->hash = ok ? fnv1a(buf_str(&bytes)) : 0;
  if (ok)
    take_note(s, &bytes);
  else
    p->trouble = err;
  p->stamp = stamp;
  buf_release(&bytes);
  return ok;
}

void page_pane_index_came(struct session *s)
{
  struct page_pane *p = &s->page;
  bool was_unsure = p->world.links.n_unsure > 0;
  p->world.links.is_indexing = false;
  if (!p->document || !was_unsure) return;
  world_check_links(&p->world, p->document);
  page_read_forget(p);
}

bool page_pane_is_open(const struct page_pane *p, struct str path)
{
  return p->article && str_eq(buf_str(&p->path), path);
}

bool page_pane_look_again(struct session *s)
{
  struct page_pane *p = &s->page;
  struct fs_stamp now;
  if (!p->path.n || !p->article) return true;
  bool is_there = fs_look(buf_cstr(&p->path), &now), was_gone = p->is_gone;
  p->is_gone = !is_there;
  if (is_there) return fs_stamp_eq(&now, &p->stamp) || read_note(s);
  if (!was_gone)
    session_complain(s, "%s is gone: what is shown is what it held", buf_cstr(&p->name));
  return true;
}

/* Another page begins at its beginning, and nothing was looked for in it. */
static void begin(struct page_pane *p)
{
  p->place = (struct place){.at_top = true};
  p->top = 0;
  p->slid_cols = 0;
  page_whole_forget(p);
  buf_clear(&p->pattern);
}

bool page_pane_open(struct session *s, struct str path)
{
  struct page_pane *p = &s->page;
  if (page_pane_is_open(p, path)) return page_pane_look_again(s);
  struct buf copy = BUF_INIT; /* of a path that may be the page's own */
  buf_add(&copy, path);
  track_leave_page(s);
  buf_clear(&p->about);
  buf_release(&p->path);
  p->path = copy;
  set_name(s, buf_str(&p->path));
  begin(p);
  bool ok = read_note(s);
  if (ok) track_return(s);
  return ok;
}

void page_pane_renamed(struct session *s, struct str path)
{
  struct page_pane *p = &s->page;
  history_renamed(&s->history, buf_str(&p->path), path);
  buf_clear(&p->path);
  buf_add(&p->path, path);
  set_name(s, path);
  read_note(s); /* its links lead elsewhere now */
}

static void take_text(struct session *s, struct str text)
{
  struct buf copy = BUF_INIT;
  buf_add(&copy, text);
  forget_note(&s->page);
  take_note(s, &copy);
}

void page_pane_open_text(struct session *s, struct str name, struct str text)
{
  struct page_pane *p = &s->page;
  track_leave_page(s);
  buf_clear(&p->about);
  buf_clear(&p->path);
  buf_clear(&p->name);
  buf_add(&p->name, name);
  begin(p);
  take_text(s, text);
}

void page_pane_open_about(struct session *s, struct str id, struct str text)
{
  struct page_pane *p = &s->page;
  bool is_open = p->article && str_eq(buf_str(&p->about), id);
  track_leave_page(s);
  if (!is_open) begin(p);
  buf_clear(&p->path);
  if (!is_open) {
    buf_clear(&p->about);
    buf_add(&p->about, id);
  }
  buf_clear(&p->name);
  buf_add_cstr(&p->name, VALUE_PAGE_ABOUT " ");
  value_page_add_name(&p->name, str_from(id, strlen(VALUE_PAGE_ABOUT)));
  take_text(s, text);
}

struct str page_pane_id(const struct page_pane *p)
{
  return p->path.n ? buf_str(&p->path) : buf_str(&p->about);
}

bool page_pane_reload(struct session *s)
{
  struct page_pane *p = &s->page;
  struct fs_stamp now;
  if (!p->path.n) return p->article;
  if (p->article && !fs_look(buf_cstr(&p->path), &now)) return page_pane_look_again(s);
  return read_note(s);
}

static size_t rows_of(const struct session *s)
{
  return s->geometry.text.rows > 1 ? (size_t)s->geometry.text.rows : 1;
}

/* Rows of lines that stay at the top: none where they would take half of the screen. */
static size_t head_rows(const struct session *s)
{
  size_t n = s->page.lines ? s->page.lines->n_head : 0;
  return 2 * n < rows_of(s) ? n : 0;
}

size_t page_pane_page(const struct session *s)
{
  return rows_of(s) - head_rows(s);
}

size_t page_pane_line_at(const struct session *s, size_t row)
{
  return row < head_rows(s) ? row : s->page.top + row;
}

size_t page_pane_row_of(const struct session *s, size_t line)
{
  size_t top = s->page.top, head = head_rows(s);
  if (line < head) return line;
  return line >= top + head && line < top + rows_of(s) ? line - top : SIZE_MAX;
}

void page_pane_bring(struct session *s, size_t line, size_t above)
{
  if (page_pane_row_of(s, line) != SIZE_MAX) return;
  above += head_rows(s);
  page_pane_scroll_to(s, line > above ? line - above : 0);
}

static size_t last_top(const struct session *s)
{
  size_t n = s->page.lines ? s->page.lines->n : 0, rows = rows_of(s);
  return n > rows ? n - rows : 0;
}

void page_pane_scroll_to(struct session *s, size_t line)
{
  struct page_pane *p = &s->page;
  if (!p->lines) return;
  size_t last = last_top(s);
  p->top = line < last ? line : last;
  p->place = place_of_line(p->lines, p->top);
  if (line > last)
    page_read_aim_at_line(p, line);
  else
    page_read_aim_at_nothing(p);
}

void page_pane_move(struct session *s, long by)
{
  size_t top = s->page.top;
  if (by < 0)
    page_pane_scroll_to(s, (size_t)-by < top ? top - (size_t)-by : 0);
  else
    page_pane_scroll_to(s, top + (size_t)by);
}

void page_pane_keep_place(struct session *s)
{
  struct page_pane *p = &s->page;
  if (!p->lines) return;
  p->top = place_line(p->lines, p->place);
  if (p->top > last_top(s)) p->top = last_top(s);
}

void page_pane_go_to(struct session *s, struct place place)
{
  s->page.place = place;
  page_read_aim_at_nothing(&s->page);
  page_pane_keep_place(s);
}

/* A language that cannot be used is told once. */
static void tell_trouble(struct session *s)
{
  struct err err;
  if (s->syntax && syntax_set_take_trouble(s->syntax, &err)) session_complain(s, "%s", err.text);
}

/* A page that is open has lines, also where no column is left for them: its parts are asked for
 * by keys. */
void page_pane_lay_out(struct session *s)
{
  enum { UNSEEN_COLS = 80 };
  struct page_pane *p = &s->page;
  int cols = s->geometry.text.cols;
  const struct layout_options options = {
      .width_cols = cols > 0 ? cols : UNSEEN_COLS,
      .ascii = s->ascii,
      .wrap_code = s->wrap_code,
      .syntax = s->syntax,
      .mark_code = s->no_colours || !theme_shows_code(&s->theme),
      .world = &p->world.page,
  };
  if (!p->article || (p->lines && cols <= 0)) return;
  p->rows_seen = rows_of(s);
  if (page_whole_is_open(p) && !page_read_show_single(s, &options)) page_whole_forget(p);
  if (!page_whole_is_open(p)) page_read_show_page(s, &options);
  tell_trouble(s);
  page_pane_keep_place(s); /* the height may have changed too */
}

/* To a place that HTML names, if it has been laid out. */
static bool scroll_to_name(struct session *s, struct str name)
{
  const struct page_pane *p = &s->page;
  size_t block = p->document ? document_find_anchor(p->document, name) : SIZE_MAX;
  if (block == SIZE_MAX || !p->lines || !p->lines->n) return false;
  if (p->lines->items[p->lines->n - 1].block <= block) return false;
  page_pane_scroll_to(s, lines_at_place(p->lines, (uint32_t)block + 1, 0));
  return true;
}

static bool scroll_to_anchor(struct session *s, struct str anchor)
{
  const struct lines *lines = s->page.lines;
  for (size_t i = 0; lines && i < lines->n_headings; i++)
    if (str_eq_nocase(lines->headings[i].anchor, anchor)) {
      page_pane_scroll_to(s, lines->headings[i].line);
      return true;
    }
  return scroll_to_name(s, anchor);
}

bool page_pane_go_to_anchor(struct session *s, struct str anchor)
{
  struct page_pane *p = &s->page;
  if (!anchor.n)
    page_pane_scroll_to(s, 0);
  else if (!scroll_to_anchor(s, anchor)) {
    if (!page_read_goes_on(p) && !link_is_top(anchor)) return false;
    if (page_read_goes_on(p))
      page_read_aim_at_anchor(p, anchor);
    else
      page_pane_scroll_to(s, 0);
  }
  return true;
}

/* The first line of those that begin nearest to a line of the file, at it or before; SIZE_MAX where
 * more has to be read to tell. Footnotes may stand elsewhere than in the file. */
static size_t line_of_source(const struct page_pane *p, size_t source_line)
{
  const struct lines *lines = p->lines;
  size_t found = 0, nearest = 0;
  bool is_behind = lines->n && lines->items[lines->n - 1].source_line > source_line;
  if (!is_behind && page_read_goes_on(p)) return SIZE_MAX;
  for (size_t i = 0; i < lines->n; i++) {
    size_t line = lines->items[i].source_line;
    if (line > source_line || line <= nearest) continue;
    nearest = line;
    found = i;
  }
  return found;
}

void page_pane_go_to_source_line(struct session *s, size_t source_line)
{
  struct page_pane *p = &s->page;
  if (!p->lines) return;
  size_t line = line_of_source(p, source_line);
  if (line == SIZE_MAX)
    page_read_aim_at_source_line(p, source_line);
  else
    page_pane_scroll_to(s, line);
}

bool page_pane_jump(struct session *s, const struct target *jump)
{
  struct page_pane *p = &s->page;
  int32_t there = p->lines ? lines_jump(p->lines, jump) : -1;
  if (there >= 0) {
    page_pane_scroll_to(s, p->lines->targets[there].line);
    p->chosen = there;
  } else if (page_read_goes_on(p))
    page_read_aim_at_jump(p, jump);
  else
    return false;
  return true;
}

int page_pane_percent(const struct session *s)
{
  const struct page_pane *p = &s->page;
  if (!p->lines || !p->lines->n) return 100;
  size_t seen = p->top + rows_of(s);
  if (seen > p->lines->n) seen = p->lines->n;
  return (int)(seen * (size_t)page_read_percent(p) / p->lines->n);
}

size_t page_pane_next_heading(const struct page_pane *p, size_t line)
{
  for (size_t i = 0; p->lines && i < p->lines->n_headings; i++)
    if (p->lines->headings[i].line > line) return i;
  return SIZE_MAX;
}

size_t page_pane_previous_heading(const struct page_pane *p, size_t line)
{
  size_t found = SIZE_MAX;
  for (size_t i = 0; p->lines && i < p->lines->n_headings; i++)
    if (p->lines->headings[i].line < line) found = i;
  return found;
}

int32_t page_pane_target(const struct page_pane *p, unsigned kinds, int32_t from)
{
  for (size_t i = (size_t)from; p->lines && i < p->lines->n_targets; i++)
    if (kinds & 1u << p->lines->targets[i].kind) return (int32_t)i;
  return -1;
}
