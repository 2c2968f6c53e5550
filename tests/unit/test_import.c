/* Importing into a folder: new, unchanged, changed; what it is known by; what is not destroyed. */
#include "unit.h"

#include "base/fs.h"
#include "base/limits.h"
#include "note/import.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- a folder of its own for each test, which is the working folder then ---- */

static int enter_empty_folder(void **state)
{
  char template[] = "/tmp/fieldnotes-test-XXXXXX";
  if (!mkdtemp(template) || chdir(template) != 0) return -1;
  *state = realpath(template, NULL);
  return 0;
}

static int leave_folder(void **state)
{
  if (chdir("/") != 0) return -1;
  pid_t child = fork();
  if (child == 0) {
    execlp("rm", "rm", "-rf", (char *)*state, (char *)NULL);
    _exit(1);
  }
  free(*state);
  return child > 0 && waitpid(child, NULL, 0) == child ? 0 : -1;
}

static void write_file(const char *path, const char *text)
{
  struct err err = ERR_INIT;
  if (!fs_write(path, str_of(text), 0644, &err)) fail_msg("%s", err.text);
}

static void assert_file(const char *path, const char *text)
{
  struct buf found = BUF_INIT;
  struct err err = ERR_INIT;
  if (!fs_read(path, LIMIT_NOTE_BYTES, &found, NULL, &err)) fail_msg("%s", err.text);
  assert_text(buf_str(&found), text);
  buf_release(&found);
}

static bool exists(const char *path)
{
  struct stat st;
  return lstat(path, &st) == 0;
}

/* ---- one page in its variants ---- */

static void write_page(const char *title, const char *body, const char *meta)
{
  struct buf page = BUF_INIT;
  buf_addf(&page, "%s\n\n%s\n\nsite post meta\n\n%s", title, body, meta);
  write_file("page.txt", page.p);
  buf_release(&page);
}

/* Imports page.txt into `into` and checks the outcome and the note's path. */
static void import_page_to(
    const char *into, bool dry_run, enum import_outcome outcome, const char *path)
{
  struct arena *a = arena_new();
  struct import_result result;
  struct err err = ERR_INIT;
  if (!import_file(a, "page.txt", into, dry_run, &result, &err)) fail_msg("%s", err.text);
  assert_text(result.path, path);
  assert_int_equal(result.outcome, outcome);
  assert_int_equal(result.faults.n, 0);
  assert_int_equal(result.former.n > 0, outcome == IMPORT_CHANGED);
  arena_free(a);
}

static void import_page(enum import_outcome outcome, const char *path)
{
  import_page_to("in", false, outcome, path);
}

/* Imports and checks how the sentence of the failure begins. */
static void check_failure(const char *into, const char *why)
{
  struct arena *a = arena_new();
  struct import_result result;
  struct err err = ERR_INIT;
  assert_false(import_file(a, "page.txt", into, false, &result, &err));
  if (!str_starts(str_of(err.text), str_of(why))) fail_msg("%s", err.text);
  arena_free(a);
}

static const char note_text[] = "---\n"
                                "title: build time\n"
                                "topic: builds\n"
                                "reference: r-1\n"
                                "---\n"
                                "\n"
                                "measure first.\n";

static void write_first_page(void)
{
  write_page("build time", "measure first.", "topicbuilds\nreferencer-1\n");
}

/* ---- tests ---- */

static void a_page_becomes_a_note_named_by_its_title(void **state)
{
  (void)state;
  write_first_page();
  import_page_to("deep/in", false, IMPORT_NEW, "deep/in/build-time.md");
  assert_file("deep/in/build-time.md", note_text);
}

static void importing_again_changes_nothing(void **state)
{
  (void)state;
  struct fs_stamp before, after;
  write_first_page();
  import_page(IMPORT_NEW, "in/build-time.md");
  assert_true(fs_look("in/build-time.md", &before));
  import_page(IMPORT_UNCHANGED, "in/build-time.md");
  assert_true(fs_look("in/build-time.md", &after));
  assert_true(fs_stamp_eq(&before, &after));
  assert_false(exists("in/build-time.md~"));
}

