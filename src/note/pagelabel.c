/* The table of labels, and the matching of a line against it. */
#include "note/pagelabel.h"

#include "base/ascii.h"
#include "base/date.h"

static const struct page_label labels[] = {
    {FIELD_TOPIC, PAGE_TEXT},
    {FIELD_SUMMARY, PAGE_TEXT},
    {FIELD_DATE, PAGE_DAY},
    {FIELD_AI_OUTLINE, PAGE_PAIRS},
    {FIELD_AI_BRIEF, PAGE_TEXT},
    {FIELD_STACK, PAGE_ITEMS},
    {FIELD_TOOL, PAGE_ITEMS},
    {FIELD_CODE_LANGUAGE, PAGE_TEXT},
    {FIELD_DIFFICULTY, PAGE_TEXT},
    {FIELD_READING_TIME, PAGE_NUMBER, true},
    {FIELD_VIEW_COUNT, PAGE_NUMBER, true},
    {FIELD_SCORE, PAGE_MAP, true},
    {FIELD_REVISION, PAGE_MAP},
    {FIELD_REFERENCE, PAGE_TEXT},
    {FIELD_HASH, PAGE_TEXT},
    {FIELD_FLAGS, PAGE_MAP, true},
    {FIELD_CHECKLIST, PAGE_ITEMS},
    {FIELD_ENTITIES, PAGE_GROUPS},
    {FIELD_IMAGE_SOURCES, PAGE_GROUPS},
    {FIELD_PAYLOAD, PAGE_MAP, true},
    {FIELD_NOTES, PAGE_ITEMS},
};

static struct str label_of(const struct page_label *row)
{
  return str_of(fields[row->field].label);
}

/* Cuts what may separate a label from its value; true when there was a sign, not just blanks. */
static bool cut_separator(struct str *value)
{
  *value = str_trim(*value);
  bool is_sign = value->n && str_has(STR_LIT(":=|"), value->p[0]);
  if (is_sign) *value = str_trim(str_from(*value, 1));
  return is_sign;
}

static bool begins_number(struct str s)
{
  if (s.n && (s.p[0] == '-' || s.p[0] == '+')) s = str_from(s, 1);
  return s.n && ascii_is_digit(s.p[0]);
}

/* Does what stands behind a label have the shape of its value? Nothing always has. */
static bool fits(const struct page_label *row, struct str value, bool is_separated)
{
  long days, n_days;
  if (!value.n || row->shape == PAGE_TEXT) return true;
  if (row->shape == PAGE_NUMBER) return begins_number(value);
  if (row->shape == PAGE_DAY) return date_parse(value, &days, &n_days);
  return is_separated;
}

const struct page_label *page_label_find(struct str line, struct str *value)
{
  const struct page_label *best = NULL;
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
    const struct page_label *row = &labels[i];
    struct str label = label_of(row), rest = str_from(line, label.n);
    if (best && label.n <= label_of(best).n) continue;
    if (!str_eq_name(str_first(line, label.n), label)) continue;
    bool is_separated = cut_separator(&rest);
    if (!fits(row, rest, is_separated)) continue;
    best = row;
    *value = rest;
  }
  return best;
}
