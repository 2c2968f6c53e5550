/* Finding notes: names, links, depth; and reading beneath a root. */
#include "shelf.h"

#include "library/scan.h"

#include <fcntl.h>

static struct root open_root(struct shelf *s)
{
  struct root r;
  assert_true(root_open(&r, shelf_path(s, "notes"), &s->err));
  return r;
}

/* All paths found, one a line, then "? path: why" for what could not be looked at. */
static struct str scan_all(struct shelf *s, struct buf *out)
{
  struct root root = open_root(s);
  struct scan scan;
  scan_init(&scan);
  buf_clear(out);
  assert_true(scan_run(&scan, &root, 1));
  for (size_t i = 0; i < scan.n_files; i++) {
    buf_addf(out, "%.*s\n", STR_ARG(scan.files[i].path));
    if (i) assert_true(str_cmp(scan.files[i - 1].path, scan.files[i].path) < 0);
  }
  for (size_t i = 0; i < scan.n_troubles; i++)
    buf_addf(out, "? %.*s\n", STR_ARG(scan.troubles[i].path));
  scan_release(&scan);
  root_close(&root);
  return buf_str(out);
}

static void notes_are_told_by_their_suffix(void **state)
{
  (void)state;
  struct shelf s;
  struct buf out = BUF_INIT;
  shelf_init(&s);
  static const char *const names[] = {"a.md", "B.MD", "c.markdown", "d.mdown", "e.mkd", "f.txt",
      "md", "g.mdx", ".md", "h.md.bak", ".hidden.md", ".git/x.md", ".vault/y.md",
      "node_modules/z.md", "dir/node_modules.md", "dir/.x/y.md"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    shelf_write(&s, names[i], "");
  assert_text(scan_all(&s, &out), "B.MD\na.md\nc.markdown\nd.mdown\ndir/node_modules.md\ne.mkd\n");
  buf_release(&out);
  shelf_release(&s);
}

static void the_order_is_that_of_whole_paths(void **state)
{
  (void)state;
  struct shelf s;
  struct buf out = BUF_INIT;
  shelf_init(&s);
  shelf_write(&s, "a/z.md", "");
  shelf_write(&s, "a-b/y.md", "");
  shelf_write(&s, "a.md", "");
  shelf_write(&s, "a/b/c.md", "");
  shelf_write(&s, "ab.md", "");
  assert_text(scan_all(&s, &out), "a-b/y.md\na.md\na/b/c.md\na/z.md\nab.md\n");
  buf_release(&out);
  shelf_release(&s);
}

static void make_link(struct shelf *s, const char *target, const char *name)
{
  char path[200];
  snprintf(path, sizeof path, "%s/notes/%s", s->folder, name);
  assert_return_code(symlink(target, path), 0);
}

static void links_are_followed_no_further_than_the_root(void **state)
{
  (void)state;
  struct shelf s;
  struct buf out = BUF_INIT, inner = BUF_INIT;
  shelf_init(&s);
  shelf_write(&s, "real.md", "real\n");
  shelf_write(&s, ".store/kept.md", "kept\n");
  shelf_write(&s, "../outside.md", "outside\n");
  make_link(&s, "real.md", "inside.md");
  make_link(&s, ".store/kept.md", "stored.md");
  buf_addf(&inner, "%s/notes/real.md", s.folder);
  make_link(&s, buf_cstr(&inner), "absolute.md");
  make_link(&s, "../outside.md", "out.md");
  make_link(&s, "/etc/passwd", "passwd.md");
  make_link(&s, "loop.md", "loop.md");
  make_link(&s, "missing.md", "dangling.md");
  make_link(&s, ".", "circle");
  make_link(&s, "..", "upwards");
  make_link(&s, ".", "folder.md");
  assert_text(scan_all(&s, &out), "absolute.md\ninside.md\nreal.md\nstored.md\n"
                                  "? dangling.md\n? loop.md\n? out.md\n? passwd.md\n");
  buf_release(&out);
  buf_release(&inner);
  shelf_release(&s);
}

static void what_links_lead_to_is_what_is_read(void **state)
{
  (void)state;
  struct shelf s;
  struct buf out = BUF_INIT;
  shelf_init(&s);
  shelf_write(&s, ".store/kept.md", "kept\n");
  shelf_write(&s, "../outside.md", "outside\n");
  make_link(&s, ".store/kept.md", "stored.md");
  make_link(&s, "../outside.md", "out.md");
  struct root root = open_root(&s);
  assert_true(root_read(&root, STR_LIT("stored.md"), 100, &out, &s.err));
  assert_text(buf_str(&out), "kept\n");
  static const char *const refused[] = {
      "out.md", "../outside.md", "/etc/passwd", "", ".", "a/../b.md", "./stored.md", "missing.md"};
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
    assert_false(root_read(&root, str_of(refused[i]), 100, &out, &s.err));
  assert_false(root_read(&root, (struct str){"stored.md\0x", 11}, 100, &out, &s.err));
  assert_false(root_read(&root, STR_LIT("stored.md"), 3, &out, &s.err));
  assert_true(root_lacks(&root, STR_LIT("missing.md")));
  assert_false(root_lacks(&root, STR_LIT("out.md")));
  root_close(&root);
  buf_release(&out);
  shelf_release(&s);
}

/* Folders within folders, deeper than a path can be named. */
static void any_depth_is_walked_or_told(void **state)
{
  (void)state;
  enum { DEPTH = 1500 };
  struct shelf s;
  struct buf out = BUF_INIT;
  shelf_init(&s);
  int at = open(shelf_path(&s, "notes"), O_RDONLY | O_DIRECTORY);
  for (int i = 0; i < DEPTH; i++) {
    assert_return_code(mkdirat(at, "deep", 0700), 0);
    int next = openat(at, "deep", O_RDONLY | O_DIRECTORY);
    assert_true(next >= 0);
    close(at);
    at = next;
    if (i != 700) continue;
    int file = openat(at, "x.md", O_CREAT | O_WRONLY, 0600);
    close(file);
  }
  close(at);
  struct str found = scan_all(&s, &out);
  assert_true(str_find(found, STR_LIT("/x.md\n")) < found.n);
  assert_true(str_find(found, STR_LIT("? deep/")) < found.n);
  buf_release(&out);
  /* Too deep to be removed by names: each level is moved up. */
  at = open(shelf_path(&s, "notes"), O_RDONLY | O_DIRECTORY);
  for (int i = 0; i < DEPTH; i++) {
    renameat(at, "deep/deep", at, "next");
    unlinkat(at, "deep/x.md", 0);
    assert_return_code(unlinkat(at, "deep", AT_REMOVEDIR), 0);
    renameat(at, "next", at, "deep");
  }
  close(at);
  shelf_release(&s);
}

static void a_scan_can_be_cancelled(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a/b.md", "");
  struct root root = open_root(&s);
  atomic_bool cancel = true;
  struct scan scan;
  scan_init(&scan);
  scan.cancel = &cancel;
  assert_false(scan_run(&scan, &root, 1));
  scan_release(&scan);
  root_close(&root);
  shelf_release(&s);
}

/* A folder and a file that cannot be looked at, among others. */
static void each_trouble_is_known_among_many(void **state)
{
  (void)state;
  static struct scan_trouble troubles[] = {{.root = 0, .path = {"a/", 2}, .is_folder = true},
      {.root = 0, .path = {"a/x.md", 6}}, {.root = 0, .path = {"b/c/", 4}, .is_folder = true},
      {.root = 1, .path = {"d.md", 4}}, {.root = 2, .path = {"", 0}, .is_folder = true}};
  const struct scan scan = {.troubles = troubles, .n_troubles = 5};
  assert_true(scan_has_trouble(&scan, 0, STR_LIT("a/deep/y.md")));
  assert_true(scan_has_trouble(&scan, 0, STR_LIT("b/c/y.md")));
  assert_false(scan_has_trouble(&scan, 0, STR_LIT("b/y.md")));
  assert_false(scan_has_trouble(&scan, 0, STR_LIT("d.md")));
  assert_true(scan_has_trouble(&scan, 1, STR_LIT("d.md")));
  assert_false(scan_has_trouble(&scan, 1, STR_LIT("d.md.md")));
  assert_true(scan_has_trouble(&scan, 2, STR_LIT("any.md")));
}

static void troubles_cover_what_lies_beneath_them(void **state)
{
  (void)state;
  struct shelf s;
  struct scan scan;
  shelf_be_nobody();
  shelf_init(&s);
  shelf_write(&s, "shut/a.md", "");
  char shut[200];
  snprintf(shut, sizeof shut, "%s/notes/shut", s.folder);
  assert_return_code(chmod(shut, 0), 0);
  struct root root = open_root(&s);
  scan_init(&scan);
  assert_true(scan_run(&scan, &root, 1));
  assert_int_equal(scan.n_files, 0);
  assert_int_equal(scan.n_troubles, 1);
  assert_true(scan.troubles[0].is_folder);
  assert_true(scan_has_trouble(&scan, 0, STR_LIT("shut/a.md")));
  assert_false(scan_has_trouble(&scan, 0, STR_LIT("shutter.md")));
  assert_false(scan_has_trouble(&scan, 1, STR_LIT("shut/a.md")));
  scan_release(&scan);
  root_close(&root);
  shelf_release(&s);
  shelf_be_oneself();
}

static void what_all_leave_out_comes_behind_the_rules_of_folders(void **state)
{
  (void)state;
  struct shelf s;
  struct scan scan;
  struct buf found = BUF_INIT;
  shelf_init(&s);
  static const char *const names[] = {
      "a.md", "a.old.md", "drafts/b.md", "kept/drafts/c.md", "kept/d.old.md"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    shelf_write(&s, names[i], "");
  shelf_write(&s, "kept/.fieldnotesignore", "!*.old.md\n");
  struct root root = open_root(&s);
  scan_init(&scan);
  scan.exclude = STR_LIT("drafts/\n*.old.md\n");
  assert_true(scan_run(&scan, &root, 1));
  for (size_t i = 0; i < scan.n_files; i++)
    buf_addf(&found, "%.*s ", STR_ARG(scan.files[i].path));
  assert_text(buf_str(&found), "a.md kept/d.old.md ");
  buf_release(&found);
  scan_release(&scan);
  root_close(&root);
  shelf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(notes_are_told_by_their_suffix),
    cmocka_unit_test(the_order_is_that_of_whole_paths),
    cmocka_unit_test(links_are_followed_no_further_than_the_root),
    cmocka_unit_test(what_links_lead_to_is_what_is_read),
    cmocka_unit_test(any_depth_is_walked_or_told),
    cmocka_unit_test(a_scan_can_be_cancelled),
    cmocka_unit_test(each_trouble_is_known_among_many),
    cmocka_unit_test(troubles_cover_what_lies_beneath_them),
    cmocka_unit_test(what_all_leave_out_comes_behind_the_rules_of_folders),
};

UNIT_MAIN(tests)
