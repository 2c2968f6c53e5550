/* Notes and conformance texts that others wrote, read in pieces and in one: looked for beside the
 * checkout, skipped where missing. */
#include "pieces.h"

#include "base/fs.h"
#include "base/limits.h"
#include "note/article.h"

#include <fts.h>
#include <unistd.h>

static void check_file(const char *path)
{
  struct buf file = BUF_INIT;
  struct err err = ERR_INIT;
  if (!fs_read(path, LIMIT_NOTE_BYTES, &file, NULL, &err)) fail_msg("%s", err.text);
  struct article *a = article_new(str_of(path), buf_str(&file));
  assert_same_in_pieces(path, a->front.body, a->front.body_line);
  article_free(a);
  buf_release(&file);
}

static bool is_wanted(const FTSENT *entry)
{
  struct str suffix = fs_suffix(str_of(entry->fts_name));
  return entry->fts_info == FTS_F &&
         (str_eq(suffix, STR_LIT("md")) || str_eq(suffix, STR_LIT("txt")));
}

static void check_folder(const char *folder, const char *name)
{
  size_t n = 0;
  struct buf path = BUF_INIT;
  fs_add_joined(&path, str_of(folder), str_of(name));
  char *const roots[] = {path.p, NULL};
  FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
  assert_non_null(walk);
  for (FTSENT *entry; (entry = fts_read(walk));) {
    if (!is_wanted(entry)) continue;
    check_file(entry->fts_path);
    n++;
  }
  fts_close(walk);
  buf_release(&path);
  assert_true(n > 0);
}

static void notes_of_others_are_the_same_in_pieces(void **state)
{
  check_folder(*state, "notes");
}

static void conformance_texts_are_the_same_in_pieces(void **state)
{
  check_folder(*state, "conformance");
}

int main(void)
{
  char *corpus = getenv("CORPUS");
  if (!corpus || access(corpus, R_OK) != 0) {
    puts("1..0 # SKIP the corpus is not here");
    return 0;
  }
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_prestate(notes_of_others_are_the_same_in_pieces, corpus),
      cmocka_unit_test_prestate(conformance_texts_are_the_same_in_pieces, corpus),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
