/* Lines of the area that has the keys, compared with those that were printed. */
#include "view/linear.h"

#include "base/arena.h"
#include "base/safe.h"
#include "session/messages.h"
#include "session/prompt.h"
#include "session/state.h"
#include "session/status.h"

void linear_release(struct linear *l)
{
  buf_release(&l->title);
  buf_release(&l->rows);
  buf_release(&l->selected);
  buf_release(&l->message);
  buf_release(&l->typed);
}

void linear_forget(struct linear *l)
{
  buf_clear(&l->title);
  buf_clear(&l->typed);
  l->is_typing = false;
}

static bool replace(struct buf *kept, struct buf *now)
{
  bool differs = !str_eq(buf_str(kept), buf_str(now));
  buf_clear(kept);
  buf_add(kept, buf_str(now));
  buf_release(now);
  return differs;
}

/* ---- what is on the canvas ---- */

static struct area area_with_keys(const struct session *s)
{
  const struct geometry *g = &s->geometry;
  const struct area of_pane[PANE_COUNT] = {[PANE_LIST] = g->rows,
      [PANE_FACETS] = g->facets,
      [PANE_PAGE] = g->text,
      [PANE_PANEL] = g->meta};
  return s->overlay.kind ? s->overlay.inner : of_pane[s->focus];
}

/* A row of an area, without the mark of the selection before it and blanks behind it. */
static void add_row(struct buf *out, const struct canvas *c, struct area a, int row)
{
  struct buf text = BUF_INIT;
  for (int col = a.col; col < a.col + a.cols && col < c->cols; col++) {
    struct str cell = canvas_cell_text(c, col, row);
    bool is_mark = col == a.col && row == c->cursor_row && str_eq(cell, STR_LIT(">"));
    buf_add(&text, is_mark ? STR_LIT(" ") : cell);
  }
  struct str line = buf_str(&text);
  while (line.n && line.p[line.n - 1] == ' ')
    line.n--;
  buf_add(out, line);
  buf_release(&text);
}

static void add_rows(struct buf *out, const struct canvas *c, struct area a)
{
  for (int row = a.row; row < a.row + a.rows && row < c->rows; row++) {
    add_row(out, c, a, row);
    buf_add_char(out, '\n');
  }
}

/* The page has no cursor but where something was gone to. */
static bool has_selection(const struct session *s, const struct canvas *c, struct area a)
{
  bool is_here = c->cursor_row >= a.row && c->cursor_row < a.row + a.rows && !c->cursor_is_text;
  return is_here && (s->overlay.kind || s->focus != PANE_PAGE || s->page.chosen >= 0);
}

/* What is seen: another title is another view, which is printed whole. */
static void add_title(struct buf *out, const struct session *s, const struct canvas *c)
{
  static const char *const names[PANE_COUNT] = {[PANE_LIST] = "list",
      [PANE_FACETS] = "facets",
      [PANE_PAGE] = "page: ",
      [PANE_PANEL] = "post meta: "};
  if (s->overlay.kind) {
    add_row(out, c, s->overlay.frame, s->overlay.frame.row);
    for (size_t i = 0; i < out->n; i++) /* the frame around its name */
      if ((unsigned char)out->p[i] >= 0x80 || strchr("+-|", out->p[i])) out->p[i] = ' ';
    struct str name = str_trim(buf_str(out));
    memmove(out->p, name.p, name.n);
    buf_truncate(out, name.n);
    return;
  }
  buf_add_cstr(out, names[s->focus]);
  if (s->focus == PANE_LIST) buf_addf(out, " of %zu notes: ", s->list.total);
  if (s->focus == PANE_LIST)
    safe_add(out, buf_str(&s->list.query), SAFE_LINE);
  else if (s->page.article && s->focus != PANE_FACETS)
    safe_add(out, buf_str(&s->page.name), SAFE_LINE);
}

/* ---- what differs ---- */

