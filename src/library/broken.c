/* Telling each link that leads to no note, with its line. */
#include "library/library_own.h"

#include "base/fs.h"
#include "base/limits.h"
#include "base/link.h"
#include "library/linkgraph.h"
#include "library/linkrule.h"
#include "note/article.h"

/* What one call works with. */
struct search {
  struct library *library;
  struct lookup_index lookup;
  library_broken_link_teller *tell;
  void *context;
  struct buf file; /* of the note that is looked at */
  struct bodytext body;
  size_t n_told;
};

/* The index knows notes that are found by a scan; a link may lead to a file that is none. */
static bool is_on_disk(const struct root *root, const struct linkkey *link)
{
  struct buf candidate = BUF_INIT, key = BUF_INIT;
  struct linkkey parsed = {.path = STR_NONE};
  struct linkkey path = *link;
  path.field = LINKKEY_PATH;
  bool found = false;
  if (linkkey_add(&key, &path)) linkkey_parse(LINKKEY_PATH, buf_str(&key), &parsed);
  for (size_t i = 0; key.n && i < LINK_ENDINGS && !found; i++) {
    buf_clear(&candidate);
    if (link_add_candidate(&candidate, parsed.path, i))
      found = candidate.n && !root_lacks(root, buf_str(&candidate));
  }
  buf_release(&candidate);
  buf_release(&key);
  return found;
}

static bool is_broken(struct search *s, const struct linkkey *link)
{
  struct buf key = BUF_INIT;
  struct linkkey parsed;
  struct note_ids leads = {0};
  bool broken = linkkey_add(&key, link) && linkkey_parse(link->field, buf_str(&key), &parsed) &&
                linkkey_means_note(&parsed) && !linkrule_follow(&s->lookup.base, &parsed, &leads) &&
                !is_on_disk(&s->library->roots[link->root], link);
  note_ids_release(&leads);
  buf_release(&key);
  return broken;
}

static void look_at(struct search *s, uint32_t root, struct str path)
{
  struct err ignored;
  struct buf whole = BUF_INIT;
  buf_clear(&s->file);
  if (!root_read(&s->library->roots[root], path, LIMIT_NOTE_BYTES, &s->file, &ignored)) return;
  struct article *a = article_new(path, buf_str(&s->file));
  s->library->read_body(a->front.body, a->front.body_line, &s->body);
  root_add_path(&s->library->roots[root], path, &whole);
  for (size_t i = 0; i < s->body.n_links; i++) {
    const struct bodytext_link *l = &s->body.links[i];
    struct linkkey link = {
        l->is_wiki ? LINKKEY_WIKI : LINKKEY_PATH, root, l->path, fs_dirname(path)};
    if (!is_broken(s, &link)) continue;
    struct library_broken_link told = {buf_str(&whole), l->line, l->path};
    s->tell(s->context, &told);
    s->n_told++;
  }
  buf_release(&whole);
  article_free(a);
}

bool library_broken_links(
    struct library *l, library_broken_link_teller *tell, void *context, size_t *n, struct err *err)
{
  struct search s = {.library = l, .tell = tell, .context = context};
  library_refresh(l);
  const struct linkgraph *g = linkgraph_get(l);
  lookup_index_init(&s.lookup, l);
  struct db_stmt files =
      db_prepare(l->index->db, "SELECT root, path, note FROM file ORDER BY root, path");
  while (db_step(&files)) {
    uint64_t root = (uint64_t)db_int(&files, 0);
    if (root < l->n_roots && idset_has(&g->broken, (uint64_t)db_int(&files, 2)))
      look_at(&s, (uint32_t)root, db_blob(&files, 1));
  }
  db_finish(&files);
  lookup_index_release(&s.lookup);
  bodytext_release(&s.body);
  buf_release(&s.file);
  *n = s.n_told;
  return library_check_index(l, err);
}
