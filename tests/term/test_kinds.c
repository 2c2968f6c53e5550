/* The reader on every kind of terminal, and where there is none. */
#include "reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

static void check_kind(const char *term, const char *locale)
{
  const struct terminal_setup setup = {.term = term, .locale = locale};
  struct terminal *t = reader_open(&setup);
  terminal_send(t, "\r");
  terminal_wait_text(t, "Part one");
  terminal_send(t, "\033[B\033OB\033[6~j");
  terminal_send(t, "Q");
  assert_int_equal(terminal_wait_end(t), 0);
  terminal_free(t);
}

static void it_opens_on_every_kind_of_terminal(void **state)
{
  (void)state;
  static const char *const kinds[] = {
      "xterm-256color", "xterm", "tmux-256color", "screen", "linux", "vt100", "vt220"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    check_kind(kinds[i], NULL);
}

static void assert_all_ascii(struct terminal *t)
{
  const struct buf *stream = terminal_stream(t);
  for (size_t i = 0; i < stream->n; i++)
    assert_true((unsigned char)stream->p[i] < 0x80);
}

static void check_ascii(const char *term, const char *locale)
{
  const struct terminal_setup setup = {.term = term, .locale = locale};
  struct terminal *t = reader_open(&setup);
  terminal_send(t, "\r");
  terminal_wait_text(t, "Text with");
  terminal_send(t, "Q");
  terminal_wait_end(t);
  assert_all_ascii(t);
  terminal_free(t);
}

static void without_utf8_everything_is_ascii(void **state)
{
  (void)state;
  check_ascii("xterm-256color", "C");
  check_ascii("vt100", "C.UTF-8");
}

static void a_locale_that_is_missing_is_no_obstacle(void **state)
{
  (void)state;
  const struct terminal_setup setup = {.locale = "xx_YY.UTF-8"};
  struct terminal *t = reader_open(&setup);
  terminal_send(t, "\r");
  terminal_wait_text(t, "gr\u00fc\u00dfe");
  terminal_free(t);
}

static bool is_coloured(const VTermScreenCell *cell)
{
  return !VTERM_COLOR_IS_DEFAULT_FG(&cell->fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell->bg);
}

static int count_coloured(struct terminal *t)
{
  int n = 0;
  for (int row = 0; row < 24; row++)
    for (int col = 0; col < 80; col++) {
      VTermScreenCell cell = terminal_cell(t, col, row);
      n += is_coloured(&cell);
    }
  return n;
}

static void check_colours(const char *no_color, bool wanted)
{
  const char *const env[] = {no_color, NULL};
  const struct terminal_setup setup = {.env = no_color ? env : NULL};
  struct terminal *t = reader_open(&setup);
  terminal_send(t, "\r");
  terminal_wait_text(t, "Part one");
  assert_true(terminal_wait_quiet(t, 100));
  assert_int_equal(count_coloured(t) > 0, wanted);
  terminal_free(t);
}

static void no_color_is_obeyed(void **state)
{
  (void)state;
  check_colours(NULL, true);
  check_colours("NO_COLOR=", true);
  check_colours("NO_COLOR=1", false);
}

/* ---- looks ---- */

/* The first cell of a word on the screen. */
static VTermScreenCell cell_of(struct terminal *t, const char *word)
{
  int n = (int)strlen(word);
  for (int row = 0; row < 24; row++)
    for (int col = 0; col + n <= 80; col++) {
      int k = 0;
      while (k < n && terminal_cell(t, col + k, row).chars[0] == (uint32_t)word[k])
        k++;
      if (k == n) return terminal_cell(t, col, row);
    }
  fail_msg("there is no \"%s\" on the screen", word);
  return terminal_cell(t, 0, 0);
}

static struct terminal *read_text(const char *term, const char *options)
{
  const struct terminal_setup setup = {.term = term};
  char command[200];
  snprintf(command, sizeof command,
      "printf '# A title\\n\\n## Heading\\n\\nSome *stress*, a [link](x), `code`.\\n' | "
      "exec \"$FIELDNOTES\" %s -",
      options);
  struct terminal *t = reader_shell(command, &setup);
  terminal_wait_text(t, "Some stress");
  assert_true(terminal_wait_quiet(t, 100)); /* the whole line has come */
  return t;
}

static void without_italics_what_they_stress_is_bold_and_looks_like_no_link(void **state)
{
  (void)state;
  struct terminal *t = read_text("vt100", "");
  VTermScreenCell stress = cell_of(t, "stress"), link = cell_of(t, "link");
  assert_true(stress.attrs.bold && !stress.attrs.underline);
  assert_true(link.attrs.underline);
  terminal_free(t);
}

static void without_colours_code_in_a_line_has_its_marks(void **state)
{
  (void)state;
  struct terminal *t = read_text("vt100", "");
  assert_true(terminal_shows(t, "`code`"));
  terminal_free(t);
  t = read_text("xterm-256color", "--theme monochrome");
  assert_true(terminal_shows(t, "`code`"));
  terminal_free(t);
  t = read_text("xterm-256color", "");
  assert_false(terminal_shows(t, "`code`"));
  terminal_free(t);
}

static void check_heading(const char *term, const char *options, int colour)
{
  struct terminal *t = read_text(term, options);
  VTermScreenCell heading = cell_of(t, "Heading");
  assert_true(VTERM_COLOR_IS_INDEXED(&heading.fg));
  assert_int_equal(heading.fg.indexed.idx, colour);
  assert_true(heading.attrs.bold);
  terminal_free(t);
}

static void a_theme_is_drawn_with_the_colours_that_the_terminal_has(void **state)
{
  (void)state;
  check_heading("xterm-256color", "--theme light", 25);
  check_heading("xterm", "--theme light", 4);
  check_heading("xterm-256color", "", 12);
}

static void the_next_theme_is_drawn_at_once(void **state)
{
  (void)state;
  struct terminal *t = read_text("xterm-256color", "--theme default");
  terminal_send(t, "4T");
  terminal_wait_text(t, "theme 4 of 6: high-contrast");
  VTermScreenCell heading = cell_of(t, "Heading");
  assert_true(VTERM_COLOR_IS_DEFAULT_FG(&heading.fg));
  assert_true(heading.attrs.underline);
  terminal_free(t);
}

static void the_cursor_rests_on_what_is_selected(void **state)
{
  (void)state;
  struct terminal *t = reader_open_settled(NULL);
  assert_true(terminal_wait_quiet(t, 100));
  int row = terminal_cursor(t).row;
  terminal_send(t, "j");
  assert_true(terminal_wait_quiet(t, 100));
  assert_true(terminal_cursor(t).row > row);
  terminal_send(t, "/");
  assert_true(terminal_wait_quiet(t, 100));
  assert_true(terminal_cursor_is_shown(t));
  terminal_free(t);
}

/* ---- where it cannot run ---- */

static void check_refused(
    const char *command, const struct terminal_setup *setup, const char *words)
{
  struct terminal *t = reader_shell(command, setup);
  int status = terminal_wait_end(t);
  assert_true(terminal_shows(t, words));
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), 2);
  assert_false(terminal_is_alternate(t));
  terminal_free(t);
}

