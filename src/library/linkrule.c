/* Following links from note to note. */
#include "library/linkrule.h"

#include "base/limits.h"
#include "base/link.h"
#include "base/text.h"
#include "base/utf8.h"
#include "library/fieldvalue.h"

/* ---- paths ---- */

void linkrule_add_at(struct lookup *k, uint32_t root, struct str path, struct note_ids *out)
{
  struct buf candidate = BUF_INIT;
  for (size_t i = 0; i < LINK_ENDINGS && !out->n; i++) {
    buf_clear(&candidate);
    uint32_t id = link_add_candidate(&candidate, path, i) ? k->at(k, root, buf_str(&candidate)) : 0;
    if (id) note_ids_add(out, id);
  }
  buf_release(&candidate);
}

/* ---- names ---- */

static bool is_ascii(struct str s)
{
  return utf8_ascii_run(s) == s.n;
}

/* Is it a part of the path, from the beginning of a folder or file to its end? */
static bool is_end_of(struct str name, struct str path)
{
  if (!name.n || path.n < name.n) return false;
  size_t at = path.n - name.n;
  return (!at || path.p[at - 1] == '/') && str_eq_nocase(str_from(path, at), name);
}

bool linkrule_is_named(struct str path, struct str name)
{
  struct buf folded_path = BUF_INIT, folded_name = BUF_INIT;
  if (is_ascii(path) && is_ascii(name))
    return is_end_of(linkkey_without_ending(name), linkkey_without_ending(path));
  linkkey_add_folded(&folded_path, path);
  linkkey_add_folded(&folded_name, name);
  bool is = is_end_of(buf_str(&folded_name), buf_str(&folded_path));
  buf_release(&folded_path);
  buf_release(&folded_name);
  return is;
}

/* Were all notes looked at whose file may have the name? */
static bool add_by_file(struct lookup *k, struct str name, struct note_ids *out)
{
  struct buf key = BUF_INIT;
  struct note_ids alike = {0};
  linkkey_add_name(&key, name);
  k->named(k, LOOKUP_FILE, buf_str(&key), &alike);
  for (size_t i = 0; i < alike.n; i++)
    if (linkrule_is_named(k->path(k, alike.items[i]), name)) note_ids_add(out, alike.items[i]);
  bool all = alike.n < LIMIT_NAMESAKES;
  note_ids_release(&alike);
  buf_release(&key);
  return all;
}

static void add_by_title(struct lookup *k, struct str name, struct note_ids *out)
{
  struct buf key = BUF_INIT;
  text_add_folded(&key, str_trim(name));
  if (key.n) k->named(k, LOOKUP_TITLE, buf_str(&key), out);
  buf_release(&key);
}

static void add_by_alias(struct lookup *k, struct str name, struct note_ids *out)
{
  struct buf key = BUF_INIT;
  fieldvalue_add_key(&key, name);
  if (key.n) k->named(k, LOOKUP_ALIAS, buf_str(&key), out);
  buf_release(&key);
}

bool linkrule_add_named(struct lookup *k, struct str name, struct note_ids *out)
{
  bool all = add_by_file(k, name, out);
  if (!out->n) add_by_title(k, name, out);
  if (!out->n) add_by_alias(k, name, out);
  return out->n || !all;
}

bool linkrule_follow(struct lookup *k, const struct linkkey *link, struct note_ids *out)
{
  struct buf beneath = BUF_INIT;
  out->n = 0;
  if (link->field == LINKKEY_PATH)
    linkrule_add_at(k, link->root, link->path, out);
  else if (link_add_beneath(&beneath, link->folder, link->path))
    linkrule_add_at(k, link->root, buf_str(&beneath), out);
  buf_release(&beneath);
  if (out->n || link->field != LINKKEY_WIKI) return out->n;
  return linkrule_add_named(k, link->path, out);
}
