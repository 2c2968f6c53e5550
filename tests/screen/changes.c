/* What changes while somebody reads: notes come, change and go, the index is brought up to date,
 * the screen gets another size. And what is copied. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/fs.h"
#include "base/number.h"
#include "session/list_pane.h"
#include "stage.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

enum { DEADLINE_MS = 20000, MANY = 300 };

/* ---- notes ---- */

static void write_note(struct stage *st, const char *name, const char *text)
{
  struct buf path = BUF_INIT;
  struct err err = ERR_INIT;
  buf_addf(&path, "%s/%s", buf_cstr(&st->root), name);
  if (!fs_write(buf_cstr(&path), str_of(text), 0600, &err)) fail_msg("%s", err.text);
  buf_release(&path);
}

static void remove_note(struct stage *st, const char *name)
{
  struct buf path = BUF_INIT;
  buf_addf(&path, "%s/%s", buf_cstr(&st->root), name);
  assert_int_equal(unlink(buf_cstr(&path)), 0);
  buf_release(&path);
}

static void keys(struct stage *st, const char *notation)
{
  struct str rest = str_of(notation), key;
  while (str_cut(&rest, ' ', &key))
    assert_true(stage_key(st, key));
  stage_draw(st);
}

static void assert_shows(struct stage *st, const char *text, bool wanted)
{
  struct buf picture = BUF_INIT;
  canvas_add_picture(&picture, st->canvas);
  bool shown = str_find(buf_str(&picture), str_of(text)) < picture.n;
  if (shown != wanted)
    fail_msg("%s \"%s\":\n%s", wanted ? "no" : "there is", text, buf_cstr(&picture));
  buf_release(&picture);
}

/* Takes the updater's news until it has ended. */
static void wait_for_news(struct stage *st)
{
  while (session_fd(st->session) >= 0) {
    struct pollfd p = {.fd = session_fd(st->session), .events = POLLIN};
    assert_int_equal(poll(&p, 1, DEADLINE_MS), 1);
    session_news(st->session);
  }
  stage_draw(st);
}

static struct str selected_title(struct stage *st)
{
  const struct result_row *row = list_pane_selected(st->session);
  return row ? row->title : STR_NONE;
}

/* A stage on three notes of its own. */
static int set_up(void **state)
{
  static struct stage st;
  stage_init(&st, STAGE_EMPTY, 80, 24);
  write_note(&st, "beta.md", "---\ntitle: Beta\n---\n\nThe second.\n");
  write_note(&st, "delta.md", "---\ntitle: Delta\n---\n\nThe fourth.\n");
  write_note(&st, "zeta.md", "---\ntitle: Zeta\n---\n\nThe last.\n");
  st.setup.update = true;
  stage_settle(&st);
  wait_for_news(&st);
  *state = &st;
  return 0;
}

static int tear_down(void **state)
{
  stage_release(*state);
  stage_clean();
  return 0;
}

/* A stage on one note that has not been looked for. */
static int set_up_unread(void **state)
{
  static struct stage st;
  stage_init(&st, STAGE_EMPTY, 80, 24);
  write_note(&st, "beta.md", "---\ntitle: Beta\n---\n");
  stage_draw(&st);
  *state = &st;
  return 0;
}

/* ---- tests ---- */

static void notes_are_found_while_one_looks_and_told_at_the_end(void **state)
{
  assert_shows(*state, "3 notes", true);
  assert_shows(*state, "Delta", true);
  assert_shows(*state, "3 new", true);
}

static void the_selection_stays_on_its_note_when_others_come(void **state)
{
  struct stage *st = *state;
  keys(st, "j");
  write_note(st, "alpha.md", "---\ntitle: Alpha\n---\n");
  write_note(st, "gamma.md", "---\ntitle: Gamma\n---\n");
  keys(st, "R");
  wait_for_news(st);
  assert_shows(st, "2 new", true);
  assert_shows(st, "5 notes", true);
  assert_true(str_eq(selected_title(st), STR_LIT("Delta")));
}

