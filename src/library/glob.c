/* Matching paths against patterns. */
#include "library/glob.h"

#include <stdint.h>

/* Where to go on after a mismatch: the last star of a kind, and what it has taken so far. */
struct retry {
  size_t pattern; /* after the star; SIZE_MAX: none yet */
  size_t path;
  bool by_name; /* does it take whole names only, as the star of two that a '/' follows? */
};

static char lower(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Lets a star take one character more, or one name. */
static bool retry_with(struct retry *r, struct str path, bool crosses, size_t *p, size_t *s)
{
  do
    if (r->pattern == SIZE_MAX || r->path >= path.n || (!crosses && path.p[r->path] == '/'))
      return false;
  while (path.p[r->path++] != '/' && r->by_name);
  *p = r->pattern;
  *s = r->path;
  return true;
}

/* Takes the stars at *p: notes where to come back to. */
static void take_stars(
    struct str pattern, size_t *p, size_t s, struct retry *single, struct retry *twofold)
{
  size_t n = 0;
  while (*p < pattern.n && pattern.p[*p] == '*')
    ++*p, n++;
  if (n > 1) {
    bool by_name =
        *p < pattern.n && pattern.p[*p] == '/' && (*p == n || pattern.p[*p - n - 1] == '/');
    *p += by_name; /* so that none is as good as some */
    *twofold = (struct retry){*p, s, by_name};
    single->pattern = SIZE_MAX;
  } else {
    *single = (struct retry){*p, s, false};
  }
}

/* Does the pattern match the beginning of the path, up to its end or a '/'? */
static bool matches_from_start(struct str pattern, struct str path)
{
  struct retry single = {SIZE_MAX, 0, false}, twofold = {SIZE_MAX, 0, false};
  size_t p = 0, s = 0;
  for (;;) {
    if (p == pattern.n && (s == path.n || path.p[s] == '/')) return true;
    if (p < pattern.n && pattern.p[p] == '*') {
      take_stars(pattern, &p, s, &single, &twofold);
      continue;
    }
    bool same = p < pattern.n && s < path.n &&
                (pattern.p[p] == '?' ? path.p[s] != '/' : lower(pattern.p[p]) == lower(path.p[s]));
    if (same) {
      p++, s++;
      continue;
    }
    if (!retry_with(&single, path, false, &p, &s) && !retry_with(&twofold, path, true, &p, &s))
      return false;
    if (p == twofold.pattern) single.pattern = SIZE_MAX;
  }
}

bool glob_matches(struct str pattern, struct str path)
{
  bool is_anchored = str_has(str_first(pattern, pattern.n ? pattern.n - 1 : 0), '/');
  while (str_starts(pattern, STR_LIT("/")) || str_starts(pattern, STR_LIT("./")))
    pattern = str_from(pattern, pattern.p[0] == '.' ? 2 : 1);
  while (str_ends(pattern, STR_LIT("/")))
    pattern.n--;
  if (!pattern.n) return false;
  if (matches_from_start(pattern, path)) return true;
  for (size_t i = 0; !is_anchored && i < path.n; i++)
    if (path.p[i] == '/' && matches_from_start(pattern, str_from(path, i + 1))) return true;
  return false;
}
