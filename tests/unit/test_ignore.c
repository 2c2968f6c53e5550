/* Rules for what a library leaves out, as gitignore(5) has them. */
#include "shelf.h"

#include "base/limits.h"
#include "library/glob.h"
#include "library/ignore.h"

static const struct {
  const char *rules, *path; /* a path that ends in '/' is a folder */
  enum ignore_answer answer;
} cases[] = {
    {"a.md", "a.md", IGNORE_OUT},
    {"a.md", "x/y/a.md", IGNORE_OUT},
    {"a.md", "A.md", IGNORE_NO_WORD},
    {"/a.md", "x/a.md", IGNORE_NO_WORD},
    {"x/a.md", "x/a.md", IGNORE_OUT},
    {"x/a.md", "y/x/a.md", IGNORE_NO_WORD},
    {"drafts/", "drafts/", IGNORE_OUT},
    {"drafts/", "x/drafts/", IGNORE_OUT},
    {"drafts/", "drafts", IGNORE_NO_WORD},
    {"*.md", "a.md", IGNORE_OUT},
    {"x/*.md", "x/y/a.md", IGNORE_NO_WORD},
    {"x/**", "x/y/a.md", IGNORE_OUT},
    {"x/**", "x/", IGNORE_NO_WORD},
    {"**/a.md", "a.md", IGNORE_OUT},
    {"x/**/a.md", "x/a.md", IGNORE_OUT},
    {"x/**/a.md", "x/1/2/a.md", IGNORE_OUT},
    {"x/a**b.md", "x/a1b.md", IGNORE_OUT},
    {"x/a**b.md", "x/a1/b.md", IGNORE_NO_WORD},
    {"a?.md", "ab.md", IGNORE_OUT},
    {"x?a.md", "x/a.md", IGNORE_NO_WORD},
    {"[a-c].md", "b.md", IGNORE_OUT},
    {"[a-c].md", "d.md", IGNORE_NO_WORD},
    {"[!a-c].md", "d.md", IGNORE_OUT},
    {"[^a-c].md", "b.md", IGNORE_NO_WORD},
    {"[]a].md", "].md", IGNORE_OUT},
    {"[a-].md", "-.md", IGNORE_OUT},
    {"[[:digit:]x].md", "7.md", IGNORE_OUT},
    {"[[:digit:]x].md", "x.md", IGNORE_OUT},
    {"[[:nonsense:]a].md", "a.md", IGNORE_NO_WORD},
    {"[[:x].md", ":.md", IGNORE_OUT},
    {"[\\]].md", "].md", IGNORE_OUT},
    {"[a.md", "[a.md", IGNORE_NO_WORD},
    {"x[/]a.md", "x/a.md", IGNORE_NO_WORD},
    {"\\#a.md", "#a.md", IGNORE_OUT},
    {"\\!a.md", "!a.md", IGNORE_OUT},
    {"\\*.md", "*.md", IGNORE_OUT},
    {"\\*.md", "a.md", IGNORE_NO_WORD},
    {"a.md  ", "a.md", IGNORE_OUT},
    {"a.md\\ ", "a.md ", IGNORE_OUT},
    {"a.md\\ ", "a.md", IGNORE_NO_WORD},
    {"a.md\t", "a.md", IGNORE_NO_WORD},
    {" a.md", " a.md", IGNORE_OUT},
    {"a.md\\", "a.md", IGNORE_NO_WORD},
    {"a.md\r\nb.md\r\n", "a.md", IGNORE_OUT},
    {"\xEF\xBB\xBF"
     "a.md",
        "a.md", IGNORE_OUT},
    {"# a.md", "a.md", IGNORE_NO_WORD},
    {"", "a.md", IGNORE_NO_WORD},
    {"/", "a.md", IGNORE_NO_WORD},
    {"!", "a.md", IGNORE_NO_WORD},
    {"*\n!a.md", "a.md", IGNORE_IN},
    {"!a.md\n*", "a.md", IGNORE_OUT},
    {"*\n!a.md\n/a.md", "a.md", IGNORE_OUT},
};

static void rules_are_those_of_git(void **state)
{
  (void)state;
  size_t n_wrong = 0;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct ignore *ignore = ignore_new(str_of(cases[i].rules));
    struct str path = str_of(cases[i].path);
    bool is_folder = str_ends(path, STR_LIT("/"));
    path.n -= is_folder;
    if (ignore_ask(ignore, path, is_folder) != cases[i].answer) {
      fprintf(stderr, "# %s and %s\n", cases[i].rules, cases[i].path);
      n_wrong++;
    }
    ignore_free(ignore);
  }
  assert_int_equal(n_wrong, 0);
}