static void the_selection_stays_on_a_note_that_was_changed(void **state)
{
  struct stage *st = *state;
  keys(st, "j");
  write_note(st, "alpha.md", "---\ntitle: Alpha\n---\n");
  write_note(st, "delta.md", "---\ntitle: Delta anew\n---\n");
  keys(st, "R");
  wait_for_news(st);
  assert_shows(st, "1 new, 1 changed", true);
  assert_true(str_eq(selected_title(st), STR_LIT("Delta anew")));
}

static void a_note_that_vanished_is_told_and_the_others_can_be_read(void **state)
{
  struct stage *st = *state;
  remove_note(st, "beta.md");
  keys(st, "Enter");
  assert_shows(st, "beta.md", true);
  assert_shows(st, "No such file", true);
  keys(st, "q R");
  wait_for_news(st);
  assert_shows(st, "1 removed", true);
  assert_shows(st, "Beta", false);
  keys(st, "g Enter");
  assert_shows(st, "The fourth.", true);
}

static void a_note_that_changed_is_read_anew_when_opened_again(void **state)
{
  struct stage *st = *state;
  keys(st, "Enter");
  assert_shows(st, "The second.", true);
  write_note(st, "beta.md", "---\ntitle: Beta\n---\n\nNot the second any more.\n");
  keys(st, "q Enter");
  assert_shows(st, "Not the second any more.", true);
}

static void a_note_that_changed_since_it_was_read_has_a_mark(void **state)
{
  struct stage *st = *state;
  keys(st, "Enter");
  stage_settle(st);
  keys(st, "q");
  assert_shows(st, "~ ", false);
  write_note(st, "beta.md", "---\ntitle: Beta\n---\n\nNot the second any more.\n");
  keys(st, "R");
  wait_for_news(st);
  assert_shows(st, ">~   Beta", true);
  assert_shows(st, " *   Delta", true);
  stage_key(st, STR_LIT("/"));
  stage_type(st, STR_LIT("is:changed"));
  keys(st, "Enter");
  assert_shows(st, "1 of 3", true);
  assert_shows(st, ">~   Beta", true);
  keys(st, "Enter");
  stage_settle(st);
  keys(st, "q");
  assert_shows(st, "~ ", false);
}

static void a_large_list_is_read_by_the_window(void **state)
{
  struct stage *st = *state;
  struct buf name = BUF_INIT, text = BUF_INIT;
  for (int i = 0; i < MANY; i++) {
    buf_clear(&name);
    buf_clear(&text);
    buf_addf(&name, "many-%03d.md", i);
    buf_addf(&text, "---\ntitle: Many %03d\n---\n", i);
    write_note(st, buf_cstr(&name), buf_cstr(&text));
  }
  keys(st, "R");
  wait_for_news(st);
  static const char *const moves[] = {"G", "g", "1 5 0 G", "Space", "u", "9 9 k"};
  for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
    keys(st, moves[i]);
    assert_true(st->session->list.n > 0);
    assert_true(st->session->list.n <= 3 * (size_t)st->canvas->rows);
    assert_non_null(list_pane_row(&st->session->list, st->session->list.selected));
  }
  buf_release(&name);
  buf_release(&text);
}

/* A note of many paragraphs, each with its number. */
static void write_long_note(struct stage *st, const char *name)
{
  struct buf text = BUF_INIT;
  for (int i = 0; i < 60; i++)
    buf_addf(&text,
        "Paragraph %d has so many words that it is wrapped on every screen, on a "
        "narrow one several times, so that places move.\n\n",
        i);
  write_note(st, name, buf_cstr(&text));
  buf_release(&text);
}

static void the_place_survives_every_change_of_width(void **state)
{
  static const int sizes[][2] = {{160, 48}, {45, 20}, {20, 5}, {120, 30}, {1, 1}, {80, 24}};
  struct stage *st = *state;
  write_long_note(st, "beta.md");
  keys(st, "Enter");
  for (int step = 0; step < 12; step++) {
    keys(st, "d");
    struct place before = st->session->page.place;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
      stage_resize(st, sizes[i][0], sizes[i][1]);
      stage_draw(st);
      assert_int_equal(st->session->page.place.block, before.block);
      assert_int_equal(st->session->page.place.offset, before.offset);
    }
  }
}