/* Rules below headings and around code: nothing to be read. */
static bool is_rule(struct str line)
{
  for (size_t i = 0; i < line.n; i++) {
    bool is_drawn = str_starts(str_from(line, i), STR_LIT("\xE2\x94")) ||
                    str_starts(str_from(line, i), STR_LIT("\xE2\x95"));
    if (is_drawn)
      i += 2; /* U+2500 to U+257F take three bytes */
    else if (!strchr(" -=_+|", line.p[i]))
      return false;
  }
  return true;
}

/* The lines of a view. */
struct lines_of {
  struct str *items;
  size_t n;
};

static struct lines_of split(struct arena *a, struct str text)
{
  struct lines_of l = {0};
  struct str rest = text, line;
  while (str_cut_line(&rest, &line))
    l.n++;
  l.items = ARENA_ARRAY(a, l.n + 1, struct str);
  rest = text;
  for (size_t i = 0; str_cut_line(&rest, &line); i++)
    l.items[i] = line;
  return l;
}

static size_t n_equal(const struct str *a, const struct str *b, size_t n)
{
  size_t equal = 0;
  for (size_t i = 0; i < n; i++)
    equal += str_eq(a[i], b[i]);
  return equal;
}

/* How many lines at the end of a are those that b begins with. */
static size_t overlap(const struct lines_of *a, const struct lines_of *b)
{
  size_t n = a->n < b->n ? a->n : b->n;
  while (n && n_equal(a->items + a->n - n, b->items, n) < n)
    n--;
  return n;
}

static void add_lines(struct buf *out, const struct str *lines, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (!is_rule(lines[i])) buf_addf(out, "%.*s\n", STR_ARG(lines[i]));
}

/* What is in b and was not in a: some lines that are others now, or those that came at the end or
 * at the beginning when it scrolled. */
static void add_changed(struct buf *out, const struct lines_of *a, const struct lines_of *b)
{
  size_t equal = a->n == b->n ? n_equal(a->items, b->items, b->n) : 0;
  size_t below = overlap(a, b), above = overlap(b, a);
  if (2 * equal >= b->n && a->n == b->n) {
    for (size_t i = 0; i < b->n; i++)
      if (!str_eq(a->items[i], b->items[i])) add_lines(out, &b->items[i], 1);
  } else if (below >= above) {
    add_lines(out, b->items + below, b->n - below);
  } else {
    add_lines(out, b->items, b->n - above);
  }
}

static void add_new_lines(struct buf *out, struct str before, struct str now, bool all)
{
  struct arena *arena = arena_new();
  struct lines_of a = split(arena, before), b = split(arena, now);
  if (all)
    add_lines(out, b.items, b.n);
  else
    add_changed(out, &a, &b);
  arena_free(arena);
}

static void add_view(
    struct linear *l, const struct session *s, const struct canvas *c, struct buf *out)
{
  struct buf title = BUF_INIT, rows = BUF_INIT, selected = BUF_INIT;
  struct area a = area_with_keys(s);
  add_title(&title, s, c);
  add_rows(&rows, c, a);
  bool selects = has_selection(s, c, a);
  if (selects) add_row(&selected, c, a, c->cursor_row);
  bool is_new = replace(&l->title, &title);
  if (is_new) buf_addf(out, "%s\n", buf_cstr(&l->title));
  add_new_lines(out, buf_str(&l->rows), buf_str(&rows), is_new);
  replace(&l->rows, &rows);
  bool is_other = replace(&l->selected, &selected);
  if ((is_other || is_new) && selects)
    buf_addf(out, "> %.*s\n", STR_ARG(str_trim(buf_str(&l->selected))));
}

static void add_message(struct linear *l, const struct session *s, struct buf *out)
{
  struct buf message = BUF_INIT;
  const struct message *shown = messages_shown(&s->messages);
  if (shown) buf_add(&message, buf_str(&shown->text));
  if (replace(&l->message, &message) && l->message.n) buf_addf(out, "%s\n", buf_cstr(&l->message));
}

