/* A note of the list: its columns, on one line or two, and what was found in it. */
#include "base/fs.h"
#include "base/safe.h"
#include "base/text.h"
#include "session/list_pane.h"
#include "session/snippet_line.h"
#include "view/draw.h"
#include "view/parts.h"

#include <string.h>

enum {
  FLAG_COLS = 4,
  UNREAD_COL = 1,                       /* before a score of two digits, */
  BEHIND_SCORE_COL = LIST_TEXT_COL - 1, /*   ... behind one of three */
  FLAGGED_COLS = 2,                     /* before the title */
  PATH_COLS_MIN = 12,
};

/* "AiR!": written by AI, has images, to be reviewed, has faults. */
static struct str flags_of(const struct result_row *row, char flags[FLAG_COLS])
{
  flags[0] = row->is_ai ? 'A' : ' ';
  flags[1] = row->has_images ? 'i' : ' ';
  flags[2] = row->needs_review ? 'R' : ' ';
  flags[3] = row->has_faults ? '!' : ' ';
  return (struct str){flags, FLAG_COLS};
}

/* As many folders of a path as fit before the file's name. */
static struct str end_of_path(struct str path, int cols)
{
  struct str folder;
  for (struct str rest = path; text_cols(path) > cols && str_cut(&rest, '/', &folder) && rest.p;)
    path = rest;
  return path;
}

/* ---- columns ---- */

static void draw_score(struct canvas *c, struct area a, const struct result_row *row)
{
  struct buf text = BUF_INIT;
  buf_addf(&text, "%*.0f", a.cols, row->score_mean);
  draw_cut(c, a, buf_str(&text), STYLE_NUMBER);
  buf_release(&text);
}

static void draw_date(struct canvas *c, struct area a, const struct result_row *row)
{
  draw_cut(c, a, row->date, STYLE_DIM);
}

static void draw_flags(struct canvas *c, struct area a, const struct result_row *row)
{
  char flags[FLAG_COLS];
  draw_cut(c, a, flags_of(row, flags), STYLE_BADGE);
}

static void draw_stack(struct canvas *c, struct area a, const struct result_row *row)
{
  draw_cut(c, a, row->stack, STYLE_CHIP);
}

static void draw_path(struct canvas *c, struct area a, const struct result_row *row)
{
  struct buf path = BUF_INIT;
  safe_add(&path, row->path, SAFE_LINE);
  draw_cut(c, a, end_of_path(buf_str(&path), a.cols), STYLE_DIM);
  buf_release(&path);
}

static bool has_score(const struct result_row *row)
{
  return row->score_mean >= 0;
}

static bool has_date(const struct result_row *row)
{
  return row->date.n > 0;
}

static bool has_flags(const struct result_row *row)
{
  return row->is_ai || row->has_images || row->needs_review || row->has_faults;
}

static bool has_stack(const struct result_row *row)
{
  return row->stack.n > 0;
}

static bool has_path(const struct result_row *row)
{
  return row->path.n > 0;
}

static const struct {
  bool (*has)(const struct result_row *row);
  void (*draw)(struct canvas *c, struct area a, const struct result_row *row);
} drawers[COLUMN_COUNT] = {
    [COLUMN_SCORE] = {has_score, draw_score},
    [COLUMN_TITLE] = {NULL, NULL}, /* has a look of its own by what stands beside it */
    [COLUMN_DATE] = {has_date, draw_date},
    [COLUMN_FLAGS] = {has_flags, draw_flags},
    [COLUMN_STACK] = {has_stack, draw_stack},
    [COLUMN_PATH] = {has_path, draw_path},
};

/* How far the title may go: up to the next column that has something in this row. */
static int title_end(
    const struct column_places *p, int index, int cols, const struct result_row *row)
{
  for (int i = index + 1; i < p->n; i++)
    if (drawers[p->items[i].column].has(row))
      return p->items[i].col - column_rows[COLUMN_TITLE].gap;
  return cols - 1;
}

struct title_look {
  bool is_alone; /* on its line */
  bool is_flagged;
};

static void draw_title(
    struct canvas *c, struct area a, const struct result_row *row, const struct title_look *look)
{
  if (!row->path.n) {
    draw_cut(c, a, STR_LIT("(gone)"), STYLE_DIM); /* changed or gone since the search */
    return;
  }
  if (look->is_flagged) {
    draw_cut(c, a, STR_LIT("!"), STYLE_ERROR);
    a = area_from(a, 0, FLAGGED_COLS);
  }
  draw_cut(c, a, row->title, look->is_alone ? STYLE_STRONG : STYLE_TEXT);
}

static void draw_places(struct canvas *c, struct area a, const struct column_places *p,
    const struct result_row *row, const struct title_look *look)
{
  for (int i = 0; i < p->n; i++) {
    const struct column_place *place = &p->items[i];
    if (place->column == COLUMN_TITLE) {
      int end = title_end(p, i, a.cols, row);
      draw_title(c, area_part(a, 0, place->col, end - place->col), row, look);
    } else if (row->path.n && drawers[place->column].has(row)) {
      drawers[place->column].draw(c, area_part(a, 0, place->col, place->cols), row);
    }
  }
}

/* The columns that a text of a note takes once it has passed the door. */
static int safe_cols(struct str text)
{
  struct buf safe = BUF_INIT;
  safe_add(&safe, text, SAFE_LINE);
  int cols = text_cols(buf_str(&safe));
  buf_release(&safe);
  return cols;
}

/* Notes of one title are told apart by their paths, where nothing else is known of them; or nothing
 * but a date, and the file's name fits behind it. */
