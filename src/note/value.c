/* Reading values of any shape. */
#include "note/value.h"

#include "base/ascii.h"
#include "base/number.h"

bool value_is_nothing(const struct tree *t)
{
  if (t->kind != TREE_SCALAR) return !t->n;
  return t->type == TREE_NULL || !str_trim(t->value).n;
}

bool value_text(const struct tree *t, struct str *out)
{
  if (t->kind == TREE_LIST && t->n == 1) t = t->first;
  if (t->kind != TREE_SCALAR || value_is_nothing(t)) return false;
  *out = str_trim(t->value);
  return true;
}

const struct tree *value_child(const struct tree *map, const char *names)
{
  struct str rest = str_of(names), name;
  while (str_cut(&rest, ' ', &name)) {
    const struct tree *child = tree_get(map, name);
    if (child) return child;
  }
  return NULL;
}

bool value_named(const struct tree *map, const char *names, struct str *out)
{
  struct str rest = str_of(names), name;
  while (str_cut(&rest, ' ', &name)) {
    const struct tree *child = tree_get(map, name);
    if (child && value_text(child, out)) return true;
  }
  return false;
}

bool value_item(struct arena *a, const struct tree *t, struct str *out)
{
  if (t->kind != TREE_MAP) return value_text(t, out);
  if (value_named(t, "name text title label item", out)) return true;
  struct str text = STR_NONE;
  if (t->n != 1 || !(value_is_nothing(t->first) || value_text(t->first, &text))) return false;
  struct buf pair = BUF_INIT;
  buf_add(&pair, str_trim(t->first->key));
  buf_add_cstr(&pair, ": ");
  buf_add(&pair, text);
  *out = arena_str(a, str_trim(buf_str(&pair)));
  buf_release(&pair);
  return true;
}

void value_split_pair(struct str s, struct str *label, struct str *text)
{
  size_t colon = 0;
  while (colon < s.n && !(s.p[colon] == ':' && (colon + 1 == s.n || s.p[colon + 1] == ' ')))
    colon++;
  bool is_pair = colon && colon < s.n;
  *label = is_pair ? str_trim(str_first(s, colon)) : STR_NONE;
  *text = is_pair ? str_trim(str_from(s, colon + 1)) : str_trim(s);
}

/* Bytes of the number that s begins with: digits in groups, a sign, a point. */
static size_t number_bytes(struct str s)
{
  size_t n = 0;
  while (n < s.n && (ascii_is_digit(s.p[n]) || (n && s.p[n] == ',') || s.p[n] == '.' ||
                        (!n && (s.p[n] == '-' || s.p[n] == '+'))))
    n++;
  while (n && !ascii_is_digit(s.p[n - 1]))
    n--;
  return n;
}

bool value_number(struct str s, double *out, struct str *unit)
{
  s = str_trim(s);
  *unit = STR_NONE;
  if (number_parse(s, out)) return true;
  size_t n = number_bytes(s);
  struct str grouped = str_first(s, n), part;
  struct buf digits = BUF_INIT;
  while (str_cut(&grouped, ',', &part))
    buf_add(&digits, part);
  bool ok = n && number_parse(buf_str(&digits), out);
  buf_release(&digits);
  *unit = str_trim(str_from(s, n));
  return ok;
}

bool value_switch(const struct tree *t, bool *on)
{
  static const struct {
    const char *word;
    bool on;
  } words[] = {
      {"1", true},
      {"true", true},
      {"yes", true},
      {"on", true},
      {"0", false},
      {"false", false},
      {"no", false},
      {"off", false},
  };
  struct str text;
  if (!value_text(t, &text)) return false;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!str_eq_nocase(text, str_of(words[i].word))) continue;
    *on = words[i].on;
    return true;
  }
  return false;
}

bool value_epoch_day(struct str s, long *days)
{
  enum { SECONDS_DIGITS = 10, MILLISECONDS_DIGITS = 13, SECONDS_A_DAY = 86400 };
  double number;
  for (size_t i = 0; i < s.n; i++)
    if (!ascii_is_digit(s.p[i])) return false;
  if ((s.n != SECONDS_DIGITS && s.n != MILLISECONDS_DIGITS) || !number_parse(s, &number))
    return false;
  double seconds = s.n == MILLISECONDS_DIGITS ? number / 1000 : number;
  *days = (long)(seconds / SECONDS_A_DAY);
  return true;
}
