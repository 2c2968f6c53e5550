/* Where files are kept, by the environment. The notes beside a program in its build folder are
 * tested with the program itself (tests/cli). */
#include "unit.h"

#include "base/fs.h"
#include "base/places.h"

#include <sys/stat.h>
#include <unistd.h>

struct place_row {
  enum place place;
  const char *variable;
  const char *value; /* NULL: unset */
  const char *home;
  const char *path; /* NULL: there is none */
};

static const struct place_row rows[] = {
    {PLACE_CACHE, "XDG_CACHE_HOME", "/c", "/h", "/c/fieldnotes"},
    {PLACE_CACHE, "XDG_CACHE_HOME", NULL, "/h", "/h/.cache/fieldnotes"},
    {PLACE_CACHE, "XDG_CACHE_HOME", "", "/h", "/h/.cache/fieldnotes"},
    {PLACE_CACHE, "XDG_CACHE_HOME", "relative", "/h", "/h/.cache/fieldnotes"},
    {PLACE_STATE, "XDG_STATE_HOME", "/s/", NULL, "/s/fieldnotes"},
    {PLACE_STATE, "XDG_STATE_HOME", NULL, "/h/", "/h/.local/state/fieldnotes"},
    {PLACE_CONFIG, "XDG_CONFIG_HOME", "/x/y", "/h", "/x/y/fieldnotes"},
    {PLACE_CONFIG, "XDG_CONFIG_HOME", NULL, "/h", "/h/.config/fieldnotes"},
    {PLACE_CONFIG, "XDG_CONFIG_HOME", NULL, NULL, NULL},
    {PLACE_CONFIG, "XDG_CONFIG_HOME", NULL, "", NULL},
    {PLACE_CONFIG, "XDG_CONFIG_HOME", "relative", "relative", NULL},
};

static void set_variable(const char *name, const char *value)
{
  int failed = value ? setenv(name, value, 1) : unsetenv(name);
  assert_int_equal(failed, 0);
}

static void xdg_folders_come_from_the_environment(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct buf path = BUF_INIT;
    struct err err = ERR_INIT;
    set_variable(rows[i].variable, rows[i].value);
    set_variable("HOME", rows[i].home);
    bool ok = places_add(&path, rows[i].place, &err);
    assert_int_equal(ok, rows[i].path != NULL);
    if (ok)
      assert_text(buf_str(&path), rows[i].path);
    else
      assert_string_equal(err.text, "there is no folder for the configuration: neither "
                                    "XDG_CONFIG_HOME nor HOME names one");
    buf_release(&path);
  }
}

static void the_notes_of_the_program_are_where_the_variable_says(void **state)
{
  (void)state;
  char folder[] = "/tmp/fieldnotes-test-XXXXXX";
  struct buf path = BUF_INIT, notes = BUF_INIT;
  struct err err = ERR_INIT;
  assert_non_null(mkdtemp(folder));
  set_variable("FIELDNOTES_DATA", folder);
  fs_add_joined(&notes, str_of(folder), STR_LIT("notes"));
  assert_false(places_add_bundled_notes(&path, &err));
  assert_non_null(strstr(err.text, "FIELDNOTES_DATA"));
  assert_int_equal(path.n, 0);
  assert_int_equal(mkdir(notes.p, 0700), 0);
  assert_true(places_add_bundled_notes(&path, &err));
  assert_text(buf_str(&path), notes.p);
  rmdir(notes.p);
  rmdir(folder);
  buf_release(&path);
  buf_release(&notes);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(xdg_folders_come_from_the_environment),
      cmocka_unit_test(the_notes_of_the_program_are_where_the_variable_says),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
