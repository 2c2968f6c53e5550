/* Indexing beside the reading. */
#include "session/news.h"

#include "base/fs.h"
#include "base/number.h"
#include "session/follow.h"
#include "session/list_pane.h"
#include "session/page_pane.h"
#include "session/track.h"
#include "session/usual_sort.h"
#include "session/watching.h"

enum {
  REFRESH_MS = 500,    /* a list that changes more often cannot be read */
  LACKING_NOTES = 500, /* an index that lacks more is worth making another in memory */
};

void news_start(struct session *s)
{
  struct err err = ERR_INIT;
  s->update_is_due = false;
  if (s->updater || !s->library) return;
  s->update = (struct update_report){0};
  s->update_trouble = (struct err)ERR_INIT;
  s->n_taken_in = 0;
  s->updated_ms = s->now_ms();
  s->updater = updater_start(&s->place, s->watches ? s->watcher : NULL, &err);
  if (s->updater) return;
  s->update_trouble = err;
  session_warn(s, "%s", err.text);
}

bool news_is_due(const struct session *s)
{
  return s->update_is_due;
}

bool news_begin(struct session *s)
{
  news_start(s);
  return s->updater == NULL;
}

bool news_is_coming(const struct session *s)
{
  return s->updater || s->update_is_due;
}

static size_t changes(const struct update_report *r)
{
  return r->n_new + r->n_changed + r->n_removed;
}

/* What is reported may not be in the index yet; at the end it is. */
static void take_in(struct session *s)
{
  s->n_taken_in = changes(&s->update);
  s->n_refreshes++;
  s->refreshed_ms = s->now_ms();
  s->n_notes = library_count(s->library);
  list_pane_refresh(s);
}

static void add_part(struct buf *out, size_t n, const char *what)
{
  if (!n) return;
  if (out->n) buf_add_cstr(out, ", ");
  number_add_grouped(out, (long long)n);
  buf_addf(out, " %s", what);
}

static void tell_end(struct session *s)
{
  const struct update_report *r = &s->update;
  struct buf text = BUF_INIT;
  add_part(&text, r->n_new, "new");
  add_part(&text, r->n_changed, "changed");
  add_part(&text, r->n_removed, "removed");
  add_part(&text, r->n_behind, "that the shared index does not know yet");
  if (r->n_failed > s->n_failed_told) add_part(&text, r->n_failed, "could not be read");
  s->n_failed_told = r->n_failed;
  if (err_is_set(&s->left_disk))
    buf_addf(&text, "%sthe index is in memory only: %s", text.n ? ", " : "", s->left_disk.text);
  s->left_disk = (struct err)ERR_INIT;
  if (text.n) session_tell(s, "%s", buf_cstr(&text));
  buf_release(&text);
}

/* Finds the selected note again by its new path, in whichever root it is. */
static void follow_selected(struct session *s)
{
  struct buf *path = &s->list.selected_path, from = BUF_INIT, to = BUF_INIT;
  struct str root;
  bool found = !path->n;
  for (size_t i = 0; !found && (root = library_root(s->library, i)).n; i++) {
    buf_clear(&from);
    fs_add_joined(&from, root, buf_str(path));
    found = updater_find_rename(s->updater, buf_str(&from), &to);
  }
  if (to.n) buf_clear(path);
  if (to.n) library_relative(s->library, buf_str(&to), path);
  buf_release(&from);
  buf_release(&to);
}

static void follow_open(struct session *s)
{
  struct buf to = BUF_INIT;
  if (s->page.article && updater_find_rename(s->updater, buf_str(&s->page.path), &to))
    page_pane_renamed(s, buf_str(&to));
  buf_release(&to);
}

/* The index cannot be written: one in memory takes its place where it lacks much, or all. */
static bool go_on_in_memory(struct session *s, const struct err *why)
{
  size_t n = library_count(s->library), found = s->update.n_found;
  if (n && n + LACKING_NOTES >= found) return false;
  if (!s->place.cache_dir || !library_leave_folder(s->library)) return false;
  s->place.cache_dir = NULL;
  s->left_disk = *why;
  news_start(s);
  return true;
}

void news_take(struct session *s)
{
  struct err err = ERR_INIT;
  if (!s->updater) return;
  bool runs = updater_poll(s->updater, &s->update, &err);
  bool has_news = changes(&s->update) != s->n_taken_in;
  bool is_due = !s->list.total || s->now_ms() - s->refreshed_ms >= REFRESH_MS;
  if (runs ? has_news && is_due : changes(&s->update) > 0) take_in(s);
  if (runs) return;
  follow_selected(s);
  follow_open(s);
  track_renames(s);
  updater_stop(s->updater);
  s->updater = NULL;
  if (err_is_set(&err) && go_on_in_memory(s, &err)) return;
  page_pane_index_came(s);
  s->update_trouble = err;
  if (err_is_set(&err))
    session_warn(s, "%s", err.text);
  else
    tell_end(s);
  usual_sort_check(s);
  page_pane_look_again(s);
  watching_ended(s);
}

void news_add_progress(const struct session *s, struct buf *out)
{
  if (!s->updater || !s->update.n_done || s->update.n_done == s->update.n_unchanged) return;
  buf_add_cstr(out, "indexing ");
  number_add_grouped(out, (long long)s->update.n_done);
  if (!s->update.scan_ended) return;
  buf_add_cstr(out, " of ");
  number_add_grouped(out, (long long)s->update.n_found);
}
