/* Counting values within results: every count is what the value's own condition finds. */
#include "shelf.h"

#include "library/facets.h"

static void set_up(struct shelf *s)
{
  shelf_init(s);
  shelf_write(s, "guides/cache.md",
      "---\ntitle: Cache\nstack: [Python Services, Backend]\ntools: [git, fastapi]\n"
      "difficulty: advanced\nscore: {quality: 91, depth: 81}\n"
      "revision: {status: expanded, last reviewed: 2023-02-08}\n"
      "entities: [{name: build time, type: problem}, {name: CI, type: area}]\n"
      "flags: {needs human review: 1}\n---\ncommon words\n```python\nx\n```\n");
  shelf_write(s, "guides/deep/docker.md",
      "---\ntitle: Docker\nstack: [backend]\ntools: [git, docker]\ndifficulty: beginner\n"
      "score: {quality: 90}\ndate: 2023-06-15\n---\ncommon text\n```sh\nx\n```\n");
  shelf_write(s, "guides/emacs.md",
      "---\ntitle: Emacs\ntags: [emacs]\nscore: {quality: 100}\ndate: 2024-01-02\n---\ncommon\n");
  shelf_write(s, "plain.md", "No front matter.\n");
  shelf_update(s);
}

static struct facets *count(struct shelf *s, const char *query, const char *field)
{
  struct facets *f = facets_new(s->library, str_of(query), str_of(field), NULL, &s->err);
  if (!f) fail_msg("%s", s->err.text);
  return f;
}

/* The values of a facet as one text: "git 2, docker 1*", a star behind what is picked, '-' behind
 * what is left out. */
static const char *told(struct shelf *s, const char *query, const char *field)
{
  struct facets *f = count(s, query, field);
  buf_clear(&s->said);
  for (size_t i = 0; f->n && i < f->items[0].n; i++) {
    const struct facet_value *v = &f->items[0].values[i];
    buf_addf(&s->said, "%s%.*s %zu%s", i ? ", " : "", STR_ARG(v->label), v->n,
        v->is_picked     ? "*"
        : v->is_excluded ? "-"
                         : "");
  }
  facets_free(f);
  return buf_cstr(&s->said);
}

static void values_are_counted_as_they_are_written(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_string_equal(told(&s, "", "stack"), "Backend 2, Python Services 1");
  assert_string_equal(told(&s, "", "tools"), "git 2, docker 1, emacs 1, fastapi 1");
  assert_string_equal(told(&s, "docker", "tool"), "docker 1, git 1");
  assert_string_equal(told(&s, "", "entity.problem"), "build time 1");
  assert_string_equal(told(&s, "", "is"), "review 1, untitled 1");
  assert_string_equal(told(&s, "", "lang"), "python 1, sh 1");
  assert_string_equal(told(&s, "nothing", "tool"), "");
  assert_string_equal(told(&s, "", "checklist"), "");
  shelf_release(&s);
}

static void numbers_days_and_folders_are_put_together(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_string_equal(told(&s, "", "score"), "90..100 2, 80..89 1");
  assert_string_equal(told(&s, "", "date"), "2024 1, 2024-01 1, 2023 2, 2023-06 1, 2023-02 1");
  assert_string_equal(told(&s, "", "folder"), "guides 3, guides/deep 1");
  shelf_release(&s);
}

/* The condition of each value, in place of what the query asks of the field, finds as many. */
static void check_counts(struct shelf *s, const char *query, const char *rest)
{
  struct facets *f = count(s, query, "");
  for (size_t i = 0; i < f->n; i++)
    for (size_t k = 0; k < f->items[i].n; k++) {
      const struct facet_value *v = &f->items[i].values[k];
      struct buf narrowed = BUF_INIT;
      bool is_asked = *rest && str_eq(f->items[i].field, STR_LIT("tool"));
      buf_addf(&narrowed, "%s %.*s", is_asked ? rest : query, STR_ARG(v->query));
      struct results *r = results_new(s->library, buf_str(&narrowed), STR_NONE, NULL, &s->err);
      if (!r) fail_msg("%s: %s", buf_cstr(&narrowed), s->err.text);
      if (results_total(r) != v->n)
        fail_msg("%s: %zu, not %zu", buf_cstr(&narrowed), results_total(r), v->n);
      results_free(r);
      buf_release(&narrowed);
    }
  facets_free(f);
}

