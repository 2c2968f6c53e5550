/* Margins from chains of frames. */
#include "page/margin.h"

#include "base/text.h"
#include "page/flow.h"
#include "page/symbol.h"

#include <stdio.h>

/* Text narrower than this is worse to read than text without its indents. */
enum { TEXT_COLS_MIN = 16, TEXT_COLS_MIN_OF_PAGE = 20 };

/* From this width on, lists at the top level stand in from the text. */
enum { LIST_INDENT = 2, LIST_INDENT_FROM_COLS = 40 };

static int room_cols(const struct margin *m)
{
  return m->width < TEXT_COLS_MIN_OF_PAGE ? 0 : m->width - TEXT_COLS_MIN;
}

bool margin_has_room(const struct margin *m, int cols)
{
  return m->cols + cols <= room_cols(m);
}

int margin_text_cols(const struct margin *m)
{
  return m->width > m->cols ? m->width - m->cols : 1;
}

enum { BOX_COLS = 3 };

static enum symbol bullet_of(const struct list *list)
{
  return SYMBOL_BULLET_1 + list->n_bullets % 3;
}

static void set_text(struct margin_piece *piece, struct str text)
{
  snprintf(piece->text, sizeof piece->text, "%.*s", STR_ARG(text));
}

/* Columns of the widest mark: a bullet gives way to the box of a task, a number stands before it.
 */
static int mark_cols(const struct list *list)
{
  if (!list->has_tasks) return list->mark_cols;
  return list->is_ordered ? list->mark_cols + 1 + BOX_COLS : BOX_COLS;
}

static void set_mark(struct margin_piece *piece, const struct frame *f, bool ascii)
{
  static const char *const boxes[] = {[TASK_NONE] = "", [TASK_OPEN] = "[ ]", [TASK_DONE] = "[x]"};
  const char *box = boxes[f->task];
  piece->role = STYLE_BULLET;
  piece->has_box = *box;
  if (f->list->is_ordered) {
    char number[24];
    snprintf(number, sizeof number, "%ld%c", f->number, f->list->delimiter);
    snprintf(piece->text, sizeof piece->text, "%s%s%s", number, *box ? " " : "", box);
    piece->indent += f->list->mark_cols - (int)strlen(number);
  } else {
    set_text(piece, *box ? str_of(box) : symbol_str(bullet_of(f->list), ascii));
  }
}

/* The bar beside what is quoted; that of an alert is heavier. */
static void set_bar(struct margin_piece *piece, const struct frame *f, bool ascii)
{
  enum symbol bar = f->bar == STYLE_QUOTE ? styles[STYLE_QUOTE].sign : SYMBOL_BAR_HEAVY;
  *piece = (struct margin_piece){.cols = 2, .role = f->bar};
  set_text(piece, symbol_str(bar, ascii));
}

static void set_item(const struct margin *m, const struct frame *f, struct margin_piece *marked,
    struct margin_piece *blank)
{
  bool stands_in = !f->outer && m->width >= LIST_INDENT_FROM_COLS;
  blank->cols = mark_cols(f->list) + 1 + (stands_in ? LIST_INDENT : 0);
  *marked = *blank;
  marked->indent = stands_in ? LIST_INDENT : 0;
  set_mark(marked, f, m->ascii);
}

static void set_footnote(const struct margin *m, const struct frame *f, struct margin_piece *marked,
    struct margin_piece *blank)
{
  struct buf mark = BUF_INIT;
  flow_add_footnote(&mark, f->number, m->link_urls);
  int cols = f->list->mark_cols + m->link_urls + 1;
  *blank = *marked = (struct margin_piece){.cols = cols, .role = STYLE_FOOTNOTE};
  set_text(marked, buf_str(&mark));
  buf_release(&mark);
}

/* The pieces of one frame, for lines with and without its mark. */
static void frame_pieces(const struct margin *m, const struct frame *f, struct margin_piece *marked,
    struct margin_piece *blank)
{
  *blank = *marked = (struct margin_piece){.cols = 2};
  switch (f->kind) {
  case FRAME_QUOTE:
  case FRAME_CONTAINER:
  case FRAME_ADMONITION:
    set_bar(blank, f, m->ascii);
    *marked = *blank;
    break;
  case FRAME_ITEM: set_item(m, f, marked, blank); break;
  case FRAME_FOOTNOTE: set_footnote(m, f, marked, blank); break;
  case FRAME_DETAILS:
    marked->role = STYLE_BULLET;
    set_text(marked, symbol_str(SYMBOL_OPEN, m->ascii));
    break;
  case FRAME_INDENT:
  case FRAME_DEFINITION: break; /* they have no mark */
  }
}

