/* The fields that are groups: lists, scores, switches, entities and the like. */
#include "base/buf.h"
#include "base/host.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/safe.h"
#include "base/text.h"
#include "note/value.h"
#include "page/panel_own.h"
#include "page/textset.h"
#include "page/url.h"

#include <stdlib.h>

enum { BAR_COLS = 10, BAR_COLS_MIN = 3, SWITCH_COLS = 8, WIDE_COLS = 30 };

/* ---- heads ---- */

/* Adds one of the values that a folded group shows. */
void panel_preview_add(struct buf *preview, struct str value)
{
  enum { PREVIEW_BYTES = 1000 }; /* more than any panel is wide */
  if (preview->n > PREVIEW_BYTES) return;
  if (preview->n) buf_add_cstr(preview, ", ");
  safe_add(preview, str_first_whole(value, PREVIEW_BYTES), SAFE_BLANKS);
}

static bool begin(
    struct panel *p, const struct field *f, size_t n, const struct buf *preview, struct str summary)
{
  struct panel_head head = {.group = str_of(f->name),
      .label = str_of(f->label),
      .n = n,
      .preview = buf_str(preview),
      .summary = summary};
  return panel_begin_group(p, &head);
}

/* The raw text of a child of the field's map, for a search; else as it was understood. */
static struct str raw_child(
    const struct panel *p, const struct field *f, struct str name, struct str understood)
{
  struct str raw;
  const struct tree *child = tree_get(p->nodes[f->id], name);
  return child && value_text(child, &raw) ? raw : understood;
}

/* The target of a value of a field that has a name of its own: "score.quality". */
static int32_t named_target(
    struct panel *p, const struct field *f, struct str name, struct str value)
{
  struct buf path = BUF_INIT;
  buf_add_cstr(&path, f->name);
  if (name.n) buf_add_char(&path, '.');
  buf_add(&path, name);
  int32_t target = panel_value_target(p, buf_str(&path), value);
  buf_release(&path);
  return target;
}

/* ---- lists of texts ---- */

/* Short values that are counted stand for themselves; sentences have a mark each. */
void panel_add_texts(struct panel *p, const struct field *f)
{
  struct article_texts texts = panel_texts_of(p, f);
  struct buf preview = BUF_INIT;
  for (size_t i = 0; i < texts.n; i++)
    panel_preview_add(&preview, texts.items[i]);
  bool is_open = begin(p, f, texts.n, &preview, STR_NONE);
  for (size_t i = 0; is_open && i < texts.n; i++) {
    struct panel_row row = {.indent = PANEL_INDENT, .text = texts.items[i], .role = STYLE_VALUE};
    row.target = panel_value_target(p, str_of(f->name), row.text);
    if (f->is_facet) {
      row.role = STYLE_CHIP;
      row.right = panel_count(p, row.target);
    } else {
      row.indent = 2 * PANEL_INDENT;
      row.mark = symbol_str(SYMBOL_BULLET_1, p->o->ascii);
    }
    panel_add_row(p, &row);
  }
  buf_release(&preview);
}

void panel_add_outline(struct panel *p, const struct field *f)
{
  const struct article *a = p->article;
  struct buf preview = BUF_INIT;
  for (size_t i = 0; i < a->outline.n; i++)
    panel_preview_add(&preview,
        a->outline.items[i].label.n ? a->outline.items[i].label : a->outline.items[i].text);
  bool is_open = begin(p, f, a->outline.n, &preview, STR_NONE);
  for (size_t i = 0; is_open && i < a->outline.n; i++) {
    const struct article_pair *pair = &a->outline.items[i];
    struct buf lead = BUF_INIT;
    if (pair->label.n) buf_addf(&lead, "%.*s: ", STR_ARG(pair->label));
    struct panel_row row = {.indent = 2 * PANEL_INDENT,
        .mark = symbol_str(SYMBOL_BULLET_1, p->o->ascii),
        .lead = buf_str(&lead),
        .text = pair->text,
        .role = STYLE_VALUE,
        .target = named_target(p, f, pair->label, pair->text)};
    panel_add_row(p, &row);
    buf_release(&lead);
  }
  buf_release(&preview);
}

