/* Rows and heads of groups: where their parts stand at a width. */
#include "base/number.h"
#include "base/safe.h"
#include "base/text.h"
#include "page/panel_own.h"

/* A text narrower than this stands below its label instead of beside it. */
enum { TEXT_COLS_MIN = 8 };

/* Panels narrower than this have no indents. */
enum { INDENT_FROM_COLS = 20 };

void panel_end_line(struct panel *p, int32_t target)
{
  draft_end(&p->draft, p->lines);
  lines_set_target(p->lines, target);
}

/* ---- rows ---- */

/* A row at its place: where its text begins, and which part of the safe text is the lead. */
struct placed {
  const struct panel_row *row;
  int indent, text_col;
  int right_cols;
  size_t n_lead;
};

static bool has_room(const struct panel *p, const struct placed *at)
{
  return p->width - at->text_col - at->right_cols >= TEXT_COLS_MIN;
}

/* Adds the label, or what is before it, to an empty line. */
static void draw_label(struct panel *p, const struct placed *at, struct str label)
{
  int mark_cols = text_cols(at->row->mark);
  if (at->indent >= mark_cols + 1 && mark_cols) {
    draft_pad(&p->draft, at->indent - mark_cols - 1);
    draft_put(&p->draft, at->row->mark, STYLE_BULLET);
  }
  draft_pad(&p->draft, at->indent);
  draft_put(&p->draft, label, STYLE_LABEL);
}

/* Sets a label on lines of its own; what belongs to it stands in below. */
static void stack_label(struct panel *p, struct placed *at)
{
  struct buf label = BUF_INIT;
  safe_add(&label, at->row->label, SAFE_BLANKS);
  int cols = p->width - at->indent;
  wrap_fill(&p->wrap, buf_str(&label), cols, cols);
  for (size_t i = 0; i < p->wrap.n; i++) {
    struct wrap_line part = p->wrap.lines[i];
    draw_label(p, at, str_first(str_from(buf_str(&label), part.from), part.n));
    panel_end_line(p, at->row->target);
  }
  if (p->width >= INDENT_FROM_COLS && at->indent + 2 + TEXT_COLS_MIN <= p->width) at->indent += 2;
  at->text_col = at->indent;
  buf_release(&label);
}

/* Adds bytes [from, from + n) of the row's safe text. */
static void draw_text(struct panel *p, const struct placed *at, struct wrap_line part)
{
  struct str text = str_first(str_from(buf_str(&p->safe), part.from), part.n);
  size_t lead = at->n_lead > part.from ? at->n_lead - part.from : 0;
  if (lead > text.n) lead = text.n;
  draft_put(&p->draft, str_first(text, lead), STYLE_LABEL);
  draft_put(&p->draft, str_from(text, lead), at->row->role);
}

static void draw_right(struct panel *p, const struct placed *at)
{
  if (!at->right_cols) return;
  draft_pad(&p->draft, p->width - at->right_cols + 1);
  draft_put(&p->draft, at->row->right, STYLE_DIM);
}

/* Adds what stands behind the text, on a line of its own where it does not fit. */
static void draw_after(struct panel *p, const struct placed *at)
{
  if (!at->row->after.n) return;
  int cols = text_cols(at->row->after);
  if (p->draft.cols + 2 + cols + at->right_cols > p->width && p->draft.cols > at->text_col) {
    panel_end_line(p, at->row->target);
    draft_pad(&p->draft, at->text_col);
  } else {
    draft_pad(&p->draft, p->draft.cols + 2);
  }
  if (p->draft.cols + cols <= p->width) draft_put(&p->draft, at->row->after, STYLE_DIM);
}

static void draw_lines(struct panel *p, const struct placed *at)
{
  int cols = p->width - at->text_col;
  int first_cols = cols - at->right_cols;
  wrap_fill(&p->wrap, buf_str(&p->safe), first_cols > 0 ? first_cols : 1, cols > 0 ? cols : 1);
  size_t n = p->wrap.n;
  for (size_t i = 0; i < n; i++) {
    if (i) draft_pad(&p->draft, at->text_col);
    draw_text(p, at, p->wrap.lines[i]);
    if (i + 1 == n) draw_after(p, at);
    if (i == 0) draw_right(p, at);
    panel_end_line(p, at->row->target);
  }
}