static void an_edited_page_updates_its_note_and_keeps_the_former(void **state)
{
  (void)state;
  write_first_page();
  import_page(IMPORT_NEW, "in/build-time.md");
  write_page("build times", "measure twice.", "topicbuilds\nreferencer-1\nstack\n- make\n");
  import_page(IMPORT_CHANGED, "in/build-time.md");
  assert_file("in/build-time.md", "---\ntitle: build times\ntopic: builds\nreference: r-1\nstack:\n"
                                  "- make\n---\n\nmeasure twice.\n");
  assert_file("in/build-time.md~", note_text);
  import_page(IMPORT_UNCHANGED, "in/build-time.md");
}

static void keys_of_the_reader_stay_and_are_no_change(void **state)
{
  (void)state;
  write_first_page();
  import_page(IMPORT_NEW, "in/build-time.md");
  write_file("in/build-time.md",
      "---\n# mine\nrating: {mine: 5}\nreference: 'r-1'\n"
      "title:   build time\ntopic: builds\n---\r\n\r\nmeasure first.\r\n");
  import_page(IMPORT_UNCHANGED, "in/build-time.md");

  write_page("build time", "measure twice.", "topicbuilds\nreferencer-1\n");
  import_page(IMPORT_CHANGED, "in/build-time.md");
  assert_file("in/build-time.md", "---\ntitle: build time\ntopic: builds\nreference: r-1\n"
                                  "rating:\n  mine: 5\n---\n\nmeasure twice.\n");
}

static void an_edit_of_the_reader_is_set_aside_not_destroyed(void **state)
{
  (void)state;
  write_first_page();
  import_page(IMPORT_NEW, "in/build-time.md");
  static const char edited[] = "---\ntitle: build time\ntopic: builds\nreference: r-1\n---\n\n"
                               "measure first, they say.\n";
  write_file("in/build-time.md", edited);
  assert_int_equal(chmod("in/build-time.md", 0600), 0);
  import_page(IMPORT_CHANGED, "in/build-time.md");
  assert_file("in/build-time.md", note_text);
  assert_file("in/build-time.md~", edited);
  struct stat st;
  assert_int_equal(stat("in/build-time.md", &st), 0);
  assert_int_equal(st.st_mode & 0777, 0600);
}

static void a_note_is_known_by_reference_then_source_id_then_title(void **state)
{
  (void)state;
  write_file("elsewhere.md", "");
  write_page("one", "text.", "referencer-1\npayload\n- source id: s-1\n");
  import_page(IMPORT_NEW, "in/one.md");
  assert_int_equal(rename("in/one.md", "in/a renamed note.md"), 0);
  write_page("another title", "text.", "referencer-1\npayload\n- source id: s-2\n");
  import_page(IMPORT_CHANGED, "in/a renamed note.md");

  write_page("two", "text.", "payload\n- source id: s-9\n");
  import_page(IMPORT_NEW, "in/two.md");
  write_page("two, renamed", "text.", "payload\n- source id: s-9\n");
  import_page(IMPORT_CHANGED, "in/two.md");

  write_page("it's \"three\": 3", "text.", "topict\n");
  import_page(IMPORT_NEW, "in/it-s-three-3.md");
  assert_int_equal(rename("in/it-s-three-3.md", "in/three.md"), 0);
  write_page("it's \"three\": 3", "new text.", "topict\n");
  import_page(IMPORT_CHANGED, "in/three.md");
}

static void another_note_of_the_same_name_is_left_alone(void **state)
{
  (void)state;
  write_first_page();
  import_page(IMPORT_NEW, "in/build-time.md");
  write_page("build time", "another.", "referencer-2\n");
  import_page(IMPORT_NEW, "in/build-time-2.md");
  write_page("build time", "a third.", "referencer-3\n");
  import_page(IMPORT_NEW, "in/build-time-3.md");
  assert_file("in/build-time.md", note_text);
  write_page("build time", "another.", "referencer-2\n");
  import_page(IMPORT_UNCHANGED, "in/build-time-2.md");
}

static void a_link_or_a_folder_of_the_name_is_not_touched(void **state)
{
  (void)state;
  write_first_page();
  assert_int_equal(mkdir("in", 0755), 0);
  write_file("victim", note_text);
  assert_int_equal(symlink("../victim", "in/build-time.md"), 0);
  assert_int_equal(mkdir("in/build-time-2.md", 0755), 0);
  assert_int_equal(mkfifo("in/fifo.md", 0600), 0);
  import_page(IMPORT_NEW, "in/build-time-3.md");
  assert_file("victim", note_text);
}

