/* Links taken apart, and followed no further than the roots. */
#include "unit.h"

#include "base/fs.h"
#include "session/link_find.h"

#include <unistd.h>

static void assert_parts(const char *url, enum link_kind kind, const char *path, const char *anchor)
{
  struct link_parts link;
  if (!link_parse(str_of(url), LINK_MARKDOWN, &link)) fail_msg("%s is refused", url);
  assert_int_equal(link.kind, kind);
  assert_text(buf_str(&link.path), path);
  assert_text(buf_str(&link.anchor), anchor);
  link_release(&link);
}

static void links_are_taken_apart(void **state)
{
  (void)state;
  assert_parts("#production-checks", LINK_ANCHOR, "", "production-checks");
  assert_parts("", LINK_ANCHOR, "", "");
  assert_parts("other.md", LINK_FILE, "other.md", "");
  assert_parts("../a/b.md#top", LINK_FILE, "../a/b.md", "top");
  assert_parts("two%20words.md?plain=1#x%C3%A9", LINK_FILE, "two words.md", "x\xC3\xA9");
  assert_parts("100%.md", LINK_FILE, "100%.md", "");
  assert_parts("a%4", LINK_FILE, "a%4", "");
  assert_parts("https://example.org/a#b", LINK_OUT, "", "");
  assert_parts("mailto:someone@example.org", LINK_OUT, "", "");
  assert_parts("//example.org/a", LINK_OUT, "", "");
  assert_parts("javascript:alert(1)", LINK_OUT, "", "");
  assert_parts("c:file", LINK_FILE, "c:file", "");
}

static void no_text_at_all_is_an_anchor(void **state)
{
  struct link_parts link;
  (void)state;
  assert_true(link_parse((struct str){NULL, 0}, LINK_MARKDOWN, &link));
  assert_int_equal(link.kind, LINK_ANCHOR);
  assert_int_equal(link.path.n + link.anchor.n, 0);
  link_release(&link);
}

static void a_path_with_a_nul_is_refused(void **state)
{
  struct link_parts link;
  (void)state;
  assert_false(link_parse(STR_LIT("a%00.md"), LINK_MARKDOWN, &link));
  link_release(&link);
}

static void assert_beneath(const char *folder, const char *path, const char *want)
{
  struct buf out = BUF_INIT;
  bool ok = link_add_beneath(&out, str_of(folder), str_of(path));
  if (ok != (want != NULL)) fail_msg("%s from %s", path, folder);
  assert_text(buf_str(&out), want ? want : "");
  buf_release(&out);
}

static void paths_are_made_relative_to_the_root(void **state)
{
  (void)state;
  assert_beneath("", "a.md", "a.md");
  assert_beneath("sub", "a.md", "sub/a.md");
  assert_beneath("sub/deep", "../../a.md", "a.md");
  assert_beneath("sub/deep", "./x/.././a", "sub/deep/a");
  assert_beneath("sub", "/a//b", "a/b");
  assert_beneath("sub", "deep/", "sub/deep/");
  assert_beneath("sub", "..", "");
  assert_beneath("sub/deep", "..", "sub/");
  assert_beneath("sub", ".", "sub/");
  assert_beneath("sub", "/", "");
  assert_beneath("sub", "../../a.md", NULL);
  assert_beneath("", "../a.md", NULL);
  assert_beneath("sub", "/../a.md", NULL);
}

/* What a path can lead to, and what can lead to that file, are the same pairs. */
static void endings_are_added_and_taken_away(void **state)
{
  static const char *const paths[] = {"", "a", "a/", "a.md", "sub/index", "sub/index.md", "b/c"};
  (void)state;
  for (size_t p = 0; p < sizeof paths / sizeof *paths; p++)
    for (size_t i = 0; i < LINK_ENDINGS; i++) {
      struct buf file = BUF_INIT, back = BUF_INIT;
      bool is_folder;
      if (link_add_candidate(&file, str_of(paths[p]), i)) {
        assert_true(link_add_without(&back, buf_str(&file), i, &is_folder));
        if (is_folder && str_ends(str_of(paths[p]), STR_LIT("/"))) buf_add_char(&back, '/');
        assert_text(buf_str(&back), paths[p]);
      }
      buf_release(&file);
      buf_release(&back);
    }
}