/* Blank lines and the lines of a frame belong to one place; still each is a step. */
static void every_line_can_be_the_first_on_the_screen(void **state)
{
  struct stage *st = *state;
  write_note(st, "beta.md",
      "---\ntitle: Beta\nsummary: What it is.\n---\n\n![a](b.png)\n\n```\n\n\n\nx\n```\n\n- - -\n\n"
      "> quoted\n>\n> - item\n\n# Head\n\nText.\n");
  stage_resize(st, 80, 5);
  keys(st, "Enter");
  size_t last = st->session->page.lines->n - (size_t)st->session->geometry.text.rows;
  assert_true(last > 15);
  for (size_t top = 1; top <= last; top++) {
    keys(st, "j");
    assert_int_equal(st->session->page.top, top);
  }
  for (size_t top = last; top-- > 0;) {
    keys(st, "k");
    assert_int_equal(st->session->page.top, top);
  }
}

static void a_page_beside_the_list_is_read_once_for_keys_that_come_together(void **state)
{
  struct stage *st = *state;
  stage_resize(st, 160, 48);
  stage_draw(st);
  unsigned long serial = st->session->page.serial;
  keys(st, "j j");
  assert_true(str_eq(st->session->page.article->title, STR_LIT("Zeta")));
  assert_true(st->session->page.serial <= serial + 2);
}

static void what_is_copied_is_the_source(void **state)
{
  struct stage *st = *state;
  write_note(st, "beta.md",
      "---\ntitle: Beta\nscore: {depth: 7}\n---\n\n# One\n\n```sh\necho\t'a'\n\n```\n\n"
      "## Two *too*\n\nText.\n\n# Three\n\nEnd.\n");
  keys(st, "Enter y c");
  assert_true(str_eq(buf_str(&st->copied), STR_LIT("echo\t'a'\n\n")));
  keys(st, "y j");
  assert_true(
      str_eq(buf_str(&st->copied), STR_LIT("{\"title\":\"Beta\",\"score\":{\"depth\":7}}")));
  keys(st, "y s f");
  assert_true(str_eq(buf_str(&st->copied),
      STR_LIT("# One\n\n```sh\necho\t'a'\n\n```\n\n## Two *too*\n\nText.\n\n")));
  keys(st, "y p");
  assert_true(str_ends(buf_str(&st->copied), STR_LIT("/empty/beta.md")));
  keys(st, "y s d");
  assert_true(str_eq(buf_str(&st->copied), STR_LIT("# Three\n\nEnd.\n")));
  keys(st, "y a");
  assert_true(str_starts(buf_str(&st->copied), STR_LIT("---\ntitle: Beta\n")));
  assert_true(str_ends(buf_str(&st->copied), STR_LIT("# Three\n\nEnd.\n")));
}

static void what_is_shown_can_be_copied_too(void **state)
{
  struct stage *st = *state;
  write_note(st, "beta.md",
      "---\ntitle: Beta\n---\n\n## One\n\n> *Some* text.\n>\n"
      "> ```sh\n> echo\t'a'\n> exit\n> ```\n\n"
      "## Two\n\n| a | b |\n| --- | --- |\n| `x` | y &amp; z |\n| 2 |\n\nEnd.\n");
  keys(st, "Enter y C");
  assert_true(str_eq(buf_str(&st->copied), STR_LIT("echo    'a'\nexit\n")));
  keys(st, "y S f");
  assert_true(
      str_starts(buf_str(&st->copied), STR_LIT("One\n\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\n\n")));
  assert_true(str_ends(buf_str(&st->copied), STR_LIT("exit\n")));
  keys(st, "y t");
  assert_true(str_eq(
      buf_str(&st->copied), STR_LIT("| a | b |\n| --- | --- |\n| `x` | y &amp; z |\n| 2 |\n")));
  keys(st, "y T");
  assert_true(str_eq(buf_str(&st->copied), STR_LIT("a\tb\nx\ty & z\n2\t\n")));
  keys(st, ". Enter y T"); /* a table that is open by itself */
  assert_true(str_eq(buf_str(&st->copied), STR_LIT("a\tb\nx\ty & z\n2\t\n")));
}

/* Two screens of text and a match at the end. */
static void write_needles(struct stage *st, const char *before)
{
  struct buf text = BUF_INIT;
  buf_addf(&text, "---\ntitle: Beta\n---\n\n%s", before);
  for (int i = 0; i < 60; i++)
    buf_addf(&text,
        "Paragraph %d has a needle of its own in a text that is long enough to be wrapped "
        "on any screen.\n\n",
        i);
  write_note(st, "beta.md", buf_cstr(&text));
  buf_release(&text);
}

