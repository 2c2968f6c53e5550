/* Days: read in the forms that notes use, written, and told as ages. */
#include "base/date.h"

#include "base/ascii.h"

#include <time.h>

struct civil {
  long year;
  int month, day; /* from 1 */
};

/* Both ways by Howard Hinnant's method: years begin in March, eras are 400 years. */
static long days_from_civil(struct civil c)
{
  long year = c.year - (c.month <= 2);
  long era = (year >= 0 ? year : year - 399) / 400;
  long year_of_era = year - era * 400;
  long day_of_year = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

static struct civil civil_from_days(long days)
{
  days += 719468;
  long era = (days >= 0 ? days : days - 146096) / 146097;
  long day_of_era = days - era * 146097;
  long year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month_from_march = (int)((5 * day_of_year + 2) / 153);
  struct civil c = {
      .year = year_of_era + era * 400 + (month_from_march >= 10),
      .month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9,
      .day = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1),
  };
  return c;
}

static bool is_leap(long year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(long year, int month)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[month - 1] + (month == 2 && is_leap(year));
}

/* ---- reading ---- */

/* Takes a run of `least` to `most` digits off *s. */
static bool take_number(struct str *s, size_t least, size_t most, int *out)
{
  size_t n = 0;
  int value = 0;
  while (n < s->n && n < most + 1 && ascii_is_digit(s->p[n]))
    value = value * 10 + (s->p[n++] - '0');
  if (n < least || n > most) return false;
  *s = str_from(*s, n);
  *out = value;
  return true;
}

static bool take_char(struct str *s, char c)
{
  if (!s->n || s->p[0] != c) return false;
  *s = str_from(*s, 1);
  return true;
}

/* Takes blanks, commas, points and hyphens: what stands between the words of a date. */
static void take_gap(struct str *s)
{
  while (s->n && s->p[0] && strchr(" \t,.-", s->p[0]))
    *s = str_from(*s, 1);
}

static struct str take_letters(struct str *s)
{
  size_t n = 0;
  while (n < s->n && ascii_is_letter(s->p[n]))
    n++;
  struct str word = str_first(*s, n);
  *s = str_from(*s, n);
  return word;
}

/* The place of `word` among full names or their first three letters, from 1; 0 when it is none. */
static int find_name(struct str word, const char *const *names, int n_names)
{
  for (int i = 0; i < n_names; i++) {
    struct str name = str_of(names[i]);
    if (str_eq_nocase(word, name) || str_eq_nocase(word, str_first(name, 3))) return i + 1;
  }
  return 0;
}

static int find_month(struct str word)
{
  static const char *const names[] = {"January", "February", "March", "April", "May", "June",
      "July", "August", "September", "October", "November", "December"};
  if (str_eq_nocase(word, STR_LIT("Sept"))) return 9;
  return find_name(word, names, 12);
}