static void a_terminal_that_cannot_be_used_is_told(void **state)
{
  (void)state;
  const struct terminal_setup unknown = {.term = "no-such-terminal"};
  check_refused("exec \"$FIELDNOTES\" lib", &unknown, "fieldnotes: TERM is \"no-such-terminal\"");
  check_refused("exec \"$FIELDNOTES\" lib", &unknown, "--linear all of them");
  check_refused("unset TERM; exec \"$FIELDNOTES\" lib", NULL, "fieldnotes: the terminal's kind");
  check_refused("exec \"$FIELDNOTES\" lib >out", NULL, "fieldnotes: the reader needs a terminal");
}

/* The keys come from the terminal then. */
static void check_pipe(const char *arguments)
{
  struct buf command = BUF_INIT;
  buf_addf(&command,
      "printf '# From a pipe\\n\\nText.\\n' | \"$FIELDNOTES\" %s; echo ended $?; read line",
      arguments);
  struct terminal *t = reader_shell(buf_cstr(&command), NULL);
  buf_release(&command);
  terminal_wait_text(t, "From a pipe");
  assert_true(terminal_is_alternate(t));
  terminal_send(t, "jQ");
  terminal_wait_text(t, "ended 0");
  terminal_send(t, "\n");
  terminal_wait_end(t);
  terminal_free(t);
}

static void text_from_a_pipe_is_read_be_it_asked_for_or_not(void **state)
{
  (void)state;
  check_pipe("-");
  check_pipe("");
  check_pipe("--library lib +/Text");
}

static void a_device_is_no_text_to_be_read(void **state)
{
  (void)state;
  struct terminal *t = reader_shell("exec \"$FIELDNOTES\" --library lib </dev/null", NULL);
  terminal_wait_text(t, FIRST_TITLE);
  terminal_free(t);
}

static void a_library_that_is_not_there_is_told_on_the_usual_screen(void **state)
{
  (void)state;
  check_refused("exec \"$FIELDNOTES\" /no/such/folder", NULL, "fieldnotes: /no/such/folder");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(it_opens_on_every_kind_of_terminal),
    cmocka_unit_test(without_utf8_everything_is_ascii),
    cmocka_unit_test(a_locale_that_is_missing_is_no_obstacle),
    cmocka_unit_test(no_color_is_obeyed),
    cmocka_unit_test(without_italics_what_they_stress_is_bold_and_looks_like_no_link),
    cmocka_unit_test(without_colours_code_in_a_line_has_its_marks),
    cmocka_unit_test(a_theme_is_drawn_with_the_colours_that_the_terminal_has),
    cmocka_unit_test(the_next_theme_is_drawn_at_once),
    cmocka_unit_test(the_cursor_rests_on_what_is_selected),
    cmocka_unit_test(a_terminal_that_cannot_be_used_is_told),
    cmocka_unit_test(text_from_a_pipe_is_read_be_it_asked_for_or_not),
    cmocka_unit_test(a_device_is_no_text_to_be_read),
    cmocka_unit_test(a_library_that_is_not_there_is_told_on_the_usual_screen),
};

int main(void)
{
  return cmocka_run_group_tests(tests, NULL, NULL);
}