static void add_pieces(
    struct margin *m, const struct margin_piece *first, const struct margin_piece *rest)
{
  m->first[m->n] = *first;
  m->rest[m->n] = *rest;
  m->n++;
  m->cols += first->cols;
}

static void add_lead(struct margin *m, const struct margin_piece *piece)
{
  if (!piece->text[0]) return;
  buf_add_cstr(&m->lead, piece->text);
  buf_add_char(&m->lead, ' ');
}

static void add_mark_as_lead(struct margin *m, const struct frame *f)
{
  struct margin_piece marked, blank;
  frame_pieces(m, f, &marked, &blank);
  add_lead(m, &marked);
}

static void margin_clear(struct margin *m)
{
  m->n = 0;
  m->cols = 0;
  m->box = -1;
  buf_clear(&m->lead);
}

/* The frames that are drawn around a place, outermost first; returns how many. */
static int drawn_frames(const struct frame *frame, const struct frame **out)
{
  if (!frame) return 0;
  int n = (int)frame->drawn->depth + 1;
  int i = n;
  for (const struct frame *f = frame->drawn; f; f = f->outer)
    out[--i] = f;
  return n;
}

static void set_frames(struct margin *m, const struct frame *frame, int64_t index)
{
  const struct frame *frames[LIMIT_NESTING_DRAWN] = {NULL};
  int n = drawn_frames(frame, frames);
  bool has_room = true;
  for (int i = 0; i < n; i++) {
    struct margin_piece marked, blank;
    frame_pieces(m, frames[i], &marked, &blank);
    bool begins = (int64_t)frames[i]->first_block == index;
    has_room = has_room && margin_has_room(m, blank.cols);
    if (has_room)
      add_pieces(m, begins ? &marked : &blank, &blank);
    else if (begins)
      add_lead(m, &marked);
  }
  if (frame && frame != frame->drawn && (int64_t)frame->first_block == index)
    add_mark_as_lead(m, frame);
}

void margin_set(struct margin *m, const struct frame *frame, uint32_t index)
{
  margin_clear(m);
  set_frames(m, frame, index);
}

void margin_set_between(struct margin *m, const struct frame *frame)
{
  margin_clear(m);
  set_frames(m, frame, -1);
}

void margin_indent(struct margin *m, int cols)
{
  if (!margin_has_room(m, cols)) return;
  struct margin_piece blank = {.cols = cols};
  add_pieces(m, &blank, &blank);
}

void margin_mark(struct margin *m, struct str mark, enum style_role role)
{
  struct margin_piece piece = {.role = role, .cols = text_cols(mark) + 1};
  struct margin_piece blank = {.cols = piece.cols};
  set_text(&piece, mark);
  if (margin_has_room(m, piece.cols))
    add_pieces(m, &piece, &blank);
  else
    add_lead(m, &piece);
}

bool margin_name(struct margin *m, struct str name, int cols, enum style_role role)
{
  struct margin_piece piece = {.role = role, .cols = cols}, blank = {.cols = cols};
  if (name.n >= sizeof piece.text || text_cols(name) >= cols) return false;
  set_text(&piece, name);
  add_pieces(m, &piece, &blank);
  return true;
}

void margin_drop(struct margin *m)
{
  m->cols -= m->first[--m->n].cols;
}

void margin_continue(struct margin *m)
{
  memcpy(m->first, m->rest, (size_t)m->n * sizeof *m->first);
  buf_clear(&m->lead);
}

bool margin_has_box(const struct margin *m)
{
  return m->n && m->first[m->n - 1].has_box;
}

static void draw_piece(const struct margin *m, const struct margin_piece *piece, struct draft *d)
{
  struct str text = str_of(piece->text);
  size_t before_box = piece->has_box ? text.n - BOX_COLS : text.n;
  draft_put(d, str_first(text, before_box), piece->role);
  if (piece->has_box) draft_add(d, str_from(text, before_box), BOX_COLS, piece->role, m->box);
}

void margin_draw(const struct margin *m, struct draft *d, bool first)
{
  for (int i = 0; i < m->n; i++) {
    const struct margin_piece *piece = first ? &m->first[i] : &m->rest[i];
    int end = d->cols + piece->cols;
    draft_pad(d, d->cols + piece->indent);
    draw_piece(m, piece, d);
    draft_pad(d, end);
  }
  draft_end_margin(d);
}

void margin_release(struct margin *m)
{
  buf_release(&m->lead);
}