/* Nobody waits for patterns that are made to be slow: a walk back for each star of them would take
 * longer than the world has been. */
static void patterns_made_to_be_slow_are_not(void **state)
{
  (void)state;
  static const char *const parts[] = {"*a", "**/a*", "a*[!b]", "*[a-a]"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    struct buf pattern = BUF_INIT, path = BUF_INIT;
    buf_add_repeat(&pattern, str_of(parts[i]), 200);
    buf_add_char(&pattern, 'z');
    buf_add_repeat(&path, STR_LIT("aaaaaaaaa/"), 400);
    assert_false(glob_matches_exactly(buf_str(&pattern), buf_str(&path)));
    buf_clear(&path);
    buf_add_repeat(&path, STR_LIT("a"), 4000);
    assert_false(glob_matches_exactly(buf_str(&pattern), buf_str(&path)));
    buf_release(&pattern);
    buf_release(&path);
  }
}

static void set_up(struct shelf *s)
{
  static const char *const notes[] = {"a.md", "b.md", "x/a.md", "x/c.md", "x/y/a.md", "z/d.md"};
  shelf_init(s);
  for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
    shelf_write(s, notes[i], "text\n");
  shelf_update(s);
}

static void what_is_left_out_goes_from_the_index_and_comes_back(void **state)
{
  (void)state;
  struct shelf s;
  enum library_freshness freshness;
  size_t n;
  set_up(&s);
  shelf_write(&s, IGNORE_FILE, "a.md\nz/\n");
  assert_true(library_check(s.library, &freshness, &n, &s.err));
  assert_int_equal(n, 4);
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "0 0 2 4 0");
  assert_string_equal(shelf_find(&s, ""), "b x/c");
  shelf_write(&s, IGNORE_FILE, "z\n");
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "3 0 2 0 0");
  shelf_remove(&s, IGNORE_FILE);
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, ""), "a x/a x/y/a b x/c z/d");
  shelf_release(&s);
}

static void rules_of_a_folder_come_before_those_above_it(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_write(&s, IGNORE_FILE, "a.md\n");
  shelf_write(&s, "x/" IGNORE_FILE, "!/a.md\nc.md\n");
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, ""), "x/a b z/d");
  shelf_release(&s);
}

static void nothing_comes_back_from_a_folder_that_is_left_out(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_write(&s, IGNORE_FILE, "/x\n!x/a.md\n");
  shelf_write(&s, "x/" IGNORE_FILE, "!a.md\n");
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, ""), "a b z/d");
  shelf_release(&s);
}

static void write_rules_of(struct shelf *s, size_t n_bytes)
{
  struct buf rules = BUF_INIT;
  buf_add_cstr(&rules, "a.md\n#");
  buf_add_repeat(&rules, STR_LIT("-"), n_bytes - rules.n);
  shelf_write(s, IGNORE_FILE, buf_cstr(&rules));
  buf_release(&rules);
}

static void rules_that_are_too_long_are_told_and_not_used(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  write_rules_of(&s, LIMIT_IGNORE_BYTES);
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "0 0 3 3 0");
  write_rules_of(&s, LIMIT_IGNORE_BYTES + 1);
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "3 0 3 0 1");
  assert_non_null(strstr(buf_cstr(&s.failures), "is larger than the 64 kB that are read"));
  shelf_release(&s);
}

static void a_link_holds_no_rules(void **state)
{
  (void)state;
  struct shelf s;
  char link[100];
  set_up(&s);
  snprintf(link, sizeof link, "%s/notes/" IGNORE_FILE, s.folder);
  assert_return_code(symlink("/etc/passwd", link), 0);
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "0 0 6 0 1");
  shelf_release(&s);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rules_are_those_of_git),
      cmocka_unit_test(patterns_made_to_be_slow_are_not),
      cmocka_unit_test(what_is_left_out_goes_from_the_index_and_comes_back),
      cmocka_unit_test(rules_of_a_folder_come_before_those_above_it),
      cmocka_unit_test(nothing_comes_back_from_a_folder_that_is_left_out),
      cmocka_unit_test(rules_that_are_too_long_are_told_and_not_used),
      cmocka_unit_test(a_link_holds_no_rules),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