static void draw_second_line(
    const struct session *s, struct canvas *c, struct area a, const struct result_row *row)
{
  const struct columns *columns = &s->list.columns;
  struct column_places p = columns_place_second(columns, a.cols);
  draw_places(c, a, &p, row, &(struct title_look){false, false});
  if (!row->path.n || row->stack.n || columns_have(columns, COLUMN_PATH)) return;
  int at = 0;
  for (int i = 0; i < p.n; i++)
    if (p.items[i].column != COLUMN_STACK && (has_date(row) || has_flags(row)))
      at = p.items[i].col + p.items[i].cols + column_rows[p.items[i].column].gap;
  struct area rest = area_part(a, 0, at, a.cols - at - 1);
  if (!at || safe_cols(fs_basename(row->path)) <= rest.cols) draw_path(c, rest, row);
}

/* So are those on one line: the path stands where the columns behind the title are empty. */
static void draw_path_behind(const struct session *s, struct canvas *c, struct area a,
    const struct result_row *row, bool is_flagged)
{
  const struct columns *columns = &s->list.columns;
  struct column_places p = columns_place(columns, a.cols);
  if (!has_path(row) || columns_have(columns, COLUMN_PATH)) return;
  if (has_date(row) || has_flags(row) || has_stack(row)) return;
  for (int i = 0; i + 1 < p.n; i++) {
    const struct column_place *place = &p.items[i], *next = place + 1;
    int title_end = next->col - column_rows[COLUMN_TITLE].gap, cols = a.cols - next->col - 1;
    if (place->column != COLUMN_TITLE || drawers[next->column].has(row)) continue;
    int title_cols = safe_cols(row->title) + (is_flagged ? FLAGGED_COLS : 0);
    if (cols < PATH_COLS_MIN || place->col + title_cols > title_end) continue;
    draw_path(c, area_part(a, 0, next->col, cols), row);
  }
}

/* "*" of what is not read, "~" of what changed since: in the first column, where that has room for
 * it. */
static void draw_news(struct canvas *c, struct area a, const struct column_places *p,
    const struct result_row *row, bool is_unread)
{
  bool has_room = p->n && p->items[0].column == COLUMN_SCORE;
  int col = !has_room ? 0 : row->score_mean < 99.5 ? UNREAD_COL : BEHIND_SCORE_COL;
  draw_cut(c, area_part(a, 0, col, 1), is_unread ? STR_LIT("*") : STR_LIT("~"), STYLE_BADGE);
}

void view_note(const struct session *s, struct canvas *c, struct area a,
    const struct result_row *row, const struct row_marks *marks)
{
  struct area line = area_from(a, 0, LIST_MARK_COLS);
  bool has_two = s->geometry.row_lines > 1;
  struct column_places p = has_two ? columns_place_first(&s->list.columns, line.cols)
                                   : columns_place(&s->list.columns, line.cols);
  draw_places(c, line, &p, row, &(struct title_look){has_two, marks->is_flagged});
  if (marks->is_unread || marks->is_changed) draw_news(c, a, &p, row, marks->is_unread);
  if (has_two)
    draw_second_line(s, c, area_from(a, 1, LIST_TEXT_COL), row);
  else
    draw_path_behind(s, c, line, row, marks->is_flagged);
}

/* ---- what was found ---- */

/* The part of a marked text that fits into so many columns, up to a blank. */
static struct str fit_marked(struct str text, int cols)
{
  struct str rest = text;
  size_t at_blank = 0;
  struct text_cluster cluster;
  while (rest.n) {
    if (*rest.p == SNIPPET_ON || *rest.p == SNIPPET_OFF) {
      rest = str_from(rest, 1);
      continue;
    }
    if (*rest.p == ' ') at_blank = text.n - rest.n;
    if (!text_next(&rest, &cluster) || (cols -= cluster.cols) < 0)
      return str_first(text, at_blank ? at_blank : text.n - rest.n);
  }
  return text;
}

/* Draws one line of it; *role is that of the text, and goes on in the next line. */
static void draw_marked(struct canvas *c, struct area a, struct str text, enum style_role *role)
{
  int col = 0;
  while (text.n) {
    size_t n = 0;
    while (n < text.n && text.p[n] != SNIPPET_ON && text.p[n] != SNIPPET_OFF)
      n++;
    struct area part = area_from(a, 0, col);
    int cols = canvas_text(c, part, str_first(text, n), STYLE_TEXT);
    if (*role != STYLE_TEXT) canvas_over(c, area_part(part, 0, 0, cols), *role);
    col += cols;
    if (n < text.n) *role = text.p[n] == SNIPPET_ON ? STYLE_MATCH : STYLE_TEXT;
    text = str_from(text, n + 1);
  }
}

void view_snippet(const struct session *s, struct canvas *c, struct area a)
{
  struct str rest = snippet_line_text(s);
  enum style_role role = STYLE_TEXT;
  a = area_part(a, 0, LIST_TEXT_COL, a.cols - LIST_TEXT_COL - 1);
  a.rows = snippet_line_rows(s);
  int col = 0;
  if (str_starts(rest, STR_LIT(SNIPPET_CUT))) {
    col = canvas_text(c, a, draw_symbol(c, SYMBOL_CUT), STYLE_DIM);
    rest = str_from(rest, strlen(SNIPPET_CUT));
  }
  for (int row = 0; row < a.rows && rest.n; row++, col = 0) {
    struct str line = fit_marked(rest, a.cols - col);
    draw_marked(c, area_from(a, row, col), line, &role);
    rest = str_from(rest, line.n);
    if (rest.n && *rest.p == ' ') rest = str_from(rest, 1);
  }
}
