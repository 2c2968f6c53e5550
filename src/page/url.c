/* Taking addresses apart, roughly: for people, not for opening. */
#include "page/url.h"

static struct str before_query(struct str s)
{
  size_t n = 0;
  while (n < s.n && s.p[n] != '?' && s.p[n] != '#')
    n++;
  return str_first(s, n);
}

struct str url_place(struct str url)
{
  size_t scheme = str_find(url, STR_LIT("://"));
  if (scheme < url.n) {
    struct str rest = before_query(str_from(url, scheme + 3)), host = STR_NONE;
    str_cut(&rest, '/', &host);
    return host;
  }
  struct str path = before_query(url);
  size_t slash = path.n;
  while (slash && path.p[slash - 1] != '/')
    slash--;
  return str_from(path, slash < path.n ? slash : 0);
}
