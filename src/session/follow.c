/* Opening notes and acting on targets. */
#include "session/follow.h"

#include "base/fs.h"
#include "base/host.h"
#include "session/boxes.h"
#include "session/condition.h"
#include "session/history.h"
#include "session/list_pane.h"
#include "session/page_pane.h"
#include "session/page_whole.h"
#include "session/panel_pane.h"
#include "session/preview.h"
#include "session/value_page.h"

/* ---- notes ---- */

bool open_note(struct session *s, struct str path)
{
  page_whole_close(s);
  history_keep_place(&s->history, &s->page);
  bool opened = page_pane_open(s, path);
  session_focus(s, PANE_PAGE);
  return opened;
}

void open_preview(struct session *s, struct str path)
{
  history_keep_place(&s->history, &s->page);
  page_pane_open(s, path);
  session_arrange(s);
}

void open_selected(struct session *s)
{
  const struct result_row *row = list_pane_selected(s);
  struct buf path = BUF_INIT;
  if (!row) return;
  if (!row->path.n) {
    session_complain(s, "this note has changed or gone since the search");
    list_pane_refresh(s);
    return;
  }
  s->list.shown_id = row->id;
  s->list.chosen = true;
  list_pane_add_path(s, &path, row);
  open_note(s, buf_str(&path));
  buf_release(&path);
}

static struct str condition_of(struct str id)
{
  return str_from(id, strlen(VALUE_PAGE_ABOUT));
}

/* Begins the page of an "about:"; what is in the way is told. */
static void make_page(struct session *s, struct str id)
{
  struct err err = ERR_INIT;
  struct buf text = BUF_INIT;
  if (value_page_add_head(&text, s->library, condition_of(id), &err)) {
    page_pane_open_about(s, id, buf_str(&text));
    s->page.is_about_due = true;
    s->page.about_place = (struct place){.at_top = true};
  } else {
    session_complain(s, "%s", err.text);
  }
  buf_release(&text);
}

bool about_goes_on(const struct session *s)
{
  return s->page.is_about_due && s->page.about.n && s->library;
}

bool about_go_on(struct session *s)
{
  struct err err = ERR_INIT;
  struct buf text = BUF_INIT, id = BUF_INIT;
  buf_add(&id, buf_str(&s->page.about));
  watch_start(&s->watch, s->interruptible ? s->input_fd : -1);
  bool ok = value_page_add(&text, s->library, condition_of(buf_str(&id)), &s->watch.seen, &err);
  watch_stop(&s->watch);
  bool is_given_up = !ok && atomic_load(&s->watch.seen);
  struct place place = s->page.about_place;
  s->page.is_about_due = is_given_up;
  if (ok) page_pane_open_about(s, buf_str(&id), buf_str(&text));
  if (ok && !place.at_top) page_pane_go_to(s, place);
  if (!ok && !is_given_up) session_complain(s, "%s", err.text);
  if (ok) session_arrange(s);
  buf_release(&text);
  buf_release(&id);
  return !is_given_up;
}

static void show_page(struct session *s, struct str id)
{
  if (str_starts(id, STR_LIT(VALUE_PAGE_ABOUT)))
    make_page(s, id);
  else if (id.n)
    page_pane_open(s, id);
  else
    page_pane_open_text(s, STR_LIT("standard input"), buf_str(&s->stdin_text));
}

void open_page(struct session *s, struct str id)
{
  page_whole_close(s);
  history_keep_place(&s->history, &s->page);
  show_page(s, id);
  session_focus(s, PANE_PAGE);
}

void open_visited(struct session *s, long by)
{
  const struct visit *visit = history_at(&s->history, by);
  if (!visit) return;
  history_keep_place(&s->history, &s->page);
  history_go(&s->history, by);
  struct place place = visit->place;
  show_page(s, str_of(visit->name));
  session_focus(s, PANE_PAGE);
  page_pane_go_to(s, place);
  s->page.about_place = place;
}

void open_again(struct session *s)
{
  if (s->page.about.n)
    s->page.is_about_due = true; /* what is there stays until it is made */
  else
    page_pane_reload(s);
  session_arrange(s);
}

/* ---- values ---- */

static void search(struct session *s, struct str query)
{
  list_pane_set_query(s, query, LIST_SELECT_FIRST);
  session_focus(s, PANE_LIST);
}

static void search_value(struct session *s, struct str field, struct str value)
{
  struct buf query = BUF_INIT;
  condition_add(&query, field, value);
  search(s, buf_str(&query));
  buf_release(&query);
}

