/* Sets of bytes in brackets. */
#include "library/glob.h"

#include <ctype.h>

struct class_row {
  const char *name;
  int (*has)(int c);
};

static const struct class_row classes[] = {
    {"alnum", isalnum},
    {"alpha", isalpha},
    {"blank", isblank},
    {"cntrl", iscntrl},
    {"digit", isdigit},
    {"graph", isgraph},
    {"lower", islower},
    {"print", isprint},
    {"punct", ispunct},
    {"space", isspace},
    {"upper", isupper},
    {"xdigit", isxdigit},
};

/* How one member of a set was read. */
struct member {
  size_t n;            /* bytes of it; 0: the set is not whole */
  bool takes;          /* is the byte in it? */
  unsigned char first; /* it may begin a range from here; 0: it may not */
};

/* "[:digit:]". What only looks so is read byte by byte. */
static bool read_class(struct str s, unsigned char byte, struct member *out)
{
  if (!str_starts(s, STR_LIT("[:"))) return false;
  size_t end = 2;
  while (end < s.n && s.p[end] != ']')
    end++;
  *out = (struct member){0};
  if (end == s.n) return true;
  if (end < 3 || s.p[end - 1] != ':') return false;
  struct str name = {s.p + 2, end - 3};
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
    if (!str_eq(name, str_of(classes[i].name))) continue;
    *out = (struct member){end + 1, byte < 0x80 && classes[i].has(byte), 0};
    return true;
  }
  return true; /* a class that nobody knows spoils the set */
}

/* A byte as it stands, or behind a '\'. */
static size_t read_byte(struct str s, unsigned char *out)
{
  size_t n = s.n && s.p[0] == '\\' ? 2 : 1;
  if (n > s.n) return 0;
  *out = (unsigned char)s.p[n - 1];
  return n;
}

static struct member read_member(struct str s, unsigned char byte, unsigned char before)
{
  struct member m = {0};
  unsigned char end;
  if (before && s.n > 2 && s.p[0] == '-' && s.p[1] != ']') {
    size_t n = read_byte(str_from(s, 1), &end);
    return (struct member){n ? n + 1 : 0, before <= byte && byte <= end, 0};
  }
  if (read_class(s, byte, &m)) return m;
  m.n = read_byte(s, &m.first);
  m.takes = m.n && m.first == byte;
  return m;
}

size_t glob_set_takes(struct str pattern, char byte)
{
  size_t at = 1;
  bool is_other = at < pattern.n && (pattern.p[at] == '!' || pattern.p[at] == '^');
  bool takes = false;
  struct member m = {0};
  at += is_other;
  do {
    m = read_member(str_from(pattern, at), (unsigned char)byte, m.first);
    if (!m.n) return 0;
    takes = takes || m.takes;
    at += m.n;
    if (at >= pattern.n) return 0;
  } while (pattern.p[at] != ']');
  return takes != is_other && byte != '/' ? at + 1 : 0;
}