static void names_of_wikis_are_taken_as_they_stand(void **state)
{
  (void)state;
  struct link_parts link;
  assert_true(link_parse(STR_LIT("why 100%25?#top"), LINK_WIKI, &link));
  assert_int_equal(link.kind, LINK_FILE);
  assert_text(buf_str(&link.path), "why 100%25?");
  assert_text(buf_str(&link.anchor), "top");
  link_release(&link);
}

/* A library of some files in a new folder, and a file beside it. */
static int make_library(void **state)
{
  char template[] = "/tmp/fieldnotes-test-XXXXXX";
  struct err err;
  assert_non_null(mkdtemp(template));
  assert_int_equal(chdir(template), 0);
  *state = realpath(template, NULL);
  assert_true(fs_make_dirs("root/sub/deep", 0700, &err));
  assert_true(fs_make_dirs("root/more", 0700, &err));
  assert_true(fs_make_dirs("root-2", 0700, &err));
  static const char *const files[] = {"root/a.md", "root/sub/b.md", "root/sub/deep/index.md",
      "root/sub/README.md", "root/more/_index.md", "outside.md", "root-2/c.md"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    assert_true(fs_write(files[i], STR_LIT("text\n"), 0600, &err));
  assert_int_equal(symlink("../outside.md", "root/way-out.md"), 0);
  return 0;
}

static int remove_library(void **state)
{
  static const char *const files[] = {"root/way-out.md", "root/a.md", "root/sub/b.md",
      "root/sub/deep/index.md", "root/sub/README.md", "root/more/_index.md", "outside.md",
      "root-2/c.md"};
  static const char *const folders[] = {"root/sub/deep", "root/sub", "root/more", "root", "root-2"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    unlink(files[i]);
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
    rmdir(folders[i]);
  assert_int_equal(chdir("/"), 0);
  rmdir(*state);
  free(*state);
  return 0;
}

/* Resolves a link in root/sub/b.md; the answer is relative to the folder of the test. */
static void assert_leads(const char *folder, const char *path, const char *want)
{
  struct buf note = BUF_INIT, root = BUF_INIT, out = BUF_INIT;
  struct err err = ERR_INIT;
  buf_addf(&note, "%s/root/sub/b.md", folder);
  buf_addf(&root, "%s/root", folder);
  struct link_base base = {buf_str(&note), buf_str(&root)};
  bool found = link_resolve(&base, str_of(path), &out, &err);
  if (found != (want != NULL)) fail_msg("%s: %s", path, found ? buf_cstr(&out) : err.text);
  if (want)
    assert_text(str_from(buf_str(&out), strlen(folder) + 1), want);
  else
    assert_true(err_is_set(&err) && out.n == 0);
  buf_release(&note);
  buf_release(&root);
  buf_release(&out);
}

static void files_beneath_the_root_are_found(void **state)
{
  assert_leads(*state, "../a.md", "root/a.md");
  assert_leads(*state, "../a", "root/a.md");
  assert_leads(*state, "/a.md", "root/a.md");
  assert_leads(*state, "/sub/./deep/../b.md", "root/sub/b.md");
  assert_leads(*state, "deep", "root/sub/deep/index.md");
  assert_leads(*state, "deep/", "root/sub/deep/index.md");
  assert_leads(*state, "/sub/", "root/sub/README.md");
  assert_leads(*state, "../more", "root/more/_index.md");
  assert_leads(*state, "/more/", "root/more/_index.md");
}

static void nothing_outside_of_the_root_is_reached(void **state)
{
  assert_leads(*state, "../../outside.md", NULL);
  assert_leads(*state, "/../outside.md", NULL);
  assert_leads(*state, "../way-out.md", NULL);
  assert_leads(*state, "../../root-2/c.md", NULL);
  assert_leads(*state, "/etc/passwd", NULL);
  assert_leads(*state, "no-such.md", NULL);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(links_are_taken_apart),
    cmocka_unit_test(no_text_at_all_is_an_anchor),
    cmocka_unit_test(a_path_with_a_nul_is_refused),
    cmocka_unit_test(paths_are_made_relative_to_the_root),
    cmocka_unit_test(endings_are_added_and_taken_away),
    cmocka_unit_test(names_of_wikis_are_taken_as_they_stand),
    cmocka_unit_test_setup_teardown(files_beneath_the_root_are_found, make_library, remove_library),
    cmocka_unit_test_setup_teardown(
        nothing_outside_of_the_root_is_reached, make_library, remove_library),
};

UNIT_MAIN(tests)