static void a_note_counts_once_for_a_year_and_a_month(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_write(&s, "days.md",
      "---\ntitle: Days\ndate: [2023-06-01, 2023-06-02, 2023-02-03, 15 June 2023]\n---\nx\n");
  shelf_update(&s);
  assert_string_equal(told(&s, "", "date"), "2024 1, 2024-01 1, 2023 3, 2023-06 2, 2023-02 2");
  check_counts(&s, "", "");
  shelf_release(&s);
}

static void what_is_picked_leaves_the_counts_of_its_alternatives(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_string_equal(told(&s, "tool:docker", "tool"), "git 2, docker 1*, emacs 1, fastapi 1");
  assert_string_equal(told(&s, "tool:docker", "difficulty"), "beginner 1");
  assert_string_equal(
      told(&s, "tool:docker common", "tool"), "git 2, docker 1*, emacs 1, fastapi 1");
  assert_string_equal(
      told(&s, "tool:docker tool:emacs difficulty:beginner", "tool"), "docker 1*, git 1, emacs 0*");
  assert_string_equal(told(&s, "tool:docker tool:emacs", "score"), "90..100 2");
  assert_string_equal(told(&s, "tool:gi* stack:backend", "tool"), "git 2*, docker 1, fastapi 1");
  shelf_release(&s);
}

static void bins_and_folders_are_picked_by_their_conditions(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_string_equal(told(&s, "score:80..<90", "score"), "90..100 2, 80..89 1*");
  assert_string_equal(told(&s, "score:80..<90 score:90..100", "score"), "90..100 2*, 80..89 1*");
  assert_string_equal(told(&s, "score:80..90", "score"), "90..100 2, 80..89 1");
  assert_string_equal(told(&s, "path:guides/deep/**", "folder"), "guides 3, guides/deep 1*");
  assert_string_equal(
      told(&s, "date:2024", "date"), "2024 1*, 2024-01 1, 2023 2, 2023-06 1, 2023-02 1");
  shelf_release(&s);
}

static void what_is_asked_for_all_of_narrows_its_own_counts(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_string_equal(told(&s, "is:review", "is"), "review 1*");
  shelf_release(&s);
}

static void a_note_does_not_say_itself_what_it_is_or_has(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_write(&s, "spoof.md", "---\ntitle: S\nis: [review, read, odd]\nhas: [image, odd]\n---\n");
  shelf_update(&s);
  assert_string_equal(told(&s, "", "is"), "review 1, untitled 1");
  assert_string_equal(told(&s, "title:s", "has"), "meta 1");
  check_counts(&s, "", "");
  shelf_release(&s);
}

static void long_values_are_whole_where_they_are_facets_and_told_to_be_cut_elsewhere(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "flat.md", "x\n");
  shelf_update(&s);
  assert_string_equal(told(&s, "", "folder"), "");
#define TEN "ten bytes "
#define LONG TEN TEN TEN TEN TEN TEN TEN "And More"
  shelf_write(&s, "a folder/of a long name that goes on/and on/and on a little more/to here/a.md",
      "---\ntitle: T\nstack: [" LONG "]\nother: [" LONG ", " LONG " still]\n---\n");
  shelf_update(&s);
  assert_string_equal(told(&s, "", "stack"), LONG " 1");
  assert_string_equal(told(&s, "stack:\"" LONG "\"", "stack"), LONG " 1*");
  assert_string_equal(told(&s, "", "other"),
      TEN TEN TEN TEN "ten\xE2\x80\xA6 1, " TEN TEN TEN TEN "ten\xE2\x80\xA6 1");
  assert_string_equal(told(&s, "", "folder"),
      "a folder 1, a folder/of a long name that goes on 1, "
      "a folder/of a long name that goes on/and on 1, "
      "a folder/of a long name that goes on/and on/and on a little more 1, "
      "a folder/of a long name that goes on/and on/and on a little more/to here 1");
  check_counts(&s, "", "");
  struct facets *f = count(&s, "", "other");
  struct facets *again =
      facets_new(s.library, f->items[0].values[0].query, STR_LIT("other"), NULL, &s.err);
  assert_true(again->items[0].values[0].is_picked != again->items[0].values[1].is_picked);
  assert_int_equal(again->items[0].n, 2);
  assert_int_equal(again->n_notes, 1);
  facets_free(again);
  facets_free(f);
  shelf_release(&s);
}

