/* Results in groups: which there are, who is in them, and in which order. */
#include "shelf.h"

#include "library/facets.h"
#include "library/group.h"

static void set_up(struct shelf *s)
{
  shelf_init(s);
  shelf_write(s, "guides/cache.md",
      "---\ntitle: Cache\nstack: [Python Services, Backend]\nscore: {quality: 91}\n"
      "date: 2023-02-08\n---\ncommon words\n");
  shelf_write(s, "guides/deep/docker.md",
      "---\ntitle: Docker\nstack: [backend]\nscore: {quality: 100}\ndate: 2024-06-15\n"
      "---\ncommon\n");
  shelf_write(s, "guides/emacs.md", "---\ntitle: Emacs\nscore: {quality: 75}\n---\ncommon words\n");
  shelf_write(s, "plain.md", "---\ntitle: Plain\n---\nNo more, and rare words.\n");
  shelf_update(s);
}

static size_t row_of(const char *field)
{
  size_t row = 0;
  while (strcmp(facet_rows[row].field, field) != 0)
    row++;
  return row;
}

/* "backend: cache docker; : emacs plain" */
static const char *told(struct shelf *s, const char *query, const char *field)
{
  struct arena *a = arena_new();
  struct result_groups groups;
  struct results *r = results_new(s->library, str_of(query), STR_NONE, NULL, &s->err);
  assert_true(results_group(r, row_of(field), a, NULL, &groups, &s->err));
  size_t total = results_total(r), at = 0;
  assert_int_equal(results_whole(r), total);
  buf_clear(&s->said);
  for (size_t i = 0; i < groups.n; i++) {
    struct result_row rows[8];
    assert_int_equal(groups.items[i].first, at);
    size_t n = results_rows(r, a, at, groups.items[i].n, rows);
    assert_int_equal(n, groups.items[i].n);
    buf_addf(&s->said, "%s%.*s:", i ? "; " : "", STR_ARG(groups.items[i].label));
    for (size_t k = 0; k < n; k++) {
      buf_addf(&s->said, " %.*s", STR_ARG(rows[k].title));
      assert_int_equal(results_find(r, rows[k].id), at + k);
    }
    at += n;
  }
  assert_int_equal(at, total);
  results_free(r);
  arena_free(a);
  return buf_cstr(&s->said);
}

static void values_make_groups_in_their_order(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_string_equal(told(&s, "", "stack"), "Backend: Cache Docker; : Emacs Plain");
  assert_string_equal(told(&s, "", "folder"), "guides: Cache Emacs; guides/deep: Docker; : Plain");
  assert_string_equal(told(&s, "", "date"), "2024: Docker; 2023: Cache; : Emacs Plain");
  assert_string_equal(told(&s, "", "score"), "90..100: Cache Docker; 70..79: Emacs; : Plain");
  assert_string_equal(told(&s, "", "difficulty"), ": Cache Docker Emacs Plain");
  assert_string_equal(told(&s, "zebra", "stack"), "");
  shelf_release(&s);
}

static void the_order_holds_within_a_group(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_string_equal(told(&s, "sort:-title", "stack"), "Backend: Docker Cache; : Plain Emacs");
  assert_string_equal(
      told(&s, "sort:quality", "score"), "90..100: Cache Docker; 70..79: Emacs; : Plain");
  shelf_release(&s);
}

static void notes_with_some_of_the_words_stand_among_the_others(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_string_equal(told(&s, "rare docker", "folder"), "guides/deep: Docker; : Plain");
  shelf_release(&s);
}

static void what_is_cancelled_leaves_the_results(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  struct arena *a = arena_new();
  struct result_groups groups;
  atomic_bool cancel = true;
  struct results *r = results_new(s.library, STR_NONE, STR_NONE, NULL, &s.err);
  assert_false(results_group(r, row_of("stack"), a, &cancel, &groups, &s.err));
  assert_int_equal(results_total(r), 4);
  cancel = false;
  assert_true(results_group(r, row_of("stack"), a, &cancel, &groups, &s.err));
  assert_int_equal(groups.n, 2);
  assert_int_equal(groups.items[0].n, 2);
  results_free(r);
  arena_free(a);
  shelf_release(&s);
}

/* The title of the note that stood first, and of the one that stands where `best` says. */
static void assert_best(struct shelf *s, const char *query, const char *field)
{
  struct arena *a = arena_new();
  struct result_groups groups;
  struct result_row before, best;
  struct results *r = results_new(s->library, str_of(query), STR_NONE, NULL, &s->err);
  assert_int_equal(results_rows(r, a, 0, 1, &before), 1);
  assert_true(results_group(r, row_of(field), a, NULL, &groups, &s->err));
  assert_int_equal(results_rows(r, a, groups.best, 1, &best), 1);
  assert_int_equal(best.id, before.id);
  results_free(r);
  arena_free(a);
}

static void it_is_told_where_the_best_note_went(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_best(&s, "", "score");
  assert_best(&s, "rare", "stack");
  assert_best(&s, "rare docker", "stack");
  assert_best(&s, "sort:title", "stack");
  assert_best(&s, "sort:-title common", "folder");
  shelf_release(&s);
}

static void other_notes_are_in_the_groups_of_their_own(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_string_equal(told(&s, "common", "stack"), "Backend: Docker Cache; : Emacs");
  shelf_write(&s, "plain.md", "---\ntitle: Plain\nstack: zsh\n---\ncommon\n");
  shelf_update(&s);
  assert_non_null(strstr(told(&s, "common", "stack"), "zsh: Plain"));
  shelf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(values_make_groups_in_their_order),
    cmocka_unit_test(the_order_holds_within_a_group),
    cmocka_unit_test(notes_with_some_of_the_words_stand_among_the_others),
    cmocka_unit_test(what_is_cancelled_leaves_the_results),
    cmocka_unit_test(it_is_told_where_the_best_note_went),
    cmocka_unit_test(other_notes_are_in_the_groups_of_their_own),
};

UNIT_MAIN(tests)
