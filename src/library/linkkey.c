/* Links as values:
 *
 *   LINKKEY_PATH  root / path               "0/guides/setup"
 *   LINKKEY_WIKI  name | root | path | folder, with SEPARATOR between them */
#include "library/linkkey.h"

#include "base/fs.h"
#include "base/link.h"
#include "base/text.h"
#include "base/utf8.h"
#include "library/fieldvalue.h"
#include "library/scan.h"

enum { SEPARATOR = '\x1F' };

const char *const linkkey_fields[LINKKEY_FIELDS] = {
    [LINKKEY_NAME] = "\x01name",
    [LINKKEY_PATH] = "\x01link",
    [LINKKEY_WIKI] = "\x01wikilink",
};

/* ---- names ---- */

struct str linkkey_without_ending(struct str path)
{
  if (!scan_is_note_name(path)) return path;
  return str_first(path, path.n - fs_suffix(path).n - 1);
}

/* A name as it is compared, but for its case. */
static struct str repaired(struct str path, struct buf *scratch)
{
  struct str name = linkkey_without_ending(path);
  if (utf8_is_valid(name)) return name;
  utf8_repair(scratch, name);
  return buf_str(scratch);
}

void linkkey_add_folded(struct buf *out, struct str path)
{
  struct buf scratch = BUF_INIT;
  text_add_folded(out, repaired(path, &scratch));
  buf_release(&scratch);
}

void linkkey_add_name(struct buf *out, struct str path)
{
  struct buf scratch = BUF_INIT;
  fieldvalue_add_key(out, repaired(fs_basename(path), &scratch));
  buf_release(&scratch);
}

void linkkey_add_wiki_prefix(struct buf *out, struct str name)
{
  linkkey_add_name(out, name);
  buf_add_char(out, SEPARATOR);
}

/* ---- keys ---- */

bool linkkey_add(struct buf *out, const struct linkkey *link)
{
  size_t start = out->n;
  if (link->field == LINKKEY_PATH) {
    buf_addf(out, "%u/", (unsigned)link->root);
    bool ok = link_add_beneath(out, link->folder, link->path);
    if (!ok) buf_truncate(out, start);
    return ok;
  }
  if (str_has(link->path, SEPARATOR)) return false;
  linkkey_add_wiki_prefix(out, link->path);
  buf_addf(out, "%u%c", (unsigned)link->root, SEPARATOR);
  buf_add(out, link->path);
  buf_add_char(out, SEPARATOR);
  buf_add(out, link->folder);
  return true;
}

static bool parse_root(struct str s, uint32_t *root)
{
  uint64_t number = 0;
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] < '0' || s.p[i] > '9' || number > UINT32_MAX) return false;
    number = number * 10 + (uint64_t)(s.p[i] - '0');
  }
  *root = (uint32_t)number;
  return s.n && number <= UINT32_MAX;
}

bool linkkey_parse(enum linkkey_field field, struct str key, struct linkkey *out)
{
  struct str root, name, path;
  *out = (struct linkkey){.field = field, .path = STR_NONE, .folder = STR_NONE};
  if (field == LINKKEY_PATH) {
    bool ok = str_cut(&key, '/', &root) && key.p && parse_root(root, &out->root);
    if (ok) out->path = key;
    return ok;
  }
  bool ok = str_cut(&key, SEPARATOR, &name) && str_cut(&key, SEPARATOR, &root) &&
            str_cut(&key, SEPARATOR, &path) && key.p && parse_root(root, &out->root);
  if (!ok) return false;
  out->path = path;
  out->folder = key;
  return true;
}

bool linkkey_means_note(const struct linkkey *link)
{
  if (link->field == LINKKEY_WIKI) return true;
  bool is_folder = !link->path.n || link->path.p[link->path.n - 1] == '/';
  return is_folder || !fs_suffix(link->path).n || scan_is_note_name(link->path);
}
