/* Commands split into words, and the words that open an editor at a line. */
#include "unit.h"

#include "base/argv.h"
#include "session/editor.h"

/* The words with '|' between them, or the sentence of the failure. */
static const char *split(struct arena *a, const char *text)
{
  struct argv w;
  struct err err = ERR_INIT;
  if (!argv_split(a, str_of(text), &w, &err)) return arena_printf(a, "%s", err.text).p;
  assert_null(w.items[w.n]);
  struct str all = STR_LIT("");
  for (size_t i = 0; i < w.n; i++)
    all = arena_printf(a, "%.*s%s%s", STR_ARG(all), i ? "|" : "", w.items[i]);
  return all.p;
}

static void blanks_part_words_and_quotes_keep_them_together(void **state)
{
  struct arena *a = arena_new();
  (void)state;
  assert_string_equal(split(a, "  code --wait\t-n "), "code|--wait|-n");
  assert_string_equal(split(a, "sh -c 'wc -l | cat' \"a b\""), "sh|-c|wc -l | cat|a b");
  assert_string_equal(split(a, "a\\ b c'd e'f"), "a b|cd ef");
  assert_string_equal(split(a, "x '' \"\""), "x||");
  assert_string_equal(split(a, "\"a\\\"b\\c\" '\\'"), "a\"b\\c|\\");
  arena_free(a);
}

static void nothing_is_expanded(void **state)
{
  struct arena *a = arena_new();
  (void)state;
  assert_string_equal(
      split(a, "echo $HOME ~ *.md `id` $(id) ; & > x"), "echo|$HOME|~|*.md|`id`|$(id)|;|&|>|x");
  arena_free(a);
}

static void what_cannot_be_split_is_told(void **state)
{
  struct arena *a = arena_new();
  (void)state;
  assert_string_equal(split(a, "vi 'x"), "a ' is not closed");
  assert_string_equal(split(a, "vi \"x\\\""), "a \" is not closed");
  assert_string_equal(split(a, " \t"), "there is no command");
  assert_string_equal(split(a, "''"), "there is no command");
  assert_string_equal(split(a, "\"\" vi"), "there is no command");
  arena_free(a);
}

static const char *edit(struct arena *a, const char *command, size_t line)
{
  struct argv w;
  struct err err = ERR_INIT;
  assert_true(editor_argv(a, str_of(command), STR_LIT("/n/a b.md"), line, &w, &err));
  struct str all = STR_LIT("");
  for (size_t i = 0; i < w.n; i++)
    all = arena_printf(a, "%.*s%s%s", STR_ARG(all), i ? "|" : "", w.items[i]);
  return all.p;
}

static void each_editor_is_told_the_line_in_its_way(void **state)
{
  struct arena *a = arena_new();
  (void)state;
  assert_string_equal(edit(a, "vi", 12), "vi|+12|/n/a b.md");
  assert_string_equal(edit(a, "/usr/bin/vim.basic -n", 12), "/usr/bin/vim.basic|-n|+12|/n/a b.md");
  assert_string_equal(edit(a, "emacsclient -t", 3), "emacsclient|-t|+3|/n/a b.md");
  assert_string_equal(edit(a, "hx", 12), "hx|/n/a b.md:12");
  assert_string_equal(edit(a, "code --wait", 12), "code|--wait|--goto|/n/a b.md:12");
  assert_string_equal(edit(a, "kate", 12), "kate|--line|12|/n/a b.md");
  arena_free(a);
}

static void others_and_no_line_get_the_path_alone(void **state)
{
  struct arena *a = arena_new();
  (void)state;
  assert_string_equal(edit(a, "ed", 12), "ed|/n/a b.md");
  assert_string_equal(edit(a, "vimdiff", 12), "vimdiff|/n/a b.md");
  assert_string_equal(edit(a, "nano", 0), "nano|/n/a b.md");
  arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(blanks_part_words_and_quotes_keep_them_together),
    cmocka_unit_test(nothing_is_expanded),
    cmocka_unit_test(what_cannot_be_split_is_told),
    cmocka_unit_test(each_editor_is_told_the_line_in_its_way),
    cmocka_unit_test(others_and_no_line_get_the_path_alone),
};

int main(void)
{
  return cmocka_run_group_tests(tests, NULL, NULL);
}