static void what_is_named_and_found_nowhere_is_listed(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_string_equal(told(&s, "tool:docker -tool:GIT", "tool"), "emacs 1, docker 0*, GIT 0-");
  assert_string_equal(told(&s, "-tool:git", "tool"), "emacs 1, git 0-");
  assert_string_equal(told(&s, "NOT tool:git tool:zig", "tool"), "emacs 1, git 0-, zig 0*");
  shelf_release(&s);
}

static void rows_are_counted_one_by_one(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  struct results *r = results_new(s.library, STR_LIT("tool:git"), STR_NONE, NULL, &s.err);
  for (size_t row = 0; row < FACET_ROWS; row++) {
    struct facets *f = facets_of_row(r, row, NULL, &s.err);
    assert_non_null(f);
    for (size_t i = 0; i < f->n; i++)
      assert_true(str_starts(f->items[i].field, str_of(facet_rows[row].field)));
    if (row == 0) assert_int_equal(f->items[0].n, 2);
    facets_free(f);
  }
  atomic_bool cancel = true;
  assert_null(facets_of_row(r, 0, &cancel, &s.err));
  results_free(r);
  shelf_release(&s);
}

static void fields_of_any_name_are_asked_for(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_write(&s, "odd.md",
      "---\ntitle: Odd\nentities: [{name: gcc, type: c++ tool}, {name: x, type: 9}]\n---\nx\n");
  shelf_update(&s);
  check_counts(&s, "", "");
  shelf_release(&s);
}

static void a_count_is_what_its_condition_finds(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  check_counts(&s, "", "");
  check_counts(&s, "common", "");
  check_counts(&s, "quality>=91", "");
  check_counts(&s, "tool:git common", "common");
  shelf_release(&s);
}

static void changed_and_removed_notes_do_not_count(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_write(&s, "guides/emacs.md", "---\ntitle: Emacs\ntags: [Emacs, git]\n---\ncommon\n");
  shelf_remove(&s, "guides/cache.md");
  shelf_update(&s);
  assert_string_equal(told(&s, "", "tool"), "git 2, docker 1, Emacs 1");
  assert_string_equal(told(&s, "", "folder"), "guides 2, guides/deep 1");
  shelf_release(&s);
}

static void an_unknown_field_or_query_is_told(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_null(facets_new(s.library, STR_NONE, STR_LIT("colour"), NULL, &s.err));
  assert_non_null(strstr(s.err.text, "there is no field \"colour\""));
  s.err = (struct err)ERR_INIT;
  assert_null(facets_new(s.library, STR_LIT("colour:red"), STR_NONE, NULL, &s.err));
  assert_non_null(strstr(s.err.text, "column 1"));
  shelf_release(&s);
}

static void rows_are_fields_that_queries_know(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  for (size_t i = 0; i < FACET_ROWS; i++) {
    struct str name = str_of(facet_rows[i].field);
    if (str_ends(name, STR_LIT("."))) name.n--;
    assert_true(facets_is_field(s.library, name, &s.err));
    assert_true(*facet_rows[i].help);
  }
  assert_false(facets_is_field(s.library, STR_LIT("colour"), &s.err));
  assert_string_equal(
      s.err.text, "there is no field \"colour\"; nearest: \"folder\", \"tool\", \"body\"");
  shelf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(values_are_counted_as_they_are_written),
    cmocka_unit_test(numbers_days_and_folders_are_put_together),
    cmocka_unit_test(a_note_counts_once_for_a_year_and_a_month),
    cmocka_unit_test(what_is_picked_leaves_the_counts_of_its_alternatives),
    cmocka_unit_test(bins_and_folders_are_picked_by_their_conditions),
    cmocka_unit_test(what_is_asked_for_all_of_narrows_its_own_counts),
    cmocka_unit_test(a_note_does_not_say_itself_what_it_is_or_has),
    cmocka_unit_test(long_values_are_whole_where_they_are_facets_and_told_to_be_cut_elsewhere),
    cmocka_unit_test(what_is_named_and_found_nowhere_is_listed),
    cmocka_unit_test(rows_are_counted_one_by_one),
    cmocka_unit_test(fields_of_any_name_are_asked_for),
    cmocka_unit_test(a_count_is_what_its_condition_finds),
    cmocka_unit_test(changed_and_removed_notes_do_not_count),
    cmocka_unit_test(an_unknown_field_or_query_is_told),
    cmocka_unit_test(rows_are_fields_that_queries_know),
};

UNIT_MAIN(tests)
