/* Ordering other programs. */
#include "session/outer.h"

#include "base/fs.h"
#include "base/host.h"
#include "session/config.h"
#include "session/editor.h"
#include "session/follow.h"
#include "session/jump.h"
#include "session/list_pane.h"
#include "session/news.h"

#include <stdlib.h>
#include <string.h>

void outer_init(struct session *s, const struct session_programs *programs)
{
  struct outer *o = &s->outer;
  o->arena = arena_new();
  buf_add_cstr(&o->editor, programs->editor ? programs->editor : "");
  buf_add_cstr(&o->browser, programs->browser ? programs->browser : "");
}

void outer_release(struct outer *o)
{
  arena_free(o->arena);
  buf_release(&o->editor);
  buf_release(&o->browser);
}

/* ---- orders ---- */

static void order(struct session *s, enum session_order_kind kind, const struct argv *words)
{
  s->outer.order = (struct session_order){.kind = kind, .words = words->items};
  s->outer.edits = false;
  s->request = REQUEST_RUN;
}

static struct arena *begin(struct session *s)
{
  arena_free(s->outer.arena);
  return s->outer.arena = arena_new();
}

static struct str option_or(const struct session *s, enum setting_id id, const struct buf *other)
{
  bool is_chosen = s->config && config_differs(s->config, id);
  return is_chosen ? str_of(config_text(s->config, id)) : buf_str(other);
}

void session_ran(struct session *s, const struct session_outcome *outcome)
{
  const char *name = s->outer.order.words[0];
  if (outcome->trouble)
    session_complain(s, "%s cannot be run: %s", name, outcome->trouble);
  else if (outcome->signal)
    session_complain(s, "%s was ended by signal %d", name, outcome->signal);
  else if (outcome->code)
    session_complain(s, "%s ended with %d", name, outcome->code);
  if (outcome->trouble || !s->outer.edits) return;
  if (s->page.article) open_again(s);
  news_start(s);
}

/* ---- the editor ---- */

/* The line of the file that the screen begins with, or what was gone to; 0: it has none. */
static size_t line_in_sight(const struct session *s)
{
  const struct lines *lines = s->page.lines;
  if (!lines) return 0;
  int32_t chosen = jump_chosen(s);
  size_t at = chosen >= 0 ? lines->targets[chosen].line : s->page.top;
  for (; at < lines->n; at++)
    if (lines->items[at].source_line) return lines->items[at].source_line;
  return 0;
}

static void edit(struct session *s, struct str path, size_t line)
{
  struct argv words;
  struct err err = ERR_INIT;
  struct str editor = option_or(s, SETTING_EDITOR, &s->outer.editor);
  if (!editor_argv(begin(s), editor.n ? editor : STR_LIT("vi"), path, line, &words, &err)) {
    session_complain(s, "the editor \"%.*s\": %s", STR_ARG(editor), err.text);
    return;
  }
  order(s, ORDER_FRONT, &words);
  s->outer.edits = true;
}

void outer_edit(struct session *s)
{
  const struct result_row *row = s->focus == PANE_LIST ? list_pane_selected(s) : NULL;
  struct buf path = BUF_INIT;
  if (row && row->path.n) {
    list_pane_add_path(s, &path, row);
    edit(s, buf_str(&path), 0);
  } else if (s->page.article && s->page.path.n && !s->page.about.n) {
    edit(s, buf_str(&s->page.path), line_in_sight(s));
  } else {
    session_complain(s, "this is no file that could be edited");
  }
  buf_release(&path);
}

/* ---- links ---- */

