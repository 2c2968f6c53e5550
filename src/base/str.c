/* Slices: comparing and cutting. */
#include "base/str.h"

#include "base/ascii.h"

bool str_eq(struct str a, struct str b)
{
  return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0);
}

int str_cmp(struct str a, struct str b)
{
  size_t common = a.n < b.n ? a.n : b.n;
  int order = common ? memcmp(a.p, b.p, common) : 0;
  return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_eq_nocase(struct str a, struct str b)
{
  if (a.n != b.n) return false;
  for (size_t i = 0; i < a.n; i++)
    if (ascii_lower(a.p[i]) != ascii_lower(b.p[i])) return false;
  return true;
}

bool str_starts(struct str s, struct str prefix)
{
  return s.n >= prefix.n && str_eq(str_first(s, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
  return s.n >= suffix.n && str_eq(str_from(s, s.n - suffix.n), suffix);
}

bool str_has(struct str s, char c)
{
  return s.n && memchr(s.p, c, s.n);
}

static bool is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str s)
{
  while (s.n && is_blank(s.p[0]))
    s = str_from(s, 1);
  while (s.n && is_blank(s.p[s.n - 1]))
    s.n--;
  return s;
}

struct str str_first_whole(struct str s, size_t n)
{
  if (n >= s.n) return s;
  while (n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
    n--;
  return str_first(s, n);
}

/* memmem prepares a table for every search, which costs more than the search of a short text. */
static const char *find_short(struct str s, struct str needle)
{
  const char *last = s.p + s.n - needle.n, *at = s.p;
  while (at <= last && (at = memchr(at, needle.p[0], (size_t)(last - at) + 1))) {
    if (memcmp(at, needle.p, needle.n) == 0) return at;
    at++;
  }
  return NULL;
}

size_t str_find(struct str s, struct str needle)
{
  enum { SHORT_BYTES = 4 };
  if (!needle.n) return 0;
  if (s.n < needle.n) return s.n;
  const char *at =
      needle.n <= SHORT_BYTES ? find_short(s, needle) : memmem(s.p, s.n, needle.p, needle.n);
  return at ? (size_t)(at - s.p) : s.n;
}

bool str_cut_line(struct str *rest, struct str *line)
{
  if (!rest->n) return false;
  const char *end = memchr(rest->p, '\n', rest->n);
  size_t n = end ? (size_t)(end - rest->p) : rest->n;
  *line = str_first(*rest, n);
  *rest = str_from(*rest, end ? n + 1 : n);
  if (line->n && line->p[line->n - 1] == '\r') line->n--;
  return true;
}

bool str_cut(struct str *rest, char sep, struct str *part)
{
  if (!rest->p) return false;
  const char *end = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
  if (!end) {
    *part = *rest;
    *rest = (struct str){NULL, 0};
    return true;
  }
  *part = (struct str){rest->p, (size_t)(end - rest->p)};
  *rest = str_from(*rest, part->n + 1);
  return true;
}

static char name_char(char c)
{
  return c == '-' || c == '_' ? ' ' : ascii_lower(c);
}

bool str_eq_name(struct str a, struct str b)
{
  if (a.n != b.n) return false;
  for (size_t i = 0; i < a.n; i++)
    if (name_char(a.p[i]) != name_char(b.p[i])) return false;
  return true;
}