void add_value(struct session *s, struct str field, struct str value)
{
  struct buf condition = BUF_INIT, query = BUF_INIT;
  condition_add(&condition, field, value);
  buf_add(&query, buf_str(&s->list.query));
  if (condition_add_to(&query, buf_str(&condition))) {
    list_pane_set_query(s, buf_str(&query), LIST_SELECT_SAME);
    list_pane_settle(s, true);
  }
  if (err_is_set(&s->list.trouble))
    session_complain(s, "%s", s->list.trouble.text);
  else
    session_tell(s, "%zu of %zu notes: %s", s->list.found, s->n_notes, buf_cstr(&query));
  buf_release(&condition);
  buf_release(&query);
}

void open_about(struct session *s, struct str condition)
{
  struct buf id = BUF_INIT;
  buf_addf(&id, VALUE_PAGE_ABOUT "%.*s", STR_ARG(condition));
  page_whole_close(s);
  history_keep_place(&s->history, &s->page);
  make_page(s, buf_str(&id));
  if (str_eq(page_pane_id(&s->page), buf_str(&id))) session_focus(s, PANE_PAGE);
  buf_release(&id);
}

void open_about_value(struct session *s, struct str field, struct str value)
{
  struct buf condition = BUF_INIT;
  condition_add(&condition, field, value);
  open_about(s, buf_str(&condition));
  buf_release(&condition);
}

/* ---- targets ---- */

static void tell_no_anchor(struct session *s, struct str anchor)
{
  session_complain(s, "no heading here is called \"%.*s\"", STR_ARG(anchor));
}

/* Goes to a heading of the open page. */
static void go_to_anchor(struct session *s, struct str anchor)
{
  page_whole_close(s);
  struct place before = s->page.place;
  if (page_pane_go_to_anchor(s, anchor))
    history_visit_place(&s->history, &s->page, before);
  else
    tell_no_anchor(s, anchor);
}

/* Opens a note at a heading. Another note is a visit of its own in any case. */
static void open_at(struct session *s, struct str path, struct str anchor)
{
  bool is_here = page_pane_is_open(&s->page, path);
  if (!open_note(s, path) || !anchor.n) return;
  if (is_here)
    go_to_anchor(s, anchor);
  else if (!page_pane_go_to_anchor(s, anchor))
    tell_no_anchor(s, anchor);
}

bool find_note(struct session *s, const struct link_parts *link, bool is_wiki, struct buf *path)
{
  struct err err = ERR_INIT;
  struct str name = buf_str(&link->path);
  struct link_base base = world_base(&s->page.world);
  bool found = base.root.n && link_resolve(&base, name, path, &err);
  if (!base.root.n) err_set(&err, "links of a text from standard input lead nowhere");
  if (!found && is_wiki && s->library) found = library_find_name(s->library, name, path, &err);
  if (!found) session_complain(s, "%s", err.text);
  return found;
}

static void follow_file(struct session *s, const struct link_parts *link, bool is_wiki)
{
  struct buf path = BUF_INIT;
  if (find_note(s, link, is_wiki, &path)) open_at(s, buf_str(&path), buf_str(&link->anchor));
  buf_release(&path);
}

static void show_address(struct session *s, struct str url)
{
  struct buf keys = BUF_INIT;
  struct buf shown = BUF_INIT;
  buf_clear(&s->page.address);
  buf_add(&s->page.address, url);
  host_add_address(&shown, url);
  keymap_add_keys(&s->keymap, &keys, action_find(STR_LIT("copy-link")), CONTEXT_PAGE);
  session_tell(s, "%s   (%s copies it)", buf_cstr(&shown), buf_cstr(&keys));
  buf_release(&keys);
  buf_release(&shown);
}

/* A link of a page that was made. The texts go with the page. */
static void follow_made(struct session *s, struct str url)
{
  struct buf kept = BUF_INIT;
  buf_add(&kept, url);
  url = buf_str(&kept);
  if (str_starts(url, STR_LIT(VALUE_PAGE_QUERY)))
    search(s, str_from(url, strlen(VALUE_PAGE_QUERY)));
  else if (str_starts(url, STR_LIT(VALUE_PAGE_ABOUT)))
    open_about(s, str_from(url, strlen(VALUE_PAGE_ABOUT)));
  else
    open_note(s, url);
  buf_release(&kept);
}

bool follow_is_made(const struct session *s, struct str url)
{
  static const char *const begins[] = {"/", VALUE_PAGE_QUERY, VALUE_PAGE_ABOUT};
  for (size_t i = 0; s->page.about.n && i < sizeof begins / sizeof *begins; i++)
    if (str_starts(url, str_of(begins[i]))) return true;
  return false;
}

