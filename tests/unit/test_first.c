/* A first page that comes before all that a query finds: by words of titles and leads. */
#include "shelf.h"

#include "base/limits.h"

enum { MANY = LIMIT_BEGUN_NOTES + 1 };

static void write_many(struct shelf *s, size_t n)
{
  char path[32];
  shelf_write(s, "title.md", "---\ntitle: On quarks\n---\nnothing\n");
  shelf_write(s, "whole.md", "---\ntitle: A quark\n---\nnothing\n");
  shelf_write(s, "lead.md", "---\ntitle: x\nsummary: about quarters and rust\n---\nnothing\n");
  shelf_write(s, "body.md", "---\ntitle: y\n---\na quarry of rust\n");
  shelf_write(s, "optimize.md", "---\ntitle: Optimizing C++\nstack: [Rust]\n---\nnothing\n");
  for (size_t i = 5; i < n; i++) {
    snprintf(path, sizeof path, "many/%zu.md", i);
    shelf_write(s, path, "filler\n");
  }
}

static void begin(struct shelf *s, size_t n)
{
  shelf_init(s);
  write_many(s, n);
  shelf_update(s);
}

/* What comes first, with a '+' behind it where there is more to come. */
static const char *first(struct shelf *s, const char *query, const char *sort)
{
  struct results *r = results_first(s->library, str_of(query), str_of(sort), NULL, &s->err);
  if (!r) fail_msg("%s", s->err.text);
  buf_clear(&s->said);
  shelf_add_paths(s, r);
  if (results_is_partial(r)) buf_add_cstr(&s->said, " +");
  results_free(r);
  return buf_cstr(&s->said);
}

static void a_beginning_shows_titles_and_leads_first(void **state)
{
  (void)state;
  struct shelf s;
  begin(&s, MANY);
  assert_string_equal(first(&s, "qua*", ""), "title whole lead +");
  assert_string_equal(first(&s, "quark*", ""), "whole title +");
  assert_string_equal(first(&s, "q*", ""), "title whole lead +");
  assert_string_equal(first(&s, "quarks qua*", ""), "title whole +");
  assert_string_equal(first(&s, "rust qua*", ""), "lead +");
  assert_string_equal(first(&s, "qua* -path:title.md", ""), "whole lead +");
  assert_string_equal(first(&s, "optimization c+*", ""), "optimize +");
  assert_string_equal(first(&s, "stack:rust optim*", ""), "optimize +");
  shelf_release(&s);
}

static void what_follows_has_the_texts_too(void **state)
{
  (void)state;
  struct shelf s;
  begin(&s, MANY);
  const char *found = shelf_find(&s, "qua*");
  assert_non_null(strstr(found, "body"));
  assert_non_null(strstr(found, "lead"));
  shelf_release(&s);
}

static void what_is_found_soon_comes_whole(void **state)
{
  (void)state;
  struct shelf s;
  begin(&s, MANY);
  assert_string_equal(first(&s, "quarry", ""), "body");
  assert_string_equal(first(&s, "quarr*", ""), "body"); /* in no title */
  assert_string_equal(first(&s, "\"quarry of\"", ""), "body");
  assert_string_equal(first(&s, "nowhere*", ""), "");
  shelf_release(&s);
}

/* Any note may be the first; what they score comes later. */
static void what_a_field_sorts_is_all_there(void **state)
{
  (void)state;
  struct shelf s;
  begin(&s, MANY);
  assert_string_equal(first(&s, "qua* sort:title", ""), "whole title lead body +");
  assert_string_equal(first(&s, "qua*", "-title"), "body lead title whole +");
  assert_string_equal(first(&s, "quarry", "title"), "body");
  shelf_release(&s);
}

static void few_notes_come_whole(void **state)
{
  (void)state;
  struct shelf s;
  begin(&s, LIMIT_BEGUN_NOTES);
  const char *found = first(&s, "qua*", "");
  assert_non_null(strstr(found, "body"));
  assert_null(strchr(found, '+'));
  shelf_release(&s);
}

static void a_note_that_changed_leads_by_its_new_words(void **state)
{
  (void)state;
  struct shelf s;
  begin(&s, MANY + 1); /* one goes */
  shelf_write(&s, "title.md", "---\ntitle: On leptons\n---\nnothing any more\n");
  shelf_remove(&s, "whole.md");
  shelf_update(&s);
  assert_string_equal(first(&s, "qua*", ""), "lead +");
  assert_string_equal(first(&s, "lept*", ""), "title +");
  shelf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_beginning_shows_titles_and_leads_first),
    cmocka_unit_test(what_follows_has_the_texts_too),
    cmocka_unit_test(what_is_found_soon_comes_whole),
    cmocka_unit_test(what_a_field_sorts_is_all_there),
    cmocka_unit_test(few_notes_come_whole),
    cmocka_unit_test(a_note_that_changed_leads_by_its_new_words),
};

UNIT_MAIN(tests)
