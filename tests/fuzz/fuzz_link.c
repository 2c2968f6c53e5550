/* Addresses of links: any text is an anchor, an address of elsewhere, or a path, and no path that
 * is made of one leaves the root. The folder of the note stands before the first line end. */
#include "fuzz.h"

#include "base/link.h"

/* No part of it climbs, stays, or is empty. */
static void check_beneath(struct str path)
{
  struct str rest = path, part;
  CHECK(!str_starts(path, STR_LIT("/")) && !str_has(path, '\0'));
  if (str_ends(rest, STR_LIT("/"))) rest.n--;
  while (rest.n && str_cut(&rest, '/', &part))
    CHECK(part.n && !str_eq(part, STR_LIT(".")) && !str_eq(part, STR_LIT("..")));
}

/* Each file that may be meant is found again by what may have been left out of it. */
static void check_candidates(struct str path)
{
  for (size_t i = 0; i < LINK_ENDINGS; i++) {
    struct buf file = BUF_INIT, back = BUF_INIT;
    bool is_folder;
    if (link_add_candidate(&file, path, i)) {
      check_beneath(buf_str(&file));
      CHECK(link_add_without(&back, buf_str(&file), i, &is_folder));
      if (is_folder && str_ends(path, STR_LIT("/"))) buf_add_char(&back, '/');
      CHECK(str_eq(buf_str(&back), path));
    }
    buf_release(&file);
    buf_release(&back);
  }
}

static void check_link(struct str folder, struct str url, enum link_style style)
{
  struct link_parts parts;
  struct buf path = BUF_INIT;
  bool is_some = link_parse(url, style, &parts);
  CHECK(parts.kind != LINK_OUT || (!parts.path.n && !parts.anchor.n));
  CHECK((parts.kind == LINK_FILE) == (parts.path.n > 0));
  if (is_some && parts.kind == LINK_FILE) {
    if (link_add_beneath(&path, folder, buf_str(&parts.path))) {
      check_beneath(buf_str(&path));
      check_candidates(buf_str(&path));
    } else {
      CHECK(!path.n);
    }
  }
  link_is_unfinished(url);
  buf_release(&path);
  link_release(&parts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct str url = {(const char *)data, n}, folder = STR_NONE;
  str_cut(&url, '\n', &folder);
  if (str_has(folder, '\0')) return 0;
  check_link(folder, url, LINK_MARKDOWN);
  check_link(folder, url, LINK_WIKI);
  return 0;
}
