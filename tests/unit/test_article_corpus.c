/* Notes that others wrote, all of them read: looked for beside the checkout, skipped where missing.
 */
#include "unit.h"

#include "base/buf.h"
#include "base/fs.h"
#include "base/limits.h"
#include "note/article.h"

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

int main(void)
{
  struct buf folder = BUF_INIT;
  fs_add_joined(&folder, str_of(getenv("CORPUS")), STR_LIT("notes"));
  int failed = 0;
  if (access(buf_cstr(&folder), R_OK) == 0) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(notes_of_others_are_titled_and_rarely_faulty, folder.p),
    };
    failed = cmocka_run_group_tests(tests, NULL, NULL);
  } else {
    puts("1..0 # SKIP the corpus is not here");
  }
  buf_release(&folder);
  return failed;
}