/* The match that is looked at, and its place, stay through all that lays the page out anew. */
static void the_current_match_stays(void **state)
{
  struct stage *st = *state;
  write_needles(st, "");
  keys(st, "Enter / n e e d l e Enter 2 9 n");
  assert_shows(st, "30/60", true);
  assert_shows(st, "Paragraph 29", true);
  stage_resize(st, 50, 30);
  stage_draw(st);
  assert_shows(st, "30/60", true);
  assert_shows(st, "Paragraph 29", true);
  keys(st, "- - + A");
  assert_shows(st, "30/60", true);
  assert_shows(st, "Paragraph 29", true);
  stage_resize(st, 120, 20);
  keys(st, "i h l i");
  assert_shows(st, "30/60", true);
  assert_shows(st, "Paragraph 29", true);
  write_needles(st, "A needle more, before all.\n\n");
  keys(st, "R");
  wait_for_news(st);
  assert_shows(st, "/61", true);
  assert_shows(st, "Paragraph 28", true); /* the same block of the page */
  keys(st, "n");
  assert_shows(st, "31/61", true);
}

/* An index that cannot grow, as on a full disk: one in memory takes its place, which is told. */
static void for_want_of_room_the_index_is_in_memory(void **state)
{
  struct stage *st = *state;
  struct rlimit before, none;
  signal(SIGXFSZ, SIG_IGN);
  assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
  none = (struct rlimit){0, before.rlim_max};
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
  keys(st, "R");
  wait_for_news(st);
  assert_shows(st, "Beta", true);
  assert_shows(st, "the index is in memory only: ", true);
  stage_type(st, STR_LIT("/beta"));
  stage_draw(st);
  assert_shows(st, "the index is in memory only: ", false);
  assert_shows(st, "1 of 1", true);
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
}

/* Beside the list the page follows the selection: at once, unless the note is long. */
static void a_long_note_does_not_hold_the_cursor_up(void **state)
{
  struct stage *st = *state;
  struct buf text = BUF_INIT;
  buf_add_cstr(&text, "---\ntitle: Epsilon\n---\n\nThe long one.\n\n");
  buf_add_repeat(&text, STR_LIT("x\n\n"), 300 * 1024);
  write_note(st, "epsilon.md", buf_cstr(&text));
  buf_release(&text);
  keys(st, "R");
  wait_for_news(st);
  stage_resize(st, 120, 24);
  stage_settle(st);
  assert_shows(st, "The second.", true);
  keys(st, "j");
  assert_shows(st, "The fourth.", true);
  keys(st, "j");
  assert_true(str_eq(selected_title(st), STR_LIT("Epsilon")));
  assert_shows(st, "The long one.", false);
  session_work(st->session);
  stage_draw(st);
  assert_shows(st, "The long one.", true);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
  const struct CMUnitTest tests[] = {
      ON_STAGE(notes_are_found_while_one_looks_and_told_at_the_end),
      ON_STAGE(the_selection_stays_on_its_note_when_others_come),
      ON_STAGE(the_selection_stays_on_a_note_that_was_changed),
      ON_STAGE(a_note_that_vanished_is_told_and_the_others_can_be_read),
      ON_STAGE(a_note_that_changed_is_read_anew_when_opened_again),
      ON_STAGE(a_note_that_changed_since_it_was_read_has_a_mark),
      ON_STAGE(a_large_list_is_read_by_the_window),
      ON_STAGE(a_long_note_does_not_hold_the_cursor_up),
      ON_STAGE(the_place_survives_every_change_of_width),
      ON_STAGE(every_line_can_be_the_first_on_the_screen),
      ON_STAGE(a_page_beside_the_list_is_read_once_for_keys_that_come_together),
      ON_STAGE(what_is_copied_is_the_source),
      ON_STAGE(what_is_shown_can_be_copied_too),
      ON_STAGE(the_current_match_stays),
      cmocka_unit_test_setup_teardown(
          for_want_of_room_the_index_is_in_memory, set_up_unread, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
