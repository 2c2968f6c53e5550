/* A glance at a library: what it sees, and what it does not. Stamps are set, so that nothing waits
 * for a clock. */
#include "shelf.h"

#include "library/ignore.h"
#include "library/upkeep.h"

#include <fcntl.h>
#include <time.h>

enum { MANY = 1100, FOLDERS = 10 };

static void set_time(struct shelf *s, const char *path, time_t seconds)
{
  struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
  char whole[200];
  snprintf(whole, sizeof whole, "notes/%s", path);
  assert_return_code(utimensat(AT_FDCWD, shelf_path(s, whole), times, 0), 0);
}

/* The folders are as they were long ago, however young they are. */
static void age_folders(struct shelf *s, time_t seconds)
{
  char path[32];
  set_time(s, "", seconds);
  for (int i = 0; i < FOLDERS; i++) {
    snprintf(path, sizeof path, "%d", i);
    set_time(s, path, seconds);
  }
}

static void write_note(struct shelf *s, int i, const char *text, time_t seconds)
{
  char path[32];
  snprintf(path, sizeof path, "%d/%d.md", i % FOLDERS, i);
  shelf_write(s, path, text);
  set_time(s, path, seconds);
}

static void begin(struct shelf *s, int n)
{
  shelf_init(s);
  for (int i = 0; i < n; i++)
    write_note(s, i, "text\n", 1000 + i);
  age_folders(s, 5000);
  shelf_update(s);
}

static void an_index_that_is_fresh_is_the_same(void **state)
{
  (void)state;
  struct shelf s;
  begin(&s, MANY);
  assert_int_equal(library_glance(s.library), LIBRARY_GLANCE_SAME);
  shelf_open(&s, false);
  assert_int_equal(library_glance(s.library), LIBRARY_GLANCE_SAME);
  shelf_release(&s);
}

static void a_folder_that_changed_is_seen(void **state)
{
  (void)state;
  struct shelf s;
  begin(&s, MANY);
  shelf_write(&s, "3/new.md", "text\n");
  set_time(&s, "3", 5001);
  assert_int_equal(library_glance(s.library), LIBRARY_GLANCE_CHANGED);
  shelf_update(&s);
  assert_int_equal(library_glance(s.library), LIBRARY_GLANCE_SAME);
  shelf_remove(&s, "3/new.md");
  set_time(&s, "3", 5002);
  assert_int_equal(library_glance(s.library), LIBRARY_GLANCE_CHANGED);
  shelf_release(&s);
}

static void a_folder_that_has_just_changed_may_change_again(void **state)
{
  (void)state;
  struct shelf s;
  begin(&s, MANY);
  set_time(&s, "4", time(NULL) + 100);
  shelf_update(&s);
  assert_int_equal(library_glance(s.library), LIBRARY_GLANCE_CHANGED);
  shelf_release(&s);
}

static void of_notes_in_their_place_the_newest_are_seen(void **state)
{
  (void)state;
  struct shelf s;
  begin(&s, MANY);
  write_note(&s, 5, "other text\n", 6000);
  age_folders(&s, 5000);
  assert_int_equal(library_glance(s.library), LIBRARY_GLANCE_SAME); /* one of the oldest */
  write_note(&s, MANY - 1, "other text\n", 6000);
  age_folders(&s, 5000);
  assert_int_equal(library_glance(s.library), LIBRARY_GLANCE_CHANGED);
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "0 2 1098 0 0");
  write_note(&s, 5, "text again\n", 6001);
  age_folders(&s, 5000);
  assert_int_equal(library_glance(s.library), LIBRARY_GLANCE_CHANGED); /* now of the newest */
  shelf_release(&s);
}

static void rules_that_changed_are_seen(void **state)
{
  (void)state;
  struct shelf s;
  begin(&s, MANY);
  shelf_write(&s, "2/" IGNORE_FILE, "12.md\n");
  set_time(&s, "2/" IGNORE_FILE, 5000);
  set_time(&s, "2", 5000);
  shelf_update(&s);
  assert_int_equal(library_glance(s.library), LIBRARY_GLANCE_SAME);
  shelf_write(&s, "2/" IGNORE_FILE, "\n");
  assert_int_equal(library_glance(s.library), LIBRARY_GLANCE_CHANGED);
  shelf_release(&s);
}

static void few_notes_are_all_looked_at(void **state)
{
  (void)state;
  struct shelf s;
  begin(&s, 1000);
  assert_int_equal(library_glance(s.library), LIBRARY_GLANCE_WHOLE);
  write_note(&s, 5, "other text\n", 6000);
  age_folders(&s, 5000);
  assert_int_equal(library_glance(s.library), LIBRARY_GLANCE_CHANGED);
  shelf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_index_that_is_fresh_is_the_same),
    cmocka_unit_test(a_folder_that_changed_is_seen),
    cmocka_unit_test(a_folder_that_has_just_changed_may_change_again),
    cmocka_unit_test(of_notes_in_their_place_the_newest_are_seen),
    cmocka_unit_test(rules_that_changed_are_seen),
    cmocka_unit_test(few_notes_are_all_looked_at),
};

UNIT_MAIN(tests)
