/* The last line: what is typed, what happened, else what could be done; and how far one is. */
#include "base/safe.h"
#include "base/text.h"
#include "session/messages.h"
#include "session/news.h"
#include "session/overlay.h"
#include "session/prompt.h"
#include "session/status.h"
#include "session/welcome.h"
#include "view/draw.h"
#include "view/parts.h"

enum { GAP_COLS = 2 };

static void add_key_of(
    const struct session *s, struct buf *out, const char *action, enum context context)
{
  const struct binding *b = keymap_first(&s->keymap, action_find(str_of(action)), context);
  if (b) binding_add_keys(out, b);
}

void view_add_key(const struct session *s, struct buf *out, const char *action)
{
  add_key_of(s, out, action, session_context(s));
}

void view_add_pane_key(const struct session *s, struct buf *out, const char *action)
{
  add_key_of(s, out, action, session_pane_context(s));
}

/* ---- the prompt ---- */

/* The end of s that fits in front of a cursor in so many columns. */
static struct str end_that_fits(struct str s, int cols)
{
  struct text_cluster cluster;
  int too_many = text_cols(s) - (cols > 1 ? cols - 1 : 0);
  while (too_many > 0 && text_next(&s, &cluster))
    too_many -= cluster.cols;
  return s;
}

/* The text scrolls so that its cursor stays in sight. */
void view_prompt(const struct session *s, struct canvas *c, struct area a)
{
  const struct prompt *p = &s->prompt;
  struct buf before = BUF_INIT;
  safe_add(&before, str_first(buf_str(&p->text), p->at), SAFE_LINE);
  struct area field = area_from(a, 0, canvas_text(c, a, str_of(prompt_label(s)), STYLE_PROMPT));
  int col = canvas_text(c, field, end_that_fits(buf_str(&before), field.cols), STYLE_TEXT);
  canvas_text(c, area_from(field, 0, col), str_from(buf_str(&p->text), p->at), STYLE_TEXT);
  draw_cursor(c, area_from(field, 0, col));
  c->cursor_is_text = true;
  buf_release(&before);
}

/* Is the prompt drawn where it belongs, and not in the status line? */
static bool prompt_has_place(const struct session *s)
{
  if (s->prompt.kind == PROMPT_FACETS) return !area_is_empty(s->geometry.facets_head);
  if (s->prompt.kind == PROMPT_SEARCH) return !area_is_empty(s->geometry.query);
  if (s->overlay.kind && s->prompt.kind) return !area_is_empty(s->overlay.head);
  return false;
}

/* ---- what could be done ---- */

/* One hint; returns the columns it took, or 0 when it does not fit. */
static int draw_hint(struct canvas *c, struct area a, const struct binding *b, const char *what)
{
  struct buf keys = BUF_INIT;
  binding_add_keys(&keys, b);
  int cols = text_cols(buf_str(&keys)) + 1 + (int)strlen(what);
  if (cols <= a.cols) {
    int col = canvas_text(c, a, buf_str(&keys), STYLE_KEY);
    canvas_text(c, area_from(a, 0, col + 1), str_of(what), STYLE_STATUS);
  }
  buf_release(&keys);
  return cols <= a.cols ? cols : 0;
}

static void draw_hints(const struct session *s, struct canvas *c, struct area a)
{
  struct status_hint hints[STATUS_HINTS_MAX];
  size_t n = status_hints(s, a.cols, hints);
  for (size_t i = 0; i < n; i++)
    draw_hint(c, area_from(a, 0, hints[i].col), &hints[i].key, hints[i].what);
}

/* Does the binding go on with the keys typed so far? */
static bool goes_on(const struct session *s, const struct binding *b)
{
  if (!(b->contexts & session_context(s)) || b->n_keys <= s->n_pending) return false;
  for (size_t i = 0; i < s->n_pending; i++)
    if (!key_eq(b->keys[i], s->pending[i])) return false;
  return s->n_pending > 0;
}

/* The word that begins the names of all that the keys can become, with its '-': "copy-"; or
 * nothing.
 */
static struct str pending_word(const struct session *s)
{
  struct str word = STR_NONE;
  for (size_t i = 0; i < s->keymap.n; i++) {
    const struct binding *b = &s->keymap.items[i];
    struct str name = str_of(b->action->name);
    if (!goes_on(s, b)) continue;
    if (!word.n) word = str_first(name, str_find(name, STR_LIT("-")) + 1);
    if (!str_starts(name, word)) return STR_NONE;
  }
  return word;
}