/* ---- the line below ---- */

static void add_typed_line(const struct session *s, struct buf *out)
{
  buf_add_cstr(out, prompt_label(s));
  safe_add(out, buf_str(&s->prompt.text), SAFE_LINE);
}

/* Is that what was printed last? One question may follow the other. */
static bool is_typed_line(const struct linear *l, const struct session *s)
{
  struct buf line = BUF_INIT;
  add_typed_line(s, &line);
  bool is_it = l->is_typing && str_eq(buf_str(&l->typed), buf_str(&line));
  buf_release(&line);
  return is_it;
}

/* What is typed goes on where it was; where it was changed otherwise it is printed again. */
static void add_typed(struct linear *l, const struct session *s, struct buf *out)
{
  struct buf line = BUF_INIT;
  add_typed_line(s, &line);
  struct str before = buf_str(&l->typed), now = buf_str(&line);
  bool goes_on = l->is_typing && !out->n && str_starts(now, before);
  if (out->n || !goes_on) buf_add_cstr(out, out->n ? "" : "\n");
  buf_add(out, goes_on ? str_from(now, before.n) : now);
  l->is_typing = true;
  replace(&l->typed, &line);
}

static void add_prompt(const struct session *s, struct buf *out)
{
  size_t before = out->n;
  status_add_position(s, out);
  buf_add_cstr(out, out->n > before ? " > " : "> ");
}

/* The row with the mark of the selection, for the cursor is where one types. */
static void add_marked_row(struct buf *out, const struct canvas *c, struct area a)
{
  int row = a.row, end = a.row + a.rows < c->rows ? a.row + a.rows : c->rows;
  while (row < end && !str_eq(canvas_cell_text(c, a.col, row), STR_LIT(">")))
    row++;
  if (row < end) add_row(out, c, (struct area){a.col + 1, row, a.cols - 1, 1}, row);
}

/* The lines that have letters now, which were printed without them. */
static void add_lettered_lines(
    const struct linear *l, const struct session *s, const struct canvas *c, struct buf *out)
{
  struct buf rows = BUF_INIT;
  add_rows(&rows, c, area_with_keys(s));
  buf_add_char(out, '\n');
  add_new_lines(out, buf_str(&l->rows), buf_str(&rows), false);
  buf_release(&rows);
}

/* While something is typed only what is selected by it is told, not all that it leaves: that is a
 * view for the end. */
static void add_while_typing(
    struct linear *l, const struct session *s, const struct canvas *c, struct buf *out)
{
  struct buf text = BUF_INIT, selected = BUF_INIT;
  bool same_text = is_typed_line(l, s);
  if (s->prompt.kind == PROMPT_HINT && !l->is_typing) add_lettered_lines(l, s, c, &text);
  add_marked_row(&selected, c, area_with_keys(s));
  bool is_other = replace(&l->selected, &selected) && l->selected.n;
  if (same_text && is_other) buf_addf(&text, "\n%.*s\n", STR_ARG(str_trim(buf_str(&l->selected))));
  add_message(l, s, &text);
  if (!same_text || text.n) add_typed(l, s, &text);
  buf_add(out, buf_str(&text));
  buf_release(&text);
}

void linear_add(struct linear *l, const struct session *s, const struct canvas *c, struct buf *out)
{
  struct buf text = BUF_INIT;
  if (s->prompt.kind) {
    add_while_typing(l, s, c, out);
    return;
  }
  bool was_typing = l->is_typing;
  l->is_typing = false;
  buf_clear(&l->typed);
  add_view(l, s, c, &text);
  add_message(l, s, &text);
  if (text.n || was_typing) {
    buf_add_char(out, '\n');
    buf_add(out, buf_str(&text));
    add_prompt(s, out);
  }
  buf_release(&text);
}
