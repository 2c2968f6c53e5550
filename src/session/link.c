/* Links taken apart and followed to files. */
#include "session/link.h"

#include "base/fs.h"

void link_release(struct link_parts *l)
{
  buf_release(&l->path);
  buf_release(&l->anchor);
}

static bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_scheme_part(char c)
{
  return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

/* RFC 3986, section 3.1; and "//host", which takes the scheme from its surroundings. */
static bool has_scheme(struct str url)
{
  size_t n = 0;
  if (str_starts(url, STR_LIT("//"))) return true;
  if (!url.n || !is_letter(url.p[0])) return false;
  while (n < url.n && is_scheme_part(url.p[n]))
    n++;
  return n > 1 && n < url.n && url.p[n] == ':';
}

static int hex_value(char c)
{
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/* Adds s with %XX decoded; a '%' that begins no such stays. */
static void add_decoded(struct buf *out, struct str s)
{
  for (size_t i = 0; i < s.n; i++) {
    int high = i + 2 < s.n && s.p[i] == '%' ? hex_value(s.p[i + 1]) : -1;
    int low = high >= 0 ? hex_value(s.p[i + 2]) : -1;
    if (low >= 0) i += 2;
    buf_add_char(out, low >= 0 ? (char)(high << 4 | low) : s.p[i]);
  }
}

bool link_parse(struct str url, struct link_parts *out)
{
  *out = (struct link_parts){.kind = LINK_OUT};
  url = str_trim(url);
  if (has_scheme(url)) return true;

  struct str anchor = url, path, query;
  str_cut(&anchor, '#', &path);
  if (anchor.p) add_decoded(&out->anchor, anchor);
  query = path;
  str_cut(&query, '?', &path);
  add_decoded(&out->path, path);
  out->kind = out->path.n ? LINK_FILE : LINK_ANCHOR;
  return !str_has(buf_str(&out->path), '\0');
}

static bool is_beneath(struct str path, struct str root)
{
  if (root.n == 1 && root.p[0] == '/') return true;
  return str_starts(path, root) && path.n > root.n && path.p[root.n] == '/';
}

/* Adds the canonical path of `path` followed by `ending`, if a regular file is there. */
static bool try_file(struct buf *out, struct str path, const char *ending)
{
  struct buf candidate = BUF_INIT;
  struct fs_stamp stamp;
  struct err err;
  buf_add(&candidate, path);
  buf_add_cstr(&candidate, ending);
  bool found =
      fs_look(buf_cstr(&candidate), &stamp) && fs_add_real(out, buf_cstr(&candidate), &err);
  buf_release(&candidate);
  return found;
}

static bool find_file(struct buf *out, struct str path)
{
  static const char *const endings[] = {
      "", ".md", "/index.md", "/README.md", "/_index.md", "/readme.md"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (try_file(out, path, endings[i])) return true;
  return false;
}

enum link_end link_find(const struct link_base *base, struct str path, struct buf *out)
{
  struct buf from = BUF_INIT;
  size_t before = out->n;
  if (path.p[0] == '/') {
    buf_add(&from, base->root);
    buf_add(&from, path);
  } else {
    fs_add_joined(&from, fs_dirname(base->note), path);
  }
  bool found = find_file(out, buf_str(&from));
  buf_release(&from);
  if (!found) return LINK_ABSENT;
  if (is_beneath(str_from(buf_str(out), before), base->root)) return LINK_LEADS;
  buf_truncate(out, before);
  return LINK_OUTSIDE;
}

bool link_resolve(const struct link_base *base, struct str path, struct buf *out, struct err *err)
{
  switch (link_find(base, path, out)) {
  case LINK_LEADS: return true;
  case LINK_ABSENT:
    return err_set(err, "the link leads to %.*s, which is not there", STR_ARG(path));
  default: return err_set(err, "the link leads out of the library, to %.*s", STR_ARG(path));
  }
}