/* What the keys typed so far can become. */
static void draw_pending(const struct session *s, struct canvas *c, struct area a)
{
  struct buf text = BUF_INIT;
  struct str word = pending_word(s);
  if (s->count) buf_addf(&text, "%ld ", s->count);
  for (size_t i = 0; i < s->n_pending; i++)
    key_add_name(&text, s->pending[i]);
  if (word.n) buf_addf(&text, " %.*s", (int)word.n - 1, word.p);
  int col = draw_cut(c, a, buf_str(&text), STYLE_KEY);
  a = area_from(a, 0, col + GAP_COLS);
  for (size_t i = 0; i < s->keymap.n; i++) {
    const struct binding *b = &s->keymap.items[i];
    if (!goes_on(s, b)) continue;
    struct binding next = {.keys = {b->keys[s->n_pending]}, .n_keys = 1};
    int cols = draw_hint(c, a, &next, b->action->name + word.n);
    if (cols) a = area_from(a, 0, cols + GAP_COLS);
  }
  buf_release(&text);
}

/* ---- the line ---- */

/* What is to be said of the action selected in the palette. False: nothing. */
static bool draw_remark(const struct session *s, struct canvas *c, struct area a)
{
  struct buf text = BUF_INIT;
  overlay_add_remark(s, &text);
  bool has = text.n;
  if (has) draw_cut(c, a, buf_str(&text), STYLE_DIM);
  buf_release(&text);
  return has;
}

/* On a screen without a first line: what one looks at. */
static void draw_name(const struct session *s, struct canvas *c, struct area a)
{
  const struct page_pane *p = &s->page;
  const struct heading *h = p->lines && p->top ? lines_heading_at(p->lines, p->top) : NULL;
  if (s->focus != PANE_LIST && s->focus != PANE_FACETS && p->article)
    draw_cut(c, a, h ? h->text : p->article->title, STYLE_DIM);
  else if (s->list.query.n)
    draw_cut(c, a, buf_str(&s->list.query), STYLE_DIM);
  else
    draw_cut(c, a, buf_str(&s->title), STYLE_DIM);
}

/* What could be done, or where one is. On low screens newcomers are told here. */
static void draw_ways(const struct session *s, struct canvas *c, struct area a)
{
  struct buf welcome = BUF_INIT;
  if (s->geometry.hints) {
    draw_hints(s, c, a);
  } else if (welcome_is_shown(s)) {
    welcome_add(s, &welcome);
    draw_cut(c, a, buf_str(&welcome), STYLE_STRONG);
  } else if (area_is_empty(s->geometry.top)) {
    draw_name(s, c, a);
  }
  buf_release(&welcome);
}

static enum style_role message_role(const struct message *m)
{
  return m->is_error ? STYLE_ERROR : STYLE_STATUS;
}

/* A warning stays: behind it stands what takes it away. */
static void draw_warning(
    const struct session *s, struct canvas *c, struct area a, const struct message *m)
{
  struct buf after = BUF_INIT;
  size_t n = messages_unread(&s->messages);
  if (n > 1) buf_addf(&after, "(%zu: ", n);
  view_add_key(s, &after, n > 1 ? "messages" : "cancel");
  buf_add_cstr(&after, n > 1 ? " lists them)" : " takes it away");
  if (a.cols >= 3 * (int)after.n) a = draw_right(c, a, buf_str(&after), STYLE_KEY);
  draw_cut(c, a, buf_str(&m->text), message_role(m));
  buf_release(&after);
}

static void draw_left(const struct session *s, struct canvas *c, struct area a)
{
  struct buf progress = BUF_INIT;
  const struct message *m = messages_shown(&s->messages);
  bool is_answer = m == &s->messages.answer, is_typing = s->n_pending || s->count;
  news_add_progress(s, &progress);
  if (is_typing && !is_answer)
    draw_pending(s, c, a);
  else if (m == &s->messages.warning)
    draw_warning(s, c, a, m);
  else if (m)
    draw_cut(c, a, buf_str(&m->text), message_role(m));
  else if (progress.n)
    draw_cut(c, a, buf_str(&progress), STYLE_STATUS);
  else if (!draw_remark(s, c, a))
    draw_ways(s, c, a);
  buf_release(&progress);
}

/* A line that is typed into gives up its position for a message, never its text. */
static void draw_prompt(const struct session *s, struct canvas *c, struct area a)
{
  const struct message *m = messages_shown(&s->messages);
  if (m) a = draw_right(c, a, buf_str(&m->text), message_role(m));
  view_prompt(s, c, a);
}

void view_status(const struct session *s, struct canvas *c)
{
  bool is_typed_into = s->prompt.kind && !prompt_has_place(s);
  struct buf position = BUF_INIT;
  if (!is_typed_into || !messages_shown(&s->messages)) status_add_position(s, &position);
  struct area line = status_line(s), a = status_left_of(s, buf_str(&position));
  if (a.cols < line.cols) draw_right(c, line, buf_str(&position), STYLE_STATUS);
  if (is_typed_into)
    draw_prompt(s, c, a);
  else
    draw_left(s, c, a);
  buf_release(&position);
}