/* ---- scores ---- */

struct score_columns {
  int label_cols, number_cols;
};

static int number_cols(double value)
{
  struct buf number = BUF_INIT;
  number_add(&number, value);
  int cols = text_cols(buf_str(&number));
  buf_release(&number);
  return cols;
}

static struct score_columns measure_scores(const struct panel *p)
{
  struct score_columns columns = {0};
  struct panel_column labels = {0};
  for (size_t i = 0; i < p->article->scores.n; i++) {
    int cols = number_cols(p->article->scores.items[i].value);
    if (cols > columns.number_cols) columns.number_cols = cols;
    panel_column_add(&labels, p->article->scores.items[i].name);
  }
  int bar_cols = p->width < WIDE_COLS ? BAR_COLS_MIN : BAR_COLS;
  columns.label_cols = panel_column_end(p, &labels, columns.number_cols + 1 + bar_cols);
  return columns;
}

/* A bar in eighths of columns: 100 is `cols` wide. */
static void draw_bar(struct panel *p, double value, int cols)
{
  bool ascii = p->o->ascii;
  int n = (int)(value / 100 * cols * 8 + 0.5);
  draft_pad(&p->draft, p->draft.cols + 1);
  draft_fill(&p->draft, symbol_str(SYMBOL_BAR_FULL, ascii), n / 8, STYLE_BAR);
  draft_put(&p->draft, symbol_eighths(n % 8, ascii), STYLE_BAR);
}

static void add_score(struct panel *p, const struct field *f, const struct article_score *score,
    const struct score_columns *columns)
{
  struct buf number = BUF_INIT, name = BUF_INIT, label = BUF_INIT;
  number_add(&number, score->value);
  struct str raw = raw_child(p, f, score->name, buf_str(&number));
  int32_t target = named_target(p, f, score->name, raw);
  safe_add(&name, score->name, SAFE_BLANKS);
  text_add_cut(
      &label, buf_str(&name), columns->label_cols - 1, symbol_str(SYMBOL_CUT, p->o->ascii));
  draft_pad(&p->draft, PANEL_INDENT);
  draft_put(&p->draft, buf_str(&label), STYLE_LABEL);
  draft_pad(&p->draft, PANEL_INDENT + columns->label_cols + columns->number_cols - (int)number.n);
  draft_put(&p->draft, buf_str(&number), STYLE_NUMBER);
  int room = p->width - p->draft.cols - 1;
  if (room >= BAR_COLS_MIN) draw_bar(p, score->value, room < BAR_COLS ? room : BAR_COLS);
  panel_end_line(p, target);
  buf_release(&number);
  buf_release(&name);
  buf_release(&label);
}

/* Where there is no room for columns. */
static void add_narrow_score(
    struct panel *p, const struct field *f, const struct article_score *score)
{
  struct buf text = BUF_INIT;
  buf_addf(&text, "%.*s ", STR_ARG(score->name));
  number_add(&text, score->value);
  struct str raw = raw_child(p, f, score->name, buf_str(&text));
  struct panel_row row = {.indent = PANEL_INDENT, .text = buf_str(&text), .role = STYLE_VALUE};
  row.target = named_target(p, f, score->name, raw);
  panel_add_row(p, &row);
  buf_release(&text);
}

void panel_add_scores(struct panel *p, const struct field *f)
{
  const struct article *a = p->article;
  struct buf preview = BUF_INIT, mean = BUF_INIT;
  buf_add_cstr(&mean, "mean ");
  number_add(&mean, (double)(long)(a->score_mean * 10 + 0.5) / 10);
  bool is_open = begin(p, f, a->scores.n, &preview, buf_str(&mean));
  struct score_columns columns = measure_scores(p);
  bool is_narrow = PANEL_INDENT + columns.label_cols + columns.number_cols > p->width;
  for (size_t i = 0; is_open && i < a->scores.n; i++) {
    if (is_narrow)
      add_narrow_score(p, f, &a->scores.items[i]);
    else
      add_score(p, f, &a->scores.items[i], &columns);
  }
  buf_release(&preview);
  buf_release(&mean);
}

