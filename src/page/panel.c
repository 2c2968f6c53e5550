/* The panel from top to bottom: faults, the fields in their order, what is left. */
#include "page/panel.h"

#include "base/text.h"
#include "note/value.h"
#include "page/panel_own.h"

#include <limits.h>

/* What a note is weighed by comes first, then what it is about, then what its makers keep. */
static const enum field_id order[] = {FIELD_TITLE, FIELD_SCORE, FIELD_REVISION, FIELD_ENTITIES,
    FIELD_CHECKLIST, FIELD_STACK, FIELD_TOOL, FIELD_TOPIC, FIELD_DATE, FIELD_AUTHOR,
    FIELD_CODE_LANGUAGE, FIELD_DIFFICULTY, FIELD_READING_TIME, FIELD_VIEW_COUNT, FIELD_REFERENCE,
    FIELD_HASH, FIELD_FLAGS, FIELD_SUMMARY, FIELD_AI_OUTLINE, FIELD_AI_BRIEF, FIELD_IMAGE_SOURCES,
    FIELD_NOTES, FIELD_PAYLOAD};
_Static_assert(sizeof order / sizeof *order == FIELD_COUNT, "each field has its place");

/* ---- which keys the fields show ---- */

/* Fields that gather what several keys say; of the others one key is shown. */
static bool gathers(const struct field *f)
{
  return !panel_field_is_single(f) && f->type != FIELD_MAP;
}

static void find_nodes(struct panel *p)
{
  int best[FIELD_COUNT];
  for (size_t i = 0; i < FIELD_COUNT; i++)
    best[i] = INT_MAX;
  const struct field_names *names = p->article->names;
  for (const struct tree *t = p->article->meta->first; t; t = t->next) {
    const struct field *f = value_is_nothing(t) ? NULL : field_find_by(names, t->key);
    int rank = f ? field_rank_by(names, f, str_trim(t->key)) : INT_MAX;
    if (!f || rank > best[f->id]) continue;
    best[f->id] = rank;
    p->nodes[f->id] = t;
  }
}

/* Is what the key says shown further up? */
static bool is_shown(const struct panel *p, const struct tree *child)
{
  const struct field *f = field_find_by(p->article->names, child->key);
  if (!f) return false;
  if (f->id == FIELD_TITLE) return child == p->nodes[f->id];
  return panel_has_field(p, f) && (gathers(f) || child == p->nodes[f->id]);
}

/* ---- parts ---- */

static void add_faults(struct panel *p)
{
  const struct faults *faults = &p->article->faults;
  for (const struct fault *f = faults->first; f; f = f->next) {
    panel_begin_part(p, PART_FAULTS);
    struct buf text = BUF_INIT;
    buf_add(&text, p->article->path);
    if (f->line) buf_addf(&text, ":%zu", f->line);
    buf_addf(&text, ": %.*s", STR_ARG(f->text));
    struct target t = {.kind = TARGET_FAULT, .index = f->line};
    struct panel_row row = {.indent = PANEL_INDENT,
        .mark = STR_LIT("!"),
        .text = buf_str(&text),
        .role = STYLE_FAULT,
        .target = lines_add_target(p->lines, &t)};
    panel_add_row(p, &row);
    buf_release(&text);
  }
}

/* Labels of single fields have one column for the whole panel. */
static void measure_labels(struct panel *p)
{
  struct panel_column labels = {0};
  for (size_t i = 0; i < FIELD_COUNT; i++)
    if (panel_has_field(p, &fields[i]) && panel_field_is_single(&fields[i]))
      panel_column_add(&labels, str_of(fields[i].label));
  p->label_cols = panel_column_end(p, &labels, p->width / 2);
}

static void add_other(struct panel *p)
{
  struct panel_head head = {.group = STR_LIT("other"), .label = STR_LIT("other")};
  struct buf preview = BUF_INIT;
  for (const struct tree *t = p->article->meta->first; t; t = t->next) {
    if (is_shown(p, t)) continue;
    head.n++;
    panel_preview_add(&preview, t->key);
  }
  head.preview = buf_str(&preview);
  if (head.n && panel_begin_group(p, &head)) panel_add_tree(p, p->article->meta, is_shown);
  buf_release(&preview);
}

struct lines *panel_layout(const struct article *a, const struct panel_options *o)
{
  int width = o->width_cols > 0 ? o->width_cols : 1;
  struct panel p = {.article = a, .o = o, .width = width, .lines = lines_new(width)};
  find_nodes(&p);
  measure_labels(&p);
  add_faults(&p);
  for (size_t i = 0; i < FIELD_COUNT; i++)
    if (panel_has_field(&p, &fields[order[i]])) panel_add_field(&p, &fields[order[i]]);
  add_other(&p);
  if (o->n_notes) panel_add_all_notes(&p);
  draft_release(&p.draft);
  wrap_release(&p.wrap);
  buf_release(&p.safe);
  buf_release(&p.path);
  buf_release(&p.count);
  return p.lines;
}
