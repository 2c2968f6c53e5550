/* Ticks written into a note's file: when they are, what is asked and told, and the way back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/fs.h"
#include "stage.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define META "---\r\ntitle: Deploy\r\nchecklist:\r\n- first thing\r\n- second thing\r\n---\r\n"
static const char note[] = META "\r\n- [ ] first thing\r\n- [x] second thing\r\n\r\nan end";
static const char written[] = META "\r\n- [x] first thing\r\n- [ ] second thing\r\n\r\nan end";

static void add_path(struct stage *st, struct buf *out, const char *name)
{
  buf_addf(out, "%s/%s", buf_cstr(&st->root), name);
}

static void put(struct stage *st, const char *name, const char *text)
{
  struct buf path = BUF_INIT;
  struct err err = ERR_INIT;
  add_path(st, &path, name);
  if (!fs_write(buf_cstr(&path), str_of(text), 0600, &err)) fail_msg("%s", err.text);
  buf_release(&path);
}

static void assert_holds(struct stage *st, const char *name, const char *text)
{
  struct buf path = BUF_INIT, now = BUF_INIT;
  struct err err = ERR_INIT;
  add_path(st, &path, name);
  if (!fs_read(buf_cstr(&path), 1000, &now, NULL, &err)) fail_msg("%s", err.text);
  assert_string_equal(buf_cstr(&now), text);
  buf_release(&path);
  buf_release(&now);
}

static void keys(struct stage *st, const char *notation)
{
  struct str rest = str_of(notation), key;
  while (str_cut(&rest, ' ', &key))
    assert_true(stage_key(st, key));
  stage_draw(st);
}

static void write_ticks(struct stage *st)
{
  session_action(stage_session(st), STR_LIT("write-ticks"));
  stage_draw(st);
}

static void assert_shows(struct stage *st, const char *text)
{
  struct buf picture = BUF_INIT;
  canvas_add_picture(&picture, st->canvas);
  if (str_find(buf_str(&picture), str_of(text)) == picture.n)
    fail_msg("no \"%s\":\n%s", text, buf_cstr(&picture));
  buf_release(&picture);
}

/* A stage on a note that is open, nothing of which is ticked; no library. */
static int set_up(void **state)
{
  static struct stage st;
  stage_init(&st, STAGE_EMPTY, 80, 24);
  put(&st, "a.md", note);
  st.page_files[0] = (struct buf)BUF_INIT;
  add_path(&st, &st.page_files[0], "a.md");
  st.pages[0] = (struct session_page){buf_cstr(&st.page_files[0]), NULL, 0};
  st.setup.pages = st.pages;
  st.setup.n_pages = 1;
  *state = &st;
  return 0;
}

static int tear_down(void **state)
{
  stage_release(*state);
  stage_clean();
  return 0;
}

static void nothing_is_written_before_it_was_agreed_to(void **state)
{
  keys(*state, "x");
  write_ticks(*state);
  assert_shows(*state, "write 2 changes into a.md? y/n");
  assert_holds(*state, "a.md", note);
  keys(*state, "n");
  assert_shows(*state, "nothing was written");
  write_ticks(*state);
  keys(*state, "Enter");
  assert_shows(*state, "nothing was written");
  write_ticks(*state);
  keys(*state, "Esc");
  assert_shows(*state, "nothing was written");
  assert_holds(*state, "a.md", note);
}

static void the_marks_are_written_and_taken_back_and_every_other_byte_stays(void **state)
{
  keys(*state, "x");
  write_ticks(*state);
  keys(*state, "y");
  assert_shows(*state, "2 changes written into a.md: U takes it back");
  assert_shows(*state, "[x] first thing");
  assert_holds(*state, "a.md", written);
  keys(*state, "C");
  assert_shows(*state, "ticks written: a.md");
  keys(*state, "q U");
  assert_shows(*state, "taken back: ticks written: a.md");
  assert_shows(*state, "[✓] first thing");
  assert_holds(*state, "a.md", note);
  keys(*state, "C-r");
  assert_shows(*state, "done again: ticks written: a.md");
  assert_holds(*state, "a.md", written);
  write_ticks(*state);
  assert_shows(*state, "a.md: says already what is ticked");
}

static void what_was_read_stays_read_in_its_new_form(void **state)
{
  keys(*state, "x r");
  write_ticks(*state);
  keys(*state, "y r");
  assert_shows(*state, "the review is taken back");
}

