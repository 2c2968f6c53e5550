/* Hearing of changes in folders. Where the system tells of none there is nothing to test. */
#include "shelf.h"

#include "library/watcher.h"

#include <poll.h>

enum { DEADLINE_MS = 20000, QUIET_MS = 50 };

/* A shelf and a watcher of its folders. */
static struct watcher *set_up(struct shelf *s, size_t most)
{
  struct watcher *w = watcher_new(most);
  if (watcher_fd(w) < 0) {
    watcher_free(w);
    skip();
  }
  shelf_init(s);
  shelf_write(s, "a.md", "text\n");
  shelf_write(s, "sub/b.md", "text\n");
  watcher_add(w, shelf_path(s, "notes"));
  watcher_add(w, shelf_path(s, "notes/sub"));
  assert_false(watcher_take(w));
  return w;
}

static void tear_down(struct shelf *s, struct watcher *w)
{
  watcher_free(w);
  shelf_release(s);
}

/* Has something come that is worth an update? Waits for it where it is wanted. */
static bool hears(struct watcher *w, bool wanted)
{
  struct pollfd p = {.fd = watcher_fd(w), .events = POLLIN};
  while (poll(&p, 1, wanted ? DEADLINE_MS : QUIET_MS) == 1)
    if (watcher_take(w)) return true;
  return false;
}

static void what_happens_to_notes_is_heard(void **state)
{
  (void)state;
  struct shelf s;
  struct watcher *w = set_up(&s, 10);
  char from[100], to[100];
  snprintf(from, sizeof from, "%s/notes/sub/b.md", s.folder);
  snprintf(to, sizeof to, "%s/notes/c.md", s.folder);
  shelf_write(&s, "new.md", "text\n");
  assert_true(hears(w, true));
  shelf_write(&s, "sub/b.md", "other text\n");
  assert_true(hears(w, true));
  assert_return_code(rename(from, to), 0);
  assert_true(hears(w, true));
  while (hears(w, false))
    ;
  shelf_remove(&s, "c.md");
  assert_true(hears(w, true));
  shelf_write(&s, "deep/down/d.md", "text\n"); /* the folder is what is heard of */
  assert_true(hears(w, true));
  shelf_write(&s, ".fieldnotesignore", "a.md\n");
  assert_true(hears(w, true));
  tear_down(&s, w);
}

static void what_is_no_note_is_not_worth_an_update(void **state)
{
  (void)state;
  struct shelf s;
  struct watcher *w = set_up(&s, 10);
  static const char *const names[] = {".a.md.swp", "4913", "a.md~", "picture.png", ".hidden.md"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    shelf_write(&s, names[i], "x\n");
  assert_false(hears(w, false));
  tear_down(&s, w);
}

static void a_folder_is_watched_once_and_forgotten_with_it(void **state)
{
  (void)state;
  struct shelf s;
  struct watcher *w = set_up(&s, 2);
  for (int i = 0; i < 5; i++)
    watcher_add(w, shelf_path(&s, "notes/sub"));
  assert_true(watcher_hears_all(w));
  shelf_remove(&s, "sub/b.md");
  assert_return_code(rmdir(shelf_path(&s, "notes/sub")), 0);
  while (hears(w, false))
    ;
  shelf_write(&s, "again/c.md", "text\n");
  watcher_add(w, shelf_path(&s, "notes/again"));
  assert_true(watcher_hears_all(w));
  tear_down(&s, w);
}

static void more_folders_than_may_be_watched_are_told(void **state)
{
  (void)state;
  struct shelf s;
  struct watcher *w = set_up(&s, 2);
  assert_true(watcher_hears_all(w));
  shelf_write(&s, "third/c.md", "text\n");
  watcher_add(w, shelf_path(&s, "notes/third"));
  assert_false(watcher_hears_all(w));
  tear_down(&s, w);
}

static void a_folder_that_is_not_there_is_no_trouble(void **state)
{
  (void)state;
  struct shelf s;
  struct watcher *w = set_up(&s, 10);
  watcher_add(w, shelf_path(&s, "notes/nowhere"));
  watcher_add(w, shelf_path(&s, "notes/a.md"));
  assert_true(watcher_hears_all(w));
  tear_down(&s, w);
}

/* Was the file changed? Waits for it where it is wanted. */
static bool hears_of_file(struct watcher *w, bool wanted)
{
  struct pollfd p = {.fd = watcher_fd(w), .events = POLLIN};
  while (poll(&p, 1, wanted ? DEADLINE_MS : QUIET_MS) == 1) {
    watcher_take(w);
    if (watcher_take_file(w)) return true;
  }
  return false;
}

static void one_file_is_heard_of_whichever_way_it_is_written(void **state)
{
  (void)state;
  struct shelf s;
  struct watcher *w = set_up(&s, 10);
  char from[100], to[100];
  snprintf(from, sizeof from, "%s/notes/new.yaml", s.folder);
  snprintf(to, sizeof to, "%s/notes/config.yaml", s.folder);
  watcher_add_file(w, to);
  shelf_write(&s, "other.yaml", "a\n");
  assert_false(hears_of_file(w, false));
  shelf_write(&s, "config.yaml", "a\n");
  assert_true(hears_of_file(w, true));
  while (hears_of_file(w, false))
    ;
  shelf_write(&s, "new.yaml", "b\n");
  assert_return_code(rename(from, to), 0);
  assert_true(hears_of_file(w, true));
  shelf_write(&s, "c.md", "text\n"); /* its folder is one of notes as before */
  assert_true(hears(w, true));
  while (hears_of_file(w, false))
    ;
  shelf_remove(&s, "config.yaml");
  assert_true(hears_of_file(w, true));
  tear_down(&s, w);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_happens_to_notes_is_heard),
      cmocka_unit_test(what_is_no_note_is_not_worth_an_update),
      cmocka_unit_test(a_folder_is_watched_once_and_forgotten_with_it),
      cmocka_unit_test(more_folders_than_may_be_watched_are_told),
      cmocka_unit_test(a_folder_that_is_not_there_is_no_trouble),
      cmocka_unit_test(one_file_is_heard_of_whichever_way_it_is_written),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
