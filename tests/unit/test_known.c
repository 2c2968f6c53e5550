/* Notes are found again after they were edited, renamed, moved, copied, exchanged. */
#include "desk.h"

static void set_read(struct desk *d, struct state_note note)
{
  desk_ok(d, state_set_read(d->state, &note, true, &d->err));
}

static bool is_read(struct desk *d, struct state_note note)
{
  return state_marks(d->state, &note).is_read;
}

static void remove_note(struct desk *d, const char *name)
{
  char path[200];
  snprintf(path, sizeof path, "%s/%s", d->folder, name);
  assert_return_code(remove(path), 0);
}

static void an_edit_in_place_keeps_the_marks(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  set_read(&d, desk_note(&d, "a.md", 1, ""));
  assert_true(is_read(&d, desk_note(&d, "a.md", 2, "")));
  assert_int_equal(state_marks(d.state, &(struct state_note){.path = str_of(d.path)}).read_hash, 1);
  desk_release(&d);
}

static void a_note_with_a_reference_is_found_wherever_it_is(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  set_read(&d, desk_note(&d, "a.md", 1, "R-1"));
  remove_note(&d, "a.md");
  assert_true(is_read(&d, desk_note(&d, "elsewhere.md", 99, "R-1")));
  assert_false(is_read(&d, desk_note(&d, "elsewhere.md", 99, "R-2")));
  desk_release(&d);
}

static void another_reference_at_the_same_path_is_another_note(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  set_read(&d, desk_note(&d, "a.md", 1, "R-1"));
  assert_false(is_read(&d, desk_note(&d, "a.md", 2, "R-2")));
  set_read(&d, desk_note(&d, "a.md", 2, "R-2"));
  assert_true(is_read(&d, desk_note(&d, "b.md", 3, "R-1")));
  desk_release(&d);
}

static void a_reference_that_comes_later_or_goes_keeps_the_marks(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  set_read(&d, desk_note(&d, "a.md", 1, ""));
  struct state_note named = desk_note(&d, "a.md", 2, "R-1");
  assert_true(is_read(&d, named));
  desk_ok(&d, state_set_flag(d.state, &named, true, &d.err));
  assert_true(is_read(&d, desk_note(&d, "b.md", 3, "R-1")));
  assert_true(is_read(&d, desk_note(&d, "a.md", 4, "")));
  desk_release(&d);
}

static void the_same_content_at_a_new_path_is_the_note_that_was_moved(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  set_read(&d, desk_note(&d, "a.md", 1, ""));
  remove_note(&d, "a.md");
  struct state_note moved = desk_note(&d, "b.md", 1, "");
  assert_true(is_read(&d, moved));
  desk_ok(&d, state_set_flag(d.state, &moved, true, &d.err)); /* that it is there is kept now */
  assert_true(is_read(&d, desk_note(&d, "b.md", 2, "")));
  desk_release(&d);
}

static void a_copy_whose_original_is_there_is_a_note_of_its_own(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  set_read(&d, desk_note(&d, "a.md", 1, ""));
  assert_false(is_read(&d, desk_note(&d, "copy.md", 1, "")));
  desk_release(&d);
}

static void a_note_that_took_the_place_of_another_is_that_which_was_moved(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  desk_note(&d, "b.md", 2, "");
  set_read(&d, desk_note(&d, "a.md", 1, ""));
  struct state_note b = desk_note(&d, "b.md", 2, "");
  desk_ok(&d, state_set_flag(d.state, &b, true, &d.err));
  remove_note(&d, "a.md"); /* as mv a.md b.md */
  assert_true(is_read(&d, desk_note(&d, "b.md", 1, "")));
  assert_false(state_marks(d.state, &(struct state_note){STR_NONE, 1, str_of(d.path)}).is_flagged);
  desk_release(&d);
}

static void a_rename_that_is_told_keeps_the_marks_also_of_an_edited_note(void **context)
{
  (void)context;
  struct desk d;
  char from[200];
  desk_init(&d);
  set_read(&d, desk_note(&d, "a.md", 1, ""));
  strcpy(from, d.path);
  struct state_note b = desk_note(&d, "b.md", 5, "");
  state_renamed(d.state, str_of(from), b.path);
  desk_ok(&d, state_settle(d.state, &d.err));
  assert_true(is_read(&d, b));
  assert_false(is_read(&d, desk_note(&d, "a.md", 6, "")));
  desk_release(&d);
}

static void names_are_bytes(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  set_read(&d, desk_note(&d, "\xFF\n'.md", 1, "a'\";--"));
  assert_true(is_read(&d, desk_note(&d, "\xFF\n'.md", 2, "")));
  assert_true(is_read(&d, desk_note(&d, "b.md", 3, "a'\";--")));
  desk_release(&d);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_edit_in_place_keeps_the_marks),
      cmocka_unit_test(a_note_with_a_reference_is_found_wherever_it_is),
      cmocka_unit_test(another_reference_at_the_same_path_is_another_note),
      cmocka_unit_test(a_reference_that_comes_later_or_goes_keeps_the_marks),
      cmocka_unit_test(the_same_content_at_a_new_path_is_the_note_that_was_moved),
      cmocka_unit_test(a_copy_whose_original_is_there_is_a_note_of_its_own),
      cmocka_unit_test(a_note_that_took_the_place_of_another_is_that_which_was_moved),
      cmocka_unit_test(a_rename_that_is_told_keeps_the_marks_also_of_an_edited_note),
      cmocka_unit_test(names_are_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