static void follow_link(struct session *s, const struct target *t)
{
  struct link_parts link;
  struct str url = t->url;
  if (follow_is_made(s, url)) {
    follow_made(s, url);
    return;
  }
  if (!link_parse(url, t->is_wiki ? LINK_WIKI : LINK_MARKDOWN, &link))
    session_complain(s, "the link leads nowhere");
  else if (link.kind == LINK_ANCHOR)
    go_to_anchor(s, buf_str(&link.anchor));
  else if (link.kind == LINK_FILE)
    follow_file(s, &link, t->is_wiki);
  else
    show_address(s, url);
  link_release(&link);
}

/* To a footnote and back: another place on the page, which history keeps as it does pages. */
static void follow_jump(struct session *s, const struct target *t)
{
  struct target jump = *t; /* may be of a block that is open by itself */
  page_whole_close(s);
  struct place before = s->page.place;
  if (page_pane_jump(s, &jump))
    history_visit_place(&s->history, &s->page, before);
  else
    session_complain(s, "nothing on this page refers to it");
}

/* The path goes with the panel that it is from. */
static void open_named(struct session *s, struct str path)
{
  struct buf kept = BUF_INIT;
  buf_add(&kept, path);
  open_note(s, buf_str(&kept));
  buf_release(&kept);
}

void follow_target(struct session *s, const struct target *t)
{
  switch (t->kind) {
  case TARGET_LINK: follow_link(s, t); break;
  case TARGET_IMAGE: show_address(s, t->url); break;
  case TARGET_JUMP: follow_jump(s, t); break;
  case TARGET_NOTE: open_named(s, t->url); break;
  case TARGET_GROUP: panel_pane_fold(s, t->field, !t->folded); break;
  case TARGET_VALUE:
    if (s->library)
      search_value(s, t->field, t->value);
    else
      session_complain(s, "there is no library to search");
    break;
  case TARGET_CODE:
  case TARGET_TABLE: page_whole_open(s, t); break;
  case TARGET_FAULT: preview_fault(s, t); break;
  case TARGET_BOX: boxes_toggle(s, t->index); break;
  case TARGET_CHECK: break;
  }
}

/* ---- targets in the list ---- */

/* Adds the condition that the note at a path meets. */
static void add_path_condition(const struct session *s, struct buf *query, struct str path)
{
  struct buf relative = BUF_INIT;
  if (library_relative(s->library, path, &relative))
    condition_add(query, STR_LIT("path"), buf_str(&relative));
  buf_release(&relative);
}

static void add_link_condition(struct session *s, struct buf *query, const struct target *t)
{
  struct link_parts link;
  struct buf path = BUF_INIT;
  bool ok = link_parse(t->url, t->is_wiki ? LINK_WIKI : LINK_MARKDOWN, &link);
  if (follow_is_made(s, t->url) && t->url.p[0] == '/')
    add_path_condition(s, query, t->url);
  else if (follow_is_made(s, t->url))
    buf_add(query, str_from(t->url, str_find(t->url, STR_LIT(":")) + 1));
  else if (ok && link.kind == LINK_OUT)
    condition_add_phrase(query, t->url);
  else if (ok && link.kind == LINK_FILE && find_note(s, &link, t->is_wiki, &path))
    add_path_condition(s, query, buf_str(&path));
  else if (ok && link.kind == LINK_ANCHOR)
    session_complain(s, "the link leads to a place on this page");
  buf_release(&path);
  link_release(&link);
}

void list_target(struct session *s, const struct target *t)
{
  struct buf query = BUF_INIT;
  if (!s->library)
    session_complain(s, "there is no library to search");
  else if (t->kind == TARGET_LINK)
    add_link_condition(s, &query, t);
  else if (t->kind == TARGET_IMAGE)
    condition_add_phrase(&query, t->url);
  else
    session_complain(s, "a footnote is not searched for");
  if (query.n) search(s, buf_str(&query));
  buf_release(&query);
}

/* ---- copying ---- */

void copy_text(struct session *s, struct str text, const char *what)
{
  buf_clear(&s->request_text);
  buf_add(&s->request_text, text);
  s->request = REQUEST_COPY;
  session_tell(s, "copied %s (%zu bytes)", what, text.n);
}

void copy_target(struct session *s, const struct target *t)
{
  switch (t->kind) {
  case TARGET_LINK:
  case TARGET_IMAGE: copy_text(s, t->url, "the link"); break;
  case TARGET_NOTE: copy_text(s, t->url, "the path"); break;
  case TARGET_VALUE: copy_text(s, t->value, "the value"); break;
  case TARGET_CODE: copy_text(s, t->text, "the code"); break;
  case TARGET_GROUP:
  case TARGET_TABLE:
  case TARGET_JUMP:
  case TARGET_FAULT:
  case TARGET_BOX:
  case TARGET_CHECK: break;
  }
}