/* What opens in the terminal itself, and has to be waited for. */
static bool is_in_terminal(struct str program)
{
  static const char *const names[] = {
      "w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl", "cha"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (str_eq(fs_basename(program), str_of(names[i]))) return true;
  return false;
}

/* The address takes the place of "%s", or comes last (the convention of $BROWSER). */
static void add_address(struct arena *a, struct argv *words, struct str address)
{
  for (size_t i = 1; i < words->n; i++) {
    char *at = strstr(words->items[i], "%s");
    if (!at) continue;
    struct str front = str_first(str_of(words->items[i]), (size_t)(at - words->items[i]));
    words->items[i] =
        (char *)arena_printf(a, "%.*s%.*s%s", STR_ARG(front), STR_ARG(address), at + 2).p;
    return;
  }
  argv_add(a, words, address);
}

static void tell_opening(struct session *s, const char *browser, struct str address)
{
  struct buf shown = BUF_INIT;
  host_add_address(&shown, address);
  session_tell(s, "%s opens %s", browser, buf_cstr(&shown));
  buf_release(&shown);
}

static void open_by_browser(struct session *s, struct str address)
{
  struct argv words;
  struct err err = ERR_INIT;
  struct arena *a = begin(s);
  struct str browser = option_or(s, SETTING_BROWSER, &s->outer.browser);
  if (!browser.n) {
    session_complain(
        s, "there is no display for a browser: BROWSER or the option \"browser\" name another");
  } else if (!argv_split(a, browser, &words, &err)) {
    session_complain(s, "the browser \"%.*s\": %s", STR_ARG(browser), err.text);
  } else {
    add_address(a, &words, address);
    order(s, is_in_terminal(str_of(words.items[0])) ? ORDER_FRONT : ORDER_APART, &words);
    tell_opening(s, words.items[0], address);
  }
}

static bool is_allowed_address(struct str url)
{
  static const char *const schemes[] = {"http:", "https:", "mailto:"};
  for (size_t i = 0; i < url.n; i++)
    if ((unsigned char)url.p[i] <= ' ' || url.p[i] == 0x7F) return false;
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
    if (str_eq_nocase(str_first(url, strlen(schemes[i])), str_of(schemes[i]))) return true;
  return false;
}

/* An address whose host could be taken for another is shown, and opened when it is asked for again.
 */
static bool shows_before(struct session *s, struct str url)
{
  if (!host_is_told(url) || str_eq(url, buf_str(&s->page.address))) return false;
  struct buf shown = BUF_INIT;
  buf_clear(&s->page.address);
  buf_add(&s->page.address, url);
  host_add_address(&shown, url);
  session_complain(s, "once more opens %s", buf_cstr(&shown));
  buf_release(&shown);
  return true;
}

void outer_open_address(struct session *s, struct str url)
{
  if (is_allowed_address(url) && shows_before(s, url)) return;
  if (is_allowed_address(url))
    open_by_browser(s, url);
  else
    session_complain(s, "only http, https and mailto are opened: %.*s", STR_ARG(url));
}

/* What opening cannot turn into running. */
static bool is_harmless_file(struct str path)
{
  static const char *const endings[] = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp",
      ".tif", ".tiff", ".pdf", ".epub", ".txt", ".csv", ".mp3", ".ogg", ".opus", ".flac", ".wav",
      ".mp4", ".webm", ".mkv", ".mov"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    struct str ending = str_of(endings[i]);
    if (path.n > ending.n && str_eq_nocase(str_from(path, path.n - ending.n), ending)) return true;
  }
  return false;
}

static void open_file(struct session *s, const struct link_parts *link, bool is_wiki)
{
  struct buf path = BUF_INIT;
  bool found = find_note(s, link, is_wiki, &path);
  if (found && is_harmless_file(buf_str(&path)))
    open_by_browser(s, buf_str(&path));
  else if (found)
    session_complain(s, "a file of this kind is not opened: %s", buf_cstr(&path));
  buf_release(&path);
}

void outer_open_target(struct session *s, const struct target *t)
{
  struct link_parts link;
  bool ok = link_parse(t->url, t->is_wiki ? LINK_WIKI : LINK_MARKDOWN, &link);
  if (!ok || link.kind == LINK_ANCHOR || follow_is_made(s, t->url))
    session_complain(s, "this link leads to no other program");
  else if (link.kind == LINK_FILE)
    open_file(s, &link, t->is_wiki);
  else
    outer_open_address(s, t->url);
  link_release(&link);
}