static void a_file_that_changed_since_is_left_and_does_not_stand_in_the_way(void **state)
{
  keys(*state, "x");
  write_ticks(*state);
  keys(*state, "y");
  put(*state, "a.md", META "- [x] first thing\r\nby hand");
  keys(*state, "U");
  assert_shows(*state, "a.md: has changed since, and is left as it is");
  assert_holds(*state, "a.md", META "- [x] first thing\r\nby hand");
  keys(*state, "C");
  assert_shows(*state, "ticks written: a.md (stays)");
  keys(*state, "q U");
  assert_shows(*state, "taken back: ticked");
}

static void a_note_that_changed_since_it_was_read_is_refused(void **state)
{
  keys(*state, "x");
  put(*state, "a.md", META);
  write_ticks(*state);
  assert_shows(*state, "a.md: has changed since it was read");
  keys(*state, "R");
  write_ticks(*state);
  assert_shows(*state, "a.md: its checklist has no place for marks");
  put(*state, "a.md", note);
  keys(*state, "R");
  write_ticks(*state);
  put(*state, "a.md", META "changed while it was asked");
  keys(*state, "y");
  assert_shows(*state, "a.md: has changed since it was read");
  assert_holds(*state, "a.md", META "changed while it was asked");
}

static void a_note_of_which_nothing_was_ticked_is_left(void **state)
{
  write_ticks(*state);
  assert_shows(*state, "nothing was ticked in");
  keys(*state, "x X");
  write_ticks(*state);
  assert_shows(*state, "write 1 change into a.md? y/n"); /* another run: nothing is ticked */
}

static void a_file_with_other_names_and_a_read_only_one_are_refused(void **state)
{
  struct buf path = BUF_INIT, twin = BUF_INIT;
  add_path(*state, &path, "a.md");
  add_path(*state, &twin, "twin.md");
  keys(*state, "x");
  assert_return_code(link(buf_cstr(&path), buf_cstr(&twin)), 0);
  write_ticks(*state);
  assert_shows(*state, "has 2 names (hard links)");
  assert_return_code(unlink(buf_cstr(&twin)), 0);
  assert_return_code(chmod(buf_cstr(&path), 0400), 0);
  write_ticks(*state);
  assert_shows(*state, "a.md: is read-only");
  assert_holds(*state, "a.md", note);
  buf_release(&path);
  buf_release(&twin);
}

static void in_secure_mode_it_is_refused(void **state)
{
  struct stage *st = *state;
  st->setup.secure = true;
  keys(st, "x");
  write_ticks(st);
  assert_shows(st, "write-ticks is refused in secure mode");
  assert_holds(st, "a.md", note);
}

static void what_came_from_standard_input_has_no_file(void **state)
{
  struct stage *st = *state;
  st->setup.n_pages = 0;
  stage_open_text(st, STR_LIT("---\nchecklist: [a]\n---\n- [ ] a\n"));
  write_ticks(st);
  assert_shows(st, "only into a file can ticks be written");
}

static void boxes_of_a_note_without_a_checklist_are_written(void **state)
{
  put(*state, "a.md", "- [ ] a\n- [x] b\n- [ ] a\n");
  keys(*state, "3 x 2 x");
  assert_shows(*state, "[✓] a\n");
  assert_shows(*state, "[-] b\n");
  write_ticks(*state);
  assert_shows(*state, "write 2 changes into a.md? y/n");
  keys(*state, "y");
  assert_holds(*state, "a.md", "- [ ] a\n- [ ] b\n- [x] a\n");
  assert_shows(*state, "[x] a\n");
  keys(*state, "U");
  assert_holds(*state, "a.md", "- [ ] a\n- [x] b\n- [ ] a\n");
  assert_shows(*state, "[✓] a\n");
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
  const struct CMUnitTest tests[] = {
      ON_STAGE(nothing_is_written_before_it_was_agreed_to),
      ON_STAGE(the_marks_are_written_and_taken_back_and_every_other_byte_stays),
      ON_STAGE(what_was_read_stays_read_in_its_new_form),
      ON_STAGE(a_file_that_changed_since_is_left_and_does_not_stand_in_the_way),
      ON_STAGE(a_note_that_changed_since_it_was_read_is_refused),
      ON_STAGE(a_note_of_which_nothing_was_ticked_is_left),
      ON_STAGE(a_file_with_other_names_and_a_read_only_one_are_refused),
      ON_STAGE(boxes_of_a_note_without_a_checklist_are_written),
      ON_STAGE(in_secure_mode_it_is_refused),
      ON_STAGE(what_came_from_standard_input_has_no_file),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