/* ---- switches and checks ---- */

/* "yes" or "no", and how many images the note names beside the switch that says it has some. */
static void add_switch_text(const struct panel *p, const struct article_switch *s, struct buf *out)
{
  buf_add_cstr(out, s->on ? "yes" : "no");
  if (s->on && str_eq_name(s->name, STR_LIT("has images")) && p->article->images.n)
    buf_addf(out, " (%zu)", p->article->images.n);
}

void panel_add_switches(struct panel *p, const struct field *f)
{
  const struct article *a = p->article;
  struct buf preview = BUF_INIT;
  struct panel_column labels = {0};
  for (size_t i = 0; i < a->switches.n; i++) {
    panel_column_add(&labels, a->switches.items[i].name);
    if (a->switches.items[i].on) panel_preview_add(&preview, a->switches.items[i].name);
  }
  bool is_open = begin(p, f, a->switches.n, &preview, STR_NONE);
  for (size_t i = 0; is_open && i < a->switches.n; i++) {
    const struct article_switch *s = &a->switches.items[i];
    struct str raw = raw_child(p, f, s->name, s->on ? STR_LIT("1") : STR_LIT("0"));
    struct buf text = BUF_INIT;
    add_switch_text(p, s, &text);
    struct panel_row row = {.indent = PANEL_INDENT,
        .label = s->name,
        .label_cols = panel_column_end(p, &labels, SWITCH_COLS),
        .text = buf_str(&text),
        .role = s->on ? STYLE_BADGE : STYLE_DIM,
        .target = named_target(p, f, s->name, raw)};
    row.right = panel_count(p, row.target);
    panel_add_row(p, &row);
    buf_release(&text);
  }
  buf_release(&preview);
}

static bool is_ticked(const struct panel *p, size_t index)
{
  return p->o->is_ticked && p->o->is_ticked(p->o->context, index);
}

void panel_add_checks(struct panel *p, const struct field *f)
{
  const struct article_texts *checks = &p->article->checklist;
  struct buf preview = BUF_INIT, done = BUF_INIT;
  size_t n_ticked = 0;
  for (size_t i = 0; i < checks->n; i++)
    n_ticked += is_ticked(p, i);
  buf_addf(&done, "%zu/%zu", n_ticked, checks->n);
  bool is_open = begin(p, f, 0, &preview, buf_str(&done));
  for (size_t i = 0; is_open && i < checks->n; i++) {
    struct target t = {.kind = TARGET_CHECK, .value = checks->items[i], .index = i};
    struct str mark = is_ticked(p, i) ? STR_LIT("[x]") : STR_LIT("[ ]");
    struct panel_row row = {.indent = PANEL_INDENT + 4,
        .mark = mark,
        .text = checks->items[i],
        .role = STYLE_VALUE,
        .target = lines_add_target(p->lines, &t)};
    panel_add_row(p, &row);
  }
  buf_release(&preview);
  buf_release(&done);
}

/* ---- entities ---- */

/* An entity, and the place of its type among those of the note. */
struct typed {
  const struct article_entity *entity;
  uint32_t type;
};

static int compare_types(const void *a, const void *b)
{
  const struct typed *x = a, *y = b;
  if (x->type != y->type) return x->type < y->type ? -1 : 1;
  return (x->entity > y->entity) - (x->entity < y->entity);
}

/* The entities in the order of their types' first appearance. The caller frees them. */
static struct typed *sort_entities(const struct panel *p)
{
  const struct article *a = p->article;
  struct arena *arena = arena_new();
  struct textset types = {.arena = arena};
  struct typed *sorted = mem_zalloc(a->entities.n, sizeof *sorted);
  uint32_t n_types = 0;
  for (size_t i = 0; i < a->entities.n; i++) {
    struct textset_item *type = textset_add(&types, a->entities.items[i].type);
    if (!type->number) type->number = ++n_types;
    sorted[i] = (struct typed){&a->entities.items[i], type->number};
  }
  qsort(sorted, a->entities.n, sizeof *sorted, compare_types);
  textset_release(&types);
  arena_free(arena);
  return sorted;
}

