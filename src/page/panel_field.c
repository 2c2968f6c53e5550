/* The fields of an article by their types; those of one value are drawn here. */
#include "base/date.h"
#include "base/number.h"
#include "base/safe.h"
#include "base/text.h"
#include "note/value.h"
#include "page/panel_own.h"

#include <stddef.h>

/* ---- where the article keeps what ---- */

static const struct {
  size_t text, number, texts; /* offsets; 0: it has none */
} members[FIELD_COUNT] = {
    [FIELD_TOPIC] = {.text = offsetof(struct article, topic)},
    [FIELD_SUMMARY] = {.text = offsetof(struct article, summary)},
    [FIELD_DATE] = {.text = offsetof(struct article, date)},
    [FIELD_AUTHOR] = {.texts = offsetof(struct article, authors)},
    [FIELD_AI_BRIEF] = {.text = offsetof(struct article, brief)},
    [FIELD_STACK] = {.texts = offsetof(struct article, stack)},
    [FIELD_TOOL] = {.texts = offsetof(struct article, tools)},
    [FIELD_CODE_LANGUAGE] = {.text = offsetof(struct article, code_language)},
    [FIELD_DIFFICULTY] = {.text = offsetof(struct article, difficulty)},
    [FIELD_READING_TIME] = {.number = offsetof(struct article, reading_min)},
    [FIELD_VIEW_COUNT] = {.number = offsetof(struct article, view_count)},
    [FIELD_REFERENCE] = {.text = offsetof(struct article, reference)},
    [FIELD_HASH] = {.text = offsetof(struct article, hash)},
    [FIELD_NOTES] = {.texts = offsetof(struct article, notes)},
};

static const void *member(const struct panel *p, size_t offset)
{
  return (const char *)p->article + offset;
}

static struct str text_of(const struct panel *p, const struct field *f)
{
  size_t offset = members[f->id].text;
  return offset ? *(const struct str *)member(p, offset) : STR_NONE;
}

static double number_of(const struct panel *p, const struct field *f)
{
  size_t offset = members[f->id].number;
  return offset ? *(const double *)member(p, offset) : -1;
}

struct article_texts panel_texts_of(const struct panel *p, const struct field *f)
{
  size_t offset = members[f->id].texts;
  return offset ? *(const struct article_texts *)member(p, offset) : (struct article_texts){0};
}

/* The value as its author wrote it, for a search; else as it was understood. */
static struct str raw_of(const struct panel *p, const struct field *f, struct str understood)
{
  struct str raw;
  return p->nodes[f->id] && value_text(p->nodes[f->id], &raw) ? raw : understood;
}

/* ---- single values ---- */

static void add_single(
    struct panel *p, const struct field *f, struct panel_row *row, struct str understood)
{
  panel_begin_part(p, PART_ROW);
  row->indent = PANEL_INDENT;
  row->label = str_of(f->label);
  row->label_cols = p->label_cols;
  row->target = panel_value_target(p, str_of(f->name), raw_of(p, f, understood));
  if (f->is_facet) row->right = panel_count(p, row->target);
  panel_add_row(p, row);
}

static void add_word(struct panel *p, const struct field *f)
{
  struct panel_row row = {.text = text_of(p, f), .role = STYLE_VALUE};
  add_single(p, f, &row, row.text);
}

/* A text that takes more than two lines beside its label has a group of its own. */
static void add_text(struct panel *p, const struct field *f)
{
  struct buf preview = BUF_INIT;
  struct str text = text_of(p, f);
  safe_add(&preview, text, SAFE_BLANKS);
  if (text_cols(buf_str(&preview)) <= 2 * (p->width - PANEL_INDENT - p->label_cols)) {
    add_word(p, f);
  } else {
    struct panel_head head = {
        .group = str_of(f->name), .label = str_of(f->label), .preview = buf_str(&preview)};
    struct panel_row row = {.indent = PANEL_INDENT, .text = text, .role = STYLE_VALUE};
    if (panel_begin_group(p, &head)) {
      row.target = panel_value_target(p, str_of(f->name), text);
      panel_add_row(p, &row);
    }
  }
  buf_release(&preview);
}

