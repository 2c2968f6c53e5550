/* The last line: what is typed, what happened, else what could be done; and how far one is. */
#include "base/number.h"
#include "base/safe.h"
#include "base/text.h"
#include "session/files.h"
#include "session/hints.h"
#include "session/menu.h"
#include "session/messages.h"
#include "session/news.h"
#include "session/page_find.h"
#include "session/page_pane.h"
#include "session/page_read.h"
#include "session/panel_pane.h"
#include "session/prompt.h"
#include "view/draw.h"
#include "view/parts.h"

enum { GAP_COLS = 2, HEADING_FROM_COLS = 100 };

void view_add_key(const struct session *s, struct buf *out, const char *action)
{
  const struct binding *b =
      keymap_first(&s->keymap, action_find(str_of(action)), session_context(s));
  if (b) binding_add_keys(out, b);
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

/* ---- how far ---- */

static void add_fraction(struct buf *out, size_t at, size_t n)
{
  number_add_grouped(out, (long long)at);
  buf_add_char(out, '/');
  number_add_grouped(out, (long long)n);
}

/* The heading that the page is under, where the first line of the screen does not say it. */
static void add_heading(const struct session *s, struct buf *out)
{
  const struct lines *lines = s->page.lines;
  bool is_told = !area_is_empty(s->geometry.top) && geometry_panes(&s->geometry) < 2;
  const struct heading *h = lines && s->page.top ? lines_heading_at(lines, s->page.top) : NULL;
  if (is_told || !h || !h->line || s->geometry.status.cols < HEADING_FROM_COLS) return;
  text_add_cut(out, h->text, s->geometry.status.cols / 5, symbol_str(SYMBOL_CUT, s->ascii));
  buf_add_cstr(out, "  ");
}

static void add_page_position(const struct session *s, struct buf *out)
{
  const struct page_pane *p = &s->page;
  add_heading(s, out);
  if (p->is_gone) buf_add_cstr(out, "file gone  ");
  size_t file = files_current(s);
  if (s->files.n > 1 && file != SIZE_MAX) buf_addf(out, "%zu of %zu  ", file + 1, s->files.n);
  page_read_add_progress(s, out);
  if (p->match < p->matches.n) {
    add_fraction(out, p->match + 1, p->matches.n);
    buf_add_cstr(out, page_find_goes_on(p) ? "+ " : "  ");
  }
  if (p->lines) buf_addf(out, "%d%%", page_pane_percent(s));
}

/* While letters are asked for: what else they can do. */
static void add_turn(const struct session *s, struct buf *out)
{
  const char *word = hints_turn_word(&s->hints);
  if (!word) return;
  view_add_key(s, out, "choose-next");
  buf_addf(out, " %s", word);
}

static void add_position(const struct session *s, struct buf *out)
{
  size_t at, n;
  if (s->prompt.kind == PROMPT_HINT) {
    add_turn(s, out);
  } else if (!area_is_empty(s->geometry.menu)) {
    bool has_choice = menu_has_choice(&s->menu);
    add_fraction(out, has_choice ? s->menu.selected + 1 : 0, s->menu.n_all);
  } else if (s->overlay.kind) {
    if (s->overlay.n) add_fraction(out, s->overlay.selected + 1, s->overlay.n);
  } else if (s->focus == PANE_LIST) {
    if (s->list.total) add_fraction(out, s->list.selected + 1, s->list.total);
    if (s->list.partial) buf_add_char(out, '+');
  } else if (s->focus == PANE_FACETS) {
    if (s->facets.n) add_fraction(out, s->facets.cursor + 1, s->facets.n);
  } else if (s->focus == PANE_PAGE) {
    add_page_position(s, out);
  } else {
    panel_pane_position(&s->panel, &at, &n);
    if (n) buf_add_cstr(out, "field ");
    if (n) add_fraction(out, at, n);
  }
}

/* ---- what could be done ---- */

/* One hint; returns the columns it took, or 0 when it does not fit. */
static int draw_hint(const struct session *s, struct canvas *c, struct area a,
    const struct binding *b, const char *what)
{
  struct buf keys = BUF_INIT;
  (void)s;
  binding_add_keys(&keys, b);
  int cols = text_cols(buf_str(&keys)) + 1 + (int)strlen(what);
  if (cols <= a.cols) {
    int col = canvas_text(c, a, buf_str(&keys), STYLE_KEY);
    canvas_text(c, area_from(a, 0, col + 1), str_of(what), STYLE_STATUS);
  }
  buf_release(&keys);
  return cols <= a.cols ? cols : 0;
}

/* A sequence of keys is hinted at by its first. */
static struct binding first_key(const struct binding *b)
{
  struct binding first = *b;
  first.n_keys = 1;
  return first;
}

/* NULL: the action is not hinted at now. */
static const char *hint_of(const struct session *s, const struct action *action)
{
  unsigned context = session_context(s);
  unsigned wanted = action->hint_contexts ? action->hint_contexts : CONTEXT_ANYWHERE;
  if (!action->hint || !(wanted & context) || action_missing(action, s)) return NULL;
  return action->hint_now ? action->hint_now(s) : action->hint;
}

static void draw_hints(const struct session *s, struct canvas *c, struct area a)
{
  enum context context = session_context(s);
  for (size_t i = 0; i < action_count() && a.cols > 0; i++) {
    const struct binding *b = keymap_first(&s->keymap, action_at(i), context);
    const char *hint = b ? hint_of(s, action_at(i)) : NULL;
    if (!hint) continue;
    struct binding first = first_key(b);
    int cols = draw_hint(s, c, a, &first, hint);
    if (cols) a = area_from(a, 0, cols + GAP_COLS);
  }
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
    int cols = draw_hint(s, c, a, &next, b->action->name + word.n);
    if (cols) a = area_from(a, 0, cols + GAP_COLS);
  }
  buf_release(&text);
}

/* ---- the line ---- */

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
  else if (s->geometry.hints)
    draw_hints(s, c, a);
  else if (area_is_empty(s->geometry.top))
    draw_name(s, c, a);
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
  struct area line = s->geometry.status;
  struct area a = line.cols > GAP_COLS ? area_inset(line) : line;
  bool is_typed_into = s->prompt.kind && !prompt_has_place(s);
  struct buf position = BUF_INIT;
  if (!is_typed_into || !messages_shown(&s->messages)) add_position(s, &position);
  if (a.cols >= 2 * (int)position.n) a = draw_right(c, a, buf_str(&position), STYLE_STATUS);
  if (is_typed_into)
    draw_prompt(s, c, a);
  else
    draw_left(s, c, a);
  buf_release(&position);
}
