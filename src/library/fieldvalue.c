/* Keys, numbers and days of field values. */
#include "library/fieldvalue.h"

#include "base/ascii.h"
#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "library/fnv.h"
#include "note/field.h"

#include <inttypes.h>

/* Adds s without blanks at its ends, every run of blanks, and of the characters in `also`, as one.
 */
static void add_with_single_blanks(struct buf *out, struct str s, const char *also)
{
  bool gap = false;
  size_t start = out->n;
  for (size_t i = 0; i < s.n; i++) {
    bool blank = ascii_is_space(s.p[i]) || (s.p[i] && strchr(also, s.p[i]));
    if (!blank) {
      if (gap && out->n > start) buf_add_char(out, ' ');
      buf_add_char(out, s.p[i]);
    }
    gap = blank;
  }
}

static void add_folded_name(struct buf *out, struct str name)
{
  struct buf folded = BUF_INIT;
  text_add_folded(&folded, name);
  add_with_single_blanks(out, buf_str(&folded), "-_");
  buf_release(&folded);
}

void fieldvalue_add_name(struct buf *out, const struct field_names *own, struct str path)
{
  const struct field *whole = field_find_by(own, path);
  if (whole) {
    add_folded_name(out, str_of(whole->name));
    return;
  }
  struct str rest = path, first;
  str_cut(&rest, '.', &first);
  const struct field *known = field_find_by(own, first);
  add_folded_name(out, known ? str_of(known->name) : first);
  if (!rest.p) return;
  buf_add_char(out, '.');
  add_folded_name(out, rest);
}

void fieldvalue_add_key(struct buf *out, struct str text)
{
  struct buf folded = BUF_INIT, key = BUF_INIT;
  text_add_folded(&folded, text);
  add_with_single_blanks(&key, buf_str(&folded), "");
  struct str whole = buf_str(&key);
  buf_add(out,
      whole.n > FIELDVALUE_KEY_BYTES ? str_first_whole(whole, FIELDVALUE_BEGINNING_BYTES) : whole);
  if (whole.n > FIELDVALUE_KEY_BYTES)
    buf_addf(out, "%c%016" PRIx64, FIELDVALUE_HASH_MARK, fnv1a(whole));
  buf_release(&folded);
  buf_release(&key);
}

bool fieldvalue_is_cut(struct str key)
{
  return str_has(key, FIELDVALUE_HASH_MARK);
}

void fieldvalue_add_label(struct buf *out, struct str key)
{
  size_t n = 0;
  while (n < key.n && key.p[n] != FIELDVALUE_HASH_MARK)
    n++;
  buf_add(out, str_trim(str_first(key, n)));
  if (n < key.n) buf_add_cstr(out, "\xE2\x80\xA6");
}

bool fieldvalue_add_prefix(struct buf *out, struct str text)
{
  struct buf folded = BUF_INIT;
  size_t start = out->n;
  text_add_folded(&folded, text);
  add_with_single_blanks(out, buf_str(&folded), "");
  if (text.n && ascii_is_space(text.p[text.n - 1]) && out->n > start) buf_add_char(out, ' ');
  buf_release(&folded);
  return out->n - start <= FIELDVALUE_BEGINNING_BYTES;
}

static bool is_year(struct str s)
{
  return s.n == 4 && ascii_is_digit(s.p[0]) && ascii_is_digit(s.p[1]) && ascii_is_digit(s.p[2]) &&
         ascii_is_digit(s.p[3]);
}

struct fieldvalue_kind fieldvalue_kind_of(struct str text, bool as_day)
{
  struct fieldvalue_kind kind = {0};
  text = str_trim(text);
  if (!text.n) return kind;
  kind.is_number = number_parse(text, &kind.number);
  kind.is_day =
      (!kind.is_number || (as_day && is_year(text))) && date_parse(text, &kind.day, &kind.n_days);
  return kind;
}

/* Takes the digits at the front, without leading zeros. */
static struct str take_digits(struct str *s)
{
  while (s->n > 1 && s->p[0] == '0' && ascii_is_digit(s->p[1]))
    *s = str_from(*s, 1);
  size_t n = 0;
  while (n < s->n && ascii_is_digit(s->p[n]))
    n++;
  struct str digits = str_first(*s, n);
  *s = str_from(*s, n);
  return digits;
}

static int compare_digits(struct str *a, struct str *b)
{
  struct str x = take_digits(a), y = take_digits(b);
  return x.n != y.n ? (x.n > y.n) - (x.n < y.n) : str_cmp(x, y);
}

int fieldvalue_compare(struct str a, struct str b)
{
  while (a.n && b.n) {
    int order = (unsigned char)a.p[0] - (unsigned char)b.p[0];
    if (ascii_is_digit(a.p[0]) && ascii_is_digit(b.p[0])) {
      order = compare_digits(&a, &b);
      if (order) return order;
      continue;
    }
    if (order) return order;
    a = str_from(a, 1);
    b = str_from(b, 1);
  }
  return (a.n > 0) - (b.n > 0);
}
