/* Post meta to typed fields: one row for each field, naming its reader and where its value goes. */
#include "note/article_fields.h"

#include "base/date.h"
#include "base/limits.h"
#include "note/article_lists.h"
#include "note/title.h"
#include "note/value.h"

#include <limits.h>

/* A field's value as it stands in the meta, and where it goes. */
struct reading {
  struct article *article;
  const struct field *field;
  const struct tree *node; /* says something */
  void *to;                /* the article's member that the field's row names */
};

/* Fills the member; returns NULL, or what is wrong with the value ("is not a mapping"). */
typedef const char *reader(const struct reading *r);

static const char *read_text(const struct reading *r)
{
  return value_text(r->node, r->to) ? NULL : "is not a text";
}

static const char *read_line(const struct reading *r)
{
  struct str text;
  if (!value_text(r->node, &text)) return "is not a text";
  *(struct str *)r->to = title_line(r->article->arena, text);
  if (text.n > LIMIT_TITLE_BYTES)
    article_fault(r->article, r->node, "is too long for a title: it is cut");
  return NULL;
}

static const char *read_number(const struct reading *r)
{
  struct str text, unit;
  double number;
  if (!value_text(r->node, &text) || !value_number(text, &number, &unit)) return "is not a number";
  if (number < 0) return "is below 0";
  *(double *)r->to = number;
  return NULL;
}

/* Minutes, whatever the unit: "10", "10 min read", "2 hours". */
static const char *read_minutes(const struct reading *r)
{
  struct str text, unit;
  const char *why = read_number(r);
  if (why || !value_text(r->node, &text)) return why;
  double *minutes = r->to;
  if (!value_number(text, minutes, &unit) || !unit.n) return NULL;
  if (unit.p[0] == 'h' || unit.p[0] == 'H') *minutes *= 60;
  if (unit.p[0] == 's' || unit.p[0] == 'S') *minutes /= 60;
  return NULL;
}

static const char *read_day(const struct reading *r)
{
  struct str text;
  long days, n_days;
  if (!value_text(r->node, &text)) return "is not a date";
  if (date_parse(text, &days, &n_days)) {
    *(struct str *)r->to = text;
  } else if (value_epoch_day(text, &days)) {
    struct buf day = BUF_INIT;
    date_add(&day, days);
    *(struct str *)r->to = arena_str(r->article->arena, buf_str(&day));
    buf_release(&day);
  } else {
    return "is not a date";
  }
  return NULL;
}

static const char *read_revision(const struct reading *r)
{
  struct article *a = r->article;
  if (value_text(r->node, &a->version)) return NULL;
  if (r->node->kind != TREE_MAP) return "is not a mapping";
  value_named(r->node, "status state", &a->status);
  value_named(r->node, "version", &a->version);
  const struct tree *reviewed = value_child(r->node, "last_reviewed reviewed last_review date");
  if (!reviewed || value_is_nothing(reviewed)) return NULL;
  struct reading day = {a, r->field, reviewed, &a->reviewed};
  const char *why = read_day(&day);
  if (why) article_fault(a, reviewed, why);
  return NULL;
}

static const char *read_payload(const struct reading *r)
{
  return r->node->kind == TREE_MAP ? NULL : "is not a mapping";
}

static const char *read_texts(const struct reading *r)
{
  bool at_blanks = field_is_worded(r->field, r->node->key);
  return article_add_texts(r->article, r->node, r->field->is_comma_list, at_blanks, r->to);
}

static const char *read_checklist(const struct reading *r)
{
  return article_add_checks(r->article, r->node);
}

static const char *read_outline(const struct reading *r)
{
  return article_add_outline(r->article, r->node);
}

static const char *read_scores(const struct reading *r)
{
  return article_add_scores(r->article, r->node);
}

static const char *read_switches(const struct reading *r)
{
  return article_add_switches(r->article, r->node);
}

static const char *read_entities(const struct reading *r)
{
  return article_add_entities(r->article, r->node);
}

static const char *read_images(const struct reading *r)
{
  return article_add_images(r->article, r->node);
}

/* How a field is read. Of a field with one value the key that names it best counts, and of equal
 * ones the last; lists take what each key brings. */
static const struct slot {
  reader *read;
  size_t offset;
  bool is_list;
} slots[FIELD_COUNT] = {
    [FIELD_TITLE] = {read_line, offsetof(struct article, title)},
    [FIELD_TOPIC] = {read_text, offsetof(struct article, topic)},
    [FIELD_SUMMARY] = {read_text, offsetof(struct article, summary)},
    [FIELD_DATE] = {read_day, offsetof(struct article, date)},
    [FIELD_AUTHOR] = {read_texts, offsetof(struct article, authors), true},
    [FIELD_AI_OUTLINE] = {read_outline, 0, true},
    [FIELD_AI_BRIEF] = {read_text, offsetof(struct article, brief)},
    [FIELD_STACK] = {read_texts, offsetof(struct article, stack), true},
    [FIELD_TOOL] = {read_texts, offsetof(struct article, tools), true},
    [FIELD_CODE_LANGUAGE] = {read_text, offsetof(struct article, code_language)},
    [FIELD_DIFFICULTY] = {read_text, offsetof(struct article, difficulty)},
    [FIELD_READING_TIME] = {read_minutes, offsetof(struct article, reading_min)},
    [FIELD_VIEW_COUNT] = {read_number, offsetof(struct article, view_count)},
    [FIELD_SCORE] = {read_scores, 0, true},
    [FIELD_REVISION] = {read_revision, 0},
    [FIELD_REFERENCE] = {read_text, offsetof(struct article, reference)},
    [FIELD_HASH] = {read_text, offsetof(struct article, hash)},
    [FIELD_FLAGS] = {read_switches, 0, true},
    [FIELD_CHECKLIST] = {read_checklist, 0, true},
    [FIELD_ENTITIES] = {read_entities, 0, true},
    [FIELD_IMAGE_SOURCES] = {read_images, 0, true},
    [FIELD_PAYLOAD] = {read_payload, 0},
    [FIELD_NOTES] = {read_texts, offsetof(struct article, notes), true},
};

void article_read_fields(struct article *a)
{
  int best[FIELD_COUNT];
  for (size_t i = 0; i < FIELD_COUNT; i++)
    best[i] = INT_MAX;
  for (const struct tree *t = a->meta->first; t; t = t->next) {
    const struct field *f = value_is_nothing(t) ? NULL : field_find_by(a->names, t->key);
    if (!f) continue;
    const struct slot *slot = &slots[f->id];
    int rank = field_rank_by(a->names, f, str_trim(t->key));
    if (!slot->is_list && rank > best[f->id]) continue;
    struct reading r = {a, f, t, (char *)a + slot->offset};
    const char *why = slot->read(&r);
    if (!why)
      best[f->id] = rank;
    else if (rank == 0)
      article_fault(a, t, why);
  }
}
