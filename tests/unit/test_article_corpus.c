/* Notes that others wrote, all of them read: looked for beside the checkout, skipped where missing.
 */
#include "unit.h"

#include "base/buf.h"
#include "base/fs.h"
#include "base/limits.h"
#include "note/article.h"
#include "note/pagetext.h"

#include <fts.h>
#include <unistd.h>

struct seen {
  size_t n_notes, n_faulty;
};

static bool is_note(const FTSENT *entry)
{
  struct str suffix = fs_suffix(str_of(entry->fts_name));
  return entry->fts_info == FTS_F &&
         (str_eq(suffix, STR_LIT("md")) || str_eq(suffix, STR_LIT("mdx")) ||
             str_eq(suffix, STR_LIT("markdown")));
}

static void check_note(const char *path, struct seen *seen)
{
  struct buf file = BUF_INIT;
  struct err err = ERR_INIT;
  if (!fs_read(path, LIMIT_NOTE_BYTES, &file, NULL, &err)) fail_msg("%s", err.text);
  struct article *a = article_new(str_of(path), buf_str(&file));
  if (!str_trim(a->title).n || str_has(a->title, '\n')) fail_msg("%s has no title", path);
  if (a->front.body.p + a->front.body.n != a->file.p + a->file.n) fail_msg("%s: no body", path);
  seen->n_notes++;
  seen->n_faulty += a->faults.n > 0;
  article_free(a);
  buf_release(&file);
}

static struct seen check_folder(const char *folder)
{
  struct seen seen = {0, 0};
  struct buf path = BUF_INIT;
  buf_add_cstr(&path, folder);
  char *const roots[] = {path.p, NULL};
  FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
  assert_non_null(walk);
  for (FTSENT *entry; (entry = fts_read(walk));)
    if (is_note(entry)) check_note(entry->fts_path, &seen);
  fts_close(walk);
  buf_release(&path);
  return seen;
}

/* Front matter that real tools read is no fault: hardly any of these notes has one. */
static void notes_of_others_are_titled_and_rarely_faulty(void **state)
{
  struct seen seen = check_folder(*state);
  assert_true(seen.n_notes > 0);
  assert_true(seen.n_faulty * 100 <= seen.n_notes);
}

/* ---- the page that the importer was written after ---- */

static void assert_at(
    const struct tree *meta, const char *path, enum tree_type type, const char *value)
{
  const struct tree *node = tree_at(meta, str_of(path));
  if (!node || node->type != type || !str_eq(node->value, str_of(value)))
    fail_msg("\"%s\" is not \"%s\"", path, value);
}

static void check_meta(const struct tree *meta)
{
  enum { GROUPS = 20 };
  assert_int_equal(meta->n, 1 + GROUPS); /* and the title */
  assert_at(meta, "topic", TREE_TEXT, "reducing build time / python services");
  assert_at(meta, "ai outline.recommended action", TREE_TEXT,
      "measure first, change carefully, document the result");
  assert_at(meta, "reading time", TREE_INT, "10");
  assert_at(meta, "view count", TREE_INT, "171851");
  assert_at(meta, "score.clarity", TREE_INT, "82");
  assert_at(meta, "revision.version", TREE_TEXT, "1.6.5");
  assert_at(meta, "flags.image heavy", TREE_INT, "0");
  assert_at(meta, "payload.seed", TREE_INT, "7367");
  assert_at(meta, "payload.source id", TREE_TEXT, "alphanode-007367");
  assert_int_equal(tree_at(meta, STR_LIT("notes"))->n, 3);
}

static void check_article(const struct article *a)
{
  assert_int_equal(a->faults.n, 0);
  assert_int_equal(a->tools.n, 6);
  assert_int_equal(a->checklist.n, 5);
  assert_int_equal(a->outline.n, 4);
  assert_int_equal(a->entities.n, 3);
  assert_text(a->entities.items[2].name, "reducing build time");
  assert_text(a->entities.items[2].type, "problem");
  assert_true(a->score_mean == 85.5);
  assert_text(a->reviewed, "2023-02-08");
}

static void check_body(struct str body)
{
  static const char *const parts[] = {"\n## production checks\n", "\n## implementation checklist\n",
      "\n- test logged-in traffic\n", "\n```python\nfrom fastapi import FastAPI\n",
      "\n    return {'ok': True}\n```\n", "\n![reducing build time with python services visual "};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (str_find(body, str_of(parts[i])) == body.n) fail_msg("no %s", parts[i]);
  assert_true(str_find(body, STR_LIT("post meta")) == body.n);
}

static void the_first_page_becomes_a_note_of_twenty_groups(void **state)
{
  struct buf text = BUF_INIT, note = BUF_INIT;
  struct err err = ERR_INIT;
  struct arena *arena = arena_new();
  struct faults faults = {.arena = arena};
  struct pagetext page;
  if (!fs_read(*state, LIMIT_PAGE_TEXT_BYTES, &text, NULL, &err) ||
      !pagetext_read(arena, STR_LIT("page"), buf_str(&text), &page, &faults, &err))
    fail_msg("%s", err.text);
  assert_int_equal(faults.n, 0);
  pagetext_add_note(&note, &page);
  struct article *a = article_new(STR_LIT("page.md"), buf_str(&note));
  check_meta(a->meta);
  check_article(a);
  check_body(a->front.body);
  article_free(a);
  arena_free(arena);
  buf_release(&note);
  buf_release(&text);
}

int main(void)
{
  struct buf folder = BUF_INIT, page = BUF_INIT;
  fs_add_joined(&folder, str_of(getenv("CORPUS")), STR_LIT("notes"));
  fs_add_joined(&page, str_of(getenv("CORPUS")), STR_LIT("../seed/field-note-page.txt"));
  int failed = 0;
  if (access(buf_cstr(&folder), R_OK) == 0 && access(buf_cstr(&page), R_OK) == 0) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(notes_of_others_are_titled_and_rarely_faulty, folder.p),
        cmocka_unit_test_prestate(the_first_page_becomes_a_note_of_twenty_groups, page.p),
    };
    failed = cmocka_run_group_tests(tests, NULL, NULL);
  } else {
    puts("1..0 # SKIP the corpus is not here");
  }
  buf_release(&folder);
  buf_release(&page);
  return failed;
}