static bool is_weekday(struct str word)
{
  static const char *const names[] = {
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  return find_name(word, names, 7) != 0;
}

static void take_ordinal(struct str *s)
{
  static const char *const endings[] = {"st", "nd", "rd", "th"};
  struct str rest = *s;
  struct str word = take_letters(&rest);
  for (int i = 0; i < 4; i++)
    if (str_eq_nocase(word, str_of(endings[i]))) *s = rest;
}

static bool date_set(struct civil c, struct str rest, long *days, long *n_days)
{
  bool ends = !rest.n || rest.p[0] == 'T' || rest.p[0] == 't' ||
              !(ascii_is_alnum(rest.p[0]) || strchr("-/", rest.p[0]));
  if (!ends || c.year < 1 || c.month < 1 || c.month > 12) return false;
  int in_month = days_in_month(c.year, c.month);
  if (c.day > in_month) return false;
  *n_days = c.day ? 1 : in_month;
  if (!c.day) c.day = 1;
  *days = days_from_civil(c);
  return true;
}

/* 2023, 2023-02, 2023-02-08, 2023/02/08, 2023.02.08 */
static bool parse_year_first(struct str s, long *days, long *n_days)
{
  int year, month, day = 0;
  if (!take_number(&s, 4, 4, &year)) return false;
  if (!s.n) {
    if (!date_set((struct civil){year, 1, 1}, s, days, n_days)) return false;
    *n_days = 365 + is_leap(year);
    return true;
  }
  char sep = s.p[0];
  if (sep != '-' && sep != '/' && sep != '.') return false;
  s = str_from(s, 1);
  if (!take_number(&s, 1, 2, &month)) return false;
  if (take_char(&s, sep) && (!take_number(&s, 1, 2, &day) || !day)) return false;
  return date_set((struct civil){year, month, day}, s, days, n_days);
}

/* 02/08/2023 */
static bool parse_month_first(struct str s, long *days, long *n_days)
{
  int year, month, day;
  if (!take_number(&s, 1, 2, &month) || !take_char(&s, '/') || !take_number(&s, 1, 2, &day) ||
      !day || !take_char(&s, '/') || !take_number(&s, 4, 4, &year)) {
    return false;
  }
  return date_set((struct civil){year, month, day}, s, days, n_days);
}

/* 8 February 2023, 8th of Feb 2023, Feb 8, 2023, February 2023; a weekday may come first. */
static bool parse_words(struct str s, long *days, long *n_days)
{
  int year, month = 0, day = 0;
  struct str rest = s;
  if (is_weekday(take_letters(&rest))) {
    s = rest;
    take_gap(&s);
  }
  bool day_first = take_number(&s, 1, 2, &day);
  if (day_first) take_ordinal(&s);
  take_gap(&s);
  struct str word = take_letters(&s);
  if (day_first && str_eq_nocase(word, STR_LIT("of"))) {
    take_gap(&s);
    word = take_letters(&s);
  }
  month = find_month(word);
  if (!month || (day_first && !day)) return false;
  take_gap(&s);
  if (!day_first && take_number(&s, 1, 2, &day)) {
    if (!day) return false;
    take_ordinal(&s);
    take_gap(&s);
  }
  if (!take_number(&s, 4, 4, &year)) return false;
  return date_set((struct civil){year, month, day}, s, days, n_days);
}

bool date_parse(struct str s, long *days, long *n_days)
{
  s = str_trim(s);
  return parse_year_first(s, days, n_days) || parse_month_first(s, days, n_days) ||
         parse_words(s, days, n_days);
}

/* ---- writing ---- */

void date_add(struct buf *out, long days)
{
  struct civil c = civil_from_days(days);
  buf_addf(out, "%04ld-%02d-%02d", c.year, c.month, c.day);
}

/* Whole months of the calendar from a to b, a not after b. */
static long months_between(long a, long b)
{
  struct civil from = civil_from_days(a), to = civil_from_days(b);
  long months = (to.year - from.year) * 12 + to.month - from.month;
  return to.day < from.day ? months - 1 : months;
}

void date_add_age(struct buf *out, long days, long today)
{
  if (days == today) {
    buf_add_cstr(out, "today");
    return;
  }
  bool is_past = days < today;
  long n_days = is_past ? today - days : days - today;
  long months = is_past ? months_between(days, today) : months_between(today, days);
  if (!is_past) buf_add_cstr(out, "in ");
  if (months >= 12)
    buf_addf(out, "%ld y", months / 12);
  else if (months >= 2)
    buf_addf(out, "%ld mo", months);
  else if (n_days >= 14)
    buf_addf(out, "%ld w", n_days / 7);
  else
    buf_addf(out, "%ld d", n_days);
}

long date_today(void)
{
  time_t now = time(NULL);
  struct tm local;
  if (!localtime_r(&now, &local)) return (long)(now / 86400);
  return days_from_civil((struct civil){local.tm_year + 1900L, local.tm_mon + 1, local.tm_mday});
}
