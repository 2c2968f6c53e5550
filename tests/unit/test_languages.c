/* The languages that come with the program: each can be read, is known by names that no other has,
 * and has a sample among the pages of tests/page. */
#include "unit.h"

#include "base/fs.h"
#include "base/limits.h"
#include "base/tree.h"
#include "page/document.h"
#include "page/syntax_own.h"
#include "page/textset.h"

#include <glob.h>

static const char *source_folder(struct buf *path, const char *name)
{
  const char *top = getenv("SRCDIR");
  buf_addf(path, "%s/%s", top ? top : ".", name);
  return buf_cstr(path);
}

static int open_set(void **state)
{
  struct buf path = BUF_INIT;
  const char *folder = source_folder(&path, "data/languages");
  *state = syntax_set_new(&folder, 1);
  buf_release(&path);
  return 0;
}

static int close_set(void **state)
{
  struct syntax_set *set = *state;
  struct err err = ERR_INIT;
  bool trouble = syntax_set_take_trouble(set, &err);
  if (trouble) print_error("%s\n", err.text);
  syntax_set_free(set);
  return trouble;
}

static void each_can_be_read(void **state)
{
  struct syntax_set *set = *state;
  struct arena *a = arena_new();
  size_t n;
  const struct str *names = syntax_set_names(set, a, &n);
  assert_true(n >= 40);
  for (size_t i = 0; i < n; i++)
    if (!syntax_set_find(set, names[i])) fail_msg("%.*s", STR_ARG(names[i]));
  arena_free(a);
}

/* Calls that name a language which is not there would only show on a page. */
static void languages_within_languages_are_there(void **state)
{
  struct syntax_set *set = *state;
  struct arena *a = arena_new();
  size_t n;
  const struct str *names = syntax_set_names(set, a, &n);
  for (size_t i = 0; i < n; i++) {
    const struct syntax *syntax = syntax_set_find(set, names[i]);
    for (size_t k = 0; k < syntax->top.n; k++) {
      struct str other = syntax->top.rules[k].language;
      if (other.n && !syntax_set_find(set, other))
        fail_msg("%.*s has no %.*s", STR_ARG(names[i]), STR_ARG(other));
    }
    for (size_t k = 0; k < syntax->n_sessions; k++)
      assert_non_null(syntax_set_find(set, syntax->sessions[k].language));
  }
  arena_free(a);
}

static void take_name(struct textset *taken, struct str name)
{
  struct textset_item *item = textset_add(taken, name);
  if (item->number) fail_msg("\"%.*s\" stands for two", STR_ARG(name));
  item->number = 1;
}

static void no_name_stands_for_two(void **state)
{
  struct arena *a = arena_new();
  struct textset taken = {.arena = a};
  struct faults faults = {.arena = a};
  struct buf path = BUF_INIT, text = BUF_INIT;
  struct err err = ERR_INIT;
  size_t n;
  const struct str *names = syntax_set_names(*state, a, &n);
  for (size_t i = 0; i < n; i++)
    take_name(&taken, names[i]);
  if (!fs_read(source_folder(&path, "data/languages/aliases.yaml"), LIMIT_LANGUAGE_BYTES, &text,
          NULL, &err))
    fail_msg("%s", err.text);
  const struct tree *root = tree_read_yaml(a, buf_str(&text), 1, &faults);
  assert_int_equal(faults.n, 0);
  for (const struct tree *node = root->first; node; node = node->next) {
    struct str rest = node->value, alias;
    while (str_cut(&rest, ' ', &alias))
      take_name(&taken, alias);
  }
  textset_release(&taken);
  arena_free(a);
  buf_release(&path);
  buf_release(&text);
}

/* Notes the languages of the blocks in a page. */
static void note_samples(struct syntax_set *set, const char *path, struct textset *seen)
{
  struct buf text = BUF_INIT;
  struct err err = ERR_INIT;
  if (!fs_read(path, LIMIT_NOTE_BYTES, &text, NULL, &err)) fail_msg("%s", err.text);
  struct document *doc = document_new(buf_str(&text), 1);
  for (size_t i = 0; i < doc->n_blocks; i++) {
    const struct block *b = &doc->blocks[i];
    const struct syntax *syntax =
        b->kind == BLOCK_CODE ? syntax_set_of_block(set, b->language, b->literal) : NULL;
    if (syntax) textset_add(seen, syntax->path);
  }
  document_free(doc);
  buf_release(&text);
}

static void each_has_a_sample_in_the_pages(void **state)
{
  struct arena *a = arena_new();
  struct textset seen = {.arena = a};
  struct buf pattern = BUF_INIT;
  glob_t found;
  size_t n;
  assert_int_equal(glob(source_folder(&pattern, "tests/page/code-*.md"), 0, NULL, &found), 0);
  for (size_t i = 0; i < found.gl_pathc; i++)
    note_samples(*state, found.gl_pathv[i], &seen);
  const struct str *names = syntax_set_names(*state, a, &n);
  for (size_t i = 0; i < n; i++) {
    const struct syntax *syntax = syntax_set_find(*state, names[i]);
    if (!textset_find(&seen, syntax->path)) print_error("no sample of %.*s\n", STR_ARG(names[i]));
    assert_non_null(textset_find(&seen, syntax->path));
  }
  globfree(&found);
  buf_release(&pattern);
  textset_release(&seen);
  arena_free(a);
}

#define WITH_SET(test) cmocka_unit_test_setup_teardown(test, open_set, close_set)

static const struct CMUnitTest tests[] = {
    WITH_SET(each_can_be_read),
    WITH_SET(languages_within_languages_are_there),
    WITH_SET(no_name_stands_for_two),
    WITH_SET(each_has_a_sample_in_the_pages),
};

UNIT_MAIN(tests)
