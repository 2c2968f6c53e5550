/* Reading and testing the ends of conditions. */
#include "library/bound.h"

#include "base/ascii.h"
#include "base/date.h"
#include "library/fieldvalue.h"

#include <math.h>

/* One end, as typed. */
struct end {
  bool is_open, is_number, is_day, is_age;
  double number;
  long first, last; /* days; of an age both are that day */
};

static const struct {
  const char *unit;
  double days;
} units[] = {{"d", 1}, {"w", 7}, {"m", 30.44}, {"mo", 30.44}, {"y", 365.25}};

static const struct {
  const char *name;
  long days_ago;
} named_days[] = {{"today", 0}, {"yesterday", 1}, {"tomorrow", -1}};

static const struct {
  const char *text;
  double number;
} truths[] = {{"true", 1}, {"yes", 1}, {"on", 1}, {"false", 0}, {"no", 0}, {"off", 0}};

/* Is the text a yes or a no? Such values have the numbers 1 and 0. */
static bool read_truth(struct str text, double *number)
{
  for (size_t i = 0; i < sizeof truths / sizeof *truths; i++)
    if (str_eq_nocase(text, str_of(truths[i].text))) {
      *number = truths[i].number;
      return true;
    }
  return false;
}

static bool read_named_day(struct str text, long today, struct end *e)
{
  for (size_t i = 0; i < sizeof named_days / sizeof *named_days; i++) {
    if (!str_eq_nocase(text, str_of(named_days[i].name))) continue;
    e->is_day = true;
    e->first = e->last = today - named_days[i].days_ago;
    return true;
  }
  return false;
}

/* "3w": so long ago. */
static bool read_age(struct str text, long today, struct end *e)
{
  size_t n = 0;
  double count = 0;
  while (n < text.n && n < 6 && ascii_is_digit(text.p[n]))
    count = count * 10 + (text.p[n++] - '0');
  for (size_t i = 0; n && i < sizeof units / sizeof *units; i++) {
    if (!str_eq_nocase(str_from(text, n), str_of(units[i].unit))) continue;
    e->is_day = e->is_age = true;
    e->first = e->last = today - lround(count * units[i].days);
    return true;
  }
  return false;
}

static struct end read_end(struct str text, long today)
{
  struct end e = {.is_open = !text.n};
  if (e.is_open || read_named_day(text, today, &e) || read_age(text, today, &e)) return e;
  struct fieldvalue_kind kind = fieldvalue_kind_of(text, true);
  e.number = kind.number;
  e.is_number = kind.is_number || read_truth(text, &e.number);
  e.is_day = kind.is_day;
  e.first = kind.day;
  e.last = kind.day + (kind.n_days ? kind.n_days - 1 : 0);
  return e;
}

static struct str key_of(struct arena *a, struct str text)
{
  struct buf key = BUF_INIT;
  fieldvalue_add_key(&key, text);
  struct str kept = arena_str(a, buf_str(&key));
  buf_release(&key);
  return kept;
}

static double before(double x)
{
  return nextafter(x, -INFINITY);
}

/* Is each kind of value that both ends are in the wrong order? */
static bool is_turned(const struct end *from, const struct end *to, const struct bound *b)
{
  if (from->is_open || to->is_open) return false;
  if (b->texts_apply) return fieldvalue_compare(b->from, b->to) > 0;
  return (!b->numbers.applies || from->number > to->number) &&
         (!b->days.applies || from->first > to->last);
}

/* Between two ends, both included; the upper one is not where a '<' stands before it. */
static struct bound between(struct arena *a, const struct query_node *n, long today)
{
  bool strictly = str_starts(n->upper, STR_LIT("<"));
  struct str upper = str_from(n->upper, strictly);
  struct end from = read_end(n->text, today), to = read_end(upper, today);
  struct bound b = {0};
  b.numbers = (struct bound_interval){
      (from.is_open || from.is_number) && (to.is_open || to.is_number),
      from.is_open ? -INFINITY : from.number,
      to.is_open ? INFINITY
      : strictly ? before(to.number)
                 : to.number,
  };
  b.days = (struct bound_interval){
      (from.is_open || from.is_day) && (to.is_open || to.is_day),
      from.is_open ? -INFINITY : (double)from.first,
      to.is_open ? INFINITY : (double)(strictly ? to.first - 1 : to.last),
  };
  b.texts_apply = !b.numbers.applies && !b.days.applies;
  if (!from.is_open) b.from = key_of(a, n->text);
  if (!to.is_open) b.to = key_of(a, upper);
  b.without_to = strictly;
  b.is_turned = is_turned(&from, &to, &b);
  return b;
}

static double after(double x)
{
  return nextafter(x, INFINITY);
}

/* What is more than a day is later than it; what is more than an age is longer ago. */
static struct bound_interval later(const struct end *e, bool strictly)
{
  if (e->is_age) return (struct bound_interval){true, -INFINITY, (double)e->first - strictly};
  return (struct bound_interval){e->is_day, (double)(strictly ? e->last + 1 : e->first), INFINITY};
}

static struct bound_interval earlier(const struct end *e, bool strictly)
{
  if (e->is_age) return (struct bound_interval){true, (double)e->first + strictly, INFINITY};
  return (struct bound_interval){e->is_day, -INFINITY, (double)(strictly ? e->first - 1 : e->last)};
}

struct bound bound_of(struct arena *a, const struct query_node *n, long today)
{
  if (n->op == QUERY_RANGE) return between(a, n, today);
  struct end e = read_end(n->text, today);
  struct bound b = {.texts_apply = !e.is_number && !e.is_day};
  double from = -INFINITY, to = INFINITY;
  bool strictly = n->op == QUERY_LESS || n->op == QUERY_MORE;
  switch (n->op) {
  case QUERY_LESS:
  case QUERY_LESS_EQUAL:
    to = strictly ? before(e.number) : e.number;
    b.days = earlier(&e, strictly);
    b.to = key_of(a, n->text);
    break;
  case QUERY_MORE:
  case QUERY_MORE_EQUAL:
    from = strictly ? after(e.number) : e.number;
    b.days = later(&e, strictly);
    b.from = key_of(a, n->text);
    break;
  default:
    from = to = e.number;
    b.days =
        (struct bound_interval){e.is_day, (double)e.first, e.is_age ? INFINITY : (double)e.last};
    b.from = b.to = key_of(a, n->text);
  }
  b.numbers = (struct bound_interval){e.is_number, from, to};
  b.without_from = b.without_to = strictly;
  return b;
}

static bool is_in(const struct bound_interval *i, double x)
{
  return i->applies && x >= i->from && x <= i->to;
}

static bool text_holds(const struct bound *b, struct str key)
{
  int to_from = b->from.p ? fieldvalue_compare(key, b->from) : 1;
  int to_to = b->to.p ? fieldvalue_compare(key, b->to) : -1;
  return (b->without_from ? to_from > 0 : to_from >= 0) && (b->without_to ? to_to < 0 : to_to <= 0);
}

bool bound_holds(const struct bound *b, const struct bound_value *v)
{
  if (v->has_number && is_in(&b->numbers, v->number)) return true;
  if (v->has_day && is_in(&b->days, (double)v->day)) return true;
  return b->texts_apply && !v->has_number && !v->has_day && text_holds(b, v->key);
}
