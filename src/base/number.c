/* Numbers, read and written alike in every locale. */
#include "base/number.h"

#include "base/ascii.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The thread in the C locale, until it is put back. */
struct plain_locale {
  locale_t c, before;
};

static struct plain_locale plain_locale_begin(void)
{
  locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  return (struct plain_locale){c, uselocale(c)};
}

static void plain_locale_end(struct plain_locale l)
{
  uselocale(l.before);
  if (l.c) freelocale(l.c);
}

static size_t count_digits(struct str s)
{
  size_t n = 0;
  while (n < s.n && ascii_is_digit(s.p[n]))
    n++;
  return n;
}

static bool is_one_of(struct str s, const char *chars)
{
  return s.n && s.p[0] && strchr(chars, s.p[0]);
}

/* [+-] digits [. digits] [e [+-] digits], with a digit on at least one side of the point. */
static bool is_decimal(struct str s)
{
  if (is_one_of(s, "+-")) s = str_from(s, 1);
  size_t n = count_digits(s);
  s = str_from(s, n);
  if (is_one_of(s, ".")) {
    size_t fraction = count_digits(str_from(s, 1));
    s = str_from(s, 1 + fraction);
    n += fraction;
  }
  if (!n) return false;
  if (!is_one_of(s, "eE")) return !s.n;
  s = str_from(s, 1);
  if (is_one_of(s, "+-")) s = str_from(s, 1);
  return s.n && count_digits(s) == s.n;
}

/* So many digits are a whole number that a double holds. */
enum { WHOLE_DIGITS = 15 };
static const double WHOLE_MAX = 1e15;

static double digits_value(struct str digits)
{
  double n = 0;
  for (size_t i = 0; i < digits.n; i++)
    n = n * 10 + (digits.p[i] - '0');
  return n;
}

bool number_parse(struct str s, double *out)
{
  s = str_trim(s);
  if (!is_decimal(s)) return false;
  if (s.n <= WHOLE_DIGITS && count_digits(s) == s.n) {
    *out = digits_value(s);
    return true;
  }
  struct buf text = BUF_INIT;
  buf_add(&text, s);
  struct plain_locale l = plain_locale_begin();
  double number = strtod(text.p, NULL);
  plain_locale_end(l);
  buf_release(&text);
  if (!isfinite(number)) return false;
  *out = number;
  return true;
}

void number_add_grouped(struct buf *out, long long n)
{
  unsigned long long rest = n < 0 ? 0 - (unsigned long long)n : (unsigned long long)n;
  char text[32];
  size_t at = sizeof text;
  int digits = 0;
  do {
    if (digits && digits % 3 == 0) text[--at] = ',';
    text[--at] = (char)('0' + rest % 10);
    rest /= 10;
    digits++;
  } while (rest);
  if (n < 0) text[--at] = '-';
  buf_add(out, (struct str){text + at, sizeof text - at});
}

int number_digits(long long n)
{
  int digits = 1;
  while (n /= 10)
    digits++;
  return digits;
}

void number_add_bytes(struct buf *out, int64_t bytes)
{
  static const char *const units[] = {"bytes", "kB", "MB", "GB", "TB"};
  enum { STEP = 1000, LAST = sizeof units / sizeof *units - 1 };
  double n = (double)bytes;
  int unit = 0;
  while (n >= STEP - 0.5 && unit < LAST) {
    n /= STEP;
    unit++;
  }
  buf_addf(out, "%.*f %s", unit && n < 9.95 ? 1 : 0, n, units[unit]);
}

/* The fewest digits that read back as n: "d.ddde+xx". */
static void add_shortest(struct buf *out, double n)
{
  size_t start = out->n;
  struct plain_locale l = plain_locale_begin();
  for (int precision = 0; precision < 17; precision++) {
    buf_truncate(out, start);
    buf_addf(out, "%.*e", precision, n);
    if (strtod(out->p + start, NULL) == n) break;
  }
  plain_locale_end(l);
}

/* The digits of "d.ddde+xx" with the point where the exponent puts it. */
static void add_positional(struct buf *out, struct str digits, int exponent)
{
  if (exponent < 0) {
    buf_add_cstr(out, "0.");
    buf_add_repeat(out, STR_LIT("0"), (size_t)(-exponent - 1));
    buf_add(out, digits);
    return;
  }
  size_t whole = (size_t)exponent + 1;
  buf_add(out, str_first(digits, whole));
  if (whole > digits.n) buf_add_repeat(out, STR_LIT("0"), whole - digits.n);
  if (whole >= digits.n) return;
  buf_add_char(out, '.');
  buf_add(out, str_from(digits, whole));
}

void number_add(struct buf *out, double n)
{
  if (!isfinite(n)) {
    buf_add_cstr(out, isnan(n) ? "nan" : n < 0 ? "-inf" : "inf");
    return;
  }
  if (n < 0) buf_add_char(out, '-');
  n = fabs(n);
  if (n < WHOLE_MAX && n == floor(n)) {
    buf_addf(out, "%lld", (long long)n);
    return;
  }
  struct buf text = BUF_INIT;
  add_shortest(&text, n);
  if (n != 0 && (n >= 1e15 || n < 1e-7)) {
    buf_add(out, buf_str(&text));
  } else {
    size_t e = str_find(buf_str(&text), STR_LIT("e"));
    int exponent = (int)strtol(text.p + e + 1, NULL, 10);
    struct buf digits = BUF_INIT;
    buf_add_char(&digits, text.p[0]);
    if (e > 2) buf_add(&digits, (struct str){text.p + 2, e - 2});
    add_positional(out, buf_str(&digits), exponent);
    buf_release(&digits);
  }
  buf_release(&text);
}