static void add_number(struct panel *p, const struct field *f)
{
  struct buf text = BUF_INIT;
  double n = number_of(p, f);
  if (n < 1e15 && n == (double)(long long)n)
    number_add_grouped(&text, (long long)n);
  else
    number_add(&text, n);
  struct str number = arena_str(p->lines->arena, buf_str(&text));
  if (f->unit) buf_addf(&text, " %s", f->unit);
  struct panel_row row = {.text = buf_str(&text), .role = STYLE_VALUE};
  add_single(p, f, &row, number);
  buf_release(&text);
}

static void add_age(const struct panel *p, struct buf *out, struct str day)
{
  long days, n_days;
  if (date_parse(day, &days, &n_days)) date_add_age(out, days, p->o->today);
}

static void add_day(struct panel *p, const struct field *f)
{
  struct buf age = BUF_INIT;
  struct panel_row row = {.text = text_of(p, f), .role = STYLE_VALUE};
  add_age(p, &age, row.text);
  row.after = buf_str(&age);
  add_single(p, f, &row, row.text);
  buf_release(&age);
}

/* ---- all types ---- */

static bool has_text(const struct panel *p, const struct field *f)
{
  return str_trim(text_of(p, f)).n;
}

static bool has_number(const struct panel *p, const struct field *f)
{
  return number_of(p, f) >= 0;
}

static bool has_texts(const struct panel *p, const struct field *f)
{
  return panel_texts_of(p, f).n;
}

static bool has_outline(const struct panel *p, const struct field *f)
{
  (void)f;
  return p->article->outline.n;
}

static bool has_scores(const struct panel *p, const struct field *f)
{
  (void)f;
  return p->article->scores.n;
}

static bool has_node(const struct panel *p, const struct field *f)
{
  return p->nodes[f->id];
}

static bool has_switches(const struct panel *p, const struct field *f)
{
  (void)f;
  return p->article->switches.n;
}

static bool has_checks(const struct panel *p, const struct field *f)
{
  (void)f;
  return p->article->checklist.n;
}

static bool has_entities(const struct panel *p, const struct field *f)
{
  (void)f;
  return p->article->entities.n;
}

static bool has_images(const struct panel *p, const struct field *f)
{
  (void)f;
  return p->article->images.n;
}

static const struct {
  bool (*has)(const struct panel *p, const struct field *f);
  void (*add)(struct panel *p, const struct field *f);
} types[] = {
    [FIELD_TEXT] = {has_text, add_text},
    [FIELD_WORD] = {has_text, add_word},
    [FIELD_NUMBER] = {has_number, add_number},
    [FIELD_DAY] = {has_text, add_day},
    [FIELD_LIST] = {has_texts, panel_add_texts},
    [FIELD_PAIRS] = {has_outline, panel_add_outline},
    [FIELD_SCORES] = {has_scores, panel_add_scores},
    [FIELD_MAP] = {has_node, panel_add_map},
    [FIELD_SWITCHES] = {has_switches, panel_add_switches},
    [FIELD_CHECKS] = {has_checks, panel_add_checks},
    [FIELD_NAMED] = {has_entities, panel_add_entities},
    [FIELD_IMAGES] = {has_images, panel_add_images},
};

bool panel_has_field(const struct panel *p, const struct field *f)
{
  return f->id != FIELD_TITLE && types[f->type].has(p, f);
}

bool panel_field_is_single(const struct field *f)
{
  return f->type == FIELD_WORD || f->type == FIELD_NUMBER || f->type == FIELD_DAY ||
         f->type == FIELD_TEXT;
}

void panel_add_field(struct panel *p, const struct field *f)
{
  types[f->type].add(p, f);
}
