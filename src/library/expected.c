/* Conditions that no value of their field can meet. */
#include "library/expected.h"

#define DAYS "days such as 2024, 2024-06, 2024-06-30, yesterday or 3w (ago)"

/* By the tables; a field within one of scores is one of numbers, too. */
static enum query_values values_of(const struct field_names *own, struct str name)
{
  const struct query_field *row = query_field_find(name);
  if (row) return row->values;
  struct str rest = name, first;
  str_cut(&rest, '.', &first);
  const struct field *field = field_find_by(own, name), *whole = field_find_by(own, first);
  if (!field && whole && whole->type == FIELD_SCORES) field = whole;
  if (!field) return QUERY_VALUES_ANY;
  if (field->type == FIELD_DAY) return QUERY_VALUES_DAYS;
  bool is_number = field->type == FIELD_NUMBER || field->type == FIELD_SCORES;
  return is_number ? QUERY_VALUES_NUMBERS : QUERY_VALUES_ANY;
}

static void add_asked(struct buf *out, const struct query_node *n)
{
  buf_addf(out, "\"%.*s", STR_ARG(n->text));
  if (n->op == QUERY_RANGE) buf_addf(out, "..%.*s", STR_ARG(n->upper));
  buf_add_char(out, '"');
}

static void add_turned(struct buf *out, const struct query_node *n)
{
  bool strictly = str_starts(n->upper, STR_LIT("<"));
  add_asked(out, n);
  buf_addf(out, " ends before it begins; did you mean \"%.*s..%.*s\"?",
      STR_ARG(str_from(n->upper, strictly)), STR_ARG(n->text));
}

bool expected_add_refusal(struct buf *out, const struct field_names *own,
    const struct query_node *n, const struct bound *b)
{
  enum query_values values = values_of(own, n->field);
  bool no_day = values == QUERY_VALUES_DAYS && !b->days.applies;
  bool no_number = values == QUERY_VALUES_NUMBERS && !b->numbers.applies;
  if (no_day || no_number) {
    buf_addf(out, "%.*s takes %s, not ", STR_ARG(n->field), no_day ? DAYS : "numbers");
    add_asked(out, n);
  } else if (b->is_turned) {
    add_turned(out, n);
  } else {
    return false;
  }
  return true;
}
