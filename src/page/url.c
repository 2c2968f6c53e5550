/* Taking addresses apart, roughly: for people, not for opening. */
#include "page/url.h"

struct str url_place(struct str url)
{
  size_t scheme = str_find(url, STR_LIT("://"));
  if (scheme == url.n) {
    size_t slash = url.n;
    while (slash && url.p[slash - 1] != '/')
      slash--;
    return str_from(url, slash < url.n ? slash : 0);
  }
  struct str host = str_from(url, scheme + 3);
  size_t n = 0;
  while (n < host.n && !str_has(STR_LIT("/?#"), host.p[n]))
    n++;
  return str_first(host, n);
}
