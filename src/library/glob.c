/* Matching paths against patterns. */
#include "library/glob.h"

#include "base/ascii.h"

#include <stdint.h>

struct style {
  bool is_exact; /* as ignore files have it; else as queries do */
};

/* Where to go on after a mismatch: the last star of a kind, and what it has taken so far. No star
 * before it has to be tried again: what it took, a later one could take as well. */
struct retry {
  size_t pattern; /* after the star; SIZE_MAX: none yet */
  size_t path;
  bool by_name; /* does it take whole names only, as the star of two that a '/' follows? */
};

/* A comparison, and how far it is. */
struct match {
  struct style style;
  struct str pattern, path;
  size_t p, s;
  struct retry single, twofold;
};

/* Lets a star take one character more, or one name. */
static bool retry_with(struct match *m, struct retry *r, bool crosses)
{
  do
    if (r->pattern == SIZE_MAX || r->path >= m->path.n || (!crosses && m->path.p[r->path] == '/'))
      return false;
  while (m->path.p[r->path++] != '/' && r->by_name);
  m->p = r->pattern;
  m->s = r->path;
  return true;
}

/* Takes the stars at p: notes where to come back to. */
static void take_stars(struct match *m)
{
  struct str pattern = m->pattern;
  size_t start = m->p, p = m->p;
  while (p < pattern.n && pattern.p[p] == '*')
    p++;
  bool begins = !start || pattern.p[start - 1] == '/';
  bool is_last = p == pattern.n, by_name = begins && !is_last && pattern.p[p] == '/';
  if (p - start > 1 && (!m->style.is_exact || by_name || (begins && is_last))) {
    p += by_name; /* so that none is as good as some */
    m->twofold = (struct retry){p, m->s, by_name};
    m->single.pattern = SIZE_MAX;
  } else {
    m->single = (struct retry){p, m->s, false};
  }
  m->p = p;
}

/* How many bytes of the pattern take the path's next byte; 0: none do. */
static size_t take_byte(const struct match *m)
{
  struct str pattern = str_from(m->pattern, m->p);
  if (!pattern.n || m->s == m->path.n) return 0;
  char byte = m->path.p[m->s];
  if (pattern.p[0] == '?') return byte != '/';
  if (!m->style.is_exact) return ascii_lower(pattern.p[0]) == ascii_lower(byte);
  if (pattern.p[0] == '[') return glob_set_takes(pattern, byte);
  if (pattern.p[0] != '\\') return pattern.p[0] == byte;
  return pattern.n > 1 && pattern.p[1] == byte ? 2 : 0;
}

/* Is all of the pattern taken where the path may end? */
static bool is_end(const struct match *m)
{
  if (m->p < m->pattern.n) return false;
  return m->s == m->path.n || (!m->style.is_exact && m->path.p[m->s] == '/');
}

static bool matches_from_start(const struct style *style, struct str pattern, struct str path)
{
  struct match m = {.style = *style,
      .pattern = pattern,
      .path = path,
      .single = {SIZE_MAX, 0, false},
      .twofold = {SIZE_MAX, 0, false}};
  while (!is_end(&m)) {
    if (m.p < pattern.n && pattern.p[m.p] == '*') {
      take_stars(&m);
      continue;
    }
    size_t n = take_byte(&m);
    if (n) {
      m.p += n;
      m.s++;
      continue;
    }
    if (!retry_with(&m, &m.single, false) && !retry_with(&m, &m.twofold, true)) return false;
    if (m.p == m.twofold.pattern) m.single.pattern = SIZE_MAX;
  }
  return true;
}

bool glob_matches_exactly(struct str pattern, struct str path)
{
  const struct style style = {.is_exact = true};
  return matches_from_start(&style, pattern, path);
}

bool glob_matches(struct str pattern, struct str path)
{
  const struct style style = {.is_exact = false};
  bool is_anchored = str_has(str_first(pattern, pattern.n ? pattern.n - 1 : 0), '/');
  while (str_starts(pattern, STR_LIT("/")) || str_starts(pattern, STR_LIT("./")))
    pattern = str_from(pattern, pattern.p[0] == '.' ? 2 : 1);
  while (str_ends(pattern, STR_LIT("/")))
    pattern.n--;
  if (!pattern.n) return false;
  if (matches_from_start(&style, pattern, path)) return true;
  for (size_t i = 0; !is_anchored && i < path.n; i++)
    if (path.p[i] == '/' && matches_from_start(&style, pattern, str_from(path, i + 1))) return true;
  return false;
}
