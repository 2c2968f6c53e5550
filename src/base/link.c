/* The text of links. */
#include "base/link.h"

#include "base/ascii.h"

void link_release(struct link_parts *l)
{
  buf_release(&l->path);
  buf_release(&l->anchor);
}

static bool is_scheme_part(char c)
{
  return ascii_is_alnum(c) || c == '+' || c == '-' || c == '.';
}

/* RFC 3986, section 3.1; and "//host", which takes the scheme from its surroundings. */
static bool has_scheme(struct str url)
{
  size_t n = 0;
  if (str_starts(url, STR_LIT("//"))) return true;
  if (!url.n || !ascii_is_letter(url.p[0])) return false;
  while (n < url.n && is_scheme_part(url.p[n]))
    n++;
  return n > 1 && n < url.n && url.p[n] == ':';
}

void link_add_decoded(struct buf *out, struct str s)
{
  for (size_t i = 0; i < s.n; i++) {
    int high = i + 2 < s.n && s.p[i] == '%' ? ascii_hex_value(s.p[i + 1]) : -1;
    int low = high >= 0 ? ascii_hex_value(s.p[i + 2]) : -1;
    if (low >= 0) i += 2;
    buf_add_char(out, low >= 0 ? (char)(high << 4 | low) : s.p[i]);
  }
}

bool link_parse(struct str url, enum link_style style, struct link_parts *out)
{
  *out = (struct link_parts){.kind = LINK_OUT};
  url = str_trim(url);
  if (has_scheme(url)) return true;

  struct str anchor = url, path = url;
  str_cut(&anchor, '#', &path); /* does nothing where there is no text at all */
  if (anchor.p) link_add_decoded(&out->anchor, anchor);
  if (style == LINK_WIKI)
    buf_add(&out->path, path);
  else
    link_add_decoded(&out->path, str_first(path, str_find(path, STR_LIT("?"))));
  out->kind = out->path.n ? LINK_FILE : LINK_ANCHOR;
  return !str_has(buf_str(&out->path), '\0');
}

bool link_is_unfinished(struct str url)
{
  return str_find(url, STR_LIT("{{")) < url.n || str_find(url, STR_LIT("{%")) < url.n;
}

/* ---- paths ---- */

/* Cuts the last part off what was added behind `start`; false when there is none. */
static bool climb(struct buf *out, size_t start)
{
  if (out->n == start) return false;
  size_t n = out->n - 1; /* its '/' */
  while (n > start && out->p[n - 1] != '/')
    n--;
  buf_truncate(out, n);
  return true;
}

/* Adds the parts of a path, each with a '/' behind it; false when it climbs too far. */
static bool add_parts(struct buf *out, size_t start, struct str path)
{
  struct str part;
  while (str_cut(&path, '/', &part)) {
    if (!part.n || str_eq(part, STR_LIT("."))) continue;
    if (str_eq(part, STR_LIT(".."))) {
      if (!climb(out, start)) return false;
      continue;
    }
    buf_add(out, part);
    buf_add_char(out, '/');
  }
  return true;
}

/* Does the path name a folder by how it ends? */
static bool ends_as_folder(struct str path)
{
  const char *slash = path.n ? memrchr(path.p, '/', path.n) : NULL;
  struct str last = slash ? str_from(path, (size_t)(slash - path.p) + 1) : path;
  return !last.n || str_eq(last, STR_LIT(".")) || str_eq(last, STR_LIT(".."));
}

bool link_add_beneath(struct buf *out, struct str folder, struct str path)
{
  size_t start = out->n;
  bool from_root = str_starts(path, STR_LIT("/"));
  bool ok = (from_root || add_parts(out, start, folder)) && add_parts(out, start, path);
  if (!ok)
    buf_truncate(out, start);
  else if (out->n > start && !ends_as_folder(path))
    buf_truncate(out, out->n - 1);
  return ok;
}

/* ---- endings ---- */

static const char *const endings[LINK_ENDINGS] = {
    "", ".md", "/index.md", "/README.md", "/_index.md", "/readme.md"};

static bool is_folder_path(struct str path)
{
  return !path.n || path.p[path.n - 1] == '/';
}

bool link_add_candidate(struct buf *out, struct str path, size_t i)
{
  struct str ending = str_of(endings[i]);
  bool ends_in_file = str_starts(ending, STR_LIT("/"));
  if (is_folder_path(path) && !ends_in_file) return false;
  buf_add(out, path);
  buf_add(out, is_folder_path(path) ? str_from(ending, 1) : ending);
  return true;
}

bool link_add_without(struct buf *out, struct str file, size_t i, bool *is_folder)
{
  struct str ending = str_of(endings[i]);
  *is_folder = str_starts(ending, STR_LIT("/"));
  if (*is_folder && str_eq(file, str_from(ending, 1))) return true;
  if (file.n <= ending.n || !str_ends(file, ending)) return false;
  buf_add(out, str_first(file, file.n - ending.n));
  return true;
}