/* The type stands before the first entity that is of it. */
static void add_entity(
    struct panel *p, const struct field *f, const struct typed *at, bool is_first, int label_cols)
{
  struct str type = at->entity->type;
  struct panel_row row = {.indent = PANEL_INDENT, .text = at->entity->name, .role = STYLE_VALUE};
  if (is_first) {
    row.label = type;
    row.label_cols = label_cols;
  } else if (type.n) {
    row.indent += label_cols;
  }
  row.target = named_target(p, f, type, row.text);
  row.right = panel_count(p, row.target);
  panel_add_row(p, &row);
}

void panel_add_entities(struct panel *p, const struct field *f)
{
  const struct article *a = p->article;
  struct buf preview = BUF_INIT;
  struct panel_column labels = {0};
  for (size_t i = 0; i < a->entities.n; i++) {
    panel_column_add(&labels, a->entities.items[i].type);
    panel_preview_add(&preview, a->entities.items[i].name);
  }
  int label_cols = labels.cols ? panel_column_end(p, &labels, p->width / 2) : 0;
  bool is_open = begin(p, f, a->entities.n, &preview, STR_NONE);
  struct typed *sorted = sort_entities(p);
  for (size_t i = 0; is_open && i < a->entities.n; i++)
    add_entity(p, f, &sorted[i], !i || sorted[i].type != sorted[i - 1].type, label_cols);
  free(sorted);
  buf_release(&preview);
}

/* ---- images ---- */

static void add_image(struct panel *p, const struct article_image *image)
{
  struct target t = {.kind = TARGET_IMAGE, .url = image->url, .value = image->caption};
  struct str place = url_place(image->url);
  struct buf origin = BUF_INIT;
  buf_add(&origin, image->source);
  if (image->source.n && place.n) buf_addf(&origin, " %s ", symbol_str(SYMBOL_DOT, p->o->ascii).p);
  host_add(&origin, place);
  struct panel_row row = {.indent = PANEL_INDENT, .role = STYLE_IMAGE, .text = image->caption};
  if (!row.text.n) row.text = STR_LIT("no description");
  row.target = lines_add_target(p->lines, &t);
  panel_add_row(p, &row);
  if (origin.n) {
    row.text = buf_str(&origin);
    row.role = STYLE_DIM;
    row.indent = 2 * PANEL_INDENT;
    panel_add_row(p, &row);
  }
  buf_release(&origin);
}

void panel_add_images(struct panel *p, const struct field *f)
{
  const struct article *a = p->article;
  struct buf preview = BUF_INIT;
  for (size_t i = 0; i < a->images.n; i++) {
    struct buf place = BUF_INIT;
    host_add(&place, url_place(a->images.items[i].url));
    panel_preview_add(&preview, buf_str(&place));
    buf_release(&place);
  }
  bool is_open = begin(p, f, a->images.n, &preview, STR_NONE);
  for (size_t i = 0; is_open && i < a->images.n; i++)
    add_image(p, &a->images.items[i]);
  buf_release(&preview);
}

/* ---- maps ---- */

void panel_add_map(struct panel *p, const struct field *f)
{
  const struct tree *node = p->nodes[f->id];
  struct buf preview = BUF_INIT;
  for (const struct tree *t = node->first; t; t = t->next)
    panel_preview_add(&preview, t->key);
  bool is_open = begin(p, f, node->n, &preview, STR_NONE);
  if (is_open && node->kind != TREE_SCALAR) {
    panel_add_tree(p, node, NULL);
  } else if (is_open) {
    struct panel_row row = {.indent = PANEL_INDENT, .text = node->value, .role = STYLE_VALUE};
    row.target = panel_value_target(p, str_of(f->name), node->value);
    panel_add_row(p, &row);
  }
  buf_release(&preview);
}