static void names_stay_short_and_safe(void **state)
{
  (void)state;
  write_page("../..", "text.", "topict\n");
  import_page(IMPORT_NEW, "in/note.md");
  write_page("\xC3\x9C"
             "ber .. / \x1b[2J uploads!",
      "text.", "topict\n");
  import_page(IMPORT_NEW, "in/uber-2j-uploads.md");
  struct buf title = BUF_INIT, path = BUF_INIT;
  buf_add_repeat(&title, STR_LIT("\xE4\xBD\xA0"), 1000);
  write_page(title.p, "text.", "topict\n");
  buf_addf(&path, "in/%.*s.md", 120, title.p);
  import_page(IMPORT_NEW, path.p);
  buf_release(&title);
  buf_release(&path);
}

static void a_dry_run_writes_nothing(void **state)
{
  (void)state;
  write_first_page();
  import_page_to("in", true, IMPORT_NEW, "in/build-time.md");
  assert_false(exists("in"));
  import_page(IMPORT_NEW, "in/build-time.md");
  import_page_to("in", true, IMPORT_UNCHANGED, "in/build-time.md");
  write_page("build time", "measure twice.", "topicbuilds\nreferencer-1\n");
  import_page_to("in", true, IMPORT_CHANGED, "in/build-time.md");
  assert_file("in/build-time.md", note_text);
  assert_false(exists("in/build-time.md~"));
}

static void what_was_unparsed_goes_when_the_page_is_mended(void **state)
{
  (void)state;
  write_page("one", "text.", "referencer-1\n");
  import_page(IMPORT_NEW, "in/one.md");
  write_file(
      "in/one.md", "---\ntitle: one\nreference: r-1\nunparsed:\n- some line\n---\n\ntext.\n");
  import_page(IMPORT_CHANGED, "in/one.md");
  assert_file("in/one.md", "---\ntitle: one\nreference: r-1\n---\n\ntext.\n");
}

static void failures_are_told_in_a_sentence(void **state)
{
  (void)state;
  check_failure("in", "page.txt: No such file or directory");
  write_file("page.txt", "no page at all\n");
  check_failure(
      "in", "page.txt: is no field-note page: no line \"... post meta\" with labels below it");
  assert_false(exists("in"));
  write_first_page();
  write_file("in", "a file");
  check_failure("in", "in: Not a directory");
}

static void a_value_that_no_note_can_hold_is_refused(void **state)
{
  (void)state;
  struct buf meta = BUF_INIT;
  buf_add_cstr(&meta, "summary");
  buf_add_repeat(&meta, STR_LIT("x"), LIMIT_YAML_SCALAR_BYTES + 1);
  write_page("large", "text.", meta.p);
  check_failure("in", "page.txt: its post meta does not fit in a note: a value is longer");
  buf_truncate(&meta, meta.n - 1);
  write_page("large", "text.", meta.p);
  import_page(IMPORT_NEW, "in/large.md");
  import_page(IMPORT_UNCHANGED, "in/large.md");
  buf_release(&meta);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_empty_folder, leave_folder)

static const struct CMUnitTest tests[] = {
    IN_FOLDER(a_page_becomes_a_note_named_by_its_title),
    IN_FOLDER(importing_again_changes_nothing),
    IN_FOLDER(an_edited_page_updates_its_note_and_keeps_the_former),
    IN_FOLDER(keys_of_the_reader_stay_and_are_no_change),
    IN_FOLDER(an_edit_of_the_reader_is_set_aside_not_destroyed),
    IN_FOLDER(a_note_is_known_by_reference_then_source_id_then_title),
    IN_FOLDER(another_note_of_the_same_name_is_left_alone),
    IN_FOLDER(a_link_or_a_folder_of_the_name_is_not_touched),
    IN_FOLDER(names_stay_short_and_safe),
    IN_FOLDER(a_dry_run_writes_nothing),
    IN_FOLDER(what_was_unparsed_goes_when_the_page_is_mended),
    IN_FOLDER(failures_are_told_in_a_sentence),
    IN_FOLDER(a_value_that_no_note_can_hold_is_refused),
};

UNIT_MAIN(tests)