void panel_add_row(struct panel *p, const struct panel_row *row)
{
  int label_cols = row->label.n ? row->label_cols : 0;
  struct placed at = {.row = row, .indent = p->width < INDENT_FROM_COLS ? 0 : row->indent};
  if (row->right.n) at.right_cols = text_cols(row->right) + 1;
  at.text_col = at.indent + label_cols;
  struct buf label = BUF_INIT;
  safe_add(&label, row->label, SAFE_BLANKS);
  bool has_text = row->lead.n || row->text.n;
  bool is_beside = text_cols(buf_str(&label)) < label_cols && has_room(p, &at) && has_text;
  if (row->label.n && !is_beside) stack_label(p, &at);
  if (!has_room(p, &at)) at.right_cols = 0;
  if (!has_room(p, &at)) at.indent = at.text_col = 0;
  buf_clear(&p->safe);
  safe_add(&p->safe, row->lead, SAFE_BLANKS);
  at.n_lead = p->safe.n;
  safe_add(&p->safe, row->text, SAFE_BLANKS);
  if (has_text) {
    draw_label(p, &at, is_beside ? buf_str(&label) : STR_NONE);
    draft_pad(&p->draft, at.text_col);
    draw_lines(p, &at);
  }
  buf_release(&label);
}

/* ---- columns ---- */

void panel_column_add(struct panel_column *c, struct str label)
{
  struct buf safe = BUF_INIT;
  safe_add(&safe, label, SAFE_BLANKS);
  int cols = text_cols(buf_str(&safe));
  if (cols > c->cols) c->cols = cols;
  buf_release(&safe);
}

int panel_column_end(const struct panel *p, const struct panel_column *c, int value_cols)
{
  int most = p->width - PANEL_INDENT - value_cols;
  return c->cols + 2 < most ? c->cols + 2 : most > 0 ? most : 0;
}

/* ---- groups ---- */

static bool is_folded(const struct panel *p, struct str group)
{
  if (p->o->all_open) return false;
  if (p->o->is_folded) return p->o->is_folded(p->o->context, group);
  const struct field *f = field_find(group);
  return f && f->is_folded;
}

void panel_begin_part(struct panel *p, enum panel_part part)
{
  bool touches = p->last == PART_NONE || (part == p->last && part != PART_OPEN);
  if (!touches) panel_end_line(p, -1);
  p->last = part;
}

/* Adds text that is cut to what is left of the line. */
static void draw_cut(struct panel *p, struct str text, enum style_role role)
{
  struct buf cut = BUF_INIT;
  int room = p->width - p->draft.cols;
  text_add_cut(&cut, text, room > 0 ? room : 0, symbol_str(SYMBOL_CUT, p->o->ascii));
  draft_put(&p->draft, buf_str(&cut), role);
  buf_release(&cut);
}

static void draw_head(struct panel *p, const struct panel_head *head, bool folded)
{
  struct buf count = BUF_INIT;
  enum symbol fold = folded ? SYMBOL_FOLDED : SYMBOL_OPEN;
  draw_cut(p, symbol_str(fold, p->o->ascii), STYLE_GROUP);
  if (p->width > 2) draft_pad(&p->draft, 2);
  draw_cut(p, head->label, STYLE_GROUP);
  if (folded && head->n) buf_addf(&count, " (%zu)", head->n);
  if (count.n && (int)count.n <= p->width - p->draft.cols) draw_cut(p, buf_str(&count), STYLE_DIM);
  int left = p->width - p->draft.cols - text_cols(head->summary);
  if (head->summary.n && left > 0) {
    draft_pad(&p->draft, p->draft.cols + left);
    draft_put(&p->draft, head->summary, STYLE_DIM);
  } else if (folded && p->width - p->draft.cols > 2 + TEXT_COLS_MIN) {
    draft_pad(&p->draft, p->draft.cols + 2);
    draw_cut(p, head->preview, STYLE_DIM);
  }
  buf_release(&count);
}

bool panel_begin_group(struct panel *p, const struct panel_head *head)
{
  bool folded = is_folded(p, head->group);
  struct target t = {.kind = TARGET_GROUP, .field = head->group, .folded = folded};
  panel_begin_part(p, folded ? PART_FOLDED : PART_OPEN);
  draw_head(p, head, folded);
  panel_end_line(p, lines_add_target(p->lines, &t));
  return !folded;
}

/* ---- values ---- */

int32_t panel_value_target(struct panel *p, struct str field, struct str value)
{
  buf_clear(&p->path);
  buf_add(&p->path, field);
  for (size_t i = 0; i < p->path.n; i++)
    if (strchr(" \t\r\n", p->path.p[i])) p->path.p[i] = '_';
  struct target t = {.kind = TARGET_VALUE, .field = buf_str(&p->path), .value = value};
  return lines_add_target(p->lines, &t);
}

struct str panel_count(struct panel *p, int32_t target)
{
  const struct target *t = &p->lines->targets[target];
  long n = p->o->count ? p->o->count(p->o->context, t->field, t->value) : -1;
  buf_clear(&p->count);
  if (n >= 0) number_add_grouped(&p->count, n);
  return buf_str(&p->count);
}
